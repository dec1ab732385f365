using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using PromptGen.Benchmarks.Measuring;
using PromptGen.Rollouts;

namespace PromptGen.Benchmarks.Releases;

/// <summary>The time until a pack of 500 prompts is proven, and until an application serves it.</summary>
internal static class PackBenchmark
{
    private const int Prompts = 500;
    private const int Rounds = 9;
    private const double GreatestMilliseconds = 150;

    public static int Run()
    {
        using PackPublication publication = new(Prompts);
        Console.WriteLine($"A pack of {Prompts} prompts, {publication.Pack.Length / 1024} KB, {publication.SignedPack.Length / 1024} KB in its signed envelope.");
        Report.Target("signature and hashes proven, warm", new Sample(Enumerable.Range(0, Rounds).Select(_ => Prove(publication))), GreatestMilliseconds, "ms");
        bool isMet = Load("signed state, pack", publication, publication.Pack);
        isMet &= Load("signed state, signed pack", publication, publication.SignedPack);
        return isMet ? 0 : 1;
    }

    private static double Prove(PackPublication publication)
    {
        long start = Stopwatch.GetTimestamp();
        return PromptPackFile.Read(publication.SignedPack, publication.Trust).Pack is { } read && read.Prompts.Count == Prompts
            ? Stopwatch.GetElapsedTime(start).TotalMilliseconds
            : throw new InvalidOperationException("The pack was not read.");
    }

    /// <summary>Each cold time is that of a process of its own: what an application sees when it starts.</summary>
    private static bool Load(string name, PackPublication publication, byte[] pack)
    {
        using TemporaryFolder folder = new();
        publication.Write(folder.Path, pack);
        List<double[]> rounds = [];
        for (int round = 0; round < Rounds; round++)
        {
            string output = Command.Run(Environment.ProcessPath!, [PackLoad.Argument, folder.Path], folder.Path).Demand().Output;
            rounds.Add([.. output.Trim().Split(' ').Select(static time => double.Parse(time, CultureInfo.InvariantCulture))]);
        }

        Sample cold = new(rounds.Select(static times => times[0]));
        Report.Target(name + ", cold process", cold, GreatestMilliseconds, "ms");
        Report.Measured("  of it the JIT compiler, all threads", new Sample(rounds.Select(static times => times[1])), "F1", "ms");
        Report.Target(name + ", warm", new Sample(rounds.Select(static times => times[2])), GreatestMilliseconds, "ms");
        return cold.Median <= GreatestMilliseconds;
    }
}
