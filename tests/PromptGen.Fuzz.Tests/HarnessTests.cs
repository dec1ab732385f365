using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Xunit;

namespace PromptGen.Fuzz.Tests;

/// <summary>The harness reports what goes wrong.</summary>
public sealed class HarnessTests
{
    [Theory]
    [InlineData("broken", "BrokenPromiseException: This input breaks a promise.")]
    [InlineData("throws", "InvalidCastException")]
    [InlineData("slow", "took ")]
    public void ReplayReportsAFault(string input, string fault)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, input);
            using StringWriter output = new();

            Assert.False(Replay.Run(new FaultyTarget(), [file], output));
            Assert.Contains(fault, output.ToString(), StringComparison.Ordinal);
            Assert.EndsWith("1 files, 1 with a fault" + output.NewLine, output.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>A mutated pack is looked at beyond its hashes.</summary>
    [Fact]
    public void APackGetsCorrectHashes()
    {
        byte[] pack = [.. new Targets.PackTarget().Seeds().First()];
        byte[] changed = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(pack).Replace("\"template\":\"", "\"template\":\"!", StringComparison.Ordinal));

        Assert.Null(PromptGen.Rollouts.PromptPackReader.Read(changed).Pack);
        Assert.NotNull(PromptGen.Rollouts.PromptPackReader.Read(Targets.PackRepair.WithCorrectHashes(changed)).Pack);
        Assert.Equal(pack, Targets.PackRepair.WithCorrectHashes(pack));
    }

    [Fact]
    public void WordsAreWrittenAsAflReadsThem() => Assert.Equal("\"a b\"\n\"\\x22\\x5C\\x0A\"\n\"\\xC3\\xA9\"\n", AflDictionary.Of(["a b", "\"\\\n", "é"]));

    private sealed class FaultyTarget : FuzzTarget
    {
        public override string Name => "faulty";

        public override IReadOnlyList<string> Words => [];

        public override IEnumerable<byte[]> Seeds() => [];

        public override void Run(byte[] input)
        {
            switch (Decode(input))
            {
                case "broken":
                    throw new BrokenPromiseException("This input breaks a promise.");
                case "throws":
                    throw new InvalidCastException();
                case "slow":
                    TimeSpan end = Environment.CpuUsage.TotalTime + TimeSpan.FromSeconds(4.5);
                    while (Environment.CpuUsage.TotalTime < end)
                    {
                        Thread.SpinWait(1000);
                    }

                    break;
            }
        }
    }
}
