using System;
using System.Linq;
using PromptGen.Benchmarks.Measuring;
using PromptGen.Compiler.Tests.Bounds;

namespace PromptGen.Benchmarks.Generator;

/// <summary>The processor time of all stages against the size of a prompt file, for each construct that can be repeated.</summary>
internal static class FileBenchmark
{
    private const int Less = 3_000;

    private const int More = 4 * Less;

    private const int Rounds = 5;

    // Calls after which the runtime has compiled what is called often a second time.
    private const int WarmUp = 40;

    // What compares each with each takes sixteen times as much.
    private const double Target = 8;

    // Below, a larger file meets colder memory and the first collections, and the ratio says nothing.
    private const double LeastMilliseconds = 50;

    public static int Run()
    {
        bool met = true;
        foreach ((string name, Func<int, string> construct) in FileConstructs.All.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            (string Text, string Next)[] files = [.. new[] { Less, More }.Select(size => (construct(size), construct(size + 1)))];
            for (int i = 0; i < WarmUp; i++)
            {
                Time(files[0]);
            }

            (double Less, double More)[] rounds = [.. Enumerable.Range(0, Rounds).Select(_ => (Time(files[0]), Time(files[1])))];
            Sample ratio = new(rounds.Select(static round => round.More / round.Less));
            Sample more = new(rounds.Select(static round => round.More));
            Console.Write($"{more.Median,8:F0} ms  ");
            Report.Target(name, ratio, Target);
            met &= ratio.Median <= Target || more.Median < LeastMilliseconds;
        }

        return met ? 0 : 1;
    }

    private static double Time((string Text, string Next) file)
    {
        double start = ThreadTime.Milliseconds();
        FileStages.Run(file.Text, file.Next);
        return ThreadTime.Milliseconds() - start;
    }
}
