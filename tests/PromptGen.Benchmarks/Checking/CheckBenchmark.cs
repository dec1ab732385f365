using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using PromptGen.Benchmarks.Corpus;
using PromptGen.Benchmarks.Measuring;

namespace PromptGen.Benchmarks.Checking;

/// <summary><c>dotnet promptgen check</c> of 1,000 prompts with 10 releases each: a process from its start to its end, with files in the system's cache.</summary>
internal static class CheckBenchmark
{
    private const int Count = 1_000;
    private const int Releases = 10;
    private const int Rounds = 7;

    private const double TimeGoal = 2;
    private const double MemoryGoal = 300;

    private const string Project = "<Project><ItemGroup><PackageReference Include=\"PromptGen\" /></ItemGroup></Project>";

    public static int Run()
    {
        using TemporaryFolder folder = new();
        Create(folder);
        List<double> times = [];
        List<double> memory = [];
        for (int round = -1; round < Rounds; round++)
        {
            ToolRun run = ToolRun.Of(folder.Path, "check");
            string expected = string.Create(CultureInfo.InvariantCulture, $" in {Count} prompts and {Count * Releases} releases.\n");
            if (!run.Output.EndsWith(expected, StringComparison.Ordinal))
            {
                throw new InvalidOperationException("The check says: " + run.Output);
            }

            // The first one brings the files into the system's cache.
            if (round >= 0)
            {
                times.Add(run.Elapsed.TotalSeconds);
                memory.Add(run.PeakMegabytes);
            }
        }

        Sample time = new(times);
        Sample peak = new(memory);
        Report.Target("check, 1,000 prompts, 10,000 releases", time, TimeGoal, "s");
        Report.Target("its greatest working set", peak, MemoryGoal, "MB");
        return time.Median <= TimeGoal && peak.Median <= MemoryGoal ? 0 : 1;
    }

    /// <summary>Ten days of work: every day each prompt is changed by a word and stamped.</summary>
    private static void Create(TemporaryFolder folder)
    {
        (string Path, string Text)[] files = [.. PromptYaml.WorkingFiles(PromptCorpus.Create(Count))];
        folder.Write([.. files, ("App.csproj", Project)]);
        string[] prompts = [.. files.Select(static file => file.Path).Where(static path => path.Contains(".prompt.", StringComparison.Ordinal))];
        for (int day = 1; day <= Releases; day++)
        {
            if (day > 1)
            {
                foreach (string path in prompts)
                {
                    Change(folder[path], day);
                }
            }

            ToolRun run = ToolRun.Of(folder.Path, "stamp", "--date", string.Create(CultureInfo.InvariantCulture, $"2026-04-{day:D2}"));
            if (run.ExitCode != 0)
            {
                throw new InvalidOperationException("The stamp says: " + run.Output);
            }
        }
    }

    private static void Change(string path, int day)
    {
        string text = File.ReadAllText(path);
        int word = text.IndexOf(". ", text.IndexOf("template: |", StringComparison.Ordinal), StringComparison.Ordinal);
        File.WriteAllText(path, text.Insert(word + 1, string.Create(CultureInfo.InvariantCulture, $" On day {day} this was added.")));
    }
}
