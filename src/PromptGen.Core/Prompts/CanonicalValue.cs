using System.Collections.Generic;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Core.Types;

namespace PromptGen.Core.Prompts;

/// <summary>
/// Values that a person wrote (model parameters, defaults) in the form in which a canonical text holds them: JSON whose only
/// numbers are integers within +-(2^53 - 1), so every JSON library reads and writes it alike.
/// </summary>
/// <remarks>
/// Other numbers become <c>{"$number":"..."}</c> in normal form; the default of a decimal becomes <c>{"$decimal":"..."}</c> with
/// its decimal places, because they reach the output. A name that starts with <c>$</c> gets one more, so that no object a person
/// wrote looks like a number.
/// </remarks>
internal static class CanonicalValue
{
    public static JsonValue Of(JsonValue value) => value switch
    {
        JsonNumber number => Number(number.Lexeme),
        JsonArray list => list.Items.Select(Of),
        JsonObject container => Members(container, static member => Of(member.Value)),
        _ => value,
    };

    /// <summary>The default of a variable, which is read as its type.</summary>
    public static JsonValue Of(JsonValue value, PromptType type) => (value, type.Kind) switch
    {
        (JsonNumber number, PromptTypeKind.Decimal) => Tagged("$decimal", JsonNumberText.ToFixedPoint(number.Lexeme)),
        (JsonArray list, PromptTypeKind.Array) when type.Items is { } itemType => list.Items.Select(item => Of(item, itemType)),
        (JsonObject container, PromptTypeKind.Object) => Members(
            container, member => type.FindProperty(member.Name) is { } property ? Of(member.Value, property.Type) : Of(member.Value)),
        _ => Of(value),
    };

    /// <summary>Returns the value that <see cref="Of(JsonValue)"/> or <see cref="Of(JsonValue, PromptType)"/> converted to this
    /// one.</summary>
    /// <exception cref="System.FormatException">A number is not one, or is beyond the limits.</exception>
    public static JsonValue Read(JsonValue canonical) => canonical switch
    {
        JsonArray list => list.Items.Select(Read),
        JsonObject { Members.Count: 1 } tagged when tagged.Members[0] is { Name: "$number", Value: JsonString text } => JsonNumberText.TryNormalize(text.Value, out _)
            ? new JsonNumber(text.Value)
            : throw new System.FormatException("A `$number` is not a number within the limits."),
        JsonObject { Members.Count: 1 } tagged when tagged.Members[0] is { Name: "$decimal", Value: JsonString text } => JsonNumberText.IsExactDecimal(text.Value)
            ? new JsonNumber(text.Value)
            : throw new System.FormatException("A `$decimal` is not a number that a decimal can represent exactly."),
        JsonObject container => new JsonObject(container.Members.Map(static member =>
            new JsonMember(member.Name.StartsWith("$", System.StringComparison.Ordinal) ? member.Name.Substring(1) : member.Name, Read(member.Value)))),
        _ => canonical,
    };

    private static JsonValue Number(string lexeme)
    {
        string normal = JsonNumberText.Normalize(lexeme);
        return JsonNumberText.IsSafeInteger(normal) ? new JsonNumber(normal) : Tagged("$number", normal);
    }

    private static JsonObject Tagged(string tag, string text) =>
        new(EquatableArray.Create(new JsonMember(tag, new JsonString(text))));

    private static JsonArray Select(this EquatableArray<JsonValue> items, System.Func<JsonValue, JsonValue> selector)
    {
        List<JsonValue> selected = new(items.Count);
        foreach (JsonValue item in items)
        {
            selected.Add(selector(item));
        }

        return new JsonArray(selected.ToEquatableArray());
    }

    private static JsonObject Members(JsonObject container, System.Func<JsonMember, JsonValue> selector)
    {
        List<JsonMember> members = new(container.Members.Count);
        foreach (JsonMember member in container.Members)
        {
            string name = member.Name.Length > 0 && member.Name[0] == '$' ? "$" + member.Name : member.Name;
            members.Add(new JsonMember(name, selector(member)));
        }

        return new JsonObject(members.ToEquatableArray());
    }
}
