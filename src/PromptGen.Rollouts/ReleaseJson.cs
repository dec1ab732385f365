using System.Collections.Generic;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;

namespace PromptGen.Rollouts;

/// <summary>Bytes as the JSON object they must be.</summary>
internal static class ReleaseJson
{
    /// <returns>Null: the rule was reported with the reason.</returns>
    public static JsonObject? Object(byte[] content, int limit, DiagnosticRule rule, ReleaseProblems problems)
    {
        if (ReleaseText.Read(content, limit, out string? reason) is { } text)
        {
            if (!JsonReader.TryRead(text, out JsonValue? value, out JsonSyntaxError? error))
            {
                reason = ReleaseText.Place(text, error.Offset) + ": " + StateFields.Shown(error.Message.TrimEnd('.'));
            }
            else if (value is JsonObject document)
            {
                return document;
            }
            else
            {
                reason = "it is " + StateFields.Kind(value) + ", but an object is expected";
            }
        }

        problems.Add(new ReleaseProblem(rule, null, reason!));
        return null;
    }
}
