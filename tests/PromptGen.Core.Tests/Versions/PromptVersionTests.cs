using System;
using System.Globalization;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace PromptGen.Core.Tests.Versions;

public sealed class PromptVersionTests
{
    [Theory]
    [InlineData("2026-03-15.3")]
    [InlineData("2024-02-29.1")]
    [InlineData("0001-01-01.999999999")]
    [InlineData("2026-03-15.3+dirty.1a2b3c4d")]
    public void ReadsAndWrites(string text) => Assert.Equal(text, PromptVersion.Parse(text).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-03-15")]
    [InlineData("2026-03-15.")]
    [InlineData("2026-03-15.0")]
    [InlineData("2026-03-15.01")]
    [InlineData("2026-03-15.-1")]
    [InlineData("2026-3-15.1")]
    [InlineData("2026-02-29.1")]
    [InlineData("2026-13-01.1")]
    [InlineData("0000-01-01.1")]
    [InlineData("2026/03/15.1")]
    [InlineData("2026-03-15.1 ")]
    [InlineData(" 2026-03-15.1")]
    [InlineData("2026-03-15.1000000000")]
    [InlineData("٢٠٢٦-03-15.1")]
    [InlineData("v1")]
    [InlineData("2026-03-15.3+dirty.")]
    [InlineData("2026-03-15.3+dirty.1A2B3C4D")]
    [InlineData("2026-03-15.3+dirty.1a2b3c4d5")]
    public void RefusesOtherTexts(string? text)
    {
        Assert.False(PromptVersion.TryParse(text, out PromptVersion version));
        Assert.Equal(default, version);
        if (text is not null)
        {
            Assert.Contains("2026-03-15.1", Assert.Throws<FormatException>(() => PromptVersion.Parse(text)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ComparesNumbersAsNumbers()
    {
        string[] ordered = ["2025-12-31.11", "2026-03-15.2", "2026-03-15.10", "2026-03-15.10+dirty.0a2b3c4d", "2026-03-15.11", "2026-10-01.1"];
        PromptVersion[] versions = [.. ordered.Select(PromptVersion.Parse)];

        Assert.Equal(ordered, versions.Reverse().Order().Select(static version => version.ToString()));
        Assert.True(versions[1] < versions[2] && versions[2] > versions[1] && versions[1] <= versions[2] && versions[2] >= versions[1]);
        Assert.True(versions[0] != versions[1]);
    }

    [Fact]
    public void DirtyVersionsNameTheirOwnHash()
    {
        PromptVersion version = new(2026, 3, 15, 3);
        PromptVersion dirty = version.AsDirty("sha256:1a2b3c4d5e6f");

        Assert.True(dirty.IsDirty);
        Assert.Equal("2026-03-15.3+dirty.1a2b3c4d", dirty.ToString());
        Assert.NotEqual(version, dirty);
        Assert.Equal(version, dirty.WithoutDirty());
        Assert.Throws<ArgumentException>(() => version.AsDirty("sha256:1a2b"));
    }

    [Fact]
    public void RefusesDaysThatDoNotExist()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PromptVersion(2026, 2, 29, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PromptVersion(2026, 13, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PromptVersion(2026, 1, 1, 0));
        Assert.Equal(string.Empty, default(PromptVersion).ToString());
    }

    [Fact]
    public void EveryVersionReadsBackInAnyCulture() => Prop.ForAll<DateTime, PositiveInt>(static (day, number) =>
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            PromptVersion version = new(day.Year, day.Month, day.Day, number.Get);
            return PromptVersion.Parse(version.ToString()) == version && (version.Year, version.Month, version.Day) == (day.Year, day.Month, day.Day);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }).QuickCheckThrowOnFailure();
}
