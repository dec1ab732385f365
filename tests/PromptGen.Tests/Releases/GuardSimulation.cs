using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptGen.Releases;

namespace PromptGen.Tests.Releases;

/// <summary>Many canaries whose renderings fail at random, with the same numbers each time: the table of docs/runtime-releases.md.</summary>
internal static class GuardSimulation
{
    public const int Canaries = 1_000;
    private const int Least = 50;
    private const int Few = 5_000;
    private const int Many = 50_000;
    private const int TurnsAfter = 10_000;
    private const double BeforeTurning = 0.01;

    private static readonly double[] Limits = [5, 20];
    private static readonly double[] OfLimit = [0.5, 0.8, 1, 1.25, 1.5, 2, 3, 5];

    public static string Table() =>
        "| Limit | True failure rate | Stopped within 5,000 renderings | Stopped within 50,000 | Median renderings until the stop | The same, after 10,000 renderings at 1% |\n"
        + "|---|---|---|---|---|---|\n"
        + string.Concat(Limits.SelectMany(static limit => OfLimit.Select(factor => Row(limit, limit * factor))));

    /// <returns>After how many renderings each canary was stopped; null: it was not.</returns>
    public static IReadOnlyList<int?> Run(double limit, double rate, int renderings, int canaries = Canaries) =>
        [.. Enumerable.Range(0, canaries).Select(seed => Stop(new Random(seed), limit, [(rate, renderings)]))];

    private static string Row(double limit, double rate)
    {
        IReadOnlyList<int?> stops = Run(limit, rate / 100, Many);
        bool isBad = rate > limit;
        int?[] late = isBad
            ? [.. Enumerable.Range(0, Canaries).Select(seed => Stop(new Random(seed), limit, [(BeforeTurning, TurnsAfter), (rate / 100, Many)]) - TurnsAfter)]
            : [];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {limit}% | {rate:0.##}% | {Share(stops, Few)} | {Share(stops, Many)} | {(isBad ? Median(stops) : "-")} | {(isBad ? Median(late) : "-")} |\n");
    }

    private static string Share(IReadOnlyList<int?> stops, int within) =>
        (100.0 * stops.Count(stop => stop <= within) / stops.Count).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    /// <summary>Of all canaries: one that is never stopped counts as one that takes longest.</summary>
    private static string Median(IReadOnlyList<int?> stops) =>
        stops.Select(static stop => stop ?? int.MaxValue).Order().ElementAt(stops.Count / 2).ToString("N0", CultureInfo.InvariantCulture);

    private static int? Stop(Random random, double limit, (double Rate, int Renderings)[] phases)
    {
        CanaryGuard guard = new(limit, Least, static (_, _) => { });
        int done = 0;
        int end = 0;
        foreach ((double rate, int renderings) in phases)
        {
            end += renderings;
            while (true)
            {
                // Until the next failure: a geometric number of renderings.
                double gap = rate >= 1 ? 1 : Math.Floor(Math.Log(1 - random.NextDouble()) / Math.Log(1 - rate)) + 1;
                if (done + gap > end)
                {
                    break;
                }

                for (int i = 0; i < (int)gap; i++)
                {
                    guard.CountRendering();
                }

                done += (int)gap;
                guard.CountFailure("failed");
                if (guard.IsStopped)
                {
                    return done;
                }
            }

            for (; done < end; done++)
            {
                guard.CountRendering();
            }
        }

        return null;
    }
}
