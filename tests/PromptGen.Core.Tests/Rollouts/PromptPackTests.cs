using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using PromptGen.Core.Tests.Prompts;
using PromptGen.Rollouts;
using Xunit;

namespace PromptGen.Core.Tests.Rollouts;

public sealed class PromptPackTests
{
    [Fact]
    public void HoldsPromptsByteForByteAsTheyAreHashed() => Prop.ForAll(EffectivePromptGenerator.Prompts(), static prompt =>
    {
        PromptPackReading reading = PromptPackReader.Read(PromptPackWriter.Write([("a", "2026-03-15.1", prompt), ("a", "2026-03-15.2", prompt)]));
        PackedVersion packed = reading.Pack!.Prompts[1];
        return reading.Problems.IsEmpty && packed.Id == "a" && packed.Release.Version == "2026-03-15.2"
            && packed.Release.Hash == PromptHashes.Of(prompt).Prompt
            && packed.Canonical.AsSpan().SequenceEqual(PromptHashes.CanonicalBytes(prompt));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void OrderOfTheReleasesDoesNotCount()
    {
        (string, string, EffectivePrompt)[] versions =
        [
            ("b", "2026-03-15.10", Packs.Prompt("1")), ("b", "2026-03-15.9", Packs.Prompt("2")), ("a-b", "2026-03-15.1", Packs.Prompt("3")), ("a", "2026-03-15.1", Packs.Prompt("4")),
        ];

        byte[] pack = PromptPackWriter.Write(versions);

        Assert.Equal(pack, PromptPackWriter.Write(versions.Reverse()));
        Assert.Equal(
            ["a 2026-03-15.1", "a-b 2026-03-15.1", "b 2026-03-15.9", "b 2026-03-15.10"],
            PromptPackReader.Read(pack).Pack!.Prompts.Select(static prompt => prompt.Id + " " + prompt.Release.Version));
    }

    [Fact]
    public void EachLineIsCanonicalJson()
    {
        string[] lines = Encoding.UTF8.GetString(Packs.Of(3)).Split('\n');

        Assert.Equal("", lines[^1]);
        Assert.All(lines[..^1], static line =>
        {
            Assert.True(JsonReader.TryRead(line, out JsonValue? value, out _));
            Assert.Equal(line, JsonWriter.WriteCanonical(value));
        });
    }

    [Fact]
    public void EveryTruncationAndEveryChangedBitIsRefused()
    {
        byte[] pack = Packs.Of(2);
        for (int length = 0; length < pack.Length; length++)
        {
            AssertRefused(pack[..length]);
        }

        for (int bit = 0; bit < pack.Length * 8; bit++)
        {
            byte[] changed = (byte[])pack.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            AssertRefused(changed);
        }
    }

    [Fact]
    public void LinesAddedTakenOrMovedAreRefused()
    {
        string[] lines = Encoding.UTF8.GetString(Packs.Of(3)).TrimEnd('\n').Split('\n');

        AssertRefused(Join(lines[0], lines[1], lines[2]));
        AssertRefused(Join(lines[0], lines[2], lines[1], lines[3]));
        AssertRefused(Join(lines[0], lines[1], lines[1], lines[2]));
        AssertRefused(Join([.. lines, lines[3]]));
        AssertRefused(Join([.. lines, ""]));
        AssertRefused(Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n"));
    }

    [Fact]
    public void AChangedPromptIsNamed()
    {
        byte[] changed = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Packs.Of(2)).Replace("Classify", "Classifi", StringComparison.Ordinal));

        IEnumerable<ReleaseProblem> problems = PromptPackReader.Read(changed).Problems;

        Assert.Equal(["prompt-1", "prompt-2"], problems.Select(static problem => problem.Prompt));
        Assert.All(problems, static problem => Assert.Equal("PG4122", problem.Code));
    }

    /// <summary>Its hashes are right: whoever writes a pack can compute them.</summary>
    [Theory]
    [InlineData((byte)0xE1)]
    [InlineData((byte)0xFF)]
    [InlineData((byte)0xC0)]
    public void APromptThatIsNotUtf8IsRefused(byte notText)
    {
        string text = Encoding.Latin1.GetString(Packs.Of(1, "!{{ tier }}"));
        string prompt = text[(text.IndexOf(PackLine.PromptStart, StringComparison.Ordinal) + PackLine.PromptStart.Length)..text.LastIndexOf(PackLine.VersionStart, StringComparison.Ordinal)];
        string changed = prompt.Replace('!', (char)notText);
        string body = PackLine.Opening(ContentHash.Of(Encoding.Latin1.GetBytes(changed)), "prompt-1") + changed + PackLine.Ending("2026-03-15.1");
        string pack = PackLine.Header(ContentHash.Of(Encoding.Latin1.GetBytes(body)), 1) + body;

        PromptPackReading reading = PromptPackReader.Read(Encoding.Latin1.GetBytes(pack));

        Assert.Null(reading.Pack);
        Assert.Equal("PG4121", Assert.Single(reading.Problems).Code);
        Assert.NotNull(PromptPackReader.Read(Encoding.Latin1.GetBytes(text)).Pack);
    }

    [Fact]
    public void OneVersionIsPackedOnce()
    {
        Assert.Throws<ArgumentException>(() => PromptPackWriter.Write([("a", "2026-03-15.1", Packs.Prompt("1")), ("a", "2026-03-15.1", Packs.Prompt("2"))]));
        Assert.Throws<ArgumentException>(() => PromptPackWriter.Write([]));
    }

    private static byte[] Join(params string[] lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");

    private static void AssertRefused(byte[] content)
    {
        PromptPackReading reading = PromptPackReader.Read(content);
        Assert.Null(reading.Pack);
        Assert.NotEmpty(reading.Problems[0].Message);
    }
}
