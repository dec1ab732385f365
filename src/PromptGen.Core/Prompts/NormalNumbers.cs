using System;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Core.Types;

namespace PromptGen.Core.Prompts;

/// <summary>
/// Values with their numbers in normal form. An effective prompt holds no other spelling, so that what is generated, sent to a
/// model and hashed is one and the same.
/// </summary>
internal static class NormalNumbers
{
    public static JsonValue In(JsonValue value) => value switch
    {
        JsonNumber number => new JsonNumber(JsonNumberText.Normalize(number.Lexeme)),
        JsonArray list => new JsonArray(list.Items.Map(In)),
        JsonObject container => In(container),
        _ => value,
    };

    public static JsonObject In(JsonObject container) =>
        new(container.Members.Map(static member => new JsonMember(member.Name, In(member.Value))));

    /// <summary>Converts the default of a variable, in which a decimal keeps its decimal places.</summary>
    public static JsonValue In(JsonValue value, PromptType type) => (value, type.Kind) switch
    {
        (JsonNumber number, PromptTypeKind.Decimal) => new JsonNumber(JsonNumberText.ToFixedPoint(number.Lexeme)),
        (JsonArray list, PromptTypeKind.Array) when type.Items is { } itemType => new JsonArray(list.Items.Map(item => In(item, itemType))),
        (JsonObject container, PromptTypeKind.Object) => new JsonObject(container.Members.Map(member => new JsonMember(
            member.Name, type.FindProperty(member.Name) is { } property ? In(member.Value, property.Type) : In(member.Value)))),
        _ => In(value),
    };
}
