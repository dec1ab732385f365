using System;
using System.Globalization;

namespace PromptGen.Analyzers.Tests.CodeFixes;

/// <summary>A random class that sends a text to a model, and the declarations that all of them use.</summary>
internal static class TextProgram
{
    public const string Frame = """
        #nullable enable
        using System;
        using System.Globalization;
        public class PromptSinkAttribute : Attribute { }
        public static class Model { public static string Ask([PromptSink] string system) => system; }
        public enum Tone { Formal, Casual }
        public static class Meter
        {
            [ThreadStatic] private static int _calls;
            [ThreadStatic] public static int Field;
            public static int Next() => Field = ++_calls;
            public static int Reading => ++_calls;
            public static void Reset() => _calls = Field = 0;
        }
        public readonly struct Money(decimal amount) : IFormattable
        {
            public override string ToString() => "plain " + amount.ToString(CultureInfo.InvariantCulture);
            public string ToString(string? format, IFormatProvider? provider) => "formatted " + format;
            public static implicit operator string(Money money) => "converted";
        }
        public class Box(string text) { public override string ToString() => text; }
        public readonly struct Silent { public override string? ToString() => null; }
        public record Values(string Name, int Count, string? Note, double Price, int? Many, Tone Tone, Tone? Mood, object? Thing, Box? Box, bool On)
        {
            public static readonly Values[] All =
            [
                new("Ann", 3, null, 1234.5, null, Tone.Formal, null, 12, new Box("box"), true),
                new("{{ name }}\r\n\"", -1, "noted\n\ntwice\n", -0.25, 7, Tone.Casual, Tone.Casual, new Money(1), null, false),
                new("", 0, "", 1e20, 0, (Tone)9, Tone.Formal, null, new Box(""), true),
            ];
        }

        """;

    private const string Parameters = "string name, int count, string? note, double price, int? many, Tone tone, Tone? mood, object? thing, Box? box, bool on";

    private const string Locals = """
        long total = 5_000_000_000; byte few = 7; char sign = 'ß'; Money money = new(2); Silent silent = new(); string end = "e", @class = "c", a1 = "x", a_1 = "y", name2 = "n2", extra = "z";
                var items = new List<string> { "i" }; var day = new DateTime(2026, 3, 15, 7, 5, 0);
        """;

    public static string ClassOf(int number) => "Agent" + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The file of one class; the same number gives the same file.</summary>
    public static string Create(int number)
    {
        Random random = new(number);
        string lineEnd = random.Next(2) == 0 ? "\n" : "\r\n";
        TextGrammar grammar = new(random, lineEnd);
        (string members, string body) = Body(grammar, random);
        string code = $$"""
            {{(random.Next(4) == 0 ? "#nullable disable warnings" : "#nullable enable")}}
            using System;
            using System.Collections.Generic;
            using System.Globalization;
            using System.Linq;
            using System.Text;
            public static class {{ClassOf(number)}}
            {
                const string Base = "the base";
                {{members}}
                static string Ask({{Parameters}})
                {
                    {{Locals}}
                    {{body}}
                }

                public static string[] Run()
                {
                    Meter.Reset();
                    return Values.All.Select(static v => Ask(v.Name, v.Count, v.Note, v.Price, v.Many, v.Tone, v.Mood, v.Thing, v.Box, v.On)).ToArray();
                }
            }
            """;

        // What the grammar wrote has the line ends that it shall have.
        return System.Text.RegularExpressions.Regex.Replace(code, "\r?\n", lineEnd);
    }

    private static (string Members, string Body) Body(TextGrammar grammar, Random random) => random.Next(22) switch
    {
        0 => ("", $"const string prompt = {grammar.Constant()}; return Model.Ask(prompt);"),
        1 => ("", $"const string prompt = {grammar.Constant()}; Func<string> text = {grammar.Pick("static ", "")}() => prompt; return Model.Ask(text());"),
        2 => ($"{grammar.Pick("public", "private", "internal")} const string Prompt = {grammar.Constant()};", "return Model.Ask(Prompt);"),
        3 => ($"static readonly string Prompt = {grammar.Constant()};", "return Model.Ask(Prompt);"),
        4 => ($"static string Prompt => {grammar.Constant()};", "return Model.Ask(Prompt);"),
        5 => ($"static string Prompt {{ get; set; }} = {grammar.Constant()};", "return Model.Ask(Prompt);"),
        6 => ($"static string Build(string name) => {grammar.Literal()} + name;", "return Model.Ask(Build(name));"),
        7 => ("", $"string text = {grammar.Text()}; if (on) {{ text {grammar.Pick("+= ", "= text + ")}{grammar.Text()}; }} return Model.Ask(text);"),
        8 => ("static string _text = \"\";", $"_text = {grammar.Text()}; More(on); return Model.Ask(_text); static void More(bool on) {{ if (on) {{ _text += {grammar.Constant()}; }} }}"),
        9 => ("", $"var builder = new StringBuilder({(grammar.Chance(50) ? grammar.Text() : "")}); {Statements(grammar, random)} return Model.Ask(builder.ToString());"),
        10 => ("", $"return Model.Ask(new StringBuilder({(grammar.Chance(30) ? grammar.Text() : "")}).Append({grammar.Text()}).{grammar.Pick("Append", "AppendLine")}({grammar.Text()}).ToString());"),
        11 => ("", $"var lines = new List<string> {{ {grammar.Text(1)} }}; if (on) {{ lines.Add({grammar.Text(1)}); }} return Model.Ask(string.Join(\"\\n\", lines));"),
        12 => ("", $"var text = on ? {grammar.Text()} : {grammar.Text()}; return Model.Ask(text);"),
        13 => ("", $"return Model.Ask({grammar.Composed(1)});"),
        14 => ("", $"return Model.Ask(count switch {{ 0 => {grammar.Text(1)}, 3 => {grammar.Text(1)}, _ => {grammar.Text(1)} }});"),
        _ => ("", $"return Model.Ask({grammar.Text()});"),
    };

    private static string Statements(TextGrammar grammar, Random random)
    {
        string statements = "";
        for (int left = random.Next(1, 4); left > 0; left--)
        {
            statements += random.Next(6) switch
            {
                0 => $"if (on) {{ builder.Append({grammar.Text(1)}); }} ",
                1 => $"foreach (string item in items) {{ builder.AppendLine({grammar.Text(1)}); }} ",
                2 => $"builder.Append({grammar.Text(1)}).Append(name); ",
                3 => $"Add(builder); void Add(StringBuilder to) => to.Append({grammar.Literal()}); ".Replace("Add(", "Add" + left.ToString(CultureInfo.InvariantCulture) + "(", StringComparison.Ordinal),
                4 => $"builder.Insert(0, {grammar.Text(1)}); ",
                _ => $"builder.AppendLine({grammar.Text(1)}); ",
            };
        }

        return statements;
    }
}
