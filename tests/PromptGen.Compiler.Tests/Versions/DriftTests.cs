using System;
using System.Linq;
using PromptGen.Compiler.Manifest;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;
using Xunit;

namespace PromptGen.Compiler.Tests.Versions;

/// <summary>A prompt that is no longer what its version says is told so, with what changed.</summary>
public sealed class DriftTests
{
    private const string Path = StampedFolder.Yaml;
    private const string Partial = "Prompts/style.partial.md";
    private const string Nested = "Prompts/tone.partial.md";

    private const string Working = """
        prompt_id: triage
        version: 2026-03-15.1
        description: Routes a ticket.
        model: gpt-4.1
        parameters: { temperature: 0.2, max_output_tokens: 400 }
        variables:
          tier: [free, pro]
          amount: { type: decimal, format: "0.00", default: 1.50 }
          body: { type: string, untrusted: true, max_length: 80 }
        messages:
          - role: system
            template: "{{ include 'style' }} Route by tier {{ tier }} and amount {{ amount }}."
          - role: user
            template: "{{ body }}"
        tools:
          - name: find
            description: Finds an order.
            parameters: { type: object, properties: { id: { type: string } } }
        response_format: { type: json_schema, schema: { type: object, properties: { team: { type: string } }, required: [team] } }

        """;

    [Fact]
    public void WhatWasReleasedIsNoDrift()
    {
        StampedFolder folder = Released();

        Assert.Equal([], folder.Problems(Path));
        Assert.Equal([], folder.Problems(Path, locked: true));
        Assert.False(Record(folder).IsDirty);
    }

    [Theory]
    [InlineData("gpt-4.1", "gpt-4.2", "model gpt-4.1 -> gpt-4.2")]
    [InlineData("model: gpt-4.1\n", "", "model was removed: gpt-4.1")]
    [InlineData("temperature: 0.2", "temperature: 0.3", "parameter temperature 0.2 -> 0.3")]
    [InlineData(", max_output_tokens: 400", "", "parameter max_output_tokens was removed: 400")]
    [InlineData("temperature: 0.2", "temperature: 0.2, top_p: 1", "parameter top_p was added: 1")]
    [InlineData("[free, pro]", "[free, pro, max]", "variable tier: type [free, pro] -> [free, pro, max]")]
    [InlineData("format: \"0.00\"", "format: \"0.000\"", "variable amount: format 0.00 -> 0.000")]
    [InlineData("default: 1.50", "default: 1.5", "variable amount: default 1.50 -> 1.5")]
    [InlineData("max_length: 80", "max_length: 90", "variable body: max_length 80 -> 90")]
    [InlineData("max_length: 80", "max_length: 80, on_overflow: truncate", "variable body: on_overflow was added: truncate")]
    [InlineData("untrusted: true, ", "", "variable body: untrusted was removed: true")]
    [InlineData("Route by tier", "Sort by tier", "message 1 `Route` -> `Sort`")]
    [InlineData("role: system", "role: developer", "message 1: role system -> developer")]
    [InlineData("  - role: user\n    template: \"{{ body }}\"", "  - role: user\n    template: \"{{ body }}\"\n  - role: assistant\n    template: Well,", "message 3 was added")]
    [InlineData("Finds an order.", "Finds any order.", "tool find: description `an` -> `any`")]
    [InlineData("  - name: find\n", "  - name: find\n    strict: true\n", "tool find: strict was added: true")]
    [InlineData("{ id: { type: string } }", "{ id: { type: string, minLength: 1 } }", "tool find: parameters `` -> `,\"minLength\":1`")]
    [InlineData("required: [team]", "required: [team], additionalProperties: false", "response_format `` -> `,\"additionalProperties\":false`")]
    public void AnEditIsNamed(string from, string to, string change)
    {
        StampedFolder folder = Edited(Path, from, to);

        string expected = "PG3004 2:10 `triage` differs from its release 2026-03-15.1: " + change
            + ". Run `dotnet promptgen stamp` to release it as a new version, or undo the change.";
        Assert.Equal("Warning " + expected, folder.Problems(Path)[0]);
        Assert.Equal("Error " + expected, folder.Problems(Path, locked: true)[0]);
        Assert.NotNull(folder.Compile(Path, Emission.Targets.Current with { Locked = true }).Source);
        Assert.True(Record(folder).IsDirty);
    }

    [Fact]
    public void SeveralEditsAreOneProblem()
    {
        StampedFolder folder = Edited(Path, "gpt-4.1", "gpt-4.2");
        folder[Path] = folder[Path].Replace("Route", "Sort", StringComparison.Ordinal).Replace("Finds", "Looks up", StringComparison.Ordinal);

        Assert.Contains(
            "2026-03-15.1: model gpt-4.1 -> gpt-4.2; message 1 `Route` -> `Sort`; tool find: description `Finds` -> `Looks up`. Run",
            Assert.Single(folder.Problems(Path)), StringComparison.Ordinal);
    }

    /// <summary>What is not part of the effective prompt, and how its file is written, is nobody's drift.</summary>
    [Theory]
    [InlineData("description: Routes a ticket.", "description: Sorts tickets.")]
    [InlineData("temperature: 0.2", "temperature: 2e-1")]
    [InlineData("- name: find", "- name: find\n    method: Orders.Find")]
    [InlineData("prompt_id: triage", "# Comment.\nprompt_id:   'triage'\nrollout: { owner: me }")]
    [InlineData("\n", "\r\n")]
    public void AnotherFileOfTheSamePromptIsNoDrift(string from, string to) => Assert.Equal([], Edited(Path, from, to).Problems(Path));

    [Fact]
    public void AVariableInAnotherPlaceChangesTheContract()
    {
        StampedFolder folder = Released();
        string body = "  body: { type: string, untrusted: true, max_length: 80 }\n";
        folder[Path] = folder[Path].Replace(body, "", StringComparison.Ordinal).Replace("variables:\n", "variables:\n" + body, StringComparison.Ordinal);

        Assert.Equal(
            [
                "Warning PG3004 2:10 `triage` differs from its release 2026-03-15.1: the order of the variables tier, amount, body -> body, tier, amount. Run `dotnet promptgen stamp` to release it as a new version, or undo the change.",
                "Warning PG3006 2:10 `triage` requires more of the calling code than its release 2026-03-15.1: `variables/body`: The variable 'body' is at another position among the parameters of Render. Calls with swapped arguments may still compile. Change the code too, then run `dotnet promptgen stamp --accept-contract \"why\"`.",
            ],
            folder.Problems(Path));
    }

    [Theory]
    [InlineData("  tier: [free, pro]\n", "  tier: [free, pro]\n  region: string\n", true)]
    [InlineData("  tier: [free, pro]\n", "  tier: [free, pro]\n  region: { type: string, default: eu }\n", false)]
    [InlineData("team: { type: string }", "team: { type: integer }", true)]
    [InlineData("team: { type: string }", "team: { type: string, enum: [a] }", false)]
    public void AContractThatAsksForMoreIsAProblemOfItsOwn(string from, string to, bool changed)
    {
        string[] problems = Edited(Path, from, to).Problems(Path, locked: true);

        Assert.Equal(changed, problems.Any(static problem => problem.StartsWith("Error PG3006 ", StringComparison.Ordinal)));
    }

    [Fact]
    public void APartialEditedInPlaceIsReportedAtThePartial()
    {
        StampedFolder folder = Edited(Partial, "Be brief", "Be kind");

        Assert.Equal(
            ["Warning PG3005 2:4 The partial `style` differs from the text that was released with `triage` 2026-03-15.1: `brief` -> `kind`. Run `dotnet promptgen stamp` to release these prompts as new versions, or undo the change."],
            folder.Problems(Path));
        Assert.StartsWith("Error PG3005 ", Assert.Single(folder.Problems(Path, locked: true)), StringComparison.Ordinal);
        Assert.True(Record(folder).IsDirty);
    }

    [Fact]
    public void APartialBehindAPartialIsReportedWhereItIs()
    {
        CompiledPrompt compiled = Edited(Nested, "warm", "cool").Compile(Path);

        Assert.Empty(compiled.Diagnostics);
        Assert.Equal("/elsewhere/" + Nested, Assert.Single(compiled.PartialDrifts).Place.Path);
    }

    [Fact]
    public void AnIncludeThatAPartialGainsFollowsFromThePartial()
    {
        StampedFolder folder = Edited(Nested, "warm", "{{ include 'more' }}");
        folder["Prompts/more.partial.md"] = "More.";

        Assert.StartsWith("Warning PG3005 1:4 The partial `tone`", Assert.Single(folder.Problems(Path)), StringComparison.Ordinal);
    }

    [Fact]
    public void AnIncludeThatThePromptGainsIsThePrompts()
    {
        StampedFolder folder = Edited(Path, "{{ body }}\"", "{{ body }}{{ include 'more' }}\"");
        folder["Prompts/more.partial.md"] = "More.";

        Assert.Contains(
            "message 2 `` -> `{{ include 'more' }}`; partial more was added. Run", Assert.Single(folder.Problems(Path)), StringComparison.Ordinal);
    }

    [Fact]
    public void OneProblemForAPartialListsItsPrompts()
    {
        PartialDrift drift = new("style", default, "b", "2026-03-15.1", "`x` -> `y`");
        PartialDrift[] drifts = [drift, drift with { PromptId = "a" }, drift with { Partial = "other" }, .. Enumerable.Range(0, 12).Select(i => drift with { PromptId = "c" + i })];

        EquatableArray<PromptDiagnostic> problems = PromptCompiler.ReportPartialDrifts(new EquatableArray<PartialDrift>(drifts), locked: false);

        Assert.Equal(2, problems.Count);
        Assert.StartsWith("`b` 2026-03-15.1", problems[0].Arguments[1], StringComparison.Ordinal);
        Assert.StartsWith("`a` 2026-03-15.1, `b` 2026-03-15.1, `c0` ", problems[1].Arguments[1], StringComparison.Ordinal);
        Assert.EndsWith(" and 4 more", problems[1].Arguments[1], StringComparison.Ordinal);
    }

    [Fact]
    public void ADriftedPromptNeverCallsItselfByTheVersionAlone()
    {
        StampedFolder folder = Edited(Path, "Route", "Sort");
        string hash = ReleaseText.HashOf(folder.Resolve(Path));

        string source = folder.Compile(Path).Source!;

        Assert.Contains("\"2026-03-15.1+dirty." + hash.Substring("sha256:".Length, 8) + "\"", source, StringComparison.Ordinal);
        RecordedPrompt record = Recorded(source);
        Assert.Equal(("2026-03-15.1", hash), (record.Version, record.Hash));
        Assert.Equal(
            [Partial, Nested, Path, "Prompts/versions/triage/2026-03-15.1.release.yaml"],
            record.Inputs.Select(static input => input.Path));
    }

    [Fact]
    public void AnAcceptedContractKeepsLaterBuildsGreen()
    {
        StampedFolder folder = Edited(Path, "team: { type: string }", "team: { type: integer }");
        folder.Write(Path, accept: "The parser takes numbers.");
        // A way back is not what was accepted: the old answers do not fit the parser.
        Assert.Equal([], folder.Problems(Path, locked: true));
        Assert.DoesNotContain("rollback_to", folder[Path], StringComparison.Ordinal);
    }

    [Fact]
    public void AnAcceptanceHoldsAgainstOneReleaseOnly()
    {
        StampedFolder folder = Edited(Path, "  tier: [free, pro]\n", "  tier: [free, pro]\n  region: string\n");
        NewStamp stamp = folder.Write(Path, accept: "The form has it.");
        Assert.Equal([], folder.Problems(Path, locked: true).Where(static problem => !problem.Contains("PG1018", StringComparison.Ordinal)));

        string release = folder[stamp.Release!.Path];
        folder[stamp.Release.Path] = release.Replace("base: " + stamp.Previous!.Hash, "base: sha256:" + new string('0', 64), StringComparison.Ordinal);

        Assert.Contains(
            folder.Problems(Path, locked: true),
            static problem => problem.StartsWith("Error PG3006 2:10 `triage` requires more of the calling code than its release 2026-03-15.1: `variables/region`", StringComparison.Ordinal));

        folder[stamp.Release.Path] = release.Replace(stamp.Previous.Hash, "sha256:" + new string('0', 64), StringComparison.Ordinal);
        Assert.Contains(folder.Problems(Path), static problem => problem.StartsWith("Error PG4006 ", StringComparison.Ordinal));
    }

    private static StampedFolder Released()
    {
        StampedFolder folder = new()
        {
            [Path] = Working,
            [Partial] = "\nBe brief. {{ include 'tone' }}\n",
            [Nested] = "Be warm.\n",
        };
        folder.Write(Path);
        return folder;
    }

    private static StampedFolder Edited(string path, string from, string to)
    {
        StampedFolder folder = Released();
        Assert.Contains(from, folder[path], StringComparison.Ordinal);
        folder[path] = folder[path].Replace(from, to, StringComparison.Ordinal);
        return folder;
    }

    private static (bool IsDirty, string Rollback) Record(StampedFolder folder)
    {
        JsonObject record = Recorded(folder.Compile(Path).Source!).Json;
        return (((JsonBoolean)record["dirty"]!).Value, JsonWriter.WriteMinified(record["rollback"]!));
    }

    private static RecordedPrompt Recorded(string source)
    {
        const string Start = "PromptRecord(\"\"\"";
        int start = source.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        string record = source[start..source.IndexOf("\"\"\")]", start, StringComparison.Ordinal)];
        Assert.True(RecordedPrompt.TryReadRecord(record, out RecordedPrompt? prompt, out string? error), error);
        return prompt;
    }
}
