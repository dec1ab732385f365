using System;
using PromptGen.Generated;
using Xunit;

namespace PromptGen.Tests.Generated;

public class ArgumentTests
{
    private const string Secret = "4111-1111-1111-1111";

    private static readonly PromptIdentity Identity = new("support-triage", "2026-03-15.3", "sha256:x", "gpt-4.1");

    [Fact]
    public void NullIsRefusedWithPromptVersionAndVariable()
    {
        PromptArgumentException exception = Assert.Throws<PromptArgumentException>(() => Argument.NotNull<string>(null, Identity, "ticket_body"));

        Assert.Same(Identity, exception.Identity);
        Assert.Equal("ticket_body", exception.Variable);
        Assert.Equal(
            "Prompt 'support-triage' (version 2026-03-15.3): 'ticket_body' is null, but the prompt file does not allow null", exception.Message);
        Argument.NotNull("", Identity, "ticket_body");
    }

    [Fact]
    public void AListIsRefusedForBeingNullOrHoldingNull()
    {
        Assert.Throws<PromptArgumentException>(() => Argument.NoNulls<string>(null, Identity, "tags"));
        Assert.Contains(
            "'tags' at index 1 is null",
            Assert.Throws<PromptArgumentException>(() => Argument.NoNulls(["a", null], Identity, "tags")).Message,
            StringComparison.Ordinal);
        Argument.NoNulls<string>([], Identity, "tags");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    public void ANumberBeyondTheEnumIsRefused(int value) =>
        Assert.Throws<PromptArgumentException>(() => Argument.Defined(value, 3, Identity, "tier"));

    [Fact]
    public void EveryNumberOfTheEnumPasses()
    {
        for (int value = 0; value < 3; value++)
        {
            Argument.Defined(value, 3, Identity, "tier");
        }
    }

    [Fact]
    public void ATextOverTheLimitIsRefusedWithoutBeingShown()
    {
        Argument.MaxLength(Secret, Secret.Length, Identity, "card");
        Argument.MaxLength(null, 0, Identity, "card");
        PromptArgumentException exception = Assert.Throws<PromptArgumentException>(() => Argument.MaxLength(Secret, 18, Identity, "card"));

        Assert.Contains("has 19 UTF-16 code units, but max_length is 18", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abcdef", 3, "abc")]
    [InlineData("abc", 3, "abc")]
    [InlineData("abc", 0, "")]
    [InlineData("", 0, "")]
    [InlineData("ab😀cd", 3, "ab")]
    [InlineData("ab😀cd", 4, "ab😀")]
    [InlineData("😀", 1, "")]
    [InlineData(null, 1, null)]
    public void ATextIsCutAtTheLimitButNeverInsideAPair(string? text, int limit, string? expected) =>
        Assert.Equal(expected, Argument.Truncated(text, limit));

    [Fact]
    public void ALoneSurrogateAtTheCutStaysAsItWas() => Assert.Equal("a\uD83D", Argument.Truncated("a\uD83Dbc", 2));

    [Fact]
    public void APatternMustMatchFromBeginningToEnd()
    {
        var pattern = new PromptPattern("eu|eu-west");

        Argument.Matching("eu", pattern, Identity, "region");
        Argument.Matching("eu-west", pattern, Identity, "region");
        Argument.Matching(null, pattern, Identity, "region");
        Assert.Throws<PromptArgumentException>(() => Argument.Matching("eu-west\n", pattern, Identity, "region"));
        PromptArgumentException exception = Assert.Throws<PromptArgumentException>(() => Argument.Matching(Secret, pattern, Identity, "region"));
        Assert.EndsWith("'region' does not match the pattern eu|eu-west", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void APatternThatBacktracksWithoutEndIsGivenUp()
    {
        var pattern = new PromptPattern("(a+)+$");

        PromptArgumentException exception = Assert.Throws<PromptArgumentException>(
            () => Argument.Matching(new string('a', 60) + "!", pattern, Identity, "name"));

        Assert.Contains("within a second", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ChecksThatPassAllocateNothing()
    {
        var pattern = new PromptPattern("[a-z]+");
        string[] list = ["a", "b"];
        Check();

        long before = GC.GetAllocatedBytesForCurrentThread();
        Check();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Check()
        {
            Argument.NotNull("a", Identity, "a");
            Argument.NoNulls(list, Identity, "a");
            Argument.Defined(1, 3, Identity, "a");
            Argument.MaxLength("abc", 3, Identity, "a");
            Argument.Truncated("abc", 3);
            Argument.Matching("abc", pattern, Identity, "a");
        }
    }
}
