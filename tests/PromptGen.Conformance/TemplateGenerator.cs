using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using PromptGen.Core.Collections;
using PromptGen.Core.Types;

namespace PromptGen.Conformance;

/// <summary>Makes up templates with values. Each has a seed of its own, so that a run may begin anywhere.</summary>
internal sealed class TemplateGenerator(int seed)
{
    private const int GreatestDepth = 5;

    private static readonly PromptType Text = new(PromptTypeKind.String);
    private static readonly PromptType Integer = new(PromptTypeKind.Integer);
    private static readonly PromptType Tier = new(PromptTypeKind.Enum) { EnumValues = EquatableArray.Create("free", "pro plan") };
    private static readonly PromptType Person = Object(("name", Text), ("age", Integer), ("z", Text with { Nullable = true }));

    private static readonly PromptVariable[] Variables =
    [
        new("s", Text), new("t", Text with { Nullable = true }), new("n", Integer), new("m", Integer with { Nullable = true }), new("big", Integer), new("mm", Integer),
        new("x", new PromptType(PromptTypeKind.Number)), new("d", new PromptType(PromptTypeKind.Decimal)), new("b", new PromptType(PromptTypeKind.Boolean)),
        new("c", new PromptType(PromptTypeKind.Boolean) { Nullable = true }), new("at", new PromptType(PromptTypeKind.DateTime)),
        new("nat", new PromptType(PromptTypeKind.DateTime) { Nullable = true }), new("e", Tier), new("ne", Tier with { Nullable = true }), new("xs", ListOf(Text)),
        new("nxs", ListOf(Text) with { Nullable = true }), new("ns", ListOf(Integer with { Nullable = true })), new("es", ListOf(Tier)), new("nes", ListOf(Tier with { Nullable = true })),
        new("o", Person), new("no", Object(("name", Text), ("e", Tier with { Nullable = true })) with { Nullable = true }), new("os", ListOf(Person)),
    ];

    // A variable that hides a part of the library.
    private static readonly string[] Builtins = ["date", "string", "array", "math", "object", "html", "empty", "include"];

    private static readonly string[] Texts = ["", "a", "Hello World", "two\nlines", "end\n", "\n", "tab\tand \"quotes\"", "é😀ß", " x ", "10", "<b>&</b>", "a\rb", "\r\n"];

    public (Phrase Phrase, Vector Vector) Next(int number)
    {
        Random random = new(unchecked((seed * 1_000_003) + number));
        Phrase phrase = TemplateGrammar.Derive("root", random, GreatestDepth);
        return (phrase, Of(phrase, Empty(number, random)));
    }

    /// <summary>A template that somebody wrote, with the partials p and q and with values made up by chance.</summary>
    public Vector With(string template, int number)
    {
        Vector vector = Empty(number, new Random(unchecked((seed * 1_000_003) + number)), mayHideBuiltins: false);
        string[] texts = template.Split(TemplateGrammar.PartialMark);
        return vector with
        {
            Template = texts[0],
            Partials = new Dictionary<string, string>(StringComparer.Ordinal) { ["p"] = texts.Length > 1 ? texts[1] : "<{{ s }}>", ["q"] = texts.Length > 2 ? texts[2] : "<{{ $1 }}>" },
        };
    }

    private Vector Empty(int number, Random random, bool mayHideBuiltins = true)
    {
        List<PromptVariable> variables = [.. Variables];
        if (mayHideBuiltins && random.Next(20) == 0)
        {
            variables.Add(new PromptVariable(Builtins[random.Next(Builtins.Length)], random.Next(2) == 0 ? Text : new PromptType(PromptTypeKind.DateTime)));
        }

        JsonObject values = [];
        foreach (PromptVariable variable in variables)
        {
            values[variable.Name] = Value(variable.Type, variable.Name, random);
        }

        string id = string.Create(CultureInfo.InvariantCulture, $"seed-{seed}-{number}");
        return new Vector(
            id, "generated", string.Empty, new EquatableArray<PromptVariable>([.. variables]), new Dictionary<string, string>(), JsonSerializer.SerializeToElement(values), Output: null, Error: null);
    }

    /// <summary>A vector with the texts of a phrase.</summary>
    public static Vector Of(Phrase phrase, Vector vector)
    {
        string[] texts = phrase.Text.Split(TemplateGrammar.PartialMark);
        return vector with
        {
            Template = texts[0],
            Partials = new Dictionary<string, string>(StringComparer.Ordinal) { ["p"] = texts[1], ["q"] = texts[2] },
        };
    }

    private static PromptType ListOf(PromptType items) => new(PromptTypeKind.Array) { Items = items };

    private static PromptType Object(params (string Name, PromptType Type)[] properties) => new(PromptTypeKind.Object)
    {
        Properties = new EquatableArray<PromptProperty>([.. properties.Select(static property => new PromptProperty(property.Name, property.Type))]),
    };

    private static JsonNode? Value(PromptType type, string name, Random random)
    {
        if (type.Nullable && random.Next(2) == 0)
        {
            return null;
        }

        switch (type.Kind)
        {
            case PromptTypeKind.Integer when name == "big":
                return JsonValue.Create(Pick(random, 9007199254740993, 9007199254740995, long.MaxValue, long.MinValue, 2147483648, -9007199254740995));
            case PromptTypeKind.Integer when name == "mm":
                return JsonValue.Create(Pick(random, int.MinValue, int.MaxValue, -2147483647L));
            case PromptTypeKind.Integer:
                return JsonValue.Create(Pick(random, 0L, 1, -1, 7, 3, 1000, -5));
            case PromptTypeKind.Number:
                return JsonValue.Create(Pick(random, 0d, 0.1, -2.5, 1e21, 3, 1e-7, -0.0));
            case PromptTypeKind.Decimal:
                return JsonValue.Create(Pick(random, "1.10", "0.00", "-3.5", "79228162514264337593543950335"));
            case PromptTypeKind.Boolean:
                return JsonValue.Create(random.Next(2) == 0);
            case PromptTypeKind.DateTime:
                return JsonValue.Create(Pick(random, "2026-03-15T10:00:00Z", "1999-12-31T23:59:59Z"));
            case PromptTypeKind.Enum:
                return JsonValue.Create(type.EnumValues[random.Next(type.EnumValues.Count)]);
            case PromptTypeKind.Array:
                return new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Value(type.Items!, name, random))]);
            case PromptTypeKind.Object:
                return new JsonObject(type.Properties.Select(property => KeyValuePair.Create(property.Name, Value(property.Type, property.Name, random))));
            default:
                return JsonValue.Create(Texts[random.Next(Texts.Length)]);
        }
    }

    private static T Pick<T>(Random random, params T[] choices) => choices[random.Next(choices.Length)];
}
