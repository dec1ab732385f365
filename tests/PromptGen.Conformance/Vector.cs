using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using PromptGen.Core.Collections;
using PromptGen.Core.Types;

namespace PromptGen.Conformance;

/// <summary>One line of a vector file: a template, values, and what must come out.</summary>
internal sealed record Vector(
    string Id,
    string Area,
    string Template,
    EquatableArray<PromptVariable> Variables,
    IReadOnlyDictionary<string, string> Partials,
    JsonElement Values,
    string? Output,
    string? Error)
{
    /// <summary>The version that exceptions name.</summary>
    public static readonly PromptIdentity Identity = new("vector", "2026-01-01.1", "sha256:0", model: null);

    public static IEnumerable<Vector> ReadFile(string path)
    {
        foreach (string line in File.ReadLines(path))
        {
            if (line.Length > 0)
            {
                yield return Parse(line);
            }
        }
    }

    public static Vector Parse(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement root = document.RootElement;
        List<PromptVariable> variables = [];
        foreach (JsonProperty property in root.GetProperty("variables").EnumerateObject())
        {
            variables.Add(new PromptVariable(property.Name, TypeOf(property.Value)));
        }

        Dictionary<string, string> partials = [];
        if (root.TryGetProperty("partials", out JsonElement texts))
        {
            foreach (JsonProperty property in texts.EnumerateObject())
            {
                partials[property.Name] = property.Value.GetString()!;
            }
        }

        return new Vector(
            root.GetProperty("id").GetString()!,
            root.GetProperty("area").GetString()!,
            root.GetProperty("template").GetString()!,
            new EquatableArray<PromptVariable>([.. variables]),
            partials,
            root.GetProperty("values").Clone(),
            root.TryGetProperty("output", out JsonElement output) ? output.GetString() : null,
            root.TryGetProperty("error", out JsonElement error) ? error.GetString() : null);
    }

    private static PromptType TypeOf(JsonElement json)
    {
        bool isDate = json.TryGetProperty("format", out JsonElement format) && format.GetString() == "date-time";
        bool isEnum = json.TryGetProperty("enum", out JsonElement values);
        PromptTypeKind kind = json.GetProperty("type").GetString() switch
        {
            "string" when isDate => PromptTypeKind.DateTime,
            "string" when isEnum => PromptTypeKind.Enum,
            "string" => PromptTypeKind.String,
            "integer" => PromptTypeKind.Integer,
            "number" => PromptTypeKind.Number,
            "decimal" => PromptTypeKind.Decimal,
            "boolean" => PromptTypeKind.Boolean,
            "array" => PromptTypeKind.Array,
            "object" => PromptTypeKind.Object,
            var other => throw new InvalidDataException("Unknown type " + other),
        };
        List<PromptProperty> properties = [];
        if (kind == PromptTypeKind.Object)
        {
            foreach (JsonProperty property in json.GetProperty("properties").EnumerateObject())
            {
                properties.Add(new PromptProperty(property.Name, TypeOf(property.Value)));
            }
        }

        return new PromptType(kind)
        {
            Nullable = json.TryGetProperty("nullable", out JsonElement nullable) && nullable.GetBoolean(),
            EnumValues = isEnum ? new EquatableArray<string>([.. Strings(values)]) : default,
            Items = kind == PromptTypeKind.Array ? TypeOf(json.GetProperty("items")) : null,
            Properties = new EquatableArray<PromptProperty>([.. properties]),
        };
    }

    private static IEnumerable<string> Strings(JsonElement array)
    {
        foreach (JsonElement item in array.EnumerateArray())
        {
            yield return item.GetString()!;
        }
    }
}
