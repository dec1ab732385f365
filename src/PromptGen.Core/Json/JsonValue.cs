using System.Collections.Generic;
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
    // Members of an object with more are found by an index: whoever asks for each would compare each with each.
    private const int GreatestSearched = 16;

    // Made when somebody first asks. It says nothing that the members do not, so it has no part in equality.
    private Dictionary<string, JsonValue>? _index;

    /// <summary>The value of the member with that name, or null.</summary>
    public JsonValue? this[string name]
    {
        get
        {
            if (Members.Count > GreatestSearched)
            {
                return (_index ??= Index()).TryGetValue(name, out JsonValue? found) ? found : null;
            }

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

    public bool Equals(JsonObject? other) => other is not null && Members.Equals(other.Members);

    public override int GetHashCode() => Members.GetHashCode();

    private Dictionary<string, JsonValue> Index()
    {
        Dictionary<string, JsonValue> index = new(Members.Count, System.StringComparer.Ordinal);
        foreach (JsonMember member in Members)
        {
            // Of two members with one name, the first counts.
            if (!index.ContainsKey(member.Name))
            {
                index.Add(member.Name, member.Value);
            }
        }

        return index;
    }
}

internal sealed record JsonMember(string Name, JsonValue Value);
