using System;
using System.Linq;
using PromptGen.Core.Naming;
using PromptGen.Rollouts;
using Xunit;

namespace PromptGen.Core.Tests.Rollouts;

/// <summary>Names that Windows cannot have as files are no ids, environments or bundles, whatever ending a file of theirs has.</summary>
public sealed class PortableNameTests
{
    private static readonly string[] Devices =
        ["con", "prn", "aux", "nul", .. Enumerable.Range(0, 10).SelectMany(static i => new[] { "com" + i, "lpt" + i })];

    [Fact]
    public void DevicesAreNoNames()
    {
        Assert.All(Devices, static name => Assert.False(PortableName.Is(name), name));
        Assert.All(Devices, static name => Assert.True(PortableName.IsDevice(name), name));
        Assert.All(
            ["console", "con-1", "a-con", "null", "nul-x", "com", "com10", "comx", "lpt", "lpt1-a", "auxiliary", "prn2", "production"],
            static name => Assert.True(PortableName.Is(name), name));
    }

    [Theory]
    [InlineData("con.")]
    [InlineData("con ")]
    [InlineData("con.txt")]
    [InlineData("nul.prompt")]
    [InlineData("CON")]
    [InlineData("Aux")]
    [InlineData("com\u00b9")]
    [InlineData("conin$")]
    [InlineData("conout$")]
    [InlineData("clock$")]
    [InlineData("a.")]
    [InlineData("a ")]
    [InlineData("a..b")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("a:b")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a*")]
    [InlineData("a\u0000")]
    [InlineData("a--b")]
    [InlineData("a-")]
    [InlineData("-a")]
    [InlineData("1a")]
    [InlineData("_a")]
    public void NothingElseThatWindowsReadsDifferentlyIsAName(string name) => Assert.False(PortableName.Is(name));

    [Fact]
    public void NamesHaveUpToAHundredCharacters()
    {
        Assert.True(PortableName.Is(new string('a', 100)));
        Assert.False(PortableName.Is(new string('a', 101)));
    }

    /// <summary>A state is read by whoever gets it, so the rule holds for it too.</summary>
    [Fact]
    public void StatesHoldNoneOfThem()
    {
        Assert.All(Devices, static name =>
        {
            Assert.Null(States.Read("{\"environment\":\"" + name + "\",\"prompts\":{}}").State);
            ReleaseStateReading reading = States.Read("{\"environment\":\"production\",\"prompts\":{\"" + name + "\":{\"serial\":1,\"stable\":{\"version\":\"2026-03-12.1\",\"hash\":\"" + States.Hash1 + "\"}}}}");
            Assert.True(reading.State!.Prompts.IsEmpty);
            Assert.Equal("PG4105", Assert.Single(reading.Problems).Code);
        });
    }
}
