using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;

namespace PromptGen.Benchmarks.Rendering;

/// <summary>
/// Two things measured in turns, so that what disturbs the machine disturbs both. The bound is that of the median ratio: with 95% certainty the
/// true one is not greater, whatever the distribution.
/// </summary>
internal sealed record PairedRounds(double First, double Second, double Ratio, double UpperBound)
{
    private const int Rounds = 240;
    private const double RoundMilliseconds = 1.5;
    private const double WarmUpMilliseconds = 300;

    public static PairedRounds Measure(Action first, Action second)
    {
        int firstCount = Calibrate(first);
        int secondCount = Calibrate(second);
        double[] firsts = new double[Rounds];
        double[] seconds = new double[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            if (round % 2 == 0)
            {
                firsts[round] = Time(first, firstCount);
                seconds[round] = Time(second, secondCount);
            }
            else
            {
                seconds[round] = Time(second, secondCount);
                firsts[round] = Time(first, firstCount);
            }
        }

        double[] ratios = [.. firsts.Zip(seconds, static (left, right) => left / right).Order()];
        int upper = (int)Math.Ceiling((Rounds / 2.0) + (0.98 * Math.Sqrt(Rounds)));
        return new PairedRounds(Median(firsts), Median(seconds), ratios[Rounds / 2], ratios[Math.Min(upper, Rounds - 1)]);
    }

    public static void WarmUp(Action action)
    {
        for (int round = 0; round < 4; round++)
        {
            Calibrate(action);
            Thread.Sleep(150);
        }
    }

    /// <summary>Bytes that one call allocates on this thread.</summary>
    public static long Allocated(Action action)
    {
        for (int i = 0; i < 100; i++)
        {
            action();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            action();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / 1000;
    }

    /// <summary>Runs until the JIT has settled; gives how often a round calls.</summary>
    private static int Calibrate(Action action)
    {
        int count = 1;
        Stopwatch watch = Stopwatch.StartNew();
        double nanoseconds = 0;
        while (watch.Elapsed.TotalMilliseconds < WarmUpMilliseconds)
        {
            nanoseconds = Time(action, count);
            if (nanoseconds * count < RoundMilliseconds * 1_000_000)
            {
                count *= 2;
            }
        }

        return Math.Max(1, (int)(RoundMilliseconds * 1_000_000 / nanoseconds));
    }

    /// <summary>Nanoseconds for one call.</summary>
    private static double Time(Action action, int count)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < count; i++)
        {
            action();
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / count;
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
