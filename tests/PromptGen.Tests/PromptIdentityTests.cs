using System;
using Xunit;

namespace PromptGen.Tests;

public class PromptIdentityTests
{
    private const string Hash = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Fact]
    public void ReadsAsOneLineWithAShortHash()
    {
        var identity = new PromptIdentity("support-triage", "2026-03-15.3", Hash, "gpt-4.1");

        Assert.Equal("support-triage 2026-03-15.3 (sha256:0123456789ab, gpt-4.1, compiled)", identity.ToString());
    }

    [Fact]
    public void LeavesOutAModelThatTheFileDoesNotName() =>
        Assert.Equal("a 1 (sha256:x, canary)", new PromptIdentity("a", "1", "sha256:x", model: null, "canary").ToString());

    [Fact]
    public void IsCompiledUnlessAChannelChoseIt()
    {
        Assert.Equal("compiled", new PromptIdentity("a", "1", Hash, "m").Channel);
        Assert.Equal("stable", new PromptIdentity("a", "1", Hash, "m", "stable").Channel);
    }

    [Theory]
    [InlineData("b", "1", "m", "compiled")]
    [InlineData("a", "2", "m", "compiled")]
    [InlineData("a", "1", null, "compiled")]
    [InlineData("a", "1", "m", "canary")]
    public void EqualityTakesEveryPartIntoAccount(string id, string version, string? model, string channel)
    {
        var identity = new PromptIdentity("a", "1", Hash, "m");

        Assert.Equal(new PromptIdentity("a", "1", Hash, "m"), identity);
        Assert.Equal(new PromptIdentity("a", "1", Hash, "m").GetHashCode(), identity.GetHashCode());
        Assert.NotEqual(new PromptIdentity(id, version, Hash, model, channel), identity);
        Assert.NotEqual(new PromptIdentity("a", "1", "sha256:other", "m"), identity);
    }

    [Fact]
    public void RefusesMissingParts()
    {
        Assert.Throws<ArgumentNullException>("id", () => new PromptIdentity(null!, "1", Hash, "m"));
        Assert.Throws<ArgumentNullException>("version", () => new PromptIdentity("a", null!, Hash, "m"));
        Assert.Throws<ArgumentNullException>("hash", () => new PromptIdentity("a", "1", null!, "m"));
        Assert.Throws<ArgumentNullException>("channel", () => new PromptIdentity("a", "1", Hash, "m", null!));
    }
}
