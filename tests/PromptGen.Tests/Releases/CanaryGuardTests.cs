using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using PromptGen.Releases;
using Xunit;

namespace PromptGen.Tests.Releases;

/// <summary>The guard of a canary as a test of "more calls fail than the limit allows" that may look after each call.</summary>
public sealed class CanaryGuardTests
{
    [Fact]
    public void TheTableOfTheDocumentationIsWhatTheGuardDoes()
    {
        string page = File.ReadAllText(Path.Combine(Root, "docs", "runtime-releases.md")).ReplaceLineEndings("\n");
        string table = GuardSimulation.Table();

        Assert.True(page.Contains(table, StringComparison.Ordinal), "docs/runtime-releases.md should hold this table:\n" + table);
    }

    [Fact]
    public void AGoodCanaryIsNotStopped() =>
        Assert.All(GuardSimulation.Run(20, 0.1, 5_000, canaries: 100), static stop => Assert.Null(stop));

    /// <summary>All sequences of 16 calls, each with its probability: an exact sum, not a simulation.</summary>
    [Theory]
    [InlineData(0.02)]
    [InlineData(0.05)]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void TheProbabilityOfAFalseStopIsWithinTheStatedOne(double limit)
    {
        const int calls = 16;
        double stopped = 0;
        double greatestMean = 0;
        for (uint sequence = 0; sequence < 1u << calls; sequence++)
        {
            FailureEvidence evidence = new(limit);
            double greatest = 0;
            int last = -1;
            for (int i = 0; i < calls; i++)
            {
                if ((sequence >> i & 1) != 0)
                {
                    evidence.AddFailure(i - last - 1);
                    last = i;
                    greatest = Math.Max(greatest, evidence.Value);
                }
            }

            int failures = BitOperations.PopCount(sequence);
            double probability = Math.Pow(limit, failures) * Math.Pow(1 - limit, calls - failures);
            stopped += greatest >= 1 / CanaryGuard.FalseStops ? probability : 0;
            greatestMean += last == calls - 1 ? probability * evidence.Value : 0;
        }

        Assert.InRange(stopped, 0, CanaryGuard.FalseStops);
        Assert.InRange(greatestMean, 0, 1);
    }

    [Fact]
    public void ACanaryThatTurnsBadLateIsStoppedAtOnce()
    {
        CanaryGuard guard = new(20, 50, static (_, _) => { });
        for (int i = 0; i < 1_000_000; i++)
        {
            guard.CountRendering();
        }

        int failures = 0;
        for (; !guard.IsStopped; failures++)
        {
            guard.CountRendering();
            guard.CountFailure("failed");
        }

        Assert.InRange(failures, 3, 15);
        Assert.StartsWith(failures.ToString(CultureInfo.InvariantCulture) + " of the last " + failures.ToString(CultureInfo.InvariantCulture) + " renderings failed (limit 20%", guard.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void NothingIsStoppedBeforeItsLeastNumberOfRenderings()
    {
        CanaryGuard guard = new(20, 50, static (_, _) => { });
        for (int i = 0; i < 49; i++)
        {
            guard.CountRendering();
            guard.CountFailure("failed");
        }

        Assert.False(guard.IsStopped);
        guard.CountRendering();
        guard.CountFailure("failed");
        Assert.True(guard.IsStopped);
    }

    [Theory]
    [InlineData(0.0001)]
    [InlineData(100)]
    public void EveryLimitHasAnAnswer(double limit)
    {
        CanaryGuard guard = new(limit, 1_000, static (_, _) => { });
        for (int i = 0; i < 100_000; i++)
        {
            guard.CountRendering();
            guard.CountFailure("failed");
        }

        // No rate is above 100%.
        Assert.Equal(limit < 100, guard.IsStopped);
    }

    [Fact]
    public async Task ItIsStoppedOnceHoweverManyThreadsReport()
    {
        int stops = 0;
        CanaryGuard guard = new(20, 50, (_, _) => Interlocked.Increment(ref stops));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (int i = 0; i < 20_000; i++)
            {
                guard.CountRendering();
                if (i % 2 == 0)
                {
                    guard.CountFailure("failed");
                }
            }
        })));

        Assert.True(guard.IsStopped);
        Assert.Equal(1, stops);
    }

    /// <summary>Calls take time: a failure is reported when many later renderings were counted, and several at once.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(200)]
    public void CallsInFlightDoNotStopAGoodCanary(int inFlight)
    {
        int stopped = 0;
        for (int seed = 0; seed < 200; seed++)
        {
            Random random = new(seed);
            CanaryGuard guard = new(20, 50, static (_, _) => { });
            int[] due = new int[20_000 + (20 * inFlight)];
            for (int i = 0; i < 20_000; i++)
            {
                guard.CountRendering();
                if (random.NextDouble() < 0.16)
                {
                    due[i + Math.Min((int)(-inFlight * Math.Log(1 - random.NextDouble())), 19 * inFlight)]++;
                }

                for (; due[i] > 0; due[i]--)
                {
                    guard.CountFailure("failed");
                }
            }

            stopped += guard.IsStopped ? 1 : 0;
        }

        Assert.InRange(stopped, 0, 2);
    }

    private static string Root { get; } = typeof(CanaryGuardTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "RepositoryRoot").Value!;
}
