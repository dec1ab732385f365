using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime;
using System.Threading;
using PromptGen.Generated;

namespace PromptGen.Benchmarks.Releases;

/// <summary>
/// What an application pays at its start: from a signed state and its packs in memory to all versions being served, in a process that has
/// done nothing before, and then again in the same process.
/// </summary>
internal static class PackLoad
{
    /// <summary>Starts this program as that application. It is no benchmark of its own.</summary>
    public const string Argument = "load-packs";

    private const int WarmRounds = 11;

    /// <summary>Prints milliseconds: the first time, of them the JIT compiler, and the median of the later times.</summary>
    public static int Run(string folder)
    {
        byte[] state = File.ReadAllBytes(Path.Combine(folder, PackPublication.State));
        string key = File.ReadAllText(Path.Combine(folder, PackPublication.Key));
        Dictionary<string, byte[]> packs = new(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(folder, PackPublication.Packs)))
        {
            packs.Add("sha256:" + Path.GetFileName(file), File.ReadAllBytes(file));
        }

        FixedSource source = new(state, packs);
        string[] prompts = File.ReadAllLines(Path.Combine(folder, PackPublication.Contracts));
        TimeSpan compiledBefore = JitInfo.GetCompilationTime();
        double cold = Load(source, key, prompts);
        TimeSpan compiled = JitInfo.GetCompilationTime() - compiledBefore;
        List<double> warm = [];
        for (int round = 0; round < WarmRounds; round++)
        {
            // Between two rounds the runtime may finish what it compiles in the background.
            Thread.Sleep(150);
            warm.Add(Load(source, key, prompts));
        }

        warm.Sort();
        Console.WriteLine(string.Join(' ', new[] { cold, compiled.TotalMilliseconds, warm[WarmRounds / 2] }.Select(static time => time.ToString("F1", CultureInfo.InvariantCulture))));
        return 0;
    }

    private static double Load(FixedSource source, string key, string[] prompts)
    {
        PromptReleasesOptions options = new() { Source = source, TrustedKeys = { key }, PollInterval = TimeSpan.FromHours(1) };
        foreach (string prompt in prompts)
        {
            int space = prompt.IndexOf(' ', StringComparison.Ordinal);
            options.Prompts.Add(new ReleasedPrompt<NoArguments>(
                new PromptIdentity(prompt[..space], "2026-03-01.1", "sha256:0", null), prompt[(space + 1)..], static (in NoArguments _) => default, static (_, _) => { }));
        }

        long start = Stopwatch.GetTimestamp();
        using PromptReleases releases = new(options);
        releases.StartAsync().GetAwaiter().GetResult();
        double elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return releases.Status.Prompts.Count == prompts.Length && releases.Status.Rejections.Count == 0
            ? elapsed
            : throw new InvalidOperationException("The packs were not admitted: " + string.Join(" ", releases.Status.Rejections.Take(3)));
    }
}
