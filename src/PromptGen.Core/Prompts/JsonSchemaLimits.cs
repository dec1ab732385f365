using System.Linq;
using PromptGen.Core.Json;

namespace PromptGen.Core.Prompts;

/// <summary>Keywords that limit values of a type: whether an allowing schema keeps within the accepting one's.</summary>
internal static class JsonSchemaLimits
{
    /// <summary>The types whose values a keyword limits; all for one that is not known.</summary>
    public static JsonTypes TypesOf(string keyword) => keyword switch
    {
        "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" or "multipleOf" => JsonTypes.Number,
        "minLength" or "maxLength" or "pattern" or "format" or "contentEncoding" or "contentMediaType" => JsonTypes.String,
        "minItems" or "maxItems" or "uniqueItems" or "prefixItems" or "contains" or "minContains" or "maxContains"
            or "additionalItems" or "unevaluatedItems" => JsonTypes.Array,
        "minProperties" or "maxProperties" or "patternProperties" or "propertyNames" or "dependentRequired"
            or "dependentSchemas" or "dependencies" or "unevaluatedProperties" => JsonTypes.Object,
        _ => JsonTypes.All,
    };

    /// <summary>Returns why values of the schema may break a limit of the accepting schema; null if they do not.</summary>
    public static string? FindDifference(JsonSchemaNode allowed, JsonMember limit)
    {
        if (allowed[limit.Name] is { } own && IsWithin(limit.Name, own, limit.Value))
        {
            return null;
        }

        if (limit.Value is JsonBoolean { Value: false } && limit.Name == "uniqueItems")
        {
            return null;
        }

        if (limit.Value is JsonNumber bound && allowed.FiniteValues() is { } values && values.All(value => Keeps(value, limit.Name, bound.Lexeme)))
        {
            return null;
        }

        string text = JsonWriter.WriteMinified(limit.Value);
        return limit.Value is JsonNumber or JsonString or JsonBoolean
            ? "Only values with " + limit.Name + " " + text + " are accepted, and the allowed values may not match."
            : "The keyword '" + limit.Name + "' limits the accepted values, and the allowed values may exceed it.";
    }

    private static bool IsWithin(string keyword, JsonValue own, JsonValue limit)
    {
        if (own is not JsonNumber ownNumber || limit is not JsonNumber limitNumber)
        {
            return own.Equals(limit);
        }

        int order = JsonNumberText.Compare(ownNumber.Lexeme, limitNumber.Lexeme);
        return keyword switch
        {
            "minimum" or "exclusiveMinimum" or "minLength" or "minItems" or "minProperties" => order >= 0,
            "maximum" or "exclusiveMaximum" or "maxLength" or "maxItems" or "maxProperties" => order <= 0,
            _ => order == 0,
        };
    }

    /// <summary>Whether one value keeps a limit that is a number.</summary>
    private static bool Keeps(JsonValue value, string keyword, string limit)
    {
        if ((JsonSchemaNode.TypesOf(value) & TypesOf(keyword)) == JsonTypes.None)
        {
            return true;
        }

        string? measure = value switch
        {
            JsonNumber number => number.Lexeme,
            JsonString text => Number(text.Value.Count(static unit => !char.IsLowSurrogate(unit))),
            JsonArray list => Number(list.Items.Count),
            JsonObject container => Number(container.Members.Count),
            _ => null,
        };
        if (measure is null)
        {
            return false;
        }

        int order = JsonNumberText.Compare(measure, limit);
        return keyword switch
        {
            "minimum" or "minLength" or "minItems" or "minProperties" => order >= 0,
            "maximum" or "maxLength" or "maxItems" or "maxProperties" => order <= 0,
            "exclusiveMinimum" => order > 0,
            "exclusiveMaximum" => order < 0,
            _ => false,
        };
    }

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
