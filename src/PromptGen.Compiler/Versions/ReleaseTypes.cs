using PromptGen.Compiler.Files;
using PromptGen.Compiler.Naming;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using PromptGen.Core.Types;

namespace PromptGen.Compiler.Versions;

/// <summary>Variables and their types as a prompt file states them, in the shortest form that says all.</summary>
internal static class ReleaseTypes
{
    public static JsonValue Variable(DefinedVariable defined)
    {
        PromptVariable variable = defined.Variable;
        TypePlace place = TypePlace.Of(defined);
        if (variable is { Default: null, Untrusted: false, Sensitive: false } && place.Description is null && defined.ParameterName is null)
        {
            return Type(variable.Type, place);
        }

        JsonObjectBuilder fields = new();
        AddType(fields, variable.Type, place);
        return fields
            .Add("untrusted", variable.Untrusted ? true : null)
            .Add("sensitive", variable.Sensitive ? true : null)
            .Add("default", variable.Default)
            .Add("description", place.Description)
            .Add("parameter", defined.ParameterName)
            .Add("type_name", place.NameInFile)
            .Build();
    }

    private static JsonValue Type(PromptType type, TypePlace place)
    {
        if (place.Description is null && IsWord(type, place) && !HasRules(type))
        {
            return new JsonString(ShortType.Name(type));
        }

        if (place.Description is null && place.NameInFile is null && type is { Kind: PromptTypeKind.Enum, Nullable: false })
        {
            return Values(type);
        }

        JsonObjectBuilder fields = new();
        AddType(fields, type, place);
        return fields.Add("description", place.Description).Add("type_name", place.NameInFile).Build();
    }

    private static void AddType(JsonObjectBuilder fields, PromptType type, TypePlace place)
    {
        bool isWord = IsWord(type, place);
        string? word = isWord ? ShortType.Name(type) : type.Kind == PromptTypeKind.Enum ? null : CanonicalPrompt.KindName(type.Kind);
        fields
            .Add("type", word)
            .Add("enum", type.Kind == PromptTypeKind.Enum ? Values(type) : null)
            .Add("nullable", type.Nullable && !isWord ? true : null)
            .Add("items", !isWord && type.Items is { } items ? Type(items, place.Item()) : null)
            .Add("properties", type.Kind == PromptTypeKind.Object ? Properties(type, place) : null)
            .Add("format", type.Format)
            .Add("pattern", type.Pattern)
            .Add("max_length", type.MaxLength)
            .Add("on_overflow", type.OnOverflow == OverflowMode.Truncate ? "truncate" : null);
    }

    private static JsonObject Properties(PromptType type, TypePlace place)
    {
        JsonObjectBuilder properties = new();
        foreach (PromptProperty property in type.Properties)
        {
            properties.Add(property.Name, Type(property.Type, place.Property(property.Name)));
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
    private static bool IsWord(PromptType type, TypePlace place) => type.Kind switch
    {
        PromptTypeKind.Enum or PromptTypeKind.Object => false,
        PromptTypeKind.Array => type.Items is { } items && place.Item() is { Description: null } item && IsWord(items, item) && !HasRules(items),
        _ => true,
    };

    private static bool HasRules(PromptType type) =>
        type.Format is not null || type.Pattern is not null || type.MaxLength is not null || type.OnOverflow != OverflowMode.Error;
}
