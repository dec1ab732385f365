using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace PromptGen.Tool.Rollouts;

/// <summary>What the status endpoint of an application says.</summary>
/// <remarks>docs/runtime-releases.md describes the document.</remarks>
/// <param name="Environment">Null if the application has no state.</param>
/// <param name="Serials">Of the prompts that it serves, by id.</param>
/// <param name="Foreign">How many prompts of its state it does not have.</param>
/// <param name="Rejections">Why it does not serve something.</param>
internal sealed record ServedStatus(string? Environment, IReadOnlyDictionary<string, long> Serials, int Foreign, IReadOnlyList<string> Rejections)
{
    /// <summary>The beginning of what the format of the document is called.</summary>
    private const string Format = "promptgen-status/1";

    /// <exception cref="FormatException">It is not such a document.</exception>
    public static ServedStatus Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            return root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("format", out JsonElement format) || format.GetString() != Format
                ? throw new FormatException("it is not the status of prompts. Map it in the application with `app.MapPromptStatus()`, and pass the address of that endpoint.")
                : new ServedStatus(
                    root.GetProperty("environment").GetString(),
                    root.GetProperty("prompts").EnumerateArray().ToDictionary(
                        static prompt => prompt.GetProperty("id").GetString()!, static prompt => prompt.GetProperty("serial").GetInt64(), StringComparer.Ordinal),
                    root.GetProperty("foreign_prompts").GetInt32(),
                    [.. root.GetProperty("rejections").EnumerateArray().Select(static rejection => rejection.GetProperty("message").GetString() ?? "")]);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            throw new FormatException("it is not the status of prompts: " + exception.Message.TrimEnd('.') + ".", exception);
        }
    }

    /// <summary>Why an application does not serve what is released yet; null: it does.</summary>
    /// <param name="environment">In which it is released.</param>
    /// <param name="wanted">The serials that it has there.</param>
    /// <param name="named">The application must have all of these prompts; otherwise it may lack some.</param>
    public string? Lacks(string environment, IReadOnlyDictionary<string, long> wanted, bool named)
    {
        if (Environment != environment)
        {
            return Environment is null ? "it has not read a state" : "it serves the environment " + Environment;
        }

        foreach ((string id, long serial) in wanted.OrderBy(static prompt => prompt.Key, StringComparer.Ordinal))
        {
            if (Serials.TryGetValue(id, out long served) && served < serial)
            {
                return $"{id} is at serial {served} of {serial}" + Reason;
            }

            if (named && !Serials.ContainsKey(id))
            {
                return "it does not serve " + id + Reason;
            }
        }

        return Serials.Count + Foreign < wanted.Count ? $"it knows {Serials.Count + Foreign} of {wanted.Count} prompts" + Reason : null;
    }

    private string Reason => Rejections.Count == 0 ? "" : ": " + Rejections[0];
}
