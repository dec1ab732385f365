using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;

namespace PromptGen.Core.Prompts;

/// <summary>The types of JSON values; a number is an integer or a fraction.</summary>
[Flags]
internal enum JsonTypes
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Integer = 4,
    Fraction = 8,
    Number = Integer | Fraction,
    String = 16,
    Array = 32,
    Object = 64,
    All = Null | Boolean | Number | String | Array | Object,
}

/// <summary>A JSON Schema, or a part of one, with the document that its references point into.</summary>
internal sealed record JsonSchemaNode(JsonValue Schema, JsonValue Document)
{
    private static readonly EquatableArray<JsonMember> NoMembers = EquatableArray<JsonMember>.Empty;

    public static JsonSchemaNode Of(JsonValue document) => new(document, document);

    /// <summary>The schema that every value satisfies.</summary>
    public JsonSchemaNode Anything => this with { Schema = new JsonObject(NoMembers) };

    /// <summary>No value satisfies it.</summary>
    public bool IsNothing => Schema is JsonBoolean { Value: false };

    public JsonValue? this[string keyword] => (Schema as JsonObject)?[keyword];

    public EquatableArray<JsonMember> Keywords => Schema is JsonObject container ? container.Members : NoMembers;

    public JsonSchemaNode Part(JsonValue schema) => this with { Schema = schema };

    /// <summary>The schema without some keywords.</summary>
    public JsonSchemaNode Without(params string[] keywords)
    {
        List<JsonMember> rest = [];
        foreach (JsonMember member in Keywords)
        {
            if (Array.IndexOf(keywords, member.Name) < 0)
            {
                rest.Add(member);
            }
        }

        return Part(new JsonObject(rest.ToEquatableArray()));
    }

    /// <summary>The schema with a keyword set.</summary>
    public JsonSchemaNode With(string keyword, JsonValue value)
    {
        List<JsonMember> members = [.. Without(keyword).Keywords, new JsonMember(keyword, value)];
        return Part(new JsonObject(members.ToEquatableArray()));
    }

    /// <summary>
    /// A schema for the values that satisfy this and another one. Members that either mentions are mentioned; of two other keywords
    /// of one name the other's counts, which may allow more.
    /// </summary>
    public JsonSchemaNode And(JsonSchemaNode other)
    {
        if (other.Schema is not JsonObject)
        {
            return other.IsNothing ? other : this;
        }

        // Definitions are found from the document, wherever a reference stands.
        List<JsonMember> both = [.. other.Without("$defs", "definitions").Keywords];
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        for (int i = 0; i < both.Count; i++)
        {
            places[both[i].Name] = i;
        }

        foreach (JsonMember keyword in Without("$defs", "definitions").Keywords)
        {
            JsonValue? known = places.TryGetValue(keyword.Name, out int place) ? both[place].Value : null;
            switch (keyword.Value, known)
            {
                case (_, null):
                    Set(keyword.Name, keyword.Value);
                    break;
                case (JsonObject own, JsonObject others) when keyword.Name == "properties":
                    Set(keyword.Name, Union(own, others));
                    break;
                case (JsonArray own, JsonArray others) when keyword.Name is "required" or "allOf":
                    Set(keyword.Name, new JsonArray(own.Items.Concat(others.Items).ToEquatableArray()));
                    break;
                case (_, _) when keyword.Name is "$ref" or "anyOf" or "oneOf":
                    JsonObject alone = new(EquatableArray.Create(keyword));
                    IEnumerable<JsonValue> all = places.TryGetValue("allOf", out int at) && both[at].Value is JsonArray list ? list.Items : [];
                    Set("allOf", new JsonArray(all.Append(alone).ToEquatableArray()));
                    break;
            }
        }

        return other.Part(new JsonObject(both.ToEquatableArray()));

        void Set(string name, JsonValue value)
        {
            if (places.TryGetValue(name, out int place))
            {
                both[place] = new JsonMember(name, value);
                return;
            }

            places.Add(name, both.Count);
            both.Add(new JsonMember(name, value));
        }
    }

    /// <summary>The schemas in a keyword whose value is a list of them; empty if it is absent.</summary>
    public IReadOnlyList<JsonSchemaNode> Parts(string keyword)
    {
        List<JsonSchemaNode> parts = [];
        if (this[keyword] is JsonArray list)
        {
            foreach (JsonValue part in list.Items)
            {
                parts.Add(Part(part));
            }
        }

        return parts;
    }

    /// <summary>The members of <c>properties</c>.</summary>
    public EquatableArray<JsonMember> Properties => this["properties"] is JsonObject properties ? properties.Members : NoMembers;

    /// <summary>The member of <c>properties</c> with that name; null if it is not mentioned.</summary>
    public JsonValue? Property(string name) => (this["properties"] as JsonObject)?[name];

    /// <summary>The names in <c>required</c>.</summary>
    public HashSet<string> Required()
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        if (this["required"] is JsonArray required)
        {
            foreach (JsonValue name in required.Items)
            {
                if (name is JsonString text)
                {
                    names.Add(text.Value);
                }
            }
        }

        return names;
    }

    /// <summary>The cost of examining the schema once: its keywords, with the items and members of each.</summary>
    public int Weight
    {
        get
        {
            int weight = 1;
            foreach (JsonMember keyword in Keywords)
            {
                weight += keyword.Value switch { JsonArray list => list.Items.Count, JsonObject members => members.Members.Count, _ => 0 } + 1;
            }

            return weight;
        }
    }

    /// <summary>The values of <c>const</c> or <c>enum</c>, or of a type with few values; null where any number is possible.</summary>
    public IReadOnlyList<JsonValue>? FiniteValues()
    {
        JsonTypes types = DeclaredTypes();
        List<JsonValue> values = [];
        if (this["const"] is { } constant)
        {
            values.Add(constant);
        }
        else if (this["enum"] is JsonArray list)
        {
            values.AddRange(list.Items);
        }
        else if ((types & ~(JsonTypes.Null | JsonTypes.Boolean)) == JsonTypes.None)
        {
            values.AddRange([JsonNull.Instance, new JsonBoolean(false), new JsonBoolean(true)]);
        }
        else
        {
            return null;
        }

        values.RemoveAll(value => (TypesOf(value) & types) == JsonTypes.None);
        return values;
    }

    /// <summary>The types that a value of this schema may have.</summary>
    public JsonTypes PossibleTypes()
    {
        if (IsNothing)
        {
            return JsonTypes.None;
        }

        if (FiniteValues() is not { } values)
        {
            return DeclaredTypes();
        }

        JsonTypes types = JsonTypes.None;
        foreach (JsonValue value in values)
        {
            types |= TypesOf(value);
        }

        return types;
    }

    /// <summary>What <c>type</c> says, with OpenAPI's <c>nullable</c>.</summary>
    public JsonTypes DeclaredTypes()
    {
        JsonTypes types = this["type"] switch
        {
            JsonString name => TypeOf(name.Value),
            JsonArray names => TypesOf(names),
            _ => JsonTypes.All,
        };
        return this["nullable"] is JsonBoolean { Value: true } ? types | JsonTypes.Null : types;
    }

    /// <summary>The target of a reference within the document; null if it points elsewhere or nowhere.</summary>
    public JsonSchemaNode? Resolve(string reference)
    {
        if (reference == "#")
        {
            return Part(Document);
        }

        if (!reference.StartsWith("#/", StringComparison.Ordinal))
        {
            return null;
        }

        JsonValue? target = Document;
        foreach (string step in reference.Substring(2).Split('/'))
        {
            target = (target as JsonObject)?[UnescapePointer(Uri.UnescapeDataString(step))];
        }

        return target is null ? null : Part(target);
    }

    private static string UnescapePointer(string step)
    {
        StringBuilder name = new(step.Length);
        for (int i = 0; i < step.Length; i++)
        {
            bool escaped = step[i] == '~' && i + 1 < step.Length && step[i + 1] is '0' or '1';
            name.Append(!escaped ? step[i] : step[++i] == '1' ? '/' : '~');
        }

        return name.ToString();
    }

    /// <summary>A fraction whose digits do not settle it may be an integer.</summary>
    public static JsonTypes TypesOf(JsonValue value) => value switch
    {
        JsonNull => JsonTypes.Null,
        JsonBoolean => JsonTypes.Boolean,
        JsonString => JsonTypes.String,
        JsonArray => JsonTypes.Array,
        JsonObject => JsonTypes.Object,
        JsonNumber number => JsonNumberText.Normalize(number.Lexeme).IndexOfAny(['.', 'e']) < 0 ? JsonTypes.Integer : JsonTypes.Number,
        _ => JsonTypes.All,
    };

    private static JsonObject Union(JsonObject own, JsonObject others) =>
        new(others.Members.Concat(own.Members.Where(member => others[member.Name] is null)).ToEquatableArray());

    private static JsonTypes TypesOf(JsonArray names)
    {
        JsonTypes types = JsonTypes.None;
        foreach (JsonValue name in names.Items)
        {
            types |= name is JsonString text ? TypeOf(text.Value) : JsonTypes.None;
        }

        return types;
    }

    private static JsonTypes TypeOf(string name) => name switch
    {
        "null" => JsonTypes.Null,
        "boolean" => JsonTypes.Boolean,
        "integer" => JsonTypes.Integer,
        "number" => JsonTypes.Number,
        "string" => JsonTypes.String,
        "array" => JsonTypes.Array,
        "object" => JsonTypes.Object,
        _ => JsonTypes.None,
    };
}
