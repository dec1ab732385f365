using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using PromptGen.Benchmarks.Corpus;
using PromptGen.Benchmarks.Measuring;

namespace PromptGen.Benchmarks.Generator;

/// <summary>The C# compiler alone, each run in a process of its own: the strictest form of "what does a build with it take".</summary>
internal static class CompilationBenchmark
{
    private const int Count = 1_000;

    private const int Rounds = 7;

    public static int Run()
    {
        ImmutableArray<CorpusPrompt> prompts = PromptCorpus.Create(Count);
        using TemporaryFolder folder = new();
        string generated = CorpusCompilation.PrepareGenerated(folder, prompts);
        string checkedIn = CorpusCompilation.PrepareCheckedIn(folder, generated);
        string handWritten = CorpusCompilation.PrepareHandWritten(folder, prompts);
        string[] variants = [generated, checkedIn, handWritten];
        List<double>[] times = [[], [], []];
        foreach (string variant in variants)
        {
            CorpusCompilation.Run(folder, variant).Demand();
        }

        for (int round = 0; round < Rounds; round++)
        {
            for (int turn = 0; turn < variants.Length; turn++)
            {
                // Another one begins in each round, so that no variant always runs on a machine that another has warmed.
                int variant = (turn + round) % variants.Length;
                times[variant].Add(CorpusCompilation.Run(folder, variants[variant]).Demand().Elapsed.TotalMilliseconds);
            }
        }

        Console.WriteLine($"{"csc with the generator",-40} {new Sample(times[0]).Show("F0", " ms")}");
        Console.WriteLine($"{"csc, the same C# checked in",-40} {new Sample(times[1]).Show("F0", " ms")}");
        Console.WriteLine($"{"csc, hand-written C#",-40} {new Sample(times[2]).Show("F0", " ms")}");
        Report("csc: generator / checked in", Sample.Ratio(times[0], times[1]), 1.25);
        Report("csc: generator / hand-written", Sample.Ratio(times[0], times[2]), 2.0);
        return 0;
    }

    private static void Report(string name, Sample ratio, double target) =>
        Console.WriteLine($"{name,-40} {ratio.Show("F3", "")}, target at most {target:F2}: {(ratio.Median <= target ? "met" : "MISSED")}");
}
