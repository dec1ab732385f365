using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;
using PromptGen.Core.Collections;
using PromptGen.Rollouts;
using PromptGen.Rollouts.Signing;
using Xunit;

namespace PromptGen.Core.Tests.Rollouts;

/// <summary>Whoever can write a file decides neither how long its readers work nor how much they say, before anything of it is trusted and afterwards.</summary>
public sealed class BoundedReadingTests
{
    private const int Megabyte = 1024 * 1024;
    private const string SignedFlood = "a payload that is no state";

    // With much room for a busy machine; a look that is not linear takes longer for 14 MB of text.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    private static readonly TrustPolicy Trust = SigningKeys.Trust(1, SigningKeys.One);

    public static TheoryData<string> Floods => [.. FloodsByName().Keys];

    [Theory]
    [MemberData(nameof(Floods))]
    public void AFloodIsRejectedSoonAndInFewWords(string name)
    {
        byte[] flood = FloodsByName()[name]();
        foreach (TrustPolicy? trust in new[] { Trust, null })
        {
            long start = Stopwatch.GetTimestamp();
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            ReleaseStateReading state = ReleaseStateFile.Read(flood, trust);
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            PromptPackReading pack = PromptPackFile.Read(flood, trust);
            TimeSpan taken = Stopwatch.GetElapsedTime(start);

            Assert.True(trust is null || state.State is null);
            Assert.Null(pack.Pack);
            AssertFew(state.Problems);
            AssertFew(pack.Problems);
            Assert.True(taken < Soon, name + " took " + taken);

            // Before a signature is known to be good, nothing is built but what it covers.
            Assert.True(trust is null || name == SignedFlood || allocated <= flood.Length + Megabyte, name + " allocated " + allocated);
        }
    }

    [Fact]
    public void ProblemsAreCountedBeyondTheListedOnes()
    {
        string entries = string.Join(",", Enumerable.Range(0, 5000).Select(static i => "\"p" + i + "\":{\"serial\":0}"));

        ReleaseStateReading reading = States.Read("{\"environment\":\"production\",\"prompts\":{" + entries + "}}");

        Assert.Equal(ReleaseLimits.Problems + 1, reading.Problems.Count);
        Assert.Equal("PG4116: 9900 more problems are not listed. Correct the listed ones and read the file again.", reading.Problems[^1].ToString());
        // What is held is known of all of them.
        Assert.Equal(5000, reading.Held.Count);
    }

    [Fact]
    public void WhatIsUnsignedIsNotLookedAtWhereSignaturesAreAskedFor()
    {
        byte[] state = Encoding.UTF8.GetBytes("{\"environment\": 1, \"unknown\": 2");

        Assert.Equal("PG4113", Assert.Single(ReleaseStateFile.Read(state, Trust).Problems).Code);
        Assert.Equal("PG4113", Assert.Single(PromptPackFile.Read(state, Trust).Problems).Code);
    }

    [Fact]
    public void SoManyRollbacksAndSignaturesAreVerified()
    {
        Envelope state = SigningKeys.Sign(PayloadTypes.State, ReleaseStateWriter.Write(States.Of(States.Prompt("a"))), SigningKeys.One);
        Envelope back = SigningKeys.Sign(PayloadTypes.Rollback, ReleaseStateWriter.Write(States.Of(States.Prompt("a", 2))), SigningKeys.One);
        byte[] noise = new byte[64];
        noise.AsSpan().Fill(1);
        Envelope padded = back with { Signatures = Enumerable.Repeat(noise, 15).Concat(back.Signatures).ToEquatableArray() };

        Assert.NotNull(ReleaseStateFile.Read(ReleaseStateFile.Write(state, [.. Enumerable.Repeat(back, ReleaseLimits.Rollbacks)]), Trust).State);
        Assert.Equal("PG4111", Assert.Single(ReleaseStateFile.Read(ReleaseStateFile.Write(state, [.. Enumerable.Repeat(back, ReleaseLimits.Rollbacks + 1)]), Trust).Problems).Code);
        Assert.NotNull(ReleaseStateFile.Read(ReleaseStateFile.Write(state, [.. Enumerable.Repeat(padded, 62)]), Trust).State);
        Assert.Equal("PG4111", Assert.Single(ReleaseStateFile.Read(ReleaseStateFile.Write(state, [.. Enumerable.Repeat(padded, 63)]), Trust).Problems).Code);
        Assert.Equal("PG4111", Assert.Single(ReleaseStateFile.Read(ReleaseStateFile.Write(padded with { Signatures = Enumerable.Repeat(noise, 17).ToEquatableArray() }, []), Trust).Problems).Code);
    }

    private static Dictionary<string, Func<byte[]>> FloodsByName() => new(StringComparer.Ordinal)
    {
        ["unknown fields before the signature"] = static () => Utf8("{\"payloadType\":\"t\"," + Repeated(i => "\"stabel" + i + "\":1,", 14) + "\"signatures\":[]}"),
        ["unknown fields of an unsigned state"] = static () => Utf8("{" + Repeated(i => "\"serail" + i + "\":1,", 14) + "\"environment\":\"production\"}"),
        ["one name of megabytes"] = static () => Utf8("{\"payload" + new string('a', 14 * Megabyte) + "\":1}"),
        ["one value of megabytes"] = static () => Utf8("{\"payload\":\"" + new string('=', 14 * Megabyte) + "\"}"),
        ["a payload of escapes"] = static () => Utf8("{\"payload\":\"" + string.Concat(Enumerable.Repeat("\\u0041", 2 * Megabyte)) + "\"}"),
        ["white space"] = static () => Utf8("{\"payload\"" + new string(' ', 14 * Megabyte) + ":1}"),
        ["nothing but openings"] = static () => Utf8("{\"signatures\":" + new string('[', 14 * Megabyte)),
        ["objects in objects"] = static () => Utf8("{\"state\":" + string.Concat(Enumerable.Repeat("{\"state\":", Megabyte))),
        ["signatures without end"] = static () => Utf8("{\"signatures\":[" + Repeated(static _ => "{\"sig\":\"AAAA\"},", 14) + "{}]}"),
        ["rollbacks without end"] = static () => Utf8("{\"rollbacks\":[" + Repeated(static _ => "{\"payload\":\"e30=\",\"payloadType\":\"t\",\"signatures\":[{\"sig\":\"AAAA\"}]},", 14) + "{}]}"),
        ["entries with faults"] = static () => Utf8("{\"environment\":\"production\",\"prompts\":{" + Repeated(i => "\"p" + i + "\":{\"a\":1,\"b\":2},", 7) + "\"q\":1}}"),
        ["names of entries"] = static () => Utf8("{\"environment\":\"production\",\"prompts\":{" + Repeated(i => "\"P" + new string('x', 7000) + i + "\":1,", 7) + "\"q\":1}}"),
        ["a field twice"] = static () => Utf8("{\"" + new string('a', 3 * Megabyte) + "\":1,\"" + new string('a', 3 * Megabyte) + "\":1}"),
        [SignedFlood] = static () => ReleaseStateFile.Write(
            SigningKeys.Sign(PayloadTypes.State, Utf8("{" + Repeated(i => "\"stabel" + i + "\":1,", 7) + "\"environment\":\"production\"}"), SigningKeys.One), []),
        ["lines of a pack"] = static () => Utf8("{\"format\":\"promptgen-pack/1\",\"hash\":\"sha256:" + new string('0', 64) + "\",\"prompts\":10000}\n" + Repeated(
            i => "{\"hash\":\"sha256:" + new string('0', 64) + "\",\"id\":\"p" + i.ToString("D9", System.Globalization.CultureInfo.InvariantCulture) + "\",\"prompt\":{},\"version\":\"2026-03-12.1\"}\n", 1)),
        ["zeros"] = static () => new byte[14 * Megabyte],
    };

    private static string Repeated(Func<int, string> part, int megabytes)
    {
        StringBuilder text = new();
        for (int i = 0; text.Length < megabytes * Megabyte; i++)
        {
            text.Append(part(i));
        }

        return text.ToString();
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static void AssertFew(EquatableArray<ReleaseProblem> problems)
    {
        Assert.InRange(problems.Count, 0, ReleaseLimits.Problems + 1);
        Assert.All(problems, static problem => Assert.InRange(problem.ToString().Length, 1, 1500));
    }
}
