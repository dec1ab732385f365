using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptGen.Core.Json;
using PromptGen.Core.Types;

namespace PromptGen.Tool.Showing;

/// <summary>Types in the words of a prompt file.</summary>
internal static class TypeText
{
    public static string Of(PromptType type) => NotNull(type) + (type.Nullable ? "?" : "");

    /// <summary>The type and everything that a caller has to know.</summary>
    public static string Of(PromptVariable variable)
    {
        List<string> parts = [Of(variable.Type)];
        if (variable.Type.MaxLength is { } length)
        {
            parts.Add("at most " + length.ToString(CultureInfo.InvariantCulture) + (variable.Type.OnOverflow == OverflowMode.Truncate ? ", truncated" : ""));
        }

        if (variable.Type.Pattern is { } pattern)
        {
            parts.Add("like " + pattern);
        }

        if (variable.Untrusted)
        {
            parts.Add("untrusted");
        }

        if (variable.Sensitive)
        {
            parts.Add("sensitive");
        }

        if (variable.Default is { } value)
        {
            parts.Add("default " + JsonWriter.WriteMinified(value));
        }

        return string.Join(", ", parts);
    }

    private static string NotNull(PromptType type) => type.Kind switch
    {
        PromptTypeKind.String => "string",
        PromptTypeKind.Integer => "integer",
        PromptTypeKind.Number => "number",
        PromptTypeKind.Decimal => "decimal",
        PromptTypeKind.Boolean => "boolean",
        PromptTypeKind.Date => "date",
        PromptTypeKind.DateTime => "date-time",
        PromptTypeKind.Enum => "[" + string.Join(", ", type.EnumValues) + "]",
        PromptTypeKind.Array => Of(type.Items!) + "[]",
        _ => "{ " + string.Join(", ", type.Properties.Select(static property => property.Name + ": " + Of(property.Type))) + " }",
    };
}
