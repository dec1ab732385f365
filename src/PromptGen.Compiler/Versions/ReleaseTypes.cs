using PromptGen.Compiler.Files;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using PromptGen.Core.Types;

namespace PromptGen.Compiler.Versions;

/// <summary>Variables and their types as a prompt file states them, in the shortest form that says all.</summary>
internal static class ReleaseTypes
{
    public static JsonValue Variable(PromptVariable variable)
    {
        bool isShort = variable is { Default: null, Untrusted: false, Sensitive: false, Description: null, ParameterName: null };
        if (isShort)
        {
            return Type(variable.Type, description: null);
        }

        JsonObjectBuilder fields = new();
        AddType(fields, variable.Type);
        return fields
            .Add("untrusted", variable.Untrusted ? true : null)
            .Add("sensitive", variable.Sensitive ? true : null)
            .Add("default", variable.Default is { } value ? NormalNumbers.In(value, variable.Type) : null)
            .Add("description", variable.Description)
            .Add("parameter", variable.ParameterName)
            .Add("type_name", variable.Type.TypeName)
            .Build();
    }

    private static JsonValue Type(PromptType type, string? description)
    {
        if (description is null && IsWord(type) && !HasRules(type))
        {
            return new JsonString(ShortType.Name(type));
        }

        if (description is null && type is { Kind: PromptTypeKind.Enum, Nullable: false, TypeName: null })
        {
            return Values(type);
        }

        JsonObjectBuilder fields = new();
        AddType(fields, type);
        return fields.Add("description", description).Add("type_name", type.TypeName).Build();
    }

    private static void AddType(JsonObjectBuilder fields, PromptType type)
    {
        bool isWord = IsWord(type);
        string? word = isWord ? ShortType.Name(type) : type.Kind == PromptTypeKind.Enum ? null : CanonicalPrompt.KindName(type.Kind);
        fields
            .Add("type", word)
            .Add("enum", type.Kind == PromptTypeKind.Enum ? Values(type) : null)
            .Add("nullable", type.Nullable && !isWord ? true : null)
            .Add("items", !isWord && type.Items is { } items ? Type(items, description: null) : null)
            .Add("properties", type.Kind == PromptTypeKind.Object ? Properties(type) : null)
            .Add("format", type.Format)
            .Add("pattern", type.Pattern)
            .Add("max_length", type.MaxLength)
            .Add("on_overflow", type.OnOverflow == OverflowMode.Truncate ? "truncate" : null);
    }

    private static JsonObject Properties(PromptType type)
    {
        JsonObjectBuilder properties = new();
        foreach (PromptProperty property in type.Properties)
        {
            properties.Add(property.Name, Type(property.Type, property.Description));
        }

        return properties.Build();
    }

    private static JsonArray Values(PromptType type)
    {
        JsonValue[] values = new JsonValue[type.EnumValues.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = new JsonString(type.EnumValues[i]);
        }

        return new JsonArray(new EquatableArray<JsonValue>(values));
    }

    /// <summary>One word names it: <c>string?</c>, <c>integer[]</c>.</summary>
    private static bool IsWord(PromptType type) => type.Kind switch
    {
        PromptTypeKind.Enum or PromptTypeKind.Object => false,
        PromptTypeKind.Array => type.Items is { } items && IsWord(items) && !HasRules(items),
        _ => true,
    };

    private static bool HasRules(PromptType type) =>
        type.Format is not null || type.Pattern is not null || type.MaxLength is not null || type.OnOverflow != OverflowMode.Error;
}
