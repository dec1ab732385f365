using System;
using System.Collections.Generic;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Compiler.Files;

/// <summary>Finds mistakes in the JSON Schemas of tools and response formats that no provider takes, or that leave no answer possible.</summary>
/// <remarks>The keywords are those of JSON Schema 2020-12, of draft 7 and of OpenAPI 3. Others are a provider's own, unless they are near to one of these.</remarks>
internal sealed class SchemaChecks(DiagnosticList problems)
{
    private static readonly string[] Types = ["string", "number", "integer", "boolean", "object", "array", "null"];

    /// <summary>Keywords whose value is a schema, or a list of schemas.</summary>
    private static readonly string[] WithSchema =
    [
        "items", "additionalItems", "additionalProperties", "unevaluatedItems", "unevaluatedProperties", "contains", "propertyNames", "not", "if", "then", "else", "allOf", "anyOf",
        "oneOf", "prefixItems", "contentSchema",
    ];

    /// <summary>Keywords whose value is a mapping of names to schemas.</summary>
    private static readonly string[] WithNamedSchemas = ["properties", "patternProperties", "$defs", "definitions", "dependentSchemas"];

    private static readonly string[] Others =
    [
        "$schema", "$id", "$ref", "$anchor", "$dynamicRef", "$dynamicAnchor", "$vocabulary", "$comment", "type", "enum", "const", "default", "examples", "example", "title", "description",
        "deprecated", "readOnly", "writeOnly", "format", "pattern", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minItems",
        "maxItems", "uniqueItems", "minContains", "maxContains", "minProperties", "maxProperties", "required", "dependentRequired", "dependencies", "contentEncoding", "contentMediaType",
        "nullable", "discriminator", "externalDocs", "propertyOrdering", "strict", "name",
    ];

    private static readonly HashSet<string> Known = new([.. WithSchema, .. WithNamedSchemas, .. Others], StringComparer.Ordinal);

    private static readonly (string Least, string Greatest)[] Bounds =
    [
        ("minLength", "maxLength"), ("minimum", "maximum"), ("minItems", "maxItems"), ("minProperties", "maxProperties"), ("minContains", "maxContains"),
    ];

    /// <param name="schema">A mapping, or what stands in its place. Nesting is bounded where the file is read.</param>
    public void Check(DocumentNode schema)
    {
        if (schema is not MappingNode mapping)
        {
            // `true` and `false` are schemas.
            if (schema is not ScalarNode { Kind: ScalarKind.Boolean })
            {
                problems.Add(DiagnosticRules.WrongValue, schema, "A schema", "a mapping, `true` or `false`", schema.Describe(), "");
            }

            return;
        }

        CheckType(mapping);
        CheckRequired(mapping);
        CheckBounds(mapping);
        foreach (MappingEntry entry in mapping.Entries)
        {
            CheckEntry(mapping, entry);
        }
    }

    private void CheckEntry(MappingNode mapping, MappingEntry entry)
    {
        if (Array.IndexOf(WithNamedSchemas, entry.Name) >= 0)
        {
            if (entry.Value is not MappingNode named)
            {
                problems.Add(DiagnosticRules.WrongValue, entry.Value, "`" + entry.Name + "`", "a mapping of names to schemas", entry.Value.Describe(), "");
                return;
            }

            foreach (MappingEntry inner in named.Entries)
            {
                Check(inner.Value);
            }
        }
        else if (Array.IndexOf(WithSchema, entry.Name) >= 0)
        {
            foreach (DocumentNode inner in entry.Value is SequenceNode list ? list.Items : [entry.Value])
            {
                Check(inner);
            }
        }
        else if (entry.Name is "description" or "title" && entry.Value is ScalarNode text)
        {
            CommentBehind.Report(text, problems);
        }
        else if (entry.Name == "enum" && entry.Value is not SequenceNode { Items.Count: > 0 })
        {
            problems.Add(DiagnosticRules.WrongValue, entry.Value, "`enum`", "a list of at least one value", entry.Value is SequenceNode ? "empty" : entry.Value.Describe(), "");
        }
        else if (!Known.Contains(entry.Name) && !entry.Name.StartsWith("x-", StringComparison.Ordinal)
            && NearestName.OfMisspelling(entry.Name, Known) is { } meant && mapping.Find(meant) is null)
        {
            problems.Add(DiagnosticRules.ImpossibleSchema, entry.Key, "`" + entry.Name + "` is not a keyword of JSON Schema.", "Did you mean `" + meant + "`?");
        }
    }

    private void CheckType(MappingNode schema)
    {
        if (schema.Find("type")?.Value is not { } value)
        {
            return;
        }

        foreach (DocumentNode type in value is SequenceNode list ? list.Items : [value])
        {
            if (type is not ScalarNode { Kind: ScalarKind.Text } name)
            {
                string advice = type is ScalarNode { Kind: ScalarKind.Null } ? " Write \"null\" with the quotes." : "";
                problems.Add(DiagnosticRules.WrongValue, type, "`type`", "the name of a type", type.Describe(), advice);
            }
            else if (Array.IndexOf(Types, name.Value) < 0)
            {
                bool isKnown = ShortType.Meant(name.Value) is { } word && Array.IndexOf(Types, word) >= 0;
                problems.Add(
                    DiagnosticRules.UnknownChoice, name, name.Value, "`type` in a JSON Schema",
                    isKnown ? "Did you mean `" + ShortType.Meant(name.Value) + "`?" : FieldReader.Suggest(name.Value, Types));
            }
        }
    }

    private void CheckRequired(MappingNode schema)
    {
        if (schema.Find("required")?.Value is not { } value)
        {
            return;
        }

        if (value is not SequenceNode list)
        {
            string advice = value is ScalarNode { Kind: ScalarKind.Boolean } ? " List the property in the object that contains it: `required: [name]`." : "";
            problems.Add(DiagnosticRules.WrongValue, value, "`required`", "a list of names of properties", value.Describe(), advice);
            return;
        }

        MappingNode? properties = schema.Find("properties")?.Value as MappingNode;
        foreach (DocumentNode item in list.Items)
        {
            if (item is not ScalarNode { Kind: ScalarKind.Text } name)
            {
                problems.Add(DiagnosticRules.WrongValue, item, "An item of `required`", "the name of a property", item.Describe(), "");
            }
            else if (properties is not null && properties.Find(name.Value) is null)
            {
                List<string> names = properties.Entries.ConvertAll(static entry => entry.Name);
                problems.Add(
                    DiagnosticRules.ImpossibleSchema, name, "`required` names `" + name.Value + "`, which `properties` does not declare.",
                    FieldReader.Suggest(name.Value, names));
            }
        }
    }

    private void CheckBounds(MappingNode schema)
    {
        foreach ((string least, string greatest) in Bounds)
        {
            if (schema.Find(least) is { } low && schema.Find(greatest) is { } high && CoreSchema.NumberOf(low.Value) is { } from && CoreSchema.NumberOf(high.Value) is { } to && from > to)
            {
                problems.Add(
                    DiagnosticRules.ImpossibleSchema, low.Value, "`" + least + "` is greater than `" + greatest + "`, so no value fits.", "Swap them, or correct one of them.");
            }
        }
    }
}
