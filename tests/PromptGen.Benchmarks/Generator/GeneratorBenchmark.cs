using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using PromptGen.Benchmarks.Corpus;
using PromptGen.Benchmarks.Measuring;

namespace PromptGen.Benchmarks.Generator;

/// <summary>The generator's own time for each prompt, cold and warm, beside BAML's; and whether it grows in line.</summary>
internal static class GeneratorBenchmark
{
    private const int Few = 1_000;

    private const int Many = 10_000;

    private const int Rounds = 5;

    public static int Run()
    {
        ImmutableArray<CorpusPrompt> prompts = PromptCorpus.Create(Few);
        Console.WriteLine($"{Few} prompts, {prompts.Average(static prompt => PromptYaml.Text(prompt).Length):F0} characters each");

        using TemporaryFolder folder = new();
        using TemporaryFolder bamlFolder = new();
        string responseFile = CorpusCompilation.PrepareGenerated(folder, prompts);
        BamlGenerator? baml = BamlGenerator.Install(bamlFolder, prompts);
        WarmDriver driver = new(prompts);
        for (int i = 0; i < 2 * Rounds; i++)
        {
            driver.RunAll();
        }

        List<double> cold = [];
        List<double> warm = [];
        List<double> rival = [];
        CorpusCompilation.Run(folder, responseFile).Demand();
        for (int round = 0; round < Rounds; round++)
        {
            cold.Add(CorpusCompilation.GeneratorTime(CorpusCompilation.Run(folder, responseFile).Demand()).TotalMilliseconds / Few);
            warm.Add(driver.RunAll().TotalMilliseconds / Few);
            if (baml is not null)
            {
                rival.Add(baml.Run().TotalMilliseconds / Few);
            }
        }

        Report.Target("cold process", new Sample(cold), 1.0, "ms a prompt");
        Report.Target("warm", new Sample(warm), 0.4, "ms a prompt");
        if (baml is not null)
        {
            Report.Measured("BAML generate, without its start", new Sample(rival), "F3", "ms a function");
            Report.Target("cold / BAML", Sample.Ratio(cold, rival), 1.0);
            Report.Target("warm / BAML", Sample.Ratio(warm, rival), 1.0);
        }

        return Linearity(driver);
    }

    private static int Linearity(WarmDriver few)
    {
        ImmutableArray<CorpusPrompt> prompts = PromptCorpus.Create(Many);
        WarmDriver many = new(prompts);
        many.RunAll();
        List<double> fewTimes = [];
        List<double> manyTimes = [];
        for (int round = 0; round < Rounds; round++)
        {
            fewTimes.Add(few.RunAll().TotalMilliseconds / Few);
            manyTimes.Add(many.RunAll().TotalMilliseconds / Many);
        }

        Report.Target($"warm, {Many} / {Few}, a prompt", Sample.Ratio(manyTimes, fewTimes), 1.5);

        using TemporaryFolder folder = new();
        Command compilation = CorpusCompilation.Run(folder, CorpusCompilation.PrepareGenerated(folder, prompts)).Demand();
        double perPrompt = CorpusCompilation.GeneratorTime(compilation).TotalMilliseconds / Many;
        double megabytes = new FileInfo(folder["generated.dll"]).Length / 1e6;
        Console.WriteLine($"{$"{Many} prompts, cold process",-40} {perPrompt:F3} ms a prompt, assembly of {megabytes:F1} MB emitted");
        return 0;
    }
}
