using System;
using Xunit;

namespace PromptGen.Compiler.Tests.Emission;

public class ArgumentTests
{
    private const string Strict = """
        prompt_id: strict
        version: 2026-03-15.1
        variables:
          tier: [free, pro]
          maybe: { enum: [a, b], type_name: Maybe, nullable: true }
          body: { type: string, max_length: 5 }
          cut: { type: string, max_length: 5, on_overflow: truncate }
          region: { type: string, pattern: "[a-z]{2}" }
          tags: { type: array, items: { type: string, max_length: 3 } }
          cuts: { type: array, items: { type: string, max_length: 3, on_overflow: truncate } }
          note: { type: object, properties: { text: { type: string, max_length: 4 }, link: "string?" } }
        template: "{{ tier }} {{ maybe }} {{ body }} {{ cut }} {{ region }} {{ for t in tags }}{{ t }},{{ end }} {{ for c in cuts }}{{ c }},{{ end }} {{ note.text }} {{ note.link }}"
        """;

    private const string Valid = """StrictPrompt.Tier.Pro, StrictPrompt.Maybe.A, "body", "12345", "eu", new[] { "abc" }, new[] { "abcd", "xy" }, new StrictPrompt.Note("text", null)""";

    [Theory]
    [InlineData(703)]
    [InlineData(1200)]
    public void ValidValuesRenderAndLongOnesAreCut(int language) => Assert.Equal(
        "pro a body 12345 eu abc, abc,xy, text ",
        new PromptProject { Target = Targets.WithLanguage(language) }.Prompt(Strict).Render("StrictPrompt.Render(" + Valid.Replace("\"12345\"", "\"123456789\"", StringComparison.Ordinal) + ")"));

    [Theory]
    [InlineData("StrictPrompt.Tier.Pro,", "(StrictPrompt.Tier)7,", "'tier' is not one of the values that the prompt file lists")]
    [InlineData("StrictPrompt.Maybe.A,", "(StrictPrompt.Maybe)(-1),", "'maybe' is not one of the values that the prompt file lists")]
    [InlineData("\"body\"", "null", "'body' is null, but the prompt file does not allow null")]
    [InlineData("\"body\"", "\"secret\"", "'body' has 6 UTF-16 code units, but max_length is 5. Shorten the value, or set on_overflow: truncate in the prompt file")]
    [InlineData("\"12345\"", "null", "'cut' is null, but the prompt file does not allow null")]
    [InlineData("\"eu\"", "\"secret\"", "'region' does not match the pattern [a-z]{2}")]
    [InlineData("new[] { \"abc\" }", "null", "'tags' is null, but the prompt file does not allow null")]
    [InlineData("new[] { \"abc\" }", "new[] { \"abc\", null }", "'tags[]' is null, but the prompt file does not allow null")]
    [InlineData("new[] { \"abc\" }", "new[] { \"secret\" }", "'tags[]' has 6 UTF-16 code units, but max_length is 3. Shorten the value, or set on_overflow: truncate in the prompt file")]
    [InlineData("new[] { \"abcd\", \"xy\" }", "new string[] { null }", "'cuts[]' is null, but the prompt file does not allow null")]
    [InlineData("new StrictPrompt.Note(\"text\", null)", "null", "'note' is null, but the prompt file does not allow null")]
    [InlineData("\"text\"", "\"secret\"", "'note.text' has 6 UTF-16 code units, but max_length is 4. Shorten the value, or set on_overflow: truncate in the prompt file")]
    public void AValueAgainstTheRulesIsRefusedByNameAndNotShown(string valid, string wrong, string reason)
    {
        Assert.Contains(valid, Valid, StringComparison.Ordinal);
        string message = new PromptProject { Target = Targets.Old }.Prompt(Strict).Run<string>(
            "try { StrictPrompt.Render(" + Valid.Replace(valid, wrong, StringComparison.Ordinal) + "); return \"nothing thrown\"; } "
            + "catch (PromptArgumentException exception) { return exception.Identity.Id + \"|\" + exception.Message; }");

        Assert.Equal("strict|Prompt 'strict' (version 2026-03-15.1): " + reason, message);
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
    }

    [Fact]
    public void NullPassesWhereTheFileAllowsIt()
    {
        PromptProject project = new PromptProject().Prompt("""
            prompt_id: nulls
            version: 2026-03-15.1
            variables:
              text: { type: string, nullable: true, max_length: 3, pattern: "a*" }
              count: integer?
              tier: { enum: [a, b], nullable: true }
              tags: { type: array, items: "string?", nullable: true }
              user: { type: object, properties: { name: string }, nullable: true }
            template: "[{{ text }}{{ count }}{{ tier }}{{ for t in tags }}<{{ t }}>{{ end }}{{ user?.name }}]"
            """);

        Assert.Equal("[]", project.Render("NullsPrompt.Render(null, null, null, null, null)"));
        Assert.Equal("[aa1b<x><>Ann]", project.Render("""NullsPrompt.Render("aa", 1, NullsPrompt.Tier.B, new string?[] { "x", null }, new NullsPrompt.User("Ann"))"""));
    }
}
