using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;

namespace PromptGen.Compiler.Manifest;

/// <summary>A prompt as a record of an assembly or an entry of a manifest describes it.</summary>
/// <param name="Source">The prompt file, relative to the project folder.</param>
/// <param name="Json">The whole entry, as the manifest has it.</param>
internal sealed record RecordedPrompt(
    string Id, string Version, string Hash, string Contract, string Source, EquatableArray<PromptInput> Inputs, JsonObject Json)
{
    /// <summary>The first member of a record, which shows a reader of another PromptGen version whether it knows the
    /// format.</summary>
    public const string FormatMember = "record";

    public const string Format = "1";

    private static readonly string[] Texts = ["id", "version", "hash", "contract", "source"];

    /// <summary>Reads the text of a record attribute.</summary>
    /// <param name="error">The reason why it is not a record, as a sentence.</param>
    public static bool TryReadRecord(
        string text, [NotNullWhen(true)] out RecordedPrompt? prompt, [NotNullWhen(false)] out string? error)
    {
        prompt = null;
        if (!JsonReader.TryRead(text, out JsonValue? value, out JsonSyntaxError? syntaxError))
        {
            error = syntaxError.Message;
            return false;
        }

        if (value is not JsonObject record || record[FormatMember] is not JsonNumber { Lexeme: Format })
        {
            error = "It was written by another version of PromptGen.";
            return false;
        }

        List<JsonMember> members = [];
        foreach (JsonMember member in record.Members)
        {
            if (member.Name != FormatMember)
            {
                members.Add(member);
            }
        }

        return TryReadEntry(new JsonObject(members.ToEquatableArray()), out prompt, out error);
    }

    /// <summary>Reads an entry of a manifest.</summary>
    public static bool TryReadEntry(
        JsonValue value, [NotNullWhen(true)] out RecordedPrompt? prompt, [NotNullWhen(false)] out string? error)
    {
        prompt = null;
        if (value is not JsonObject entry)
        {
            error = "A prompt is a JSON object.";
            return false;
        }

        foreach (string name in Texts)
        {
            if (Text(entry, name) is null)
            {
                error = entry[name] is null ? "It has no `" + name + "`." : "Its `" + name + "` is not a text.";
                return false;
            }
        }

        if (!TryReadInputs(entry["inputs"], out EquatableArray<PromptInput> inputs))
        {
            error = entry["inputs"] is null ? "It has no `inputs`." : "Its `inputs` are not a list of objects with the texts `path` and `sha256`.";
            return false;
        }

        error = null;
        prompt = new RecordedPrompt(
            Text(entry, "id")!, Text(entry, "version")!, Text(entry, "hash")!, Text(entry, "contract")!, Text(entry, "source")!, inputs, entry);
        return true;
    }

    private static bool TryReadInputs(JsonValue? value, out EquatableArray<PromptInput> inputs)
    {
        inputs = default;
        if (value is not JsonArray list)
        {
            return false;
        }

        List<PromptInput> read = [];
        foreach (JsonValue item in list.Items)
        {
            if (item is not JsonObject input || Text(input, "path") is not { } path || Text(input, "sha256") is not { } sha256)
            {
                return false;
            }

            read.Add(new PromptInput(path, sha256));
        }

        inputs = read.ToEquatableArray();
        return true;
    }

    private static string? Text(JsonObject container, string name) => (container[name] as JsonString)?.Value;
}
