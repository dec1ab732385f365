using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using PromptGen.Compiler.Tests.Files;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Collections;
using PromptGen.Core.Prompts;
using Xunit;

namespace PromptGen.Compiler.Tests.Versions;

/// <summary>The difference between two versions as a value.</summary>
public sealed class PromptDifferenceTests
{
    [Fact]
    public void ThereIsOneExactlyWhereTheHashesDiffer() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(8),
        Prop.ForAll(ArbitraryFolder.All(), ArbitraryFolder.All(), static (left, right) =>
        {
            ResolvedPrompt first = left.Prompt;
            ResolvedPrompt second = right.Prompt;
            PromptDifference difference = PromptDifference.Between(PromptCompiler.Effective(first), PromptCompiler.Effective(second));
            Assert.Equal(ReleaseText.HashOf(first) == ReleaseText.HashOf(second), difference.Changes.IsEmpty);
            Assert.True(PromptDifference.Between(PromptCompiler.Effective(first), PromptCompiler.Effective(first)).Changes.IsEmpty);
        }));

    [Fact]
    public void WordsPutTogetherGiveTheTexts() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2000).WithEndSize(20),
        Prop.ForAll(Arb.From(ArbitraryFolder.Text), Arb.From(ArbitraryFolder.Text), static (old, current) =>
        {
            string rebuilt = current;
            int shift = 0;
            foreach (TextHunk hunk in WordDifference.Find(old, current))
            {
                Assert.Equal(hunk.Old, old.Substring(hunk.OldStart, hunk.Old.Length));
                Assert.Equal(hunk.New, current.Substring(hunk.NewStart, hunk.New.Length));
                rebuilt = rebuilt.Remove(hunk.NewStart + shift, hunk.New.Length).Insert(hunk.NewStart + shift, hunk.Old);
                shift += hunk.Old.Length - hunk.New.Length;
            }

            Assert.Equal(old, rebuilt);
        }));

    [Theory]
    [InlineData("Be brief and exact.", "Be kind and exact.", "brief|kind")]
    [InlineData("a b c d", "a x y d", "b c|x y")]
    [InlineData("one two", "one two three", "| three")]
    [InlineData("😀 x", "😁 x", "😀|😁")]
    [InlineData("same", "same", "")]
    [InlineData("keep old keep old keep", "keep new keep new keep", "old|new;old|new")]
    public void OnlyTheWordsThatDiffer(string old, string current, string hunks) =>
        Assert.Equal(hunks, string.Join(";", WordDifference.Find(old, current).Select(static hunk => hunk.Old + "|" + hunk.New)));

    [Fact]
    public void LongTextsWithoutAnythingInCommonAreReplaced()
    {
        string old = string.Concat(Enumerable.Range(0, 5000).Select(static i => "a" + i + " "));
        string current = string.Concat(Enumerable.Range(0, 5000).Select(static i => "b" + i + " "));

        Assert.Single(WordDifference.Find("x " + old + "y", "x " + current + "y"));
    }

    [Theory]
    [InlineData("template: x", "template: y", "Wording", "messages/0")]
    [InlineData("template: x", "template: x\nmodel: m", "Parameters", "model")]
    [InlineData("template: x", "template: x\nparameters: { seed: 1 }", "Parameters", "parameters/seed")]
    [InlineData("template: x", "template: x\nvariables: { a: string }", "Contract", "variables/a")]
    [InlineData("template: x\nvariables: { a: { type: number, format: F1 } }", "template: x\nvariables: { a: { type: number, format: F2 } }", "Wording", "variables/a/format")]
    [InlineData("template: x\nvariables: { a: { type: string, default: b } }", "template: x\nvariables: { a: { type: string, default: c } }", "Wording", "variables/a/default")]
    [InlineData("template: x\nvariables: { a: { type: string, default: b } }", "template: x\nvariables: { a: string }", "Contract", "variables/a/default")]
    [InlineData("template: x\nvariables: { a: { items: { properties: { b: string } } } }", "template: x\nvariables: { a: { items: { properties: { b: integer } } } }", "Contract", "variables/a/items/b/type")]
    [InlineData("template: x\nvariables: { a: { properties: { b: string, c: string } } }", "template: x\nvariables: { a: { properties: { c: string, b: string } } }", "Contract", "variables/a")]
    [InlineData("template: x\ntools: [{ name: a }, { name: b }]", "template: x\ntools: [{ name: b }, { name: a }]", "Wording", "tools")]
    [InlineData("template: x\ntools: [{ name: a }]", "template: x\ntools: [{ name: b }]", "Contract", "tools/a,tools/b")]
    [InlineData("template: x\nresponse_format: { type: text }", "template: x\nresponse_format: { type: json_object }", "Contract", "response_format")]
    [InlineData("template: x\nresponse_format: { type: json_schema, name: a, schema: {} }", "template: x\nresponse_format: { type: json_schema, name: b, schema: {} }", "Parameters", "response_format")]
    [InlineData("messages: [{ role: user, template: x }, { slot: a }]", "messages: [{ role: user, template: x }, { slot: b }]", "Contract", "messages/1")]
    [InlineData("messages: [{ role: user, template: x }]", "messages: [{ slot: a }, { role: user, template: x }]", "Contract", "messages/0")]
    public void EachChangeHasAPlaceAndAClass(string old, string current, string expected, string path)
    {
        PromptDifference difference = PromptDifference.Between(Effective(old), Effective(current));

        Assert.Equal(expected, difference.Class.ToString());
        Assert.Equal(path, string.Join(",", difference.Changes.Select(static change => change.Path)));
        Assert.All(difference.Changes, static change => Assert.DoesNotContain("\n", change.ToString(), StringComparison.Ordinal));
    }

    private static EffectivePrompt Effective(string lines) =>
        PromptCompiler.Effective(new Manifest.PromptFolderInMemory().Add("Prompts/a.prompt.yaml", PromptFile.With(lines + "\n")).Resolve("Prompts/a.prompt.yaml"));
}
