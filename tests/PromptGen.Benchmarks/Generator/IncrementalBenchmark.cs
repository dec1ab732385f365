using System;
using System.Collections.Generic;
using PromptGen.Benchmarks.Corpus;
using PromptGen.Benchmarks.Measuring;

namespace PromptGen.Benchmarks.Generator;

/// <summary>What an edit costs in a project with many prompts, against a run from nothing.</summary>
internal static class IncrementalBenchmark
{
    private const int Count = 1_000;

    private const int Rounds = 15;

    public static int Run()
    {
        WarmDriver driver = new(PromptCorpus.Create(Count));
        for (int i = 0; i < Rounds; i++)
        {
            driver.RunAll();
            driver.RunAfterEdit(i, i);
        }

        List<double> all = [];
        List<double> edit = [];
        List<double> code = [];
        for (int round = 0; round < Rounds; round++)
        {
            all.Add(driver.RunAll().TotalMilliseconds);
            edit.Add(driver.RunAfterEdit(round * 37 % Count, round).TotalMilliseconds);
            code.Add(driver.RunAfterCodeEdit().TotalMilliseconds);
        }

        Report.Measured("run from nothing", new Sample(all), "F2", "ms");
        Report.Measured($"run after an edit of one of {Count}", new Sample(edit), "F2", "ms");
        Report.Measured("run after an edit of C# code only", new Sample(code), "F2", "ms");
        Report.Measured("edit of one / from nothing", Sample.Ratio(edit, all), "F4", "");
        Report.Measured("edit of C# only / from nothing", Sample.Ratio(code, all), "F4", "");
        return 0;
    }
}
