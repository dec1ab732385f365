using System;
using Xunit;

namespace PromptGen.Tests;

public class ExceptionTests
{
    private static readonly PromptIdentity Identity = new("support-triage", "2026-03-15.3", "sha256:x", "gpt-4.1");

    [Fact]
    public void AFailedRenderingNamesPromptAndVersion()
    {
        var exception = new PromptRenderException(Identity, "the loop runs too often");

        Assert.Equal("Prompt 'support-triage' (version 2026-03-15.3): the loop runs too often", exception.Message);
        Assert.Same(Identity, exception.Identity);
    }

    [Fact]
    public void AFailedRenderingOfAnUnknownVersionSaysJustWhy()
    {
        var exception = new PromptRenderException(identity: null, "the loop runs too often");

        Assert.Equal("the loop runs too often", exception.Message);
        Assert.Null(exception.Identity);
    }

    [Fact]
    public void AWrongArgumentNamesPromptVersionAndVariable()
    {
        var exception = new PromptArgumentException(Identity, "notes[].text", "is null");

        Assert.Equal("Prompt 'support-triage' (version 2026-03-15.3): 'notes[].text' is null", exception.Message);
        Assert.Equal("notes[].text", exception.Variable);
        Assert.IsAssignableFrom<ArgumentException>(exception);
    }

    [Fact]
    public void AWrongArgumentNeedsAPromptAndAVariable()
    {
        Assert.Throws<ArgumentNullException>("identity", () => new PromptArgumentException(null!, "a", "is null"));
        Assert.Throws<ArgumentNullException>("variable", () => new PromptArgumentException(Identity, null!, "is null"));
    }
}
