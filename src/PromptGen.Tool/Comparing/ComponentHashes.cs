using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;

namespace PromptGen.Tool.Comparing;

/// <summary>What a manifest tells of the parts of a prompt: enough to say which of them differ, not how.</summary>
internal sealed class ComponentHashes
{
    private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);

    private ComponentHashes()
    {
    }

    public static ComponentHashes Of(EffectivePrompt prompt, PromptHashes hashes)
    {
        ComponentHashes parts = new();
        parts.Add("language", prompt.Language);
        parts.Add("model", prompt.Model);
        parts.Add("parameters", hashes.Parameters);
        parts.Add("variables", hashes.Variables);
        parts.Add("tools", hashes.Tools);
        parts.Add("response_format", hashes.ResponseFormat);
        for (int i = 0; i < hashes.Messages.Count; i++)
        {
            parts.Add(Message(i), hashes.Messages[i]);
        }

        for (int i = 0; i < hashes.Partials.Count; i++)
        {
            parts.Add("partials/" + prompt.Partials[i].Name, hashes.Partials[i]);
        }

        return parts;
    }

    /// <param name="entry">Of a manifest; members that are not as docs/manifest.md has them count as absent.</param>
    public static ComponentHashes Of(JsonObject entry)
    {
        ComponentHashes parts = new();
        parts.Add("language", entry["language"]);
        parts.Add("model", entry["model"]);
        if (entry["components"] is not JsonObject components)
        {
            return parts;
        }

        foreach (string name in new[] { "parameters", "variables", "tools", "response_format" })
        {
            parts.Add(name, components[name]);
        }

        EquatableArray<JsonValue> messages = components["messages"] is JsonArray list ? list.Items : EquatableArray<JsonValue>.Empty;
        for (int i = 0; i < messages.Count; i++)
        {
            parts.Add(Message(i), messages[i]);
        }

        foreach (JsonMember partial in components["partials"] is JsonObject partials ? partials.Members : EquatableArray<JsonMember>.Empty)
        {
            parts.Add("partials/" + partial.Name, partial.Value);
        }

        return parts;
    }

    /// <summary>The parts whose hashes begin like this, in ordinal order.</summary>
    public IReadOnlyList<string> StartingWith(string hash) =>
        [.. _values.Where(part => part.Value.StartsWith(hash, StringComparison.Ordinal)).Select(static part => part.Key)];

    public PromptDifference Compare(ComponentHashes current)
    {
        SortedSet<string> paths = new(_values.Keys, StringComparer.Ordinal);
        paths.UnionWith(current._values.Keys);
        List<PromptChange> changes = [];
        foreach (string path in paths)
        {
            _values.TryGetValue(path, out string? old);
            current._values.TryGetValue(path, out string? now);
            if (old != now)
            {
                (PromptChangeKind kind, PromptChangeClass change) = Kind(path);
                changes.Add(new PromptChange(kind, change, path, old, now));
            }
        }

        return new PromptDifference(changes.ToEquatableArray());
    }

    private static (PromptChangeKind Kind, PromptChangeClass Class) Kind(string path) => path.Split('/')[0] switch
    {
        "language" => (PromptChangeKind.Language, PromptChangeClass.Parameters),
        "model" => (PromptChangeKind.Model, PromptChangeClass.Parameters),
        "parameters" => (PromptChangeKind.Parameter, PromptChangeClass.Parameters),
        "variables" => (PromptChangeKind.VariableType, PromptChangeClass.Contract),
        "tools" => (PromptChangeKind.ToolParameters, PromptChangeClass.Contract),
        "response_format" => (PromptChangeKind.ResponseFormat, PromptChangeClass.Contract),
        "partials" => (PromptChangeKind.PartialText, PromptChangeClass.Wording),
        _ => (PromptChangeKind.MessageText, PromptChangeClass.Wording),
    };

    private static string Message(int index) => "messages/" + index.ToString(CultureInfo.InvariantCulture);

    private void Add(string path, JsonValue? value) => Add(path, (value as JsonString)?.Value);

    private void Add(string path, string? value)
    {
        if (value is not null)
        {
            _values[path] = value;
        }
    }
}
