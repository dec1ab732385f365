using System;
using Xunit;

namespace PromptGen.Tests;

public class PromptIdentityTests
{
    private const string Hash = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Fact]
    public void Reads_as_one_line_with_a_short_hash()
    {
        var identity = new PromptIdentity("support-triage", "2026-03-15.3", Hash, "gpt-4.1");

        Assert.Equal("support-triage 2026-03-15.3 (sha256:0123456789ab, gpt-4.1, compiled)", identity.ToString());
    }

    [Fact]
    public void Leaves_out_a_model_that_the_file_does_not_name() =>
        Assert.Equal("a 1 (sha256:x, canary)", new PromptIdentity("a", "1", "sha256:x", model: null, "canary").ToString());

    [Fact]
    public void Is_compiled_unless_a_channel_chose_it()
    {
        Assert.Equal("compiled", new PromptIdentity("a", "1", Hash, "m").Channel);
        Assert.Equal("stable", new PromptIdentity("a", "1", Hash, "m", "stable").Channel);
    }

    [Theory]
    [InlineData("b", "1", "m", "compiled")]
    [InlineData("a", "2", "m", "compiled")]
    [InlineData("a", "1", null, "compiled")]
    [InlineData("a", "1", "m", "canary")]
    public void Equality_takes_every_part_into_account(string id, string version, string? model, string channel)
    {
        var identity = new PromptIdentity("a", "1", Hash, "m");

        Assert.Equal(new PromptIdentity("a", "1", Hash, "m"), identity);
        Assert.Equal(new PromptIdentity("a", "1", Hash, "m").GetHashCode(), identity.GetHashCode());
        Assert.NotEqual(new PromptIdentity(id, version, Hash, model, channel), identity);
        Assert.NotEqual(new PromptIdentity("a", "1", "sha256:other", "m"), identity);
    }

    [Fact]
    public void Refuses_missing_parts()
    {
        Assert.Throws<ArgumentNullException>("id", () => new PromptIdentity(null!, "1", Hash, "m"));
        Assert.Throws<ArgumentNullException>("version", () => new PromptIdentity("a", null!, Hash, "m"));
        Assert.Throws<ArgumentNullException>("hash", () => new PromptIdentity("a", "1", null!, "m"));
        Assert.Throws<ArgumentNullException>("channel", () => new PromptIdentity("a", "1", Hash, "m", null!));
    }
}
