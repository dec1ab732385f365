using PromptGen.Compiler.Emission;
using PromptGen.Compiler.Files;
using PromptGen.Core.Collections;
using Xunit;

namespace PromptGen.Compiler.Tests.Emission;

/// <summary>When the texts of a project are too many for string literals.</summary>
public sealed class StaticTextsTests
{
    private const int Million = 1024 * 1024;

    [Fact]
    public void TwoMillionCharactersOfMessagesStandAsStringsAndOneMoreDoesNot()
    {
        StaticTexts texts = new();
        texts.Add(Prompt(new string('x', 2 * Million)));
        Assert.False(texts.ExceedStrings);

        texts.Add(Prompt("y"));
        Assert.True(texts.ExceedStrings);
    }

    [Fact]
    public void APartialCountsOnceHoweverManyPromptsIncludeIt()
    {
        StaticTexts texts = new();
        for (int i = 0; i < 100; i++)
        {
            texts.Add(Prompt("x") with { Partials = EquatableArray.Create(Partial("shared", Million)) });
        }

        Assert.False(texts.ExceedStrings);
        texts.Add(Prompt("x") with { Partials = EquatableArray.Create(Partial("other", Million + 1)) });
        Assert.True(texts.ExceedStrings);
    }

    [Fact]
    public void EachPartialOfAReleaseCountsThoughAllHaveTheHashOfItsFile()
    {
        StaticTexts texts = new();
        texts.Add(Prompt("x") with
        {
            Partials = EquatableArray.Create(Partial("a", Million), Partial("b", Million + 1) with { InputHash = "sha256:a" }),
        });
        Assert.True(texts.ExceedStrings);
    }

    private static ResolvedPrompt Prompt(string text) => new(
        null!, EquatableArray.Create<MappedText?>(null, Mapped(text)), EquatableArray<Fragment>.Empty, EquatableArray<PromptDiagnostic>.Empty);

    private static Fragment Partial(string name, int length) => new(
        SourceFileKind.Partial, name, name + ".partial.md", "sha256:" + name, Mapped(new string('p', length)), EquatableArray<PromptDiagnostic>.Empty);

    private static MappedText Mapped(string text) => new(text, "x", EquatableArray<TextSegment>.Empty);
}
