using PromptGen.Core.Diagnostics;
using Xunit;

namespace PromptGen.Compiler.Tests.Files;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("customer_teir", "customer_tier")]
    [InlineData("customerTier", "customer_tier")]
    [InlineData("CUSTOMER-TIER", "customer_tier")]
    [InlineData("custmer_tier", "customer_tier")]
    [InlineData("regoin", "region")]
    [InlineData("bodyy", "body")]
    [InlineData("bdy", "body")]
    [InlineData("zzzz", null)]
    [InlineData("x", null)]
    [InlineData("X", "x")]
    [InlineData("", null)]
    public void OneIsNear(string name, string? expected) =>
        Assert.Equal(name == "X" ? "x" : expected, NearestName.Find(name, name == "X" ? ["y", "x"] : ["customer_tier", "body", "region", "y"]));

    [Fact]
    public void TheNearestCountsAndOfEquallyNearOnesTheFirst()
    {
        Assert.Equal("region_2", NearestName.Find("region_22", ["region_1", "region_2"]));
        Assert.Equal("tiers", NearestName.Find("tier", ["tiers", "tiera"]));
    }

    [Fact]
    public void TheNameItselfIsNoSuggestion() => Assert.Null(NearestName.Find("body", ["body"]));

    [Fact]
    public void AsAQuestion()
    {
        Assert.Equal(" Did you mean `body`?", NearestName.Question("bodi", ["body"]));
        Assert.Equal("", NearestName.Question("zebra", ["body"]));
    }
}
