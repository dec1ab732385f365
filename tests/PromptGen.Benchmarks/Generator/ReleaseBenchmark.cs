using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Benchmarks.Corpus;
using PromptGen.Benchmarks.Measuring;

namespace PromptGen.Benchmarks.Generator;

/// <summary>What a release for each prompt adds to the generator's time: the release is read, and its hash proven.</summary>
internal static class ReleaseBenchmark
{
    private const int Count = 1_000;

    private const int Rounds = 5;

    public static int Run()
    {
        (string Path, string Text)[] files = [.. PromptYaml.WorkingFiles(PromptCorpus.Create(Count))];
        (string Path, string Text)[] released = [.. files, .. ReleaseYaml.Files(files)];
        using TemporaryFolder folder = new();
        using TemporaryFolder releasedFolder = new();
        string responseFile = CorpusCompilation.PrepareGenerated(folder, files);
        string releasedResponseFile = CorpusCompilation.PrepareGenerated(releasedFolder, released);
        WarmDriver driver = new(files);
        WarmDriver releasedDriver = new(released);
        for (int i = 0; i < 2 * Rounds; i++)
        {
            driver.RunAll();
            releasedDriver.RunAll();
        }

        List<double> cold = [];
        List<double> coldReleased = [];
        List<double> warm = [];
        List<double> warmReleased = [];
        CorpusCompilation.Run(folder, responseFile).Demand();
        for (int round = 0; round < Rounds; round++)
        {
            cold.Add(Cold(folder, responseFile));
            coldReleased.Add(Cold(releasedFolder, releasedResponseFile));
            warm.Add(driver.RunAll().TotalMilliseconds / Count);
            warmReleased.Add(releasedDriver.RunAll().TotalMilliseconds / Count);
        }

        Report.Measured("cold, without releases", new Sample(cold), "F3", "ms a prompt");
        Report.Measured("cold, one release a prompt", new Sample(coldReleased), "F3", "ms a prompt");
        Report.Measured("warm, without releases", new Sample(warm), "F3", "ms a prompt");
        Report.Measured("warm, one release a prompt", new Sample(warmReleased), "F3", "ms a prompt");
        return 0;
    }

    private static double Cold(TemporaryFolder folder, string responseFile) =>
        CorpusCompilation.GeneratorTime(CorpusCompilation.Run(folder, responseFile).Demand()).TotalMilliseconds / Count;
}
