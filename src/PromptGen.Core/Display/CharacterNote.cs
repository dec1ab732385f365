using System;
using System.Collections.Generic;
using System.Globalization;
using PromptGen.Core.Collections;

namespace PromptGen.Core.Display;

/// <summary>
/// Names the characters of a quoted text that look like others or like nothing, and says what to do about each: a message that only shows such a text looks
/// as if it contradicted itself.
/// </summary>
internal static class CharacterNote
{
    /// <summary>A text longer than a name may contain typographic characters on purpose.</summary>
    private const int LongestName = 100;

    private const int MostNamed = 3;

    private const string SingleQuotes = "\u2018\u2019\u201A\u201B\u2032\u00B4";
    private const string DoubleQuotes = "\u201C\u201D\u201E\u201F\u2033";
    private const string Hyphens = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212";

    /// <summary>A sentence for each kind of character, with a space before it; empty if there is none.</summary>
    public static string Of(EquatableArray<string> arguments)
    {
        List<string>? sentences = null;
        foreach (string argument in arguments)
        {
            if (argument.Length <= LongestName)
            {
                Collect(argument, ref sentences);
            }
        }

        return sentences is null ? "" : " " + string.Join(" ", sentences);
    }

    /// <inheritdoc cref="Of(EquatableArray{string})"/>
    /// <param name="text">Of any length.</param>
    public static string Of(string text)
    {
        List<string>? sentences = null;
        Collect(text, ref sentences);
        return sentences is null ? "" : " " + string.Join(" ", sentences);
    }

    /// <summary>Of a line of a file that cannot be read: a sentence without its end, behind a full stop; empty if there is none.</summary>
    /// <remarks>Apostrophes and dashes are part of many texts, and keep nothing from being read.</remarks>
    public static string OfLine(string line)
    {
        List<string>? sentences = null;
        Collect(line, ref sentences);
        string? first = sentences?.Find(static sentence => !sentence.EndsWith("with '.", StringComparison.Ordinal) && !sentence.EndsWith("with -.", StringComparison.Ordinal));
        return first is null ? "" : ". The line contains" + first.Substring("It contains".Length, first.Length - "It contains.".Length);
    }

    private static void Collect(string text, ref List<string>? sentences)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is >= ' ' and <= '~')
            {
                continue;
            }

            bool isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            int code = isPair ? char.ConvertToUtf32(text[i], text[i + 1]) : text[i];
            i += isPair ? 1 : 0;
            if (Advice(code) is not { } advice)
            {
                continue;
            }

            string sentence = "It contains " + CodePoint(code) + ": " + advice + ".";
            sentences ??= [];
            if (!sentences.Contains(sentence) && sentences.Count < MostNamed)
            {
                sentences.Add(sentence);
            }
        }
    }

    private static string CodePoint(int code) => "U+" + code.ToString("X4", CultureInfo.InvariantCulture);

    private static string? Advice(int code)
    {
        if (code < ' ' || code is (>= 0xD800 and <= 0xDFFF) or 0x2026)
        {
            return null;
        }

        if (code <= char.MaxValue)
        {
            char c = (char)code;
            if (SingleQuotes.IndexOf(c) >= 0)
            {
                return "replace it with '";
            }

            if (DoubleQuotes.IndexOf(c) >= 0)
            {
                return "replace it with \"";
            }

            if (Hyphens.IndexOf(c) >= 0)
            {
                return "replace it with -";
            }

            if (c is > '\u007E' && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator)
            {
                return "replace it with a space";
            }

            if (c is > '\uFF00' and <= '\uFF5E')
            {
                return "replace it with " + (char)(c - 0xFEE0);
            }
        }

        // What chooses how an emoji looks belongs to the emoji.
        return HiddenCharacters.Contains(code) && code is not (0x200D or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE000 and <= 0xF8FF))
            ? "it is invisible, delete it"
            : null;
    }
}
