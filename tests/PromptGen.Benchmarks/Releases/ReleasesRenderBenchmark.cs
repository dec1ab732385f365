using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using PromptGen.Benchmarks.Prompts;
using PromptGen.Benchmarks.Rendering;
using PromptGen.Core.Collections;
using PromptGen.Core.Prompts;
using PromptGen.Rollouts;

namespace PromptGen.Benchmarks.Releases;

/// <summary>What releases add to a rendering, on one thread and on many, and what they allocate.</summary>
internal static class ReleasesRenderBenchmark
{
    private const int Calls = 20_000;
    private const int Rounds = 60;

    // One object of a few fields.
    private const int GreatestHolder = 64;

    private static int s_length;

    public static int Run()
    {
        // Before any releases are there: afterwards the flag is on for the rest of the process.
        PairedRounds.WarmUp(Render);
        double unconfigured = Median(Render);
        long unconfiguredBytes = PairedRounds.Allocated(Render);

        using PromptReleases releases = Releases();
        releases.RefreshAsync().GetAwaiter().GetResult();
        if (releases.Status.Rejections.Count > 0)
        {
            throw new InvalidOperationException(string.Join(" ", releases.Status.Rejections));
        }

        PromptContext context = new() { Key = "user-4711" };
        bool met = true;
        using (releases.Begin(context))
        {
            PairedRounds.WarmUp(Render);
            double later = Median(Render);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"unconfigured rendering: {unconfigured:F1} ns"));
            met &= Show("later choice in a request, over unconfigured", later - unconfigured, 60, "ns");
            met &= Show("allocated by a later choice", PairedRounds.Allocated(Render) - unconfiguredBytes, 0, "bytes");
        }

        void First()
        {
            using PromptScope scope = releases.Begin(context);
            Render();
        }

        void Begin()
        {
            using PromptScope scope = releases.Begin(context);
        }

        byte[] text = Encoding.UTF8.GetBytes("user-4711\nr-1");
        void Hash()
        {
            Span<byte> result = stackalloc byte[SHA256.HashSizeInBytes];
            s_length = SHA256.HashData(text, result);
        }

        PairedRounds.WarmUp(First);
        PairedRounds.WarmUp(Begin);
        PairedRounds.WarmUp(Hash);
        double hash = Median(Hash);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"SHA-256 of key and seed: {hash:F1} ns; a unit of work without a choice: {Median(Begin):F1} ns, {PairedRounds.Allocated(Begin)} bytes"));
        met &= Show("unit of work with its first choice, over unconfigured and SHA-256", Median(First) - unconfigured - hash, 500, "ns");
        met &= Show("allocated by the first choice", PairedRounds.Allocated(First) - PairedRounds.Allocated(Begin) - unconfiguredBytes, GreatestHolder, "bytes");
        foreach (int threads in new[] { 1, 2, 64 })
        {
            long before = Monitor.LockContentionCount;
            double time = OnThreads(threads, releases);
            long contentions = Monitor.LockContentionCount - before;
            met &= Show(string.Create(CultureInfo.InvariantCulture, $"lock contentions of {threads} threads, {time:F0} ns of processor a rendering"), contentions, 0, "");
        }

        return met ? 0 : 1;
    }

    private static void Render() => s_length = OneLinerPrompt.Render("French", "Good morning").Text.Length;

    private static PromptReleases Releases()
    {
        PromptIdentity compiled = OneLinerPrompt.Compiled;
        ReleasedVersion stable = new(PromptVersion.Parse(compiled.Version).WithoutDirty().ToString(), compiled.Hash);

        // A canary that this key is not in: what is served is the compiled version, after the key's bucket was looked up.
        EffectivePrompt tried = new()
        {
            Messages = EquatableArray.Create<EffectiveMessage>(new EffectiveTemplateMessage(PromptMessageRole.User, "Translate.")),
        };
        byte[] pack = PromptPackWriter.Write([(compiled.Id, "2026-03-20.1", tried)]);
        string packHash = PromptPackReader.Read(pack).Pack!.Hash;
        PromptCanary canary = new(new ReleasedVersion("2026-03-20.1", ContentHash.Of(PromptHashes.CanonicalBytes(tried))), 0.01m, default, "r-1");
        PromptReleaseState state = new(compiled.Id, 1, stable) { Canary = canary };
        byte[] content = ReleaseStateWriter.Write(new ReleaseState("production", 1, EquatableArray.Create(state)) { Packs = EquatableArray.Create(packHash) });
        PromptReleasesOptions options = new() { Source = new FixedSource(content, new Dictionary<string, byte[]>(StringComparer.Ordinal) { [packHash] = pack }) };
        foreach (ReleasablePrompt prompt in PromptCatalog.Releasable)
        {
            options.Prompts.Add(prompt);
        }

        return new PromptReleases(options);
    }

    private static double OnThreads(int count, PromptReleases releases)
    {
        Stopwatch watch = Stopwatch.StartNew();
        Thread[] threads = [.. Enumerable.Range(0, count).Select(i => new Thread(() =>
        {
            using PromptScope scope = releases.Begin(new PromptContext { Key = i.ToString(CultureInfo.InvariantCulture) });
            for (int call = 0; call < Calls * 10; call++)
            {
                _ = OneLinerPrompt.Render("French", "Good morning");
            }
        }))];
        Array.ForEach(threads, static thread => thread.Start());
        Array.ForEach(threads, static thread => thread.Join());
        return watch.Elapsed.TotalNanoseconds * Math.Min(count, Environment.ProcessorCount) / ((double)count * Calls * 10);
    }

    private static double Median(Action action)
    {
        List<double> times = [];
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < Calls; i++)
            {
                action();
            }

            times.Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds / Calls);
        }

        times.Sort();
        return times[Rounds / 2];
    }

    private static bool Show(string name, double value, double target, string unit)
    {
        string shown = unit.Length == 0 ? "" : " " + unit;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {value:F1}{shown}, target at most {target}: {(value <= target ? "met" : "MISSED")}"));
        return value <= target;
    }
}
