using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using PromptGen.Releases.Tests;
using PromptGen.Tests.Releases;

namespace PromptGen.Benchmarks.Releases;

/// <summary>
/// How long a bad version is served after somebody has typed the rollback, and how soon a good state is visible: with the tool and an
/// application as processes, by the clock that they share.
/// </summary>
internal static class RollbackBenchmark
{
    private const int Rounds = 10;
    private const int PollMilliseconds = 1000;
    private const double TwoPolls = 2;

    public static int Run() => RunAsync().GetAwaiter().GetResult();

    private static async Task<int> RunAsync()
    {
        bool file = await MeasureAsync("file", 2.5, static (publication, _) => ["--file", publication.State]);
        bool http = await MeasureAsync("HTTP", 5, static (_, server) => ["--url", new Uri(server.Address, "state.json").AbsoluteUri]);
        return file && http ? 0 : 1;
    }

    private static async Task<bool> MeasureAsync(string source, double limit, Func<Publication, RawServer, string[]> arguments)
    {
        using Publication publication = new();
        using RawServer server = new();
        server.Respond = publication.Answer;
        await publication.PromoteAsync(Publication.Second);
        using ReleasedProcess program = new([.. arguments(publication, server), "--poll", PollMilliseconds.ToString(CultureInfo.InvariantCulture), "--pause", "10"]);
        await program.WaitForAsync("triage", Publication.Second);
        List<double> rollbacks = [];
        List<double> visible = [];
        for (int round = 0; round < Rounds; round++)
        {
            // Each round at another place between two polls: the worst is a command whose state comes right after one.
            TimeSpan phase = TimeSpan.FromMilliseconds(PollMilliseconds * round / Rounds);
            await Task.Delay(phase);
            long promoted = Stopwatch.GetTimestamp();
            await publication.PromoteAsync(Publication.Third);
            visible.Add(await SecondsUntilAsync(program, Publication.Third, promoted));
            await Task.Delay(phase);
            long started = Stopwatch.GetTimestamp();
            await publication.RollBackAsync();
            await SecondsUntilAsync(program, Publication.Second, started);
            rollbacks.Add(Stopwatch.GetElapsedTime(started, program.Served.Last(static served => served is { Id: "triage", Version: Publication.Third }).At).TotalSeconds);
        }

        bool isMet = Show(source + ": rollback, from the command to the last bad request", rollbacks, limit);
        return Show(source + ": a promotion, from the command to the first request", visible, TwoPolls) && isMet;
    }

    /// <summary>To the first request after a moment that is served a version.</summary>
    private static async Task<double> SecondsUntilAsync(ReleasedProcess program, string version, long from)
    {
        while (true)
        {
            if (program.Served.FirstOrDefault(served => served.Id == "triage" && served.Version == version && served.At >= from) is { } first)
            {
                return Stopwatch.GetElapsedTime(from, first.At).TotalSeconds;
            }

            await Task.Delay(20);
        }
    }

    private static bool Show(string name, List<double> seconds, double limit)
    {
        seconds.Sort();
        bool isMet = seconds[^1] <= limit;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {seconds[seconds.Count / 2]:F2} s ({seconds[0]:F2} to {seconds[^1]:F2}), none above {limit:F1} s: {(isMet ? "met" : "MISSED")}"));
        return isMet;
    }
}
