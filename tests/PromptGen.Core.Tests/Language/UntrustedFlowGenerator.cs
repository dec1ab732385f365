using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using PromptGen.Core.Collections;
using PromptGen.Core.Types;

namespace PromptGen.Core.Tests.Language;

/// <summary>
/// Makes up templates in which values go round: assignments to names and to variables of the prompt, captures, loops with jumps, partials that assign, include
/// themselves and stand inside expressions, functions, lists and objects. The same seed gives the same templates.
/// </summary>
internal sealed class UntrustedFlowGenerator(int seed)
{
    public static readonly EquatableArray<PromptVariable> Variables = EquatableArray.Create(
        new PromptVariable("u", new PromptType(PromptTypeKind.String)) { Untrusted = true },
        new PromptVariable("mu", new PromptType(PromptTypeKind.String) { Nullable = true }) { Untrusted = true },
        new PromptVariable("us", new PromptType(PromptTypeKind.Array) { Items = new PromptType(PromptTypeKind.String) }) { Untrusted = true },
        new PromptVariable("un", new PromptType(PromptTypeKind.Integer)) { Untrusted = true },
        new PromptVariable("uo", new PromptType(PromptTypeKind.Object) { Properties = Properties }) { Untrusted = true },
        new PromptVariable("s", new PromptType(PromptTypeKind.String)),
        new PromptVariable("t", new PromptType(PromptTypeKind.String) { Nullable = true }),
        new PromptVariable("xs", new PromptType(PromptTypeKind.Array) { Items = new PromptType(PromptTypeKind.String) }),
        new PromptVariable("n", new PromptType(PromptTypeKind.Integer)),
        new PromptVariable("b", new PromptType(PromptTypeKind.Boolean)));

    /// <summary>Gives every name a value, and declares a function that returns, one that writes and one that does both.</summary>
    private const string Beginning =
        "{{ func twice(a); ret a + a; end; func say(a); y = a; }}<{{ y }}>{{ end; func pick(a, b); if a == 'x'; ret b; else; ret a; end; end; "
        + "v1 = 'one'; v2 = s; v3 = u; l1 = xs; l2 = us | array.each @string.strip; o1 = {a: 'x', b: s}; k = 0 }}{{ capture c1 }}first{{ end }}{{ capture c2 }}{{ u }}{{ end }}";

    private readonly Random _random = new(seed);
    private readonly List<string> _items = [];
    private bool _isPartial;
    private bool _takesNumber;
    private bool _hasJump;
    private int _named;
    private int _names;
    private int _with;

    private static EquatableArray<PromptProperty> Properties => EquatableArray.Create(
        new PromptProperty("a", new PromptType(PromptTypeKind.String)), new PromptProperty("b", new PromptType(PromptTypeKind.String)));

    public (string Template, Dictionary<string, string> Partials) Next()
    {
        _names = 0;
        StringBuilder template = new(Beginning);
        Statements(template, 0);
        _isPartial = true;
        _hasJump = false;
        Dictionary<string, string> partials = new(StringComparer.Ordinal)
        {
            // Sets a name and gives a text: for the inside of expressions.
            ["w"] = "{{ " + Assignment(1) + " }}" + Pick("{{ $1 }}", "done", "{{ " + Text(1) + " }}"),
            ["h"] = Pick("{{ item }}", "{{ v1 = item }}", "{{ item + v2 }}"),
            ["x"] = "{{ if " + Condition(1) + " }}{{ " + Assignment(1) + " }}{{ end }}" + Pick("", "{{ $1 }}", "{{ v2 }}"),
        };
        foreach (string name in (string[])["p", "q"])
        {
            StringBuilder partial = new();
            Statements(partial, 2, includes: name == "p" ? "q" : null);
            partials[name] = partial.ToString();
        }

        StringBuilder recursive = new("{{ if $2 > 0 }}");
        _takesNumber = true;
        Statements(recursive, 2, includes: "q");
        recursive.Append("{{ include 'r' ").Append(Text(1)).Append(" ($2 - 1) }}").Append(Pick("", "{{ v1 }}", "{{ $1 }}"));
        partials["r"] = recursive.Append("{{ end }}").Append(Pick("", "{{ v2 }}")).ToString();
        _takesNumber = false;
        _isPartial = false;
        return (template.ToString(), partials);
    }

    private void Statements(StringBuilder target, int depth, string? includes = "pqr")
    {
        int count = _random.Next(1, 4 - Math.Min(depth, 2));
        for (int i = 0; i < count; i++)
        {
            target.Append(Pick("", "\n", " text ", "\n  "));
            Statement(target, depth, includes);
        }
    }

    private void Statement(StringBuilder target, int depth, string? includes)
    {
        switch (_random.Next(depth > 2 ? 6 : 17))
        {
            case 0 or 1 when _with == 0:
                target.Append("{{ ").Append(Assignment(2)).Append(" }}");
                break;
            case 2:
                target.Append("{{ ").Append(Pick(List(1), Object(1), Number(1))).Append(" }}");
                break;
            case 3 when _hasJump:
                target.Append("{{ if ").Append(Condition(1)).Append(" }}{{ ").Append(Pick("break", "continue")).Append(" }}{{ end }}");
                break;
            case 6 or 7:
                target.Append("{{ if ").Append(Condition(2)).Append(" }}");
                Statements(target, depth + 1, includes);
                if (_random.Next(2) == 0)
                {
                    target.Append(Pick("{{ else }}", "{{ else if " + Condition(1) + " }}"));
                    Statements(target, depth + 1, includes);
                }

                target.Append("{{ end }}");
                break;
            case 8:
                target.Append("{{ case ").Append(Text(1)).Append(" }}{{ when 'x', ").Append(Text(1)).Append(" }}");
                Statements(target, depth + 1, includes);
                target.Append("{{ else }}");
                Statements(target, depth + 1, includes);
                target.Append("{{ end }}");
                break;
            case 9 or 10:
                Loop(target, depth, includes);
                break;
            case 11 when _with == 0:
                string counter = "k" + _names++.ToString(CultureInfo.InvariantCulture);
                target.Append("{{ ").Append(counter).Append(" = 0 }}{{ while ").Append(counter).Append(" < 3").Append(Pick("", " && " + Condition(1)))
                    .Append(" }}{{ ").Append(counter).Append(" = ").Append(counter).Append(" + 1 }}");
                Body(target, depth, includes);
                target.Append("{{ end }}");
                break;
            case 12 when _with == 0:
                target.Append("{{ capture ").Append(Pick("c1", "c2")).Append(" }}");
                Statements(target, depth + 1, includes);
                target.Append("{{ end }}");
                break;
            case 13:
                target.Append("{{ with ").Append(Object(1)).Append(" }}");
                _with++;
                target.Append(Pick("{{ a }}", "{{ b }}", "{{ a + b }}", "{{ b | prompt.fence }}{{ a }}"));
                Statements(target, 4, includes: null);
                _with--;
                target.Append("{{ end }}");
                break;
            case 14 or 15 when _with == 0 && !string.IsNullOrEmpty(includes):
                string name = includes[_random.Next(includes.Length)].ToString();
                target.Append("{{ include '").Append(name).Append("' ").Append(Text(1)).Append(name == "r" ? Pick(" 2", " 1", " (n % 3)") : "").Append(" }}");
                break;
            case 16 when _with == 0:
                target.Append("{{ ").Append(Pick("say ", "twice ")).Append(Text(1)).Append(" }}");
                break;
            default:
                target.Append("{{ ").Append(Text(2)).Append(" }}");
                break;
        }
    }

    private void Loop(StringBuilder target, int depth, string? includes)
    {
        // An item that hides the one around it: a partial inside means the inner one.
        bool isNamed = _random.Next(3) == 0;
        string item = isNamed ? "item" : "i" + _names++.ToString(CultureInfo.InvariantCulture);
        bool isObject = !isNamed && _random.Next(6) == 0;
        target.Append("{{ for ").Append(item).Append(" in ").Append(isObject ? Object(1) : Pick(List(1), List(1), Text(1)))
            .Append(Pick("", "", " limit:2", " reversed", " offset:(" + Text(1) + " | string.size) ", " limit:" + Number(1))).Append(" }}");
        string value = isObject ? item + ".value" : item;
        _items.Add(value);
        target.Append(Pick("", "{{ " + value + " }}", isObject ? "{{ " + item + ".key }}" : "{{ for.index }}{{ for.length }}"));
        _named += isNamed ? 1 : 0;
        target.Append(_named > 0 && !_isPartial && _with == 0 ? Pick("", "{{ include 'h' }}") : "");
        Body(target, depth, includes);
        target.Append(_named > 0 && !_isPartial && _with == 0 ? Pick("", "{{ include 'h' }}") : "");
        _named -= isNamed ? 1 : 0;
        _items.RemoveAt(_items.Count - 1);
        if (_random.Next(3) == 0)
        {
            target.Append("{{ else }}");
            Statements(target, depth + 1, includes);
        }

        target.Append("{{ end }}");
    }

    /// <summary>The body of a loop.</summary>
    private void Body(StringBuilder target, int depth, string? includes)
    {
        bool outer = _hasJump;
        _hasJump = true;
        Statements(target, depth + 1, includes);
        _hasJump = outer;
    }

    private string Assignment(int depth) => _random.Next(10) switch
    {
        0 or 1 => "v1 = " + Text(depth),
        2 => "v2 = " + Text(depth),
        3 => "v3 = " + Text(depth),
        4 => "u = " + Text(depth),
        5 => "s = " + Text(depth),
        6 => _random.Next(3) == 0
            ? "l2 = (" + List(depth) + " | array.each @" + Pick("prompt.fence", "string.strip") + ")"
            : Pick("l1 = ", "us = ", "xs = ") + PlainList(depth),
        7 => "o1 = " + Object(depth),
        8 => "mu = " + Text(depth),
        _ => Pick("v1 += ", "v2 += ", "v3 += ") + Text(depth),
    };

    private string Text(int depth)
    {
        if (depth == 0 || _random.Next(4) == 0)
        {
            return _random.Next(12) switch
            {
                0 => "u",
                1 => "(mu ?? s)",
                2 => Pick("s", "'lit'", "(t ?? 'none')"),
                3 => Pick("v1", "v2", "v3"),
                4 => Pick("o1.a", "o1.b", "uo.a", "uo['b']"),
                5 => Pick("(c1 + '')", "(c2 + \"\")"),
                6 => Pick("(us[0] ?? '')", "(l1[0] ?? 'x')", "(l2[-1] ?? s)", "(xs[" + Number(0) + "] ?? s)"),
                7 or 8 when _items.Count > 0 => _items[_random.Next(_items.Count)],
                9 or 10 when _isPartial => "$1",
                _ => Pick("v1", "v2", "'text'", "s"),
            };
        }

        string inner = Text(depth - 1);
        return _random.Next(19) switch
        {
            0 or 1 or 2 => "(" + inner + " | prompt.fence)",
            3 or 4 => "(" + inner + " + " + Text(depth - 1) + ")",
            5 => "(" + Condition(depth - 1) + " ? " + inner + " : " + Text(depth - 1) + ")",
            6 => "(" + inner + " | " + Pick("string.upcase", "string.strip", "string.slice 0 2", "string.append s", "string.truncate 4", "html.escape", "string.replace 'x' v1", "regex.replace 'x' 'y'") + ")",
            7 => "(mu ?? " + inner + ")",
            8 or 9 when _with == 0 => "(include '" + Pick("w", "x") + "' " + inner + ")",
            10 => "$\"{" + Pick("u", "v1", "s", "o1.b") + "} and {" + Pick("v2", "v3", "s") + "}\"",
            11 => "(" + List(depth - 1) + " | array.join " + Pick("', '", inner) + ")",
            12 => "(" + inner + " | object.default " + Pick("s", "u", "'none'") + ")",
            13 => "(" + Pick("twice ", "pick 'x' ", "pick s ") + Pick("v1", "v2", "s", "u", "'y'") + ")",
            14 => "(([" + inner + ", " + Text(depth - 1) + "])[" + Number(0) + "] ?? s)",
            15 => "({a: " + inner + ", b: " + Text(depth - 1) + "}." + Pick("a", "b") + ")",
            16 => "((" + inner + ") + ' ')[0]",
            17 => "(" + Pick(List(depth - 1), Object(depth - 1)) + " + '')",
            _ => inner,
        };
    }

    /// <summary>A list of strings that are never null, as the variables are.</summary>
    private string PlainList(int depth) => depth == 0
        ? Pick("us", "xs", "l1", "['a', s]")
        : Pick(
            PlainList(0), "[" + Text(depth - 1) + ", " + Text(depth - 1) + "]", "(" + PlainList(depth - 1) + " + " + PlainList(depth - 1) + ")",
            "(" + PlainList(depth - 1) + " | array.add " + Text(depth - 1) + ")", "(" + PlainList(depth - 1) + " | array.reverse)", "(" + PlainList(depth - 1) + " | array.uniq | array.limit 2)",
            "({a: " + Text(depth - 1) + ", b: " + Text(depth - 1) + "} | object.values)", "([" + Object(depth - 1) + "] | array.map '" + Pick("a", "b") + "')");

    private string List(int depth) => depth == 0
        ? Pick("us", "xs", "l1", "l2", "['a', s]")
        : Pick(
            List(0), "[" + Text(depth - 1) + ", " + Text(depth - 1) + "]", "(" + PlainList(depth - 1) + " + " + PlainList(depth - 1) + ")", "(" + List(depth - 1) + " | array.each @prompt.fence)",
            "(" + List(depth - 1) + " | array.add " + Text(depth - 1) + ")", "(" + List(depth - 1) + " | array.reverse)", "(" + Text(depth - 1) + " | string.split ' ')",
            "(" + List(depth - 1) + " | array.each @" + Pick("string.upcase", "string.strip", "twice") + ")", "(" + List(depth - 1) + " | array.filter @string.whitespace)", "(" + List(depth - 1) + " | array.uniq | array.limit 2)",
            "([" + Object(depth - 1) + "] | array.map '" + Pick("a", "b") + "')", "({a: " + Text(depth - 1) + ", b: " + Text(depth - 1) + "} | object.values)");

    private string Object(int depth) => depth == 0
        ? Pick("o1", "{a: s, b: 'x'}", "{a: u, b: s}")
        : Pick("o1", "{a: " + Text(depth - 1) + ", b: " + Text(depth - 1) + "}", "{a: " + Text(0) + ", b: " + Text(depth - 1) + "}");

    private string Number(int depth) => depth == 0
        ? Pick("0", "1", "n", "k")
        : Pick("1", "2", "n", "(" + Text(depth - 1) + " | string.size)", "un", "(un + 1)", _takesNumber ? "$2" : "k", "(" + List(depth - 1) + ").size");

    private string Condition(int depth) => depth == 0
        ? Pick("b", "true", "(n > 1)", "(mu != null)", "(t == null)")
        : Pick(
            Condition(0), "(" + Text(depth - 1) + Pick(" == ", " != ", " < ") + Text(depth - 1) + ")", "(" + Text(depth - 1) + " | string.contains " + Text(depth - 1) + ")",
            "(" + Condition(depth - 1) + Pick(" && ", " || ") + Condition(depth - 1) + ")", "!" + Condition(depth - 1), "(" + PlainList(depth - 1) + " | array.contains s)",
            _with == 0 ? "((include '" + Pick("w", "x") + "' " + Text(depth - 1) + ") != '')" : "b", "(" + Number(1) + " > 2)", "(" + List(depth - 1) + " | array.any @string.whitespace)");

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}
