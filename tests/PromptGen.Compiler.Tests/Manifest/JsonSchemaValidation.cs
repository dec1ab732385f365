using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PromptGen.Compiler.Tests.Manifest;

/// <summary>The part of JSON Schema that our own schemas use. A keyword it does not know is a fault of the schema.</summary>
internal static class JsonSchemaValidation
{
    private static readonly HashSet<string> Annotations = ["$schema", "$id", "$defs", "title", "description", "examples", "default"];

    /// <summary>Where a document breaks its schema, with the reason.</summary>
    public static IEnumerable<string> Validate(JsonElement document, JsonElement schema) => Validate(document, schema, schema, "");

    private static IEnumerable<string> Validate(JsonElement value, JsonElement schema, JsonElement root, string path) =>
        schema.EnumerateObject().SelectMany(keyword => Validate(value, keyword, schema, root, path));

    private static IEnumerable<string> Validate(JsonElement value, JsonProperty keyword, JsonElement schema, JsonElement root, string path)
    {
        JsonElement rule = keyword.Value;
        switch (keyword.Name)
        {
            case var name when Annotations.Contains(name):
                return [];
            case "$ref":
                return Validate(value, rule.GetString()!.Split('/').Skip(1).Aggregate(root, static (node, step) => node.GetProperty(step)), root, path);
            case "type":
                string[] types = rule.ValueKind == JsonValueKind.Array ? [.. rule.EnumerateArray().Select(static type => type.GetString()!)] : [rule.GetString()!];
                return Unless(types.Any(type => IsOfType(value, type)), path + ": not of type " + rule);
            case "const":
                return Unless(JsonElement.DeepEquals(value, rule), path + ": not " + rule);
            case "enum":
                return Unless(rule.EnumerateArray().Any(item => JsonElement.DeepEquals(value, item)), path + ": not in " + rule);
            case "anyOf":
                return Unless(rule.EnumerateArray().Any(part => !Validate(value, part, root, path).Any()), path + ": none of the alternatives");
            case "oneOf":
                return Unless(rule.EnumerateArray().Count(part => !Validate(value, part, root, path).Any()) == 1, path + ": not one of the alternatives");
            case "pattern" when value.ValueKind == JsonValueKind.String:
                return Unless(Regex.IsMatch(value.GetString()!, rule.GetString()!), path + ": does not match " + rule);
            case "minLength" when value.ValueKind == JsonValueKind.String:
                return Unless(value.GetString()!.Length >= rule.GetInt32(), path + ": too short");
            case "maxLength" when value.ValueKind == JsonValueKind.String:
                return Unless(value.GetString()!.Length <= rule.GetInt32(), path + ": too long");
            case "minimum" when value.ValueKind == JsonValueKind.Number:
                return Unless(value.GetDecimal() >= rule.GetDecimal(), path + ": too small");
            case "maximum" when value.ValueKind == JsonValueKind.Number:
                return Unless(value.GetDecimal() <= rule.GetDecimal(), path + ": too great");
            case "minItems" when value.ValueKind == JsonValueKind.Array:
                return Unless(value.GetArrayLength() >= rule.GetInt32(), path + ": too few");
            case "maxItems" when value.ValueKind == JsonValueKind.Array:
                return Unless(value.GetArrayLength() <= rule.GetInt32(), path + ": too many");
            case "uniqueItems" when value.ValueKind == JsonValueKind.Array:
                return Unless(value.EnumerateArray().Select(static item => item.GetRawText()).Distinct().Count() == value.GetArrayLength(), path + ": repeated");
            case "minProperties" when value.ValueKind == JsonValueKind.Object:
                return Unless(value.EnumerateObject().Count() >= rule.GetInt32(), path + ": too few");
            case "maxProperties" when value.ValueKind == JsonValueKind.Object:
                return Unless(value.EnumerateObject().Count() <= rule.GetInt32(), path + ": too many");
            case "propertyNames" when value.ValueKind == JsonValueKind.Object:
                return value.EnumerateObject().SelectMany(member =>
                {
                    using JsonDocument name = JsonDocument.Parse(JsonSerializer.Serialize(member.Name));
                    return Validate(name.RootElement, rule, root, path + "/" + member.Name).ToList();
                });
            case "items" when value.ValueKind == JsonValueKind.Array:
                return value.EnumerateArray().SelectMany((item, i) => Validate(item, rule, root, path + "/" + i));
            case "required" when value.ValueKind == JsonValueKind.Object:
                return rule.EnumerateArray().SelectMany(name => Unless(value.TryGetProperty(name.GetString()!, out _), path + ": lacks " + name));
            case "properties" when value.ValueKind == JsonValueKind.Object:
                return value.EnumerateObject().SelectMany(member => rule.TryGetProperty(member.Name, out JsonElement part)
                    ? Validate(member.Value, part, root, path + "/" + member.Name)
                    : Unless(schema.TryGetProperty("additionalProperties", out _), path + "/" + member.Name + ": not in the schema"));
            case "additionalProperties" when value.ValueKind == JsonValueKind.Object:
                return value.EnumerateObject()
                    .Where(member => !schema.TryGetProperty("properties", out JsonElement known) || !known.TryGetProperty(member.Name, out _))
                    .SelectMany(member => rule.ValueKind == JsonValueKind.False
                        ? [path + "/" + member.Name + ": not in the schema"]
                        : Validate(member.Value, rule, root, path + "/" + member.Name));
            case "pattern" or "minLength" or "maxLength" or "minimum" or "maximum" or "minItems" or "maxItems" or "uniqueItems" or "items"
                or "required" or "properties" or "additionalProperties" or "propertyNames" or "minProperties" or "maxProperties":
                return [];
            default:
                throw new InvalidOperationException("The schema uses a keyword that this test does not know: " + keyword.Name);
        }
    }

    private static bool IsOfType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => throw new InvalidOperationException("Unknown type: " + type),
    };

    private static IEnumerable<string> Unless(bool holds, string problem) => holds ? [] : [problem];
}
