using System;
using System.Linq;
using System.Text.Json;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Showing;

/// <summary>Status, one prompt, and renderings.</summary>
public sealed class ShowCommandTests
{
    private const string Full = """
        prompt_id: triage
        version: 2026-03-15.1
        model: gpt-4.1
        variables:
          tier: [free, pro]
          count: { type: integer, default: 3 }
          price: { type: decimal, format: "0.00", default: 1.50 }
          body: { type: string, max_length: 10, on_overflow: truncate, untrusted: true }
          code: { type: "string?", pattern: "[a-z]+", default: null }
          notes: { type: array, items: { type: object, properties: { author: string, at: date } }, default: [] }
        messages:
          - role: system
            template: |
              {{ include 'style' }}
              Tier {{ tier }}.
          - slot: history
          - role: user
            template: "{{ body }} {{ count }} {{ price }} {{ code }}{{ for n in notes }} {{ n.author }}:{{ n.at }}{{ end }}"

        """;

    [Fact]
    public void StatusIsOneLineForEachPrompt()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        folder["Prompts/b-changed.prompt.yaml"] = ProjectFolder.Minimal.Replace("triage", "b-changed", StringComparison.Ordinal);
        folder.Run("stamp").Passed();
        folder.Replace(ProjectFolder.Triage, "by team", "by severity");
        folder.Run("stamp").Passed();
        folder.Replace("Prompts/b-changed.prompt.yaml", "template:", "model: m\ntemplate:");
        folder["Prompts/c-new.prompt.yaml"] = ProjectFolder.Minimal.Replace("triage", "c-new", StringComparison.Ordinal);
        folder["Prompts/d-broken.prompt.yaml"] = "prompt_id: d-broken\nversion: 2026-03-15.1\ntemplate: \"{{ x }}\"\n";
        folder["Prompts/versions/triage/2026-03-20.1.evidence.json"] = "{}";

        Assert.Equal(
            """
            PROMPT     VERSION       STATE                ROLLBACK      EVIDENCE
            b-changed  2026-03-15.1  changed: parameters  -             -
            c-new      2026-03-15.1  no release           -             -
            d-broken   2026-03-15.1  has errors           -             -
            triage     2026-03-20.1  released             2026-03-15.1  unreadable
            1 with errors: dotnet promptgen check
            2 to stamp: dotnet promptgen stamp
            1 with unusable evidence: dotnet promptgen check

            """,
            folder.Run("status").Passed().Out);
        using JsonDocument json = JsonDocument.Parse(folder.Run("status", "--format", "json").Passed().Out);
        Assert.Equal(["changed", "unreleased", "broken", "released"], json.RootElement.GetProperty("prompts").EnumerateArray().Select(static prompt => prompt.GetProperty("state").GetString()));
    }

    [Fact]
    public void ShowPutsPartialsInTheirPlaces()
    {
        using ProjectFolder folder = Project();

        string shown = folder.Run("show", "triage").Passed().Out;

        Assert.Contains("model    gpt-4.1\n", shown, StringComparison.Ordinal);
        Assert.Contains("prefix   16 bytes are identical in every call\n", shown, StringComparison.Ordinal);
        Assert.Contains("  body   string, at most 10, truncated, untrusted\n", shown, StringComparison.Ordinal);
        Assert.Contains("  notes  { author: string, at: date }[], default []\n", shown, StringComparison.Ordinal);
        Assert.Contains("--- system  28 bytes, of which the first 16 bytes are identical in every call\nBe brief.\n\nTier {{ tier }}.\n", shown, StringComparison.Ordinal);
        Assert.Contains("--- slot history  messages that the caller passes\n", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("hint:", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Rules:\n    {{ include 'p' }}\nEnd.", "One {{ tier }}.\nTwo.", "Rules:\n    One {{ tier }}.\n    Two.\nEnd.")]
    [InlineData("Rules:\n    {{~ include 'p' ~}}\nEnd.", "One.\nTwo.\n", "Rules:\nOne.\nTwo.\nEnd.")]
    [InlineData("Rules:  {{- include 'p' -}}  End.", "One.", "Rules:One.End.")]
    [InlineData("{{ include 'p' tier 'a b' title: (count + 1) }}", "{{ $1 }}, {{ $2 }}, {{ $title }}, $1.", "{{ tier }}, {{ 'a b' }}, {{ (count + 1) }}, $1.")]
    [InlineData("At:\n  {{ include 'q' tier }}", "1: {{ $1 }}\n2", "At:\n  <1: {{ tier }}\n  2>")]
    [InlineData("{{ include 'p' | string.upcase }}", "One.", "{{ include 'p' | string.upcase }}")]
    public void ShownTextIsIndentedAndHasItsArguments(string template, string partial, string shown)
    {
        using ProjectFolder folder = Project();
        folder["Prompts/p.partial.md"] = partial;
        folder["Prompts/q.partial.md"] = "<{{ include 'p' $1 }}>";
        folder.Replace(ProjectFolder.Triage, "      {{ include 'style' }}\n      Tier {{ tier }}.", "      " + (template + "\n{{ tier }}").Replace("\n", "\n      ", StringComparison.Ordinal));

        using JsonDocument json = JsonDocument.Parse(folder.Run("show", "triage", "--format", "json").Passed().Out);

        Assert.Equal(shown + "\n{{ tier }}\n", json.RootElement.GetProperty("messages")[0].GetProperty("text").GetString());
    }

    [Fact]
    public void AVariableThatStandsEarlyIsHintedAt()
    {
        using ProjectFolder folder = Project();
        folder.Replace(ProjectFolder.Triage, "Tier {{ tier }}.", "Tier {{ tier }}. " + new string('x', 2500));

        Assert.Contains(
            "hint: `tier` appears after 16 bytes of 2,529 bytes, so a provider cannot cache the text behind it.",
            folder.Run("show", "triage").Passed().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void ValuesComeFromTheLineAndFromAFile()
    {
        using ProjectFolder folder = Project();
        folder["values.json"] = """{ "tier": "free", "body": "From the file.", "notes": [{ "author": "Ann", "at": "2026-03-01" }] }""";

        Assert.Equal(
            "--- system\nBe brief.\n\nTier pro.\n--- slot history\n--- user\nFrom the f 3 1.50  Ann:01 Mar 2026\n",
            folder.Run("render", "triage", "--values", "values.json", "--", "tier=pro").Passed().Out);
        using JsonDocument json = JsonDocument.Parse(folder.Run("render", "triage", "--format", "json", "--", "tier=free", "body=a=b", "count=7", "code=xy").Passed().Out);
        Assert.Equal("a=b 7 1.50 xy", json.RootElement[2].GetProperty("text").GetString());
    }

    [Fact]
    public void EveryWrongValueIsToldAtOnce()
    {
        using ProjectFolder folder = Project();

        string error = folder.Run("render", "triage", "--", "tier=gold", "count=many", "code=A1", "teir=pro").Failed(1).Error;

        Assert.Equal(
            """
            error PG0408: The value of `tier` is not one of free, pro.
            error PG0408: The value of `count` must be a whole number, not "many".
            error PG0409: The variable `body` (string) has no value and no default. Pass it as `-- body=VALUE`, or add it to the file that --values names.
            error PG0408: The value of `code` does not match the pattern [a-z]+.
            error PG0408: The value of `teir` goes nowhere, since the prompt has no such variable; did you mean `tier`.

            """,
            error);
        Assert.Contains("error PG0410: 'tier' cannot be used here: a value is given as NAME=VALUE.", folder.Run("render", "triage", "--", "tier").Failed(1).Error, StringComparison.Ordinal);
        folder["broken.json"] = "{\n  \"tier\" }";
        Assert.Contains("it is not valid JSON", folder.Run("render", "triage", "--values", "broken.json").Failed(1).Error, StringComparison.Ordinal);
        Assert.Contains("error PG0405", folder.Run("render", "triage", "--values", "missing.json").Failed(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEarlierVersionRendersAsItDid()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        folder.Run("stamp").Passed();
        folder.Replace(ProjectFolder.Triage, "by team", "by severity");

        Assert.Equal("Route the ticket by severity.", folder.Run("render", "triage").Passed().Out);
        Assert.Equal("Route the ticket by team.", folder.Run("render", "triage", "--version", "2026-03-15.1").Passed().Out);
        Assert.Contains("`triage` has no such release. It has 2026-03-15.1.", folder.Run("render", "triage", "--version", "2026-03-15.2").Failed(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void APromptWithErrorsIsNotShown()
    {
        using ProjectFolder folder = Project();
        folder.Replace(ProjectFolder.Triage, "{{ tier }}", "{{ teir }}");

        Assert.Contains("error PG1201", folder.Run("show", "triage").Failed(2).Error, StringComparison.Ordinal);
        Assert.Contains("error PG1201", folder.Run("render", "triage", "--", "tier=pro").Failed(2).Error, StringComparison.Ordinal);
    }

    private static ProjectFolder Project()
    {
        ProjectFolder folder = ProjectFolder.WithTriage(Full);
        folder["Prompts/style.partial.md"] = "Be brief.\n";
        return folder;
    }
}
