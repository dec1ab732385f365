using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Xunit;
using Xunit.Abstractions;

namespace PromptGen.Tool.Tests.Rollout;

/// <summary>
/// `PROMPTGEN_SEQUENCES=200 dotnet test --filter SignedSequenceTests` runs so many; the gate runs a few.
/// </summary>
public sealed class SignedSequenceTests(ITestOutputHelper output)
{
    private const int Steps = 25;

    [Fact]
    public async Task WhatCommandsWriteIsWholeSignedNewerAndServed()
    {
        int sequences = int.TryParse(Environment.GetEnvironmentVariable("PROMPTGEN_SEQUENCES"), NumberStyles.None, CultureInfo.InvariantCulture, out int asked) ? asked : 4;
        (int Done, int Refused, int Taken)[] counts = new (int, int, int)[sequences];
        for (int i = 0; i < sequences; i++)
        {
            using SignedSequence sequence = new(1000 + i);
            await sequence.RunAsync(Steps);
            counts[i] = sequence.Counts;
        }

        string summary = $"{sequences} sequences: {counts.Sum(static count => count.Done)} commands done, {counts.Sum(static count => count.Refused)} refused, {counts.Sum(static count => count.Taken)} states taken";
        output.WriteLine(summary);
        if (asked > 0)
        {
            Console.WriteLine(summary);
        }

        Assert.True(counts.Sum(static count => count.Taken) > sequences * Steps / 3, summary);
    }
}
