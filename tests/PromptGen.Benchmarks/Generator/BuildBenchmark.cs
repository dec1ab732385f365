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

    private const int Rounds = 3;

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
        List<double>[] times = [[], [], []];
        foreach (BuildProject project in projects)
        {
            project.Rebuild();
        }

        for (int round = 0; round < Rounds; round++)
        {
            for (int turn = 0; turn < projects.Length; turn++)
            {
                int project = (turn + round) % projects.Length;
                times[project].Add(projects[project].Rebuild().Elapsed.TotalMilliseconds);
            }
        }

        Report.Measured("build with the generator", new Sample(times[0]), "F0", "ms");
        Report.Measured("build of the same C# checked in", new Sample(times[1]), "F0", "ms");
        Report.Measured("build of hand-written C#", new Sample(times[2]), "F0", "ms");
        Report.Target("build: generator / checked in", Sample.Ratio(times[0], times[1]), 1.25);
        Report.Target("build: generator / hand-written", Sample.Ratio(times[0], times[2]), 2.0);
        return 0;
    }

    private static IEnumerable<(string Path, string Text)> CheckedIn(TemporaryFolder folder) =>
        Directory.EnumerateFiles(folder["checked-in"], "*.cs", SearchOption.AllDirectories)
            .Select(static file => (Path.GetFileName(file), File.ReadAllText(file)));
}
