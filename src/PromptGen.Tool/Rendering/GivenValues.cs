using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;
using PromptGen.Core.Types;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Rendering;

/// <summary>The values that somebody gave on the command line: a JSON file, and <c>name=value</c> over it.</summary>
internal static class GivenValues
{
    /// <param name="file">The JSON file; null if none is given.</param>
    /// <param name="assignments">Each <c>name=value</c>.</param>
    /// <param name="variables">The variables of the prompt.</param>
    /// <param name="isSensitive">Whether a variable is sensitive, so that problems do not quote what was given.</param>
    /// <exception cref="ToolFailure">The file is no JSON object, or an assignment is none.</exception>
    public static IReadOnlyDictionary<string, JsonValue> Read(
        string? file, IEnumerable<string> assignments, IReadOnlyList<PromptVariable> variables, bool isSensitive)
    {
        Dictionary<string, JsonValue> values = new(StringComparer.Ordinal);
        if (file is not null)
        {
            foreach (JsonMember member in ReadFile(file, isSensitive).Members)
            {
                values[member.Name] = member.Value;
            }
        }

        foreach (string assignment in assignments)
        {
            int equals = assignment.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new ToolFailure(DiagnosticRules.UnreadableInput, "", isSensitive ? "values" : assignment, "a value is given as NAME=VALUE.");
            }

            string name = assignment[..equals];
            values[name] = Value(variables.FirstOrDefault(variable => variable.Name == name)?.Type, assignment[(equals + 1)..]);
        }

        return values;
    }

    /// <summary>A text is meant as it stands; every other type is written as in JSON, dates without quotes.</summary>
    private static JsonValue Value(PromptType? type, string text) => type?.Kind switch
    {
        PromptTypeKind.Integer or PromptTypeKind.Number or PromptTypeKind.Decimal or PromptTypeKind.Boolean or PromptTypeKind.Array or PromptTypeKind.Object
            when JsonReader.TryRead(text, out JsonValue? value, out _) => value,
        _ => text == "null" && type is { Nullable: true } ? JsonNull.Instance : new JsonString(text),
    };

    private static JsonObject ReadFile(string file, bool isSensitive)
    {
        string text = FileContent.ReadText(file);
        if (!JsonReader.TryRead(text, out JsonValue? value, out JsonSyntaxError? error))
        {
            throw new ToolFailure(
                DiagnosticRules.UnreadableInput, file, file, "it is not valid JSON" + (isSensitive ? "" : ": " + error.Message.TrimEnd('.'))
                + " (line " + (text[..Math.Min(error.Offset, text.Length)].Count(static c => c == '\n') + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) + ").");
        }

        return value as JsonObject
            ?? throw new ToolFailure(DiagnosticRules.UnreadableInput, file, file, "it must hold a JSON object with a member for each variable.");
    }
}
