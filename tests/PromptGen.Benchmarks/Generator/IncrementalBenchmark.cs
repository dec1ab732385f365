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

        Console.WriteLine($"{"run from nothing",-40} {new Sample(all).Show("F2", " ms")}");
        Console.WriteLine($"{$"run after an edit of one of {Count}",-40} {new Sample(edit).Show("F2", " ms")}");
        Console.WriteLine($"{"run after an edit of C# code only",-40} {new Sample(code).Show("F2", " ms")}");
        Console.WriteLine($"{"edit of one / from nothing",-40} {Sample.Ratio(edit, all).Show("F4", "")}");
        Console.WriteLine($"{"edit of C# only / from nothing",-40} {Sample.Ratio(code, all).Show("F4", "")}");
        return 0;
    }
}
