using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PromptGen.Rollouts;
using Xunit;

namespace PromptGen.Core.Tests.Rollouts;

public sealed class ReleaseStateWriterTests
{
    [Fact]
    public void WhatIsWrittenIsReadBack() => Prop.ForAll(ReleaseStateGenerator.All(), static state =>
    {
        byte[] bytes = ReleaseStateWriter.Write(state);
        ReleaseStateReading reading = ReleaseStateReader.Read(bytes);
        return reading.Problems.IsEmpty && state.Equals(reading.State) && bytes.AsSpan().SequenceEqual(ReleaseStateWriter.Write(reading.State!));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void TheFormIsFixed() => Assert.Equal(
        """
        {
          "format": "promptgen-state/1",
          "environment": "production",
          "serial": 42,
          "prompts": {
            "support-triage": {
              "serial": 42,
              "stable": {
                "version": "2026-03-12.1",
                "hash": "sha256:1111111111111111111111111111111111111111111111111111111111111111"
              },
              "canary": {
                "version": "2026-03-15.3",
                "hash": "sha256:2222222222222222222222222222222222222222222222222222222222222222",
                "percent": 5,
                "groups": [
                  "internal"
                ],
                "seed": "r-42"
              },
              "guard": {
                "failures": "20%",
                "min": 50
              }
            }
          }
        }

        """.ReplaceLineEndings("\n"),
        Encoding.UTF8.GetString(ReleaseStateWriter.Write(States.Example)));

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    public void CultureDoesNotCount(string culture)
    {
        PromptReleaseState half = States.Prompt("half") with
        {
            Canary = new PromptCanary(new ReleasedVersion("2026-03-15.3", States.Hash2), 0.50m, default, "s"),
        };
        byte[] expected = ReleaseStateWriter.Write(States.Of(half));
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, ReleaseStateWriter.Write(States.Of(half)));
            Assert.Contains("\"percent\": 0.5,", Encoding.UTF8.GetString(expected), StringComparison.Ordinal);
            Assert.Equal(0.5m, ReleaseStateReader.Read(expected).State!.Prompts[0].Canary!.Percent);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void EveryTruncationAndEveryChangedBitIsAnotherStateOrAReason()
    {
        byte[] whole = ReleaseStateWriter.Write(States.Example);
        for (int length = 0; length < whole.Length - 1; length++)
        {
            ReleaseStateReading reading = ReleaseStateReader.Read(whole[..length]);
            Assert.Null(reading.State);
            Assert.NotEmpty(reading.Problems[0].Message);
        }

        List<ReleaseState> taken = [];
        for (int bit = 0; bit < whole.Length * 8; bit++)
        {
            byte[] changed = (byte[])whole.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            ReleaseStateReading reading = ReleaseStateReader.Read(changed);
            Assert.True(reading.State is null || !reading.Problems.IsEmpty || reading.Held.IsEmpty);
            Assert.False(reading.State is null && reading.Problems.IsEmpty);
            if (reading.State is { } state && reading.Problems.IsEmpty)
            {
                taken.Add(state);
            }
        }

        // White space and the digits of hashes, versions and numbers: another state, which only a signature tells from what was meant.
        Assert.Contains(taken, static state => state.Prompts.Any(static prompt => prompt.Canary?.Percent == 4));
    }
}
