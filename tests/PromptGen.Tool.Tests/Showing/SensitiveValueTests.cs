using System;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Showing;

/// <summary>What is wrong with the value of a sensitive variable is said without the value.</summary>
public class SensitiveValueTests
{
    private const string Prompt = """
        prompt_id: triage
        version: 2026-03-15.1
        variables:
          title: { type: string, default: x }
          text: { type: string, sensitive: true, max_length: 20, pattern: "[A-Z0-9]*", default: X }
          level: { enum: [low, high], sensitive: true, default: low }
          count: { type: integer, sensitive: true, default: 1 }
          rate: { type: number, sensitive: true, default: 1 }
          amount: { type: decimal, sensitive: true, default: 1 }
          flag: { type: boolean, sensitive: true, default: true }
          born: { type: date, sensitive: true, default: "2026-03-15" }
          tags: { type: array, sensitive: true, items: { type: array, items: integer }, default: [] }
          note: { type: object, sensitive: true, nullable: true, default: null, properties: { author: { type: string, max_length: 3 }, at: date, marks: { type: array, items: { type: boolean } } } }
        messages:
          - role: user
            template: "{{ title }} {{ text }} {{ level }} {{ count }} {{ rate }} {{ amount }} {{ flag }} {{ born }} {{ tags | object.to_json }} {{ note.author }} {{ note.at }} {{ note.marks | object.to_json }}"

        """;

    [Theory]
    [InlineData("text", "\"MARK7731MARK7731MARK7731\"", "code units, but max_length is 20")]
    [InlineData("text", "\"MARK7731!\"", "does not match the pattern")]
    [InlineData("text", "[\"MARK7731\"]", "must be a text in quotes, not a list")]
    [InlineData("text", "{\"MARK7731\": 1}", "must be a text in quotes, not an object")]
    [InlineData("level", "\"MARK7731\"", "is not one of low, high")]
    [InlineData("count", "\"MARK7731\"", "must be a whole number, not this text")]
    [InlineData("count", "7731.7731", "must be a whole number, not this number")]
    [InlineData("rate", "\"MARK7731\"", "must be a number, not this text")]
    [InlineData("amount", "\"MARK7731\"", "must be a decimal number, not this text")]
    [InlineData("amount", "7.731e7731", "must be a decimal number, not this number")]
    [InlineData("flag", "\"MARK7731\"", "must be true or false, not this text")]
    [InlineData("born", "\"MARK7731\"", "must be a date such as")]
    [InlineData("born", "\"0001-01-01T07:31:00+14:00\"", "must be a date such as")]
    [InlineData("born", "7731", "not this number")]
    [InlineData("tags", "\"MARK7731\"", "must be a list such as [...], not this text")]
    [InlineData("tags", "[\"MARK7731\"]", "must be a list such as [...], not this text")]
    [InlineData("tags", "[[1, \"MARK7731\"]]", "`tags[0][1]` must be a whole number, not this text")]
    [InlineData("tags", "[[null]]", "`tags[0][0]` is null")]
    [InlineData("note", "\"MARK7731\"", "must be an object such as {...}, not this text")]
    [InlineData("note", "{\"MARK7731\": 1}", "has a property that is not defined")]
    [InlineData("note", "{\"author\": \"MARK7731\", \"at\": \"2026-03-15\", \"marks\": []}", "max_length is 3")]
    [InlineData("note", "{\"author\": \"x\", \"at\": \"MARK7731\", \"marks\": []}", "`note.at` must be a date")]
    [InlineData("note", "{\"author\": \"x\", \"at\": \"2026-03-15\", \"marks\": [\"MARK7731\"]}", "`note.marks[0]` must be true or false")]
    public void AValueThatDoesNotFitIsNotShown(string variable, string value, string reason)
    {
        using ProjectFolder folder = ProjectFolder.WithTriage(Prompt);
        folder["values.json"] = "{ \"" + variable + "\": " + value + " }";

        AssertHidden(folder.Run("render", "triage", "--values", "values.json"), reason);
        folder.Run("stamp").Passed();
        folder.Replace(ProjectFolder.Triage, "{{ title }} ", "{{ title }}: ");
        AssertHidden(folder.Run("render", "triage", "--version", "2026-03-15.1", "--values", "values.json"), reason);
    }

    [Theory]
    [InlineData("text:MARK7731", "a value is given as NAME=VALUE")]
    [InlineData("MARK7731 my secret=x", "a name that is not an identifier")]
    [InlineData("count=MARK7731", "must be a whole number, not this text")]
    public void AnAssignmentThatIsWrongIsNotShown(string assignment, string reason)
    {
        using ProjectFolder folder = ProjectFolder.WithTriage(Prompt);

        AssertHidden(folder.Run("render", "triage", "--", assignment), reason);
    }

    [Theory]
    [InlineData("{ \"text\": MARK7731 }")]
    [InlineData("{ \"MARK7731\": 1, \"MARK7731\": 2 }")]
    [InlineData("{ \"text\": \"MARK7731 }")]
    [InlineData("{ \"text\": \"MARK7731\u0001\" }")]
    public void AFileThatCannotBeReadIsNotShown(string text)
    {
        using ProjectFolder folder = ProjectFolder.WithTriage(Prompt);
        folder["values.json"] = text;

        AssertHidden(folder.Run("render", "triage", "--values", "values.json"), "it is not valid JSON (line 1).");
    }

    [Fact]
    public void WhatIsSensitiveTodayIsSensitiveInAnEarlierVersion()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage(Prompt.Replace("type: integer, sensitive: true", "type: integer", StringComparison.Ordinal));
        folder.Run("stamp").Passed();
        folder.Replace(ProjectFolder.Triage, "count: { type: integer", "count: { type: integer, sensitive: true");

        AssertHidden(folder.Run("render", "triage", "--version", "2026-03-15.1", "--", "count=MARK7731"), "must be a whole number, not this text");
    }

    private static void AssertHidden(ToolResult result, string reason)
    {
        result.Failed(1);
        Assert.Contains(reason, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("7731", result.Error + result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("07:31", result.Error + result.Out, StringComparison.Ordinal);
    }
}
