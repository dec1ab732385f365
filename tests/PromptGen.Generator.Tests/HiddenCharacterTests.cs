using System;
using System.Globalization;
using Microsoft.CodeAnalysis;
using PromptGen.Generator.Tests.Testing;
using Xunit;

namespace PromptGen.Generator.Tests;

/// <summary>A character that looks like another, or like nothing, is named by its code point where a message quotes it.</summary>
public sealed class HiddenCharacterTests
{
    private const string Sound = """
        prompt_id: triage
        version: 2026-03-15.1
        model: gpt-4.1
        variables:
          body: string
        messages:
          - role: user
            template: "Route it: {{ body }}"

        """;

    [Theory]
    [InlineData("model:", "mo\u200Bdel:", "PG0101", "U+200B: it is invisible, delete it.")]
    [InlineData("model:", "\u00A0model:", "PG0101", "U+00A0: replace it with a space.")]
    [InlineData("  body: string", "\u00A0\u00A0body: string", "PG0101", "U+00A0: replace it with a space.")]
    [InlineData("triage", "support\u2013triage", "PG1001", "U+2013: replace it with -.")]
    [InlineData("2026-03-15.1", "2026\u201103\u201115.1", "PG1002", "U+2011: replace it with -.")]
    [InlineData("body: string", "body: string\u200B", "PG1005", "U+200B: it is invisible, delete it.")]
    [InlineData("body: string", "body: \u201Cstring\u201D", "PG1005", "U+201C: replace it with \".")]
    [InlineData("body: string", "bo\u00ADdy: string", "PG1003", "U+00AD: it is invisible, delete it.")]
    [InlineData("role: user", "role: user\u2060", "PG0105", "U+2060: it is invisible, delete it.")]
    [InlineData("{{ body }}", "{{ bo\u200Bdy }}", "PG1105", "U+200B: it is invisible, delete it.")]
    [InlineData("{{ body }}", "{{ body\u200B }}", "PG1105", "U+200B: it is invisible, delete it.")]
    [InlineData("{{ body }}", "{{ body | string.append \u201Cx\u201D }}", "PG1105", "U+201C: replace it with \".")]
    [InlineData("{{ body }}", "{{ include \u2018style\u2019 }}", "PG1105", "U+2018: replace it with '.")]
    [InlineData("model: gpt-4.1", "model\uFF1A gpt-4.1", "PG0001", "U+FF1A: replace it with :.")]
    public void TheMessageNamesIt(string right, string wrong, string code, string note)
    {
        string file = Sound.Replace(right, wrong, StringComparison.Ordinal);
        GeneratorRun run = new PromptProject().Add("Prompts/triage.prompt.yaml", file).Run().AssertNoCrash();

        Assert.Contains(run.Diagnostics, problem => problem.Severity == DiagnosticSeverity.Error && problem.Id == code
            && problem.GetMessage(CultureInfo.InvariantCulture).Contains(note, StringComparison.Ordinal));
    }

    /// <summary>Texts contain typographic characters on purpose, and a mistake elsewhere has nothing to do with them.</summary>
    [Fact]
    public void ATextMayHaveThem()
    {
        string file = Sound.Replace("Route it:", "Route “it” – the customer’s 👩‍💻:", StringComparison.Ordinal).Replace("{{ body }}", "{{ bodi }}", StringComparison.Ordinal);
        GeneratorRun run = new PromptProject().Add("Prompts/triage.prompt.yaml", file).Run().AssertNoCrash();

        Assert.DoesNotContain(run.Diagnostics, static problem => problem.GetMessage(CultureInfo.InvariantCulture).Contains("U+", StringComparison.Ordinal));
    }
}
