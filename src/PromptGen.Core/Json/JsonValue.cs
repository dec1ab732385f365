using PromptGen.Core.Collections;

namespace PromptGen.Core.Json;

/// <summary>A JSON value as an immutable tree with structural equality. Objects keep the order of their source.</summary>
internal abstract record JsonValue;

internal sealed record JsonNull : JsonValue
{
    public static readonly JsonNull Instance = new();
}

internal sealed record JsonBoolean(bool Value) : JsonValue;

internal sealed record JsonString(string Value) : JsonValue;

/// <param name="Lexeme">The number as written, a valid JSON number. Its meaning is its exact decimal value.</param>
internal sealed record JsonNumber(string Lexeme) : JsonValue;

internal sealed record JsonArray(EquatableArray<JsonValue> Items) : JsonValue;

internal sealed record JsonObject(EquatableArray<JsonMember> Members) : JsonValue
{
    /// <summary>The value of the member with that name, or null.</summary>
    public JsonValue? this[string name]
    {
        get
        {
            foreach (JsonMember member in Members)
            {
                if (member.Name == name)
                {
                    return member.Value;
                }
            }

            return null;
        }
    }
}

internal sealed record JsonMember(string Name, JsonValue Value);
