using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace PromptGen.Analyzers.Tests.CodeFixes;

/// <summary>Random expressions that are texts: every kind of literal, with what is special to C#, to YAML and to the template language in it, and with holes.</summary>
internal sealed class TextGrammar(Random random, string lineEnd)
{
    private static readonly string[] Words = ["You are the helpful assistant of all customers. ", "Answer every question with great care. ", "Be brief. ", "a", " ", "Say: ", "ß e\u0301 ", "名前 "];

    private static readonly string[] Braces =
        ["{", "}", "{{", "}}", "{%", "%}", "{%{", "}%}", "{%%{", "{{-", "-}}", "{{~", "%", "{{{", "}}}", "{ ", " }", "{{ name }}", "{name}", "{0}", "%{", "{%{{", "{{%{", "{{ if true }}"];

    private static readonly string[] Specials =
        ["\"", "\\", "\t", "\n", "\r\n", "\r", "\n\n", " \n", "\n  ", "'", "`", "#", ": ", "- ", "|", "&a", "*", "!", "\n---\n", "\n...\n", "\n<<<<<<< a\n", "\n>>>>>>> b\n", "@", "$", "\u00a0", "😀"];

    private static readonly string[] Unfit =
        ["\0", "\u0007", "\u001b", "\u007f", "\u0085", "\u009f", "\u2028", "\u2029", "\ud83d", "\ude00", "\ufeff", "\ufffd", "\ufffe", "\uffff", "\u200b", "\ufff9", "\ud800\u0020"];

    private static readonly string[] PlainHoles =
    [
        "name", "name", "note", "count", "count", "-count", "count + 1", "total", "few", "tone", "mood", "many", "price", "on", "sign", "thing", "money", "box", "silent", "end", "@class",
        "a1", "a_1", "name2", "items[0]", "items.Count", "Meter.Next()", "Meter.Reading", "Meter.Field", "count++", "name.ToUpperInvariant()", "(note ?? \"none\")", "(on ? name : \"nobody\")", "Base", "42", "'x'",
        "(name + note)", "name ?? throw new Exception()", "day", "(name = name + \"!\")", "$\"<{name}>\"", "(count > 2 ? \"much\" : null)", "box?.ToString()", "note!", "name.Length", "typeof(int)", "(object?)note", "(long)few",
    ];

    private static readonly string[] FormattedHoles =
        ["price:N2", "price,10:F1", "count,-6", "name,8", "tone:D", "day:yyyy-MM-dd", "many,4", "money:x", "note,3", "count:000", "on,7", "price:#,##0.00;(0.0)", "Meter.Next(),3"];

    // What a regular string escapes in a format and a verbatim one does not.
    private const string EscapedFormat = "day:HH\\:mm";

    public string Text(int depth = 2) => random.Next(depth > 0 ? 12 : 5) switch
    {
        0 or 1 => Literal(),
        2 or 3 or 4 or 5 => Interpolated(),
        6 or 7 => Text(depth - 1) + Space() + "+ " + Operand(depth - 1),
        8 => "(" + Text(depth - 1) + ")",
        9 => Text(depth - 1) + " + " + Pick("name", "count", "sign", "tone", "many", "money", "box", "silent", "thing", "note", "price", "(count + 1)", "'x'", "42", "Base"),
        10 => "(on ? " + Text(depth - 1) + " : " + Text(depth - 1) + ")",
        _ => Composed(depth - 1),
    };

    /// <summary>A text that a constant may have.</summary>
    public string Constant(int depth = 1) => random.Next(depth > 0 ? 4 : 2) switch
    {
        0 or 1 => Literal(),
        2 => Literal() + Space() + "+ " + Constant(depth - 1),
        _ => "$\"" + Words[0] + "{Base}{{ \" + " + Constant(depth - 1),
    };

    public string Composed(int depth) => random.Next(6) switch
    {
        0 => "string.Concat(" + Text(depth) + ", " + Operand(depth) + ")",
        1 => "string.Format(" + Regular(Words[0] + "{0} and {1:N1}.") + ", name, price)",
        2 => "string.Join(" + Pick("\" \"", "\"\\n\"") + ", new[] { " + Text(depth) + ", " + Text(depth) + " })",
        3 => Literal() + ".Replace(\"{name}\", name)",
        4 => "FormattableString.Invariant($\"" + Words[0] + "{price} {count}\")",
        _ => "string.Create(CultureInfo.InvariantCulture, $\"" + Words[0] + "{price} {name}\")",
    };

    public string Pick(params string[] choices) => choices[random.Next(choices.Length)];

    public bool Chance(int percent) => random.Next(100) < percent;

    public string Literal()
    {
        string content = Content(isInterpolated: false);
        return random.Next(4) switch
        {
            0 or 1 => Regular(content),
            2 => "@\"" + Lines(Readable(content)).Replace("\"", "\"\"", StringComparison.Ordinal) + "\"",
            _ => Raw([Readable(content).Replace("\u2028", "", StringComparison.Ordinal)], [], dollars: 0),
        };
    }

    private string Operand(int depth) => random.Next(3) switch { 0 => Literal(), 1 => Interpolated(), _ => "(" + Text(depth) + ")" };

    private string Space() => Chance(30) ? lineEnd + "            " : " ";

    private string Interpolated()
    {
        int holes = random.Next(1, 5);
        List<string> texts = [Content(isInterpolated: true)];
        List<string> values = [];
        for (int i = 0; i < holes; i++)
        {
            values.Add(Chance(25) ? Pick(FormattedHoles) : Chance(4) ? EscapedFormat : Pick(PlainHoles));
            texts.Add(Chance(40) ? Pick("", "\n  ", "\n\t", "{", "}", "{%", "%}", "}}", "{{", " ", "{{{", "%") : Content(isInterpolated: true));
        }

        int kind = random.Next(3);
        if (kind == 2)
        {
            string[] raw = [.. texts.Select(static text => Readable(text).Replace("\u2028", "", StringComparison.Ordinal))];
            return Raw(raw, values, raw.Max(static text => Math.Max(Run(text, '{'), Run(text, '}'))) + 1);
        }

        StringBuilder code = new(kind == 0 ? "$\"" : Pick("$@\"", "@$\""));
        for (int i = 0; i < texts.Count; i++)
        {
            string text = texts[i].Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
            code.Append(kind == 0 ? Escaped(text) : Lines(Readable(text)).Replace("\"", "\"\"", StringComparison.Ordinal));
            if (i < values.Count)
            {
                code.Append('{').Append(kind == 0 && values[i] == EscapedFormat ? values[i].Replace("\\", "\\\\", StringComparison.Ordinal) : values[i]).Append('}');
            }
        }

        return code.Append('"').ToString();
    }

    private string Content(bool isInterpolated)
    {
        StringBuilder text = new();
        text.Append(Chance(isInterpolated ? 60 : 80) ? Words[random.Next(2)] : "");
        for (int parts = random.Next(6); parts > 0; parts--)
        {
            text.Append(random.Next(10) switch { < 3 => Pick(Words), < 6 => Pick(Braces), < 9 => Pick(Specials), _ => Chance(25) ? Pick(Unfit) : Pick(Words) });
        }

        return text.ToString();
    }

    private string Regular(string text) => "\"" + Escaped(text) + "\"";

    private string Escaped(string text)
    {
        StringBuilder code = new();
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool isPair = i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]);
            code.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => Chance(50) ? "\\t" : "\t",
                _ when isPair => text.Substring(i, 2),
                _ when char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' or '\ufeff' or '\ufffe' or '\uffff' => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
                _ => c.ToString(),
            });
            i += isPair ? 1 : 0;
        }

        return code.ToString();
    }

    /// <summary>Without what cannot stand in a source file as it is.</summary>
    private static string Readable(string text)
    {
        StringBuilder readable = new();
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                readable.Append(text, i++, 2);
            }
            else if (text[i] is '\n' or '\t' || !(char.IsControl(text[i]) || char.IsSurrogate(text[i]) || text[i] is '\u2029' or '\ufeff' or '\ufffe' or '\uffff' or '\ufffd'))
            {
                readable.Append(text[i]);
            }
        }

        return readable.ToString();
    }

    private string Lines(string text) => text.Replace("\n", lineEnd, StringComparison.Ordinal);

    private string Raw(string[] texts, List<string> values, int dollars)
    {
        string quotes = new('"', Math.Max(3, texts.Max(static text => Run(text, '"')) + 1));
        StringBuilder content = new();
        for (int i = 0; i < texts.Length; i++)
        {
            content.Append(texts[i]);
            if (i < values.Count)
            {
                content.Append('{', dollars).Append(values[i]).Append('}', dollars);
            }
        }

        string inside = content.ToString();
        bool isOneLine = !inside.Contains('\n', StringComparison.Ordinal) && inside.Length > 0 && inside[0] != '"' && inside[^1] != '"' && Chance(50);
        string prefix = new('$', dollars);
        const string Indentation = "        ";
        return isOneLine
            ? prefix + quotes + inside + quotes
            : prefix + quotes + lineEnd + string.Join(lineEnd, inside.Split('\n').Select(static line => line.Length == 0 ? "" : Indentation + line)) + lineEnd + Indentation + quotes;
    }

    private static int Run(string text, char character)
    {
        int longest = 0;
        int current = 0;
        foreach (char c in text)
        {
            current = c == character ? current + 1 : 0;
            longest = Math.Max(longest, current);
        }

        return longest;
    }
}
