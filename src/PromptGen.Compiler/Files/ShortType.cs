using System;
using System.Collections.Generic;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Types;

namespace PromptGen.Compiler.Files;

/// <summary>Types as one word with its suffixes: <c>string</c>, <c>integer?</c>, <c>string[]</c>, <c>string?[]?</c>.</summary>
internal static class ShortType
{
    private static readonly string[] Names =
        ["string", "integer", "number", "decimal", "boolean", "date", "date-time", "enum", "array", "object"];

    /// <summary>What other languages and schemas call our types.</summary>
    private static readonly Dictionary<string, string> Synonyms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["str"] = "string",
        ["text"] = "string",
        ["char"] = "string",
        ["int"] = "integer",
        ["int32"] = "integer",
        ["int64"] = "integer",
        ["long"] = "integer",
        ["short"] = "integer",
        ["byte"] = "integer",
        ["float"] = "number",
        ["double"] = "number",
        ["single"] = "number",
        ["money"] = "decimal",
        ["currency"] = "decimal",
        ["bool"] = "boolean",
        ["datetime"] = "date-time",
        ["date_time"] = "date-time",
        ["datetimeoffset"] = "date-time",
        ["timestamp"] = "date-time",
        ["time"] = "date-time",
        ["dateonly"] = "date",
        ["list"] = "array",
        ["map"] = "object",
        ["dict"] = "object",
        ["dictionary"] = "object",
        ["record"] = "object",
        ["class"] = "object",
        ["struct"] = "object",
    };

    /// <summary>Null, with a problem reported, where the word is no type.</summary>
    public static PromptType? Read(ScalarNode node, DiagnosticList problems)
    {
        string text = node.Value;
        int end = text.Length;
        while (end > 0 && text[end - 1] is '?' or '[' or ']')
        {
            end--;
        }

        string name = text.Substring(0, end);
        int index = Array.IndexOf(Names, name);
        if (index < 0)
        {
            string? meant = Meant(name);
            string advice = meant is not null
                ? "Did you mean `" + meant + text.Substring(end) + "`?"
                : "The types are " + string.Join(", ", Names) + "; a list such as [free, pro] is an enum.";
            problems.Add(DiagnosticRules.UnknownType, node, text, advice);
            return null;
        }

        PromptType type = new((PromptTypeKind)index);
        int arrays = 0;
        for (int i = end; i < text.Length; i++)
        {
            bool fits = text[i] == '?' ? !type.Nullable : text[i] == '[' && i + 1 < text.Length && text[i + 1] == ']' && ++arrays < FileLimits.TypeDepth;
            if (!fits)
            {
                problems.Add(
                    DiagnosticRules.UnknownType, node, text,
                    "Only `?` (the value can be null) and `[]` (an array) can follow a type, as in `string?` or `string[]`.");
                return null;
            }

            if (text[i] == '?')
            {
                type = type with { Nullable = true };
            }
            else
            {
                type = new PromptType(PromptTypeKind.Array) { Items = type };
                i++;
            }
        }

        return type;
    }

    /// <summary>The type that a word of another language or schema, or a misspelt one, means; null where none is near.</summary>
    public static string? Meant(string name) => Synonyms.TryGetValue(name, out string? synonym) ? synonym : NearestName.Find(name, Names);

    /// <summary>The type in short form, for messages.</summary>
    public static string Name(PromptType type) =>
        (type.Items is null ? Names[(int)type.Kind] : Name(type.Items) + "[]") + (type.Nullable ? "?" : "");
}
