using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Output;

/// <summary>Problems as SARIF 2.1.0, which code scanning reads.</summary>
internal static class SarifLog
{
    /// <param name="directory">The root of the sources: paths are relative to it.</param>
    public static string Write(IReadOnlyList<PromptDiagnostic> problems, string directory)
    {
        DiagnosticRule[] rules = [.. problems.Select(static problem => problem.Rule).Distinct().OrderBy(static rule => rule.Id, StringComparer.Ordinal)];
        JsonObject driver = new JsonObjectBuilder()
            .Add("name", "PromptGen")
            .Add("informationUri", "https://github.com/promptgen/promptgen")
            .Add("rules", rules.Select(static rule => (JsonValue)Rule(rule)).ToEquatableArray())
            .Build();
        JsonObject run = new JsonObjectBuilder()
            .Add("tool", new JsonObjectBuilder().Add("driver", driver).Build())
            .Add("columnKind", "utf16CodeUnits")
            .Add("results", problems.Select(problem => (JsonValue)Result(problem, Array.IndexOf(rules, problem.Rule), directory)).ToEquatableArray())
            .Build();
        return JsonWriter.WriteIndented(new JsonObjectBuilder()
            .Add("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            .Add("version", "2.1.0")
            .Add("runs", EquatableArray.Create<JsonValue>(run))
            .Build());
    }

    private static JsonObject Rule(DiagnosticRule rule) => new JsonObjectBuilder()
        .Add("id", rule.Id)
        .Add("shortDescription", Text(rule.Title + "."))
        .Add("fullDescription", Text(rule.Description))
        .Add("helpUri", rule.HelpLink)
        .Add("defaultConfiguration", new JsonObjectBuilder().Add("level", Level(rule.Severity)).Build())
        .Build();

    private static JsonObject Result(PromptDiagnostic problem, int rule, string directory)
    {
        JsonObjectBuilder result = new JsonObjectBuilder()
            .Add("ruleId", problem.Rule.Id)
            .Add("ruleIndex", rule)
            .Add("level", Level(problem.Severity))
            .Add("message", Text(problem.Message));
        return string.IsNullOrEmpty(problem.Location.Path)
            ? result.Build()
            : result.Add("locations", EquatableArray.Create<JsonValue>(Location(problem.Location, directory))).Build();
    }

    private static JsonObject Location(SourceSpan place, string directory)
    {
        string path = DisplayPath.Of(place.Path, directory).Replace('\\', '/');
        JsonObject region = new JsonObjectBuilder()
            .Add("startLine", place.StartLine + 1)
            .Add("startColumn", place.StartColumn + 1)
            .Add("endLine", place.EndLine + 1)
            .Add("endColumn", place.EndColumn + 1)
            .Build();
        JsonObject file = new JsonObjectBuilder()
            .Add("uri", string.Join('/', path.Split('/').Select(Uri.EscapeDataString)))
            .Build();
        return new JsonObjectBuilder()
            .Add("physicalLocation", new JsonObjectBuilder().Add("artifactLocation", file).Add("region", region).Build())
            .Build();
    }

    private static JsonObject Text(string text) => new JsonObjectBuilder().Add("text", text).Build();

    private static string Level(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error => "error",
        RuleSeverity.Warning => "warning",
        _ => "note",
    };
}
