using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;

namespace PromptGen.Compiler.Manifest;

/// <summary>What a build ships: every prompt of one assembly. docs/manifest.md and schemas/promptgen.manifest.schema.json describe it.</summary>
/// <param name="Assembly">The simple name of the assembly.</param>
/// <param name="Prompts">Sorted by id, ordinal.</param>
internal sealed record PromptManifest(string Assembly, EquatableArray<RecordedPrompt> Prompts)
{
    private static readonly string[] Members = ["format", "assembly", "prompts"];

    public const string Format = "promptgen-manifest/1";

    public static PromptManifest Of(string assembly, IEnumerable<RecordedPrompt> prompts) =>
        new(assembly, prompts.OrderBy(static prompt => prompt.Id, StringComparer.Ordinal).ToEquatableArray());

    /// <summary>The text of the manifest file: readable JSON with LF line ends, the same for the same assembly anywhere.</summary>
    public string Write() => JsonWriter.WriteIndented(new JsonObjectBuilder()
        .Add("format", Format)
        .Add("assembly", Assembly)
        .Add("prompts", Prompts.Map<JsonValue>(static prompt => prompt.Json))
        .Build());

    /// <summary>Names of members of the file that no manifest of this format has; a later PromptGen may write some.</summary>
    public EquatableArray<string> UnknownMembers { get; init; } = EquatableArray<string>.Empty;

    /// <summary>The file lists the prompts in the order in which a build writes them.</summary>
    public bool IsSorted { get; init; } = true;

    /// <param name="error">Why the text is no manifest, as a sentence.</param>
    public static bool TryRead(
        string text, [NotNullWhen(true)] out PromptManifest? manifest, [NotNullWhen(false)] out string? error)
    {
        manifest = null;
        if (!JsonReader.TryRead(text, out JsonValue? value, out JsonSyntaxError? syntaxError))
        {
            error = "At offset " + syntaxError.Offset.ToString(CultureInfo.InvariantCulture) + ": " + syntaxError.Message;
            return false;
        }

        if (value is not JsonObject root || (root["format"] as JsonString)?.Value != Format)
        {
            error = "This is not a prompt manifest in the format " + Format + ".";
            return false;
        }

        if (root["assembly"] is not JsonString assembly)
        {
            error = root["assembly"] is null ? "It has no `assembly`." : "Its `assembly` is not a text.";
            return false;
        }

        if (root["prompts"] is not JsonArray entries)
        {
            error = root["prompts"] is null ? "It has no `prompts`." : "Its `prompts` are not a list.";
            return false;
        }

        List<RecordedPrompt> prompts = [];
        foreach (JsonValue entry in entries.Items)
        {
            if (!RecordedPrompt.TryReadEntry(entry, out RecordedPrompt? prompt, out error))
            {
                string id = ((entry as JsonObject)?["id"] as JsonString)?.Value is { } name ? " (`" + name + "`)" : "";
                error = "`prompts[" + prompts.Count.ToString(CultureInfo.InvariantCulture) + "]`" + id + ": " + error;
                return false;
            }

            prompts.Add(prompt);
        }

        error = null;
        manifest = Of(assembly.Value, prompts);
        manifest = manifest with
        {
            UnknownMembers = root.Members.Select(static member => member.Name).Where(static name => Array.IndexOf(Members, name) < 0).ToEquatableArray(),
            IsSorted = prompts.Zip(prompts.Skip(1), static (first, second) => string.CompareOrdinal(first.Id, second.Id) <= 0).All(static inOrder => inOrder),
        };
        return true;
    }
}
