using System;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text;
using PromptGen.Compiler.Files;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using Xunit;

namespace PromptGen.Compiler.Tests.Emission;

/// <summary>What nobody sees, moves text, or ends a line never stands in generated code or in a message as it is.</summary>
public sealed class HiddenCharacterTests
{
    private static readonly string[] Pieces =
    [
        "a", "B ", "\n", "\r", "\t", "\u000b", "\u0085", "\u2028", "\u2029", "} class Evil {", "*/ class Evil { } /*", "</summary>", "&", "\"", "\\", "\"\"\"", "{{ 1 }}", "\u001b[31m", "\u009b2J", "\u202e",
        "\u2066", "\u2069", "\u200b", "\u200d", "\u00ad", "\u034f", "\u115f", "\u3164", "\u2800", "\ufeff", "\ufe0f", "\uE000", "\ufffe", "\U000E0041", "\U0001F600", "\u00e9", "##vso[x]", "::error::", "///", "#pragma", "\u00a0",
    ];

    [Fact]
    public void NoTextOfAFileHidesAnythingInGeneratedCode()
    {
        Random random = new(19);
        for (int i = 0; i < 60; i++)
        {
            string yaml = $$$"""
                prompt_id: hidden
                version: 2026-03-15.1
                description: {{{Text(random)}}}
                model: {{{Text(random, "m")}}}
                parameters: { {{{Text(random, "p")}}}: {{{Text(random)}}} }
                variables:
                  note: { type: string, default: {{{Text(random)}}}, description: {{{Text(random)}}} }
                  tier: { enum: [free, {{{Text(random, "x")}}}], description: {{{Text(random)}}} }
                messages:
                  - role: system
                    template: {{{Text(random, "s")}}}
                  - role: user
                    template: {{{Text(random, "line\nline\nU")}}}
                tools:
                  - name: look_up
                    description: {{{Text(random)}}}
                    parameters: { type: object, description: {{{Text(random)}}} }

                """;
            int language = i % 2 == 0 ? 703 : 1200;
            string path = "Prompts/" + Random(random, "d").Replace("{{ 1 }}", "", StringComparison.Ordinal).Replace('\\', '|') + "/a.prompt.yaml";

            string source = Assert.Single(new PromptProject { Target = Targets.WithLanguage(language) }.Prompt(yaml, path).Sources());

            AssertVisible(source);
            Assert.DoesNotContain(CompiledCode.Of([source], language, "").Assembly.GetTypes(), static type => type.Name == "Evil");
        }
    }

    [Fact]
    public void NoParticularOfAMessageActsOnWhoeverShowsIt()
    {
        Random random = new(7);
        foreach (DiagnosticRule rule in typeof(DiagnosticRules).GetFields(BindingFlags.Static | BindingFlags.Public).Select(static field => (DiagnosticRule)field.GetValue(null)!))
        {
            string[] arguments = [.. Enumerable.Range(0, 10).Select(_ => Random(random, "") + "\n::set-env name=a::b ##vso[c]##[d]##teamcity[e]\u202e")];
            PromptDiagnostic problem = new(rule, new SourceSpan("a\n::error::\u001b.yaml", 0, 0, 0, 0, 0, 0), arguments);

            foreach (string text in problem.Arguments.Append(problem.Message).Append(problem.ShownPath!))
            {
                AssertVisible(text.Replace("\ufe0f", "", StringComparison.Ordinal));
                Assert.DoesNotContain('\n', text);
                Assert.DoesNotContain("##vso[", text, StringComparison.Ordinal);
                Assert.DoesNotContain("##[", text, StringComparison.Ordinal);
                Assert.DoesNotContain("##teamcity[", text, StringComparison.Ordinal);
                Assert.False(text.TrimStart().StartsWith("::", StringComparison.Ordinal), text);
            }

            Assert.Equal(problem, problem with { Arguments = problem.Arguments.Map(static argument => argument) });
        }
    }

    [Theory]
    [InlineData("\u3164")]
    [InlineData("a\u115fb")]
    [InlineData("na\uffa0me")]
    public void LettersThatNobodySeesAreNoNames(string name)
    {
        ReadPrompt read = PromptCompiler.Read(
            new SourceFile("a", "a.prompt.yaml", SourceFileKind.Prompt, "prompt_id: a\nversion: 2026-03-15.1\nvariables: { \"" + name + "\": string }\ntemplate: x\n"), default);

        Assert.Contains(read.Diagnostics, static problem => problem.Rule == DiagnosticRules.BadName);
    }

    private static void AssertVisible(string text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool isHidden = rune.Value != '\n' && (rune.Value is 0x034F or 0x115F or 0x3164 or 0x2800 or 0xFE0F or 0xFFFE || Rune.GetUnicodeCategory(rune) is
                UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse);
            Assert.False(isHidden, "U+" + rune.Value.ToString("X4", CultureInfo.InvariantCulture) + " in\n" + text);
        }
    }

    /// <summary>As a scalar of YAML that has anything.</summary>
    private static string Text(Random random, string start = "t") => "\"" + string.Concat(Random(random, start).EnumerateRunes().Select(static rune =>
        rune.Value is >= ' ' and <= '~' && rune.Value is not ('"' or '\\') ? rune.ToString() : "\\U" + rune.Value.ToString("x8", CultureInfo.InvariantCulture))) + "\"";

    private static string Random(Random random, string start) => start + string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => Pieces[random.Next(Pieces.Length)]));
}
