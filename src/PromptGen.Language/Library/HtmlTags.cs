using System;
using System.Collections.Generic;
using System.Text;

namespace PromptGen.Language;

/// <summary>Finds the text that the language treats as HTML tags, in time linear to the text.</summary>
/// <remarks>
/// A tag is a whole <c>script</c> or <c>style</c> element, a comment, or <c>&lt;</c> up to a <c>&gt;</c> that stands neither in a
/// quoted value nor in one without quotes. Longer readings come before shorter ones; places from which no reading ends are
/// remembered.
/// </remarks>
internal sealed class HtmlTags(string text)
{
    private readonly HashSet<int> _deadEnds = [];
    private readonly Dictionary<string, int> _missing = new(StringComparer.Ordinal);

    public string Removed()
    {
        StringBuilder? rest = null;
        int from = 0;
        int at = 0;
        while ((at = text.IndexOf('<', at)) >= 0)
        {
            int end = EndOfTag(at);
            if (end < 0)
            {
                at++;
                continue;
            }

            rest ??= new StringBuilder(text.Length);
            rest.Append(text, from, at - from);
            from = at = end;
        }

        return rest is null ? text : rest.Append(text, from, text.Length - from).ToString();
    }

    private int EndOfTag(int start)
    {
        int end = EndOfElement(start, "<script", "</script>");
        end = end < 0 ? EndOfElement(start, "<!--", "-->") : end;
        end = end < 0 ? EndOfElement(start, "<style", "</style>") : end;
        return end < 0 ? EndOfSimpleTag(start + 1) : end;
    }

    private int EndOfElement(int start, string opening, string closing)
    {
        if (string.Compare(text, start, opening, 0, opening.Length, StringComparison.OrdinalIgnoreCase) != 0
            || (_missing.TryGetValue(closing, out int after) && start >= after))
        {
            return -1;
        }

        int close = text.IndexOf(closing, start + opening.Length, StringComparison.OrdinalIgnoreCase);
        if (close < 0)
        {
            _missing[closing] = start;
            return -1;
        }

        return close + closing.Length;
    }

    /// <summary>Goes through the inside of a tag, the longest step first, back to the last choice at a dead end.</summary>
    private int EndOfSimpleTag(int start)
    {
        // A value without quotes can end at each of its characters: the places still to try, and the nearest of them.
        Stack<(int Next, int Least)> choices = new();
        int at = start;
        while (true)
        {
            int end = Walk(ref at, choices);
            if (end >= 0)
            {
                return end;
            }

            if (choices.Count == 0)
            {
                return -1;
            }

            (int next, int least) = choices.Pop();
            if (next > least)
            {
                choices.Push((next - 1, least));
            }

            at = next;
        }
    }

    private int Walk(ref int at, Stack<(int Next, int Least)> choices)
    {
        while (at < text.Length && _deadEnds.Add(at))
        {
            char c = text[at];
            if (c == '>')
            {
                _deadEnds.Remove(at);
                return at + 1;
            }

            if (c != '=')
            {
                at++;
                continue;
            }

            if (at + 1 >= text.Length)
            {
                return -1;
            }

            if (text[at + 1] is '\'' or '"')
            {
                int quote = text.IndexOf(text[at + 1], at + 2);
                if (quote < 0)
                {
                    return -1;
                }

                at = quote + 1;
                continue;
            }

            int longest = at + 2;
            while (longest < text.Length && text[longest] != '>' && !char.IsWhiteSpace(text[longest]))
            {
                longest++;
            }

            if (longest > at + 2)
            {
                choices.Push((longest - 1, at + 2));
            }

            at = longest;
        }

        return -1;
    }
}
