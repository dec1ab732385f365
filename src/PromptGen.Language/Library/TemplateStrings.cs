using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using PromptGen.Language;

namespace PromptGen.Generated;

/// <summary>Implements the <c>string</c> functions of templates, which treat null as the language does: mostly as null or the empty
/// string.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TemplateStrings
{
    private const string Ellipsis = "...";

    /// <summary>Implements <c>string.append</c>.</summary>
    /// <exception cref="PromptRenderException">The text is too long.</exception>
    public static string Append(string? text, string? with, PromptIdentity? identity, string place) => TemplateLimit.Bounded(text + with, identity, place);

    /// <summary>Implements <c>+</c> of two texts that can be null; null if both are.</summary>
    /// <exception cref="PromptRenderException">The text is too long.</exception>
    public static string? AppendOrNull(string? left, string? right, PromptIdentity? identity, string place) =>
        left is null && right is null ? null : Append(left, right, identity, place);

    /// <summary>Implements <c>+</c> after a text that can be null; null if it is, after the other side was evaluated.</summary>
    /// <exception cref="PromptRenderException">The text is too long.</exception>
    public static string? AppendIfPresent(string? text, string? with, PromptIdentity? identity, string place) =>
        text is null ? null : Append(text, with, identity, place);

    /// <summary>Implements <c>+</c> before a text that can be null; null if it is, after the other side was evaluated.</summary>
    /// <exception cref="PromptRenderException">The text is too long.</exception>
    public static string? PrependIfPresent(string? text, string? by, PromptIdentity? identity, string place) =>
        text is null ? null : Append(by, text, identity, place);

    /// <summary>Implements <c>string.base64_encode</c>.</summary>
    /// <exception cref="PromptRenderException">The text is too long.</exception>
    public static string Base64Encode(string? text, PromptIdentity? identity, string place) =>
        TemplateLimit.Bounded(Convert.ToBase64String(Encoding.UTF8.GetBytes(text ?? string.Empty)), identity, place);

    /// <summary>Implements <c>string.base64_decode</c>.</summary>
    /// <exception cref="PromptRenderException"><paramref name="text"/> is not Base64.</exception>
    public static string Base64Decode(string? text, PromptIdentity? identity, string place)
    {
        RenderingBudget.CountText(text?.Length ?? 0, identity, place);
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(text ?? string.Empty));
        }
        catch (FormatException)
        {
            throw new PromptRenderException(identity, place + ": the text is not Base64");
        }
    }

    /// <summary>Implements <c>string.capitalize</c>.</summary>
    public static string Capitalize(string? text) =>
        string.IsNullOrEmpty(TemplateLimit.Counted(text, "string.capitalize")) ? string.Empty : char.ToUpperInvariant(text![0]) + text.Substring(1);

    /// <summary>Implements <c>string.capitalizewords</c>.</summary>
    public static string Capitalizewords(string? text)
    {
        StringBuilder result = new(TemplateLimit.Counted(text, "string.capitalizewords"));
        bool wordStart = true;
        for (int i = 0; i < result.Length; i++)
        {
            if (char.IsWhiteSpace(result[i]))
            {
                wordStart = true;
            }
            else if (wordStart && char.IsLetter(result[i]))
            {
                result[i] = char.ToUpperInvariant(result[i]);
                wordStart = false;
            }
        }

        return result.ToString();
    }

    /// <summary>Implements <c>string.contains</c>.</summary>
    public static bool Contains(string? text, string? value) =>
        !string.IsNullOrEmpty(TemplateLimit.Counted(text, "string.contains")) && !string.IsNullOrEmpty(value) && text!.IndexOf(value!, StringComparison.Ordinal) >= 0;

    /// <summary>Implements <c>string.downcase</c>.</summary>
    public static string? Downcase(string? text) => TemplateLimit.Counted(text, "string.downcase")?.ToLowerInvariant();

    /// <summary>Implements <c>string.empty</c>.</summary>
    public static bool Empty(string? text) => string.IsNullOrEmpty(text);

    /// <summary>Implements <c>string.equals_ignore_case</c>.</summary>
    public static bool EqualsIgnoreCase(string text, string value) =>
        text?.Length == value?.Length && string.Equals(TemplateLimit.Counted(text, "string.equals_ignore_case"), value, StringComparison.OrdinalIgnoreCase);

    /// <summary>Implements <c>string.escape</c>.</summary>
    /// <exception cref="PromptRenderException">The text is too long.</exception>
    public static string? Escape(string? text, PromptIdentity? identity, string place)
    {
        string? literal = Literal(text, identity, place);
        return literal?.Substring(1, literal.Length - 2);
    }

    /// <summary>Implements <c>string.literal</c>.</summary>
    /// <exception cref="PromptRenderException">The text is too long.</exception>
    public static string? Literal(string? text, PromptIdentity? identity, string place) =>
        text is null ? null : TemplateLimit.Bounded(QuotedText.Of(text), identity, place);

    // The language compares by the current culture here, which is the invariant one for prompts.

    /// <summary>Implements <c>string.ends_with</c>.</summary>
    public static bool EndsWith(string? text, string? value) =>
        !string.IsNullOrEmpty(text) && !string.IsNullOrEmpty(TemplateLimit.Counted(value, "string.ends_with")) && text!.EndsWith(value!, StringComparison.InvariantCulture);

    /// <summary>Implements <c>string.starts_with</c>.</summary>
    public static bool StartsWith(string? text, string? value) =>
        !string.IsNullOrEmpty(text) && !string.IsNullOrEmpty(TemplateLimit.Counted(value, "string.starts_with")) && text!.StartsWith(value!, StringComparison.InvariantCulture);

    /// <summary>Implements <c>string.index_of</c>.</summary>
    public static long IndexOf(string text, string search) => TemplateLimit.Counted(text, "string.index_of")!.IndexOf(search, StringComparison.InvariantCulture);

    /// <summary>Implements <c>string.handleize</c>.</summary>
    public static string Handleize(string text)
    {
        TemplateLimit.Counted(text, "string.handleize");
        StringBuilder result = new(text.Length);
        char last = '\0';
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                last = c;
                result.Append(char.ToLowerInvariant(c));
            }
            else if (last != '-')
            {
                last = '-';
                result.Append('-');
            }
        }

        if (result.Length > 0 && result[result.Length - 1] == '-')
        {
            result.Length--;
        }

        return result.ToString();
    }

    /// <summary>Implements <c>string.lstrip</c>.</summary>
    public static string? Lstrip(string? text) => TemplateLimit.Counted(text, "string.lstrip")?.TrimStart();

    /// <summary>Implements <c>string.rstrip</c>.</summary>
    public static string? Rstrip(string? text) => TemplateLimit.Counted(text, "string.rstrip")?.TrimEnd();

    /// <summary>Implements <c>string.strip</c>.</summary>
    public static string? Strip(string? text) => TemplateLimit.Counted(text, "string.strip")?.Trim();

    /// <summary>Implements <c>string.strip_newlines</c>.</summary>
    public static string StripNewlines(string? text) => string.Concat((TemplateLimit.Counted(text, "string.strip_newlines") ?? string.Empty).Where(static c => c is not ('\r' or '\n')));

    /// <summary>Implements <c>string.pad_left</c>.</summary>
    /// <exception cref="PromptRenderException">The width is negative, or the text would be too long.</exception>
    public static string PadLeft(string? text, long width, PromptIdentity? identity, string place) =>
        (text ?? string.Empty).PadLeft(Width(width, identity, place));

    /// <summary>Implements <c>string.pad_right</c>.</summary>
    /// <exception cref="PromptRenderException">The width is negative, or the text would be too long.</exception>
    public static string PadRight(string? text, long width, PromptIdentity? identity, string place) =>
        (text ?? string.Empty).PadRight(Width(width, identity, place));

    /// <summary>Implements <c>string.pluralize</c>.</summary>
    public static string? Pluralize(long number, string? singular, string? plural) => number == 1 ? singular : plural;

    /// <summary>Implements <c>string.prepend</c>.</summary>
    /// <exception cref="PromptRenderException">The text is too long.</exception>
    public static string Prepend(string? text, string? by, PromptIdentity? identity, string place) => TemplateLimit.Bounded(by + text, identity, place);

    /// <summary>Implements <c>string.remove</c>.</summary>
    public static string? Remove(string? text, string? remove) =>
        string.IsNullOrEmpty(TemplateLimit.Counted(text, "string.remove")) || string.IsNullOrEmpty(remove) ? text : ReplaceAll(text!, remove!, string.Empty);

    /// <summary>Implements <c>string.replace</c>.</summary>
    /// <exception cref="PromptRenderException"><paramref name="match"/> is empty, or the text would be too long.</exception>
    public static string Replace(string? text, string? match, string? replace, PromptIdentity? identity, string place)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        if (string.IsNullOrEmpty(match))
        {
            throw new PromptRenderException(identity, place + ": string.replace cannot look for the empty string");
        }

        RenderingBudget.CountText(text!.Length, identity, place);
        string replacement = replace ?? string.Empty;
        if (replacement.Length > match!.Length)
        {
            // What grows is counted before it is made.
            TemplateLimit.CheckText(text!.Length + ((long)Count(text, match) * (replacement.Length - match.Length)), identity, place);
        }

        return ReplaceAll(text!, match, replacement);
    }

    /// <summary>Implements <c>string.remove_first</c>.</summary>
    public static string? RemoveFirst(string? text, string? remove) => text is null ? null : ReplaceOne(TemplateLimit.Counted(text, "string.remove_first"), remove, string.Empty, fromEnd: false);

    /// <summary>Implements <c>string.remove_last</c>.</summary>
    public static string? RemoveLast(string? text, string? remove) => text is null ? null : ReplaceOne(TemplateLimit.Counted(text, "string.remove_last"), remove, string.Empty, fromEnd: true);

    /// <summary>Implements <c>string.replace_first</c>: the first match, or the last one, regardless of case.</summary>
    /// <exception cref="PromptRenderException">The text is too long.</exception>
    public static string ReplaceFirst(string? text, string? match, string? replace, bool fromEnd, PromptIdentity? identity, string place) =>
        TemplateLimit.Bounded(ReplaceOne(text, match, replace, fromEnd), identity, place);

    /// <summary>Implements <c>string.size</c>.</summary>
    public static long Size(string? text) => text?.Length ?? 0;

    /// <summary>Implements <c>string.slice</c>.</summary>
    /// <exception cref="PromptRenderException">The length is negative.</exception>
    public static string Slice(string? text, long start, long? length, PromptIdentity? identity, string place)
    {
        if (string.IsNullOrEmpty(text) || start >= text!.Length)
        {
            return string.Empty;
        }

        long from = start < 0 ? start + text.Length : start;
        long count = length ?? text.Length;
        if (from < 0)
        {
            count += from;
            from = 0;
            if (count <= 0)
            {
                return string.Empty;
            }
        }

        return Part(text, from, count, identity, place);
    }

    /// <summary>Implements <c>string.slice1</c>.</summary>
    /// <exception cref="PromptRenderException">The end of the slice is before the beginning of the text.</exception>
    public static string Slice1(string? text, long start, long length, PromptIdentity? identity, string place)
    {
        if (string.IsNullOrEmpty(text) || start > text!.Length || length <= 0)
        {
            return string.Empty;
        }

        long from = start < 0 ? start + text.Length : start;
        long count = length;
        if (from < 0)
        {
            count += from;
            from = 0;
        }

        return Part(text, from, count, identity, place);
    }

    /// <summary>Implements <c>string.split</c> for code that earlier versions generated.</summary>
    /// <exception cref="PromptRenderException">The list would have too many items.</exception>
    public static IReadOnlyList<string> Split(string? text, string? match) => Split(text, match, identity: null, "string.split");

    /// <summary>Implements <c>string.split</c>.</summary>
    /// <exception cref="PromptRenderException">The list would have too many items.</exception>
    public static IReadOnlyList<string> Split(string? text, string? match, PromptIdentity? identity, string place)
    {
        if (string.IsNullOrEmpty(text))
        {
            return [];
        }

        RenderingBudget.CountText(text!.Length, identity, place);
        string[] items = text.Split([match ?? string.Empty], TemplateLimits.Items + 1, StringSplitOptions.RemoveEmptyEntries);
        TemplateLimit.CheckItems(items.Length, identity, place);
        return new CountedList<string>(items, iterations: 0);
    }

    /// <summary>Implements <c>string.to_int</c>.</summary>
    public static long? ToInt(string? text) =>
        int.TryParse(TemplateLimit.Counted(text, "string.to_int"), NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) ? value : null;

    /// <summary>Implements <c>string.to_long</c>.</summary>
    public static long? ToLong(string? text) =>
        long.TryParse(TemplateLimit.Counted(text, "string.to_long"), NumberStyles.Integer, CultureInfo.InvariantCulture, out long value) ? value : null;

    /// <summary>Implements <c>string.to_double</c>.</summary>
    public static double? ToDouble(string? text) =>
        double.TryParse(TemplateLimit.Counted(text, "string.to_double"), NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out double value) ? value : null;

    /// <summary>Implements <c>string.truncate</c>.</summary>
    public static string Truncate(string? text, long length, string? ellipsis)
    {
        if (string.IsNullOrEmpty(text) || text!.Length <= length)
        {
            return text ?? string.Empty;
        }

        TemplateLimit.Counted(text, "string.truncate");
        string end = ellipsis ?? Ellipsis;
        return text.Substring(0, (int)Math.Max(0, length - end.Length)) + end;
    }

    /// <summary>Implements <c>string.truncatewords</c>.</summary>
    public static string Truncatewords(string? text, long count) => string.IsNullOrEmpty(text)
        ? string.Empty
        : TemplateLimit.Bounded(
            string.Join(" ", Regex.Split(text, @"\s+").Take((int)Math.Min(Math.Max(0, count), text!.Length + 1))) + Ellipsis, identity: null, "string.truncatewords");

    /// <summary>Implements <c>string.upcase</c>.</summary>
    public static string? Upcase(string? text) => TemplateLimit.Counted(text, "string.upcase")?.ToUpperInvariant();

    /// <summary>Implements <c>string.whitespace</c>.</summary>
    public static bool Whitespace(string? text) => string.IsNullOrWhiteSpace(TemplateLimit.Counted(text, "string.whitespace"));

    private static string Part(string text, long start, long count, PromptIdentity? identity, string place)
    {
        if (count < 0)
        {
            throw new PromptRenderException(identity, place + ": a slice cannot have a negative length");
        }

        int length = (int)Math.Min(count, text.Length - start);
        RenderingBudget.CountText(length, identity, place);
        return text.Substring((int)start, length);
    }

    private static int Width(long width, PromptIdentity? identity, string place)
    {
        TemplateLimit.CheckText(width, identity, place);
        return width >= 0 ? (int)width : throw new PromptRenderException(identity, place + ": a width cannot be negative");
    }

    private static string ReplaceOne(string? text, string? match, string? replacement, bool fromEnd)
    {
        if (string.IsNullOrEmpty(text) || string.IsNullOrEmpty(match))
        {
            return text ?? string.Empty;
        }

        int at = fromEnd
            ? text!.LastIndexOf(match!, StringComparison.OrdinalIgnoreCase)
            : text!.IndexOf(match!, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? text : text.Substring(0, at) + replacement + text.Substring(at + match!.Length);
    }

    private static int Count(string text, string match)
    {
        int count = 0;
        for (int at = text.IndexOf(match, StringComparison.Ordinal); at >= 0; at = text.IndexOf(match, at + match.Length, StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }

    private static string ReplaceAll(string text, string match, string replacement)
    {
#if NET8_0_OR_GREATER
        return text.Replace(match, replacement, StringComparison.Ordinal);
#else
        return string.Join(replacement, text.Split([match], StringSplitOptions.None));
#endif
    }
}
