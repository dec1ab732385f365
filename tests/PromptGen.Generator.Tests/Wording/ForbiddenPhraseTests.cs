using System.Linq;
using Xunit;

namespace PromptGen.Generator.Tests.Wording;

/// <summary>The patterns find what the style guide shows as wrong, and leave alone what it shows as right.</summary>
public sealed class ForbiddenPhraseTests
{
    [Theory]
    [InlineData("Gives a release to more people: those inside, a share, everybody.")]
    [InlineData("For whom the output is: text, json.")]
    [InlineData("The one file that tells applications what is released.")]
    [InlineData("Who is to get it: internal, a share from 0 to 100, or stable.")]
    [InlineData("Nothing here is named `x`.")]
    [InlineData("'101' is nobody.")]
    [InlineData("It is no constant, so that an assembly sees the version that is there at run time.")]
    [InlineData("Where a prompt has neither variables nor slots, it is served.")]
    [InlineData("What is served on a thread is decided by the scope that stands around.")]
    [InlineData("Damaged files of other prompts are in nobody's way.")]
    [InlineData("Of the host.")]
    [InlineData("Here stands a control character.")]
    [InlineData("The share is not raised.")]
    [InlineData("Use `x`, or go back with `x`.")]
    [InlineData("Put each prompt in a file of its own.")]
    [InlineData("Null where there is none.")]
    [InlineData("It is read, also where it is empty.")]
    [InlineData("Other users have a say in it.")]
    [InlineData("The type goes along with it.")]
    [InlineData("It gives the C# name.")]
    [InlineData("The file holds two prompts.")]
    [InlineData("It is a warning at a desk.")]
    [InlineData("The class `x` is generated, as does `x`.")]
    public void AWordingThatIsRuledOutIsFound(string text) => Assert.NotEmpty(Findings(text));

    [Theory]
    [InlineData("Rolls out a release: to the internal group, a percentage of traffic, or everyone.")]
    [InlineData("Rolls back to the previous stable version immediately. Needs no build, no evaluation and no key.")]
    [InlineData("Builds and verifies the state file that applications read.")]
    [InlineData("Output format: text or json.")]
    [InlineData("Rollout target: `x`, a percentage such as `x`, or `x`.")]
    [InlineData("`x` is not defined. Did you mean `x`?")]
    [InlineData("'101' is not a valid target. Use internal, a percentage from 0 to 100, or stable.")]
    [InlineData("If the prompt has no variables and no slots.")]
    [InlineData("It is not a `x`, so assemblies compiled earlier still see the current value.")]
    [InlineData("The current scope decides which version a call gets.")]
    [InlineData("A damaged file of another prompt does not block a rollback.")]
    [InlineData("The service collection of the host.")]
    [InlineData("There is no prompt `x` in this folder. It is no longer the released text.")]
    [InlineData("The folder where the prompts are, and the file where it is defined.")]
    [InlineData("Understand what a stand-in is. What is a prompt?")]
    public void AWordingThatIsRightIsLeftAlone(string text) => Assert.Empty(Findings(text));

    [Fact]
    public void AFindingNamesTheLineTheRuleAndTheWayOut()
    {
        var text = new PrintedText("docs/a.md", "One line. The value is no constant.", [(0, 4), (10, 5)]);

        Assert.Equal("docs/a.md:5: \"is no\" (style rule 4): \"is not a\", \"does not have\"", Assert.Single(text.Findings(ForbiddenPhrases.All)));
    }

    private static string[] Findings(string text) => [.. PrintedText.InOneLine("a.md", 1, text).Findings(ForbiddenPhrases.All)];
}
