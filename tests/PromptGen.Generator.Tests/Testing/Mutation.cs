using System;
using System.Collections.Generic;

namespace PromptGen.Generator.Tests.Testing;

/// <summary>Damage as editors, merges and transfers do it to text files.</summary>
internal static class Mutation
{
    private static readonly string[] Fragments =
    [
        "{{", "}}", "{{ end }}", "{{ if body }}", "{{ for x in notes }}", "{{ include 'style' }}", "{{- ", " -}}", "{%{", "{", "}", "[", "]",
        "\"", "'", "|", ">-", "&a ", "*a", "<<: ", "? ", "- ", ": ", ",", "#", "%YAML 1.2\n", "---\n", "...\n", "!!binary ", "!tag ", "\t", "\0",
        "\r\n", "\r", "\u0085", "\u2028", "\uFEFF", "\uFFFD", "\uD800", "\uDC00", "😀", "é", "e\u0301", "\\", "\\u0000", "\\uD83D", "1e999", "-0",
        "9223372036854775808", "null", "~", "yes", "0x1F", ".nan", "prompt_id: x\n", "version: 2026-03-15.1\n", "strict: true\n", "class", "@", "`",
        "<<<<<<< HEAD\n", "=======\n", "((((((((((((((((", "a.b.c", "body", "\"\"\"", "$", "//", "/*", "*/", "\\n", "file: ../../etc/passwd\n",
    ];

    public static string Apply(string text, IReadOnlyList<string> others, Random random)
    {
        for (int times = 1 + random.Next(4); times > 0; times--)
        {
            text = Once(text, others, random);
        }

        return text;
    }

    private static string Once(string text, IReadOnlyList<string> others, Random random)
    {
        int at = random.Next(text.Length + 1);
        int length = Math.Min(random.Next(random.Next(2) == 0 ? 4 : 60), text.Length - at);
        return random.Next(8) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, text.Substring(at, length)),
            2 => text[..at],
            3 => text[..at] + Tail(others[random.Next(others.Count)], random),
            4 => Lines(text, random),
            5 => text.Remove(at, Math.Min(1, text.Length - at)).Insert(at, Fragments[random.Next(Fragments.Length)]),
            _ => text.Insert(at, Fragments[random.Next(Fragments.Length)]),
        };
    }

    private static string Tail(string text, Random random) => text[random.Next(text.Length + 1)..];

    /// <summary>Indents, doubles, drops or swaps lines.</summary>
    private static string Lines(string text, Random random)
    {
        List<string> lines = [.. text.Split('\n')];
        int line = random.Next(lines.Count);
        switch (random.Next(4))
        {
            case 0:
                lines[line] = new string(' ', random.Next(4)) + lines[line].TrimStart();
                break;
            case 1:
                lines.Insert(line, lines[random.Next(lines.Count)]);
                break;
            case 2:
                lines.RemoveAt(line);
                break;
            default:
                int other = random.Next(lines.Count);
                (lines[line], lines[other]) = (lines[other], lines[line]);
                break;
        }

        return string.Join('\n', lines);
    }
}
