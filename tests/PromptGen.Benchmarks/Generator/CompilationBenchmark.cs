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

        Report.Measured("csc with the generator", new Sample(times[0]), "F0", "ms");
        Report.Measured("csc, the same C# checked in", new Sample(times[1]), "F0", "ms");
        Report.Measured("csc, hand-written C#", new Sample(times[2]), "F0", "ms");
        Report.Target("csc: generator / checked in", Sample.Ratio(times[0], times[1]), 1.25);
        Report.Target("csc: generator / hand-written", Sample.Ratio(times[0], times[2]), 2.0);
        return 0;
    }
}
