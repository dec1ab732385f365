using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using PromptGen.Compiler.Manifest;
using PromptGen.Tool.Tests.Testing;
using static PromptGen.Tool.Tests.Output.HostileText;

namespace PromptGen.Tool.Tests.Output;

/// <summary>Two projects of which every text is hostile: one that is sound, and one in which everything is wrong.</summary>
internal sealed class HostileProject : IDisposable
{
    public const string First = "2026-03-20.1";
    public const string Second = "2026-03-20.2";

    private static readonly Dictionary<string, string> Actor = new(StringComparer.Ordinal) { ["PROMPTGEN_ACTOR"] = Lines };

    public HostileProject()
    {
        Sound = ProjectFolder.WithTriage(Prompt(First, Line));
        Sound["Prompts/house.partial.md"] = "House rules " + Plain + "\n::set-env name=a::b\n";
        Pass("stamp");
        Pass("promote", "triage", "--to", "stable", "--env", "production", "--reason", Lines);
        Sound[ProjectFolder.Triage] = Prompt(First, Lines);
        Pass("stamp", "--accept-contract", Lines);
        Pass("promote", "triage", "--to", "5", "--env", "production", "--reason", Lines, "--guard", "20%/50");
        Git = new GitRepository(Sound);
        Sound[ProjectFolder.Triage] = Prompt(Second, Lines + "\nand more " + Line);
        string groups = Sound["Prompts/environments/production/triage.json"].Replace("\"percent\": 5", "\"percent\": 5,\n    \"groups\": [" + Json(Plain) + "]", StringComparison.Ordinal);
        Sound["Prompts/environments/production/triage.json"] = groups;
        Sound["App.prompts.json"] = PromptManifest.Of(Line, []).Write();
        Sound["values.json"] = "{ \"note\": " + Json(Lines) + " }";
        Pass("pack", "triage", "--out", "a.promptpack");
        Pass("state", "build", "--env", "production", "--out", "state.json");
        Break();
    }

    public ProjectFolder Sound { get; }

    public ProjectFolder Broken { get; } = new();

    private GitRepository Git { get; }

    public void Dispose()
    {
        Sound.Dispose();
        Broken.Dispose();
    }

    private static string Prompt(string version, string text) => string.Create(CultureInfo.InvariantCulture, $$$"""
        prompt_id: triage
        version: {{{version}}}
        description: {{{Yaml(text)}}}
        model: {{{Yaml(text)}}}
        parameters: { {{{Yaml(Line)}}}: {{{Yaml(text)}}} }
        variables:
          note: { type: string, default: {{{Yaml(text)}}} }
          tier: { type: enum, enum: [free, {{{Yaml(Line)}}}], default: free }
        messages:
          - role: user
            template: {{{Yaml(text + " {{ note }} {{ tier }} {{ include 'house' }}")}}}
        tools:
          - name: look_up
            description: {{{Yaml(text)}}}
            parameters: { type: object, description: {{{Yaml(text)}}}, properties: { a: { type: string, description: {{{Yaml(text)}}} } } }

        """);

    private void Break()
    {
        Broken["Prompts/versions/gone/2026-03-01.1.release.yaml"] = "prompt_id: " + Yaml(Line) + "\n" + Yaml(Line) + ": 1\n";
        Broken["Prompts/fields.prompt.yaml"] = "prompt_id: " + Yaml(Lines) + "\nversion: " + Yaml(Lines) + "\n" + Yaml(Lines) + ": 1\ntemplate: x\nrollback_to: " + Yaml(Line) + "\n";
        Broken["Prompts/names.prompt.yaml"] = "prompt_id: names\nversion: 2026-03-15.1\nvariables: { " + Yaml(Lines) + ": string, tier: { type: " + Yaml(Lines) + " }, \u3164: string }\ntemplate: a\n";
        Broken["Prompts/template.prompt.yaml"] = "prompt_id: template\nversion: 2026-03-15.1\nmodel: m\ntemplate: " + Yaml("{{ include '" + Line + "' }} {{ unknown }} {{ \"" + Lines + "\" | string.none }} {{ \u3164 }}") + "\n";
        Broken["Prompts/file.prompt.yaml"] = "prompt_id: file\nversion: 2026-03-15.1\nmodel: m\nmessages: [{ role: " + Yaml(Line) + ", file: " + Yaml(Lines) + " }, { role: user, file: " + Yaml(Line + ".partial.md") + " }]\n";
        Broken["Prompts/raw.prompt.yaml"] = "prompt_id: \u001b]0;" + Marker + "\u0007\nversion: 1\n";
        Broken["Prompts/syntax.prompt.yaml"] = "prompt_id: { " + Plain + " ]\n::set-env name=" + Marker + "::x\n";
        Broken["Prompts/double.prompt.yaml"] = Yaml(Line) + ": 1\n" + Yaml(Line) + ": 2\n";
        Broken["Prompts/environments/production/odd.json"] = "{ \"serial\": 1, " + Json(Lines) + ": " + Json(Lines) + ", \"stable\": " + Json(Lines) + ", \"revoked\": [" + Json(Lines) + "] }";
        Broken["Prompts/environments/production/none.json"] = "{ " + Plain;
        Broken["state.json"] = "{ \"environment\": " + Json(Lines) + ", " + Json(Lines) + ": 1, \"prompts\": { " + Json(Lines) + ": " + Json(Lines) + ", \"triage\": { " + Json(Lines) + ": 1 } } }";
        Broken["App.prompts.json"] = "{ \"format\": " + Json(Lines) + ", " + Plain + " }";
        Broken["a.promptpack"] = Plain + Lines;
        if (!OperatingSystem.IsWindows())
        {
            Broken["Prompts/" + Plain + "\n::set-env name=a::b\n\u001b[31m/" + Plain + "\r##vso[c].prompt.yaml"] = "prompt_id: path\nversion: 1\nunknown: 1\n";
        }
    }

    private void Pass(params string[] arguments) => ToolResult.Of(Sound.Root, Actor, arguments).Passed();
}
