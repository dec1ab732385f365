using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using PromptGen.Benchmarks.Corpus;
using PromptGen.Benchmarks.Measuring;

namespace PromptGen.Benchmarks.Generator;

/// <summary><c>dotnet build</c> with the generator and the manifest task, of the same C# checked in, and of hand-written C#.</summary>
internal static class BuildBenchmark
{
    private const int Count = 1_000;

    private const int ServerRounds = 9;
    private const int ColdRounds = 3;

    private static readonly (string Path, string Text)[] Code = [("Project.cs", "internal static class Project { }\n")];

    public static int Run()
    {
        ImmutableArray<CorpusPrompt> prompts = PromptCorpus.Create(Count);
        using TemporaryFolder folder = new();
        CorpusCompilation.PrepareCheckedIn(folder, CorpusCompilation.PrepareGenerated(folder, prompts));
        BuildProject[] projects =
        [
            BuildProject.Create(folder, "WithGenerator", PromptYaml.Files(prompts).Concat(Code), withGenerator: true),
            BuildProject.Create(folder, "CheckedIn", CheckedIn(folder).Concat(Code), withGenerator: false),
            BuildProject.Create(folder, "HandWritten", HandWrittenCode.Files(prompts).Concat(Code), withGenerator: false),
        ];
        Measure("compiler server", projects, server: true, warmUp: 6, ServerRounds);
        Measure("cold compiler", projects, server: false, warmUp: 1, ColdRounds);
        return 0;
    }

    private static void Measure(string name, BuildProject[] projects, bool server, int warmUp, int rounds)
    {
        List<double>[] times = [[], [], []];
        for (int round = -warmUp; round < rounds; round++)
        {
            for (int turn = 0; turn < projects.Length; turn++)
            {
                // Another one begins in each round, so that no project always runs on a machine that another has warmed.
                int project = (turn + round + warmUp) % projects.Length;
                double elapsed = projects[project].Rebuild(server).Elapsed.TotalMilliseconds;
                if (round >= 0)
                {
                    times[project].Add(elapsed);
                }
            }
        }

        Report.Measured(name + ", with the generator", new Sample(times[0]), "F0", "ms");
        Report.Measured(name + ", the same C# checked in", new Sample(times[1]), "F0", "ms");
        Report.Measured(name + ", hand-written C#", new Sample(times[2]), "F0", "ms");
        Report.Target(name + ": generator / checked in", Sample.Ratio(times[0], times[1]), 1.25);
        Report.Target(name + ": generator / hand-written", Sample.Ratio(times[0], times[2]), 2.0);
    }

    private static IEnumerable<(string Path, string Text)> CheckedIn(TemporaryFolder folder) =>
        Directory.EnumerateFiles(folder["checked-in"], "*.cs", SearchOption.AllDirectories)
            .Select(static file => (Path.GetFileName(file), File.ReadAllText(file)));
}
