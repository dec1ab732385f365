using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using PromptGen.Core.Json;

namespace PromptGen.Analyzers.Tools;

/// <summary>Which types of C# take what a JSON Schema allows.</summary>
internal static class ToolParameterTypes
{
    private static readonly string[] Texts = ["DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan", "Guid", "Uri", "Char"];

    private static readonly string[] AnyJson = ["Object", "JsonElement", "JsonNode", "JsonDocument", "BinaryData", "JToken"];

    /// <summary>What the schema allows, in words, where the type does not take it; nothing where it does, or nobody can tell.</summary>
    public static string? Mismatch(JsonObject schema, ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        if (Array.IndexOf(AnyJson, type.Name) >= 0 || type.TypeKind is TypeKind.TypeParameter or TypeKind.Error)
        {
            return null;
        }

        foreach (string name in NamesOf(schema["type"]))
        {
            if (!Takes(type, name))
            {
                return Article(name);
            }
        }

        return type.TypeKind == TypeKind.Enum ? MissingValue(schema, type) : null;
    }

    private static List<string> NamesOf(JsonValue? type)
    {
        List<string> names = [];
        switch (type)
        {
            case JsonString { Value: var name }:
                names.Add(name);
                break;
            case JsonArray { Items: var items }:
                foreach (JsonValue item in items)
                {
                    if (item is JsonString { Value: not "null" } text)
                    {
                        names.Add(text.Value);
                    }
                }

                break;
        }

        return names;
    }

    private static bool Takes(ITypeSymbol type, string name) => name switch
    {
        "string" => type.SpecialType == SpecialType.System_String || type.TypeKind == TypeKind.Enum || Array.IndexOf(Texts, type.Name) >= 0,
        "integer" => IsInteger(type) || IsFraction(type) || type.TypeKind == TypeKind.Enum,
        "number" => IsFraction(type),
        "boolean" => type.SpecialType == SpecialType.System_Boolean,
        "array" => type.TypeKind == TypeKind.Array || (type.SpecialType != SpecialType.System_String && IsSequence(type)),
        "object" => type.SpecialType == SpecialType.None && type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Interface && Array.IndexOf(Texts, type.Name) < 0,
        _ => true,
    };

    private static bool IsInteger(ITypeSymbol type) => type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;

    private static bool IsFraction(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Decimal or SpecialType.System_Single or SpecialType.System_Double;

    private static bool IsSequence(ITypeSymbol type)
    {
        if (type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
        {
            return true;
        }

        foreach (INamedTypeSymbol contract in type.AllInterfaces)
        {
            if (contract.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A value that the model may send and the enum does not have.</summary>
    private static string? MissingValue(JsonObject schema, ITypeSymbol type)
    {
        if (schema["enum"] is not JsonArray { Items: var values })
        {
            return null;
        }

        HashSet<string> members = new(StringComparer.Ordinal);
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IFieldSymbol { IsConst: true })
            {
                members.Add(ToolArgument.Plain(member.Name));
            }
        }

        foreach (JsonValue value in values)
        {
            if (value is JsonString { Value: var text } && !members.Contains(ToolArgument.Plain(text)))
            {
                return "`" + text + "` among others";
            }
        }

        return null;
    }

    private static string Article(string name) => name is "integer" or "array" or "object" ? "an " + name : "a " + name;
}
