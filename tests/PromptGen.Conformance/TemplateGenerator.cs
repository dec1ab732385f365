using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PromptGen.Core.Collections;
using PromptGen.Core.Types;

namespace PromptGen.Conformance;

/// <summary>Makes up templates with values from a seed: the same seed, the same templates.</summary>
internal sealed class TemplateGenerator(int seed)
{
    private static readonly EquatableArray<PromptVariable> Variables = EquatableArray.Create(
        new PromptVariable("s", new PromptType(PromptTypeKind.String)),
        new PromptVariable("t", new PromptType(PromptTypeKind.String) { Nullable = true }),
        new PromptVariable("n", new PromptType(PromptTypeKind.Integer)),
        new PromptVariable("m", new PromptType(PromptTypeKind.Integer) { Nullable = true }),
        new PromptVariable("x", new PromptType(PromptTypeKind.Number)),
        new PromptVariable("d", new PromptType(PromptTypeKind.Decimal)),
        new PromptVariable("b", new PromptType(PromptTypeKind.Boolean)),
        new PromptVariable("c", new PromptType(PromptTypeKind.Boolean) { Nullable = true }),
        new PromptVariable("at", new PromptType(PromptTypeKind.DateTime)),
        new PromptVariable("tier", new PromptType(PromptTypeKind.Enum) { EnumValues = EquatableArray.Create("free", "pro plan") }),
        new PromptVariable("xs", new PromptType(PromptTypeKind.Array) { Items = new PromptType(PromptTypeKind.String) }),
        new PromptVariable("ns", new PromptType(PromptTypeKind.Array) { Items = new PromptType(PromptTypeKind.Integer) { Nullable = true } }),
        new PromptVariable("o", new PromptType(PromptTypeKind.Object) { Properties = Properties(nullable: false) }),
        new PromptVariable("os", new PromptType(PromptTypeKind.Array) { Items = new PromptType(PromptTypeKind.Object) { Properties = Properties(nullable: true) } }));

    private static readonly string[] Texts = ["", "a", "Hello World", "two\nlines", "end\n", "\n", "tab\tand \"quotes\"", "é😀ß", " x ", "10", "<b>&</b>"];

    /// <summary>One that only returns, one that writes, and one that is its result.</summary>
    private const string Functions = "{{ func join2(a, b); ret a + '/' + b; end; func say(a); y = a * 2; }}<{{ y }}>{{ end; twice(a) = a + a }}";

    private readonly Random _random = new(seed);
    private int _loops;

    public Vector Next(int number)
    {
        StringBuilder template = new(Functions);
        Statements(template, depth: 0);
        Dictionary<string, string> partials = new(StringComparer.Ordinal)
        {
            ["r"] = "{{ $left = $1 }}" + Pick("", "\n", "- ") + "{{ $1 }}" + Pick("", "\n", "x\n  ") + "{{ if $1 > 0 }}" + Pick("", "\n  ", "{{ v4 = $1 }}") + "{{ include 'r' ($1 - 1) }}{{ end }}{{ $left }}",
        };
        foreach (string name in (string[])["p", "q"])
        {
            StringBuilder partial = new();
            Statements(partial, depth: 2);
            partials[name] = partial.ToString();
        }

        JsonObject values = [];
        foreach (PromptVariable variable in Variables)
        {
            values[variable.Name] = Value(variable.Type);
        }

        string id = string.Create(CultureInfo.InvariantCulture, $"seed-{seed}-{number}");
        return new Vector(id, "generated", template.ToString(), Variables, partials, JsonSerializer.SerializeToElement(values), Output: null, Error: null);
    }

    private static EquatableArray<PromptProperty> Properties(bool nullable) => EquatableArray.Create(
        new PromptProperty("name", new PromptType(PromptTypeKind.String) { Nullable = nullable }),
        new PromptProperty("age", new PromptType(PromptTypeKind.Integer)),
        new PromptProperty("score", new PromptType(PromptTypeKind.Number) { Nullable = nullable }));

    private void Statements(StringBuilder target, int depth)
    {
        int count = _random.Next(1, 6 - Math.Min(depth, 3));
        for (int i = 0; i < count; i++)
        {
            target.Append(Pick("text", " ", "\n", "\n  ", "\n\t", "line\nline\n", "- "));
            Statement(target, depth);
        }

        target.Append(Pick("", "\n", "tail"));
    }

    private void Statement(StringBuilder target, int depth)
    {
        string open = Pick("{{", "{{", "{{-", "{{~");
        string close = Pick("}}", "}}", "-}}", "~}}");
        switch (_random.Next(depth > 3 ? 5 : 15))
        {
            case 11:
                target.Append(open).Append(" with o ").Append(close).Append(Pick("{{ name }}{{ age + 1 }}", "\n  {{ name }}\n", "{{ score }}{{ s }}")).Append(open).Append(" end ").Append(close);
                break;
            case 12:
                target.Append(open).Append(" include 'r' ").Append(Pick("2", "0", "(s.size % 4)")).Append(' ').Append(close);
                break;
            case 13:
                target.Append(open).Append(' ').Append(Pick("say " + Number(0), "join2 " + Text(0) + " 'x'", "$l = " + Number(1) + "; $l", "twice " + Text(0))).Append(' ').Append(close);
                break;
            case 14:
                target.Append(open).Append(" if ").Append(Pick("m", "m != null && b", "!(m == null)")).Append(' ').Append(close)
                    .Append("{{ ").Append(Pick("m | math.round", "m + 1 | math.abs", "m * n | math.round 1")).Append(" }}").Append(open).Append(" end ").Append(close);
                break;
            case 5:
                Block(target, open, close, "if " + Condition(2), depth, Pick(null, "else", "else if " + Condition(1)));
                break;
            case 6:
                string item = "i" + _loops++.ToString(CultureInfo.InvariantCulture);
                string options = Pick("", "", " limit:2", " offset:1", " reversed", " offset:1 limit:1 reversed");
                string list = Pick("xs", "ns", "os", "s", "(1..3)", "(xs | array.reverse)", "[n, 2]");
                Block(target, open, close, "for " + item + " in " + list + options, depth, Pick(null, "else"), Inside(item, list));
                break;
            case 7:
                Block(target, open, close, "capture " + Pick("k1", "k2"), depth, null);
                break;
            case 8:
                target.Append(open).Append(' ').Append(Pick("v1 = " + Text(2), "v2 = " + Number(2), "v3 = " + Condition(2))).Append(' ').Append(close);
                break;
            case 9:
                target.Append(open).Append(" include '").Append(Pick("p", "q")).Append("' ").Append(Pick("", "s", "n", "s n")).Append(' ').Append(close);
                break;
            case 10:
                Block(target, open, close, "case " + Pick("n", "s", "tier"), depth, null, "{{ when " + Pick("1", "'a'", "'free', 2") + " }}");
                break;
            default:
                target.Append(open).Append(' ').Append(Expression(3)).Append(' ').Append(close);
                break;
        }
    }

    private void Block(StringBuilder target, string open, string close, string header, int depth, string? otherwise, string inside = "")
    {
        target.Append(open).Append(' ').Append(header).Append(' ').Append(close).Append(inside);
        Statements(target, depth + 1);
        if (otherwise is not null)
        {
            target.Append(open).Append(' ').Append(otherwise).Append(' ').Append(close);
            Statements(target, depth + 1);
        }

        target.Append(open).Append(" end ").Append(close);
    }

    private string Inside(string item, string list) => Pick(
        "{{ " + item + " }}", "{{ for.index }}{{ for.last }}", "{{ if for.changed }}x{{ end }}", list == "os" ? "{{ " + item + ".name }}{{ " + item + ".age + 1 }}" : "{{ for.length }}",
        "{{ if for.index == 1 }}{{ break }}{{ end }}", "{{ if " + Condition(1) + " }}{{ continue }}{{ end }}", "\n  {{ " + item + " }}");

    private string Expression(int depth) => _random.Next(4) switch
    {
        0 => Number(depth),
        1 => Condition(depth),
        2 => Pick("xs", "ns", "o", "os", "at", "tier", "x", "d", "m", "c", "t", "[n, 1, 2]", "['a', s]", "1..3", "o.name", "o.score", "os[0]?.name", "ns[1]", "xs[-1]", "s | string.split ' '",
            "xs | array.join ', '", "ns | array.compact", "os | array.map 'age'", "at | date.to_string '%F %H:%M'", "at.year", "d * 2", "x / 3", "o | object.to_json", "xs | object.to_json", "at - at",
            "{a: n, b: s}", "{a: " + Number(1) + ", b: " + Text(1) + "}.b", "{a: n, b: xs} | object.to_json", "xs | array.each @string.upcase", "s | regex.match 'l+'", "s | regex.split '[ o]'"),
        _ => Text(depth),
    };

    private string Number(int depth) => depth == 0
        ? Pick("n", "1", "2", "0", "7", "o.age", "xs.size", "s.size")
        : Pick(Number(0), "(" + Number(depth - 1) + Pick(" + ", " - ", " * ", " % ", " // ") + Number(depth - 1) + ")", "(m ?? " + Number(depth - 1) + ")", "(" + Condition(depth - 1) + " ? " + Number(0) + " : " + Number(0) + ")",
            "(" + Text(depth - 1) + " | string.size)", "(" + Number(depth - 1) + " | math.abs)");

    private string Text(int depth) => depth == 0
        ? Pick("s", "'lit'", "'a\\nb'", "tier", "o.name", "\"\"")
        : Pick(Text(0), "(" + Text(depth - 1) + " + " + Number(depth - 1) + ")", "(t ?? " + Text(depth - 1) + ")", "(" + Text(depth - 1) + " | string.upcase)", "(" + Text(depth - 1) + " * 2)",
            "(" + Text(depth - 1) + " | string.truncate 5)", "(" + Condition(depth - 1) + " ? " + Text(0) + " : " + Text(0) + ")", "(" + Text(depth - 1) + " | html.escape)", "(x + s)", "(" + Text(depth - 1) + " | string.replace 'l' " + Text(0) + ")",
            "(" + Text(depth - 1) + " | string.append t)", "(" + Text(depth - 1) + " | regex.replace '[a-l]+' '$0-')", "(join2 " + Text(0) + " " + Text(0) + ")");

    private string Condition(int depth) => depth == 0
        ? Pick("b", "c", "true", "t", "m == null")
        : Pick(Condition(0), "(" + Number(depth - 1) + Pick(" < ", " == ", " >= ", " != ") + Number(depth - 1) + ")", "(" + Text(depth - 1) + Pick(" == ", " < ", " != ") + Text(depth - 1) + ")",
            "(" + Condition(depth - 1) + Pick(" && ", " || ") + Condition(depth - 1) + ")", "(!" + Condition(depth - 1) + ")", "(m < n)", "(" + Text(depth - 1) + " | string.contains 'l')", "(xs | array.contains s)");

    private JsonNode? Value(PromptType type)
    {
        if (type.Nullable && _random.Next(3) == 0)
        {
            return null;
        }

        switch (type.Kind)
        {
            case PromptTypeKind.Integer:
                return JsonValue.Create(PickOf(0L, 1, -1, 7, 1000, 12345678901));
            case PromptTypeKind.Number:
                return JsonValue.Create(PickOf(0d, 0.1, -2.5, 1e21, 3, 1e-7));
            case PromptTypeKind.Decimal:
                return JsonValue.Create(Pick("1.10", "0.00", "-3.5", "79228162514264337593543950335"));
            case PromptTypeKind.Boolean:
                return JsonValue.Create(_random.Next(2) == 0);
            case PromptTypeKind.DateTime:
                return JsonValue.Create(Pick("2026-03-15T10:00:00Z", "1999-12-31T23:59:59Z"));
            case PromptTypeKind.Enum:
                return JsonValue.Create(type.EnumValues[_random.Next(type.EnumValues.Count)]);
            case PromptTypeKind.Array:
                return new JsonArray([.. Enumerable.Range(0, _random.Next(4)).Select(_ => Value(type.Items!))]);
            case PromptTypeKind.Object:
                return new JsonObject(type.Properties.Select(property => KeyValuePair.Create(property.Name, Value(property.Type))));
            default:
                return JsonValue.Create(Texts[_random.Next(Texts.Length)]);
        }
    }

    private T PickOf<T>(params T[] choices) => choices[_random.Next(choices.Length)];

    private string Pick(params string?[] choices) => choices[_random.Next(choices.Length)]!;
}
