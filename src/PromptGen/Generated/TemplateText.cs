using System;
using System.ComponentModel;
using System.Globalization;
using PromptGen.Language;

namespace PromptGen.Generated;

/// <summary>Converts values to text as the template language does, and writes them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TemplateText
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>The text of an integer.</summary>
    public static string Of(long value) => value.ToString(Culture);

    /// <summary>The text of an integer; null stays null.</summary>
    public static string? Of(long? value) => value?.ToString(Culture);

    /// <summary>The text of an integer in a numeric format of .NET.</summary>
    public static string Of(long value, string format) => value.ToString(format, Culture);

    /// <summary>The text of an integer in a numeric format of .NET; null stays null.</summary>
    public static string? Of(long? value, string format) => value?.ToString(format, Culture);

    /// <summary>The text of a number.</summary>
    public static string Of(double value) => value.ToString(Culture);

    /// <summary>The text of a number; null stays null.</summary>
    public static string? Of(double? value) => value?.ToString(Culture);

    /// <summary>The text of a number in a numeric format of .NET.</summary>
    public static string Of(double value, string format) => value.ToString(format, Culture);

    /// <summary>The text of a number in a numeric format of .NET; null stays null.</summary>
    public static string? Of(double? value, string format) => value?.ToString(format, Culture);

    /// <summary>The text of a decimal, with its scale.</summary>
    public static string Of(decimal value) => value.ToString(Culture);

    /// <summary>The text of a decimal, with its scale; null stays null.</summary>
    public static string? Of(decimal? value) => value?.ToString(Culture);

    /// <summary>The text of a decimal in a numeric format of .NET.</summary>
    public static string Of(decimal value, string format) => value.ToString(format, Culture);

    /// <summary>The text of a decimal in a numeric format of .NET; null stays null.</summary>
    public static string? Of(decimal? value, string format) => value?.ToString(format, Culture);

    /// <summary><c>true</c> or <c>false</c>; null stays null.</summary>
    public static string? Of(bool? value) => value is null ? null : value.Value ? "true" : "false";

    /// <summary>The text of a date, such as <c>15 Mar 2026</c>.</summary>
    public static string Of(DateTime value) => DateText.Format(value, DateText.DefaultPattern);

    /// <summary>The text of a date; null stays null.</summary>
    public static string? Of(DateTime? value) => value is null ? null : Of(value.Value);

    /// <summary>The text of a date in a strftime pattern.</summary>
    public static string Of(DateTime value, string pattern) => DateText.Format(value, pattern);

    /// <summary>The text of a date in a strftime pattern; null stays null.</summary>
    public static string? Of(DateTime? value, string pattern) => value is null ? null : DateText.Format(value.Value, pattern);

    /// <summary>The text of a duration.</summary>
    public static string Of(TimeSpan value) => value.ToString("c", Culture);

    /// <summary>The text of a duration; null stays null.</summary>
    public static string? Of(TimeSpan? value) => value?.ToString("c", Culture);

    /// <summary>Writes an integer.</summary>
    public static void Append(ref PromptWriter writer, long value)
    {
#if NET8_0_OR_GREATER
        if (writer.IsMeasuring)
        {
            writer.Skip(DigitsOf(value));
        }
        else if (value.TryFormat(writer.Room, out int length, default, Culture))
        {
            writer.Advance(length);
        }
        else
        {
            Span<char> buffer = stackalloc char[20];
            value.TryFormat(buffer, out length, default, Culture);
            writer.Append(buffer.Slice(0, length));
        }
#else
        writer.Append(value.ToString(Culture));
#endif
    }

    /// <summary>Writes an integer; null writes nothing.</summary>
    public static void Append(ref PromptWriter writer, long? value)
    {
        if (value is not null)
        {
            Append(ref writer, value.Value);
        }
    }

    /// <summary>Writes a number.</summary>
    public static void Append(ref PromptWriter writer, double value)
    {
#if NET8_0_OR_GREATER
        long bits = BitConverter.DoubleToInt64Bits(value);
        if (AppendKept(ref writer, bits, null))
        {
            return;
        }

        Span<char> buffer = stackalloc char[32];
        if (value.TryFormat(buffer, out int length, default, Culture))
        {
            AppendAndKeep(ref writer, bits, null, buffer.Slice(0, length));
            return;
        }
#endif
        writer.Append(value.ToString(Culture));
    }

    /// <summary>Writes a number; null writes nothing.</summary>
    public static void Append(ref PromptWriter writer, double? value)
    {
        if (value is not null)
        {
            Append(ref writer, value.Value);
        }
    }

    /// <summary>Writes a decimal with its scale.</summary>
    public static void Append(ref PromptWriter writer, decimal value)
    {
#if NET8_0_OR_GREATER
        Span<char> buffer = stackalloc char[32];
        value.TryFormat(buffer, out int length, default, Culture);
        writer.Append(buffer.Slice(0, length));
#else
        writer.Append(value.ToString(Culture));
#endif
    }

    /// <summary>Writes a decimal with its scale; null writes nothing.</summary>
    public static void Append(ref PromptWriter writer, decimal? value)
    {
        if (value is not null)
        {
            Append(ref writer, value.Value);
        }
    }

    /// <summary>Writes <c>true</c> or <c>false</c>; null writes nothing.</summary>
    public static void Append(ref PromptWriter writer, bool? value) => writer.Append(Of(value));

    /// <summary>Writes a date, such as <c>15 Mar 2026</c>.</summary>
    public static void Append(ref PromptWriter writer, DateTime value) => Append(ref writer, value, DateText.DefaultPattern);

    /// <summary>Writes a date; null writes nothing.</summary>
    public static void Append(ref PromptWriter writer, DateTime? value)
    {
        if (value is not null)
        {
            Append(ref writer, value.Value, DateText.DefaultPattern);
        }
    }

    /// <summary>Writes a duration.</summary>
    public static void Append(ref PromptWriter writer, TimeSpan value)
    {
#if NET8_0_OR_GREATER
        Span<char> buffer = stackalloc char[32];
        value.TryFormat(buffer, out int length, "c", Culture);
        writer.Append(buffer.Slice(0, length));
#else
        writer.Append(Of(value));
#endif
    }

    /// <summary>Writes a duration; null writes nothing.</summary>
    public static void Append(ref PromptWriter writer, TimeSpan? value)
    {
        if (value is not null)
        {
            Append(ref writer, value.Value);
        }
    }

    /// <summary>Writes an integer in a numeric format of .NET.</summary>
    public static void Append(ref PromptWriter writer, long value, string format) => AppendFormatted(ref writer, value, format);

    /// <summary>Writes a number in a numeric format of .NET.</summary>
    public static void Append(ref PromptWriter writer, double value, string format) => AppendFormatted(ref writer, value, format);

    /// <summary>Writes a decimal in a numeric format of .NET.</summary>
    public static void Append(ref PromptWriter writer, decimal value, string format) => AppendFormatted(ref writer, value, format);

    /// <summary>Writes a date in a strftime pattern.</summary>
    public static void Append(ref PromptWriter writer, DateTime value, string pattern)
    {
#if NET8_0_OR_GREATER
        if (AppendKept(ref writer, value.Ticks, pattern))
        {
            return;
        }

        Span<char> buffer = stackalloc char[128];
        if (DateText.TryFormat(value, pattern, buffer, out int length))
        {
            AppendAndKeep(ref writer, value.Ticks, pattern, buffer.Slice(0, length));
            return;
        }
#endif
        writer.Append(Of(value, pattern));
    }

    /// <summary>Writes a text, with an indentation at the beginning of each of its lines.</summary>
    /// <param name="writer">The writer that receives the text.</param>
    /// <param name="text">The text; null writes nothing.</param>
    /// <param name="indentation">The indentation of each line.</param>
    /// <param name="lineStart">Whether the text begins at the start of a line.</param>
    /// <returns>Whether the text that follows begins at the start of a line.</returns>
    public static bool AppendIndented(ref PromptWriter writer, string? text, string indentation, bool lineStart) =>
        text is null ? lineStart : AppendIndented(ref writer, text.AsSpan(), indentation, lineStart);

    internal static bool AppendIndented(ref PromptWriter writer, scoped ReadOnlySpan<char> text, string indentation, bool lineStart)
    {
        while (!text.IsEmpty)
        {
            if (lineStart)
            {
                writer.Append(indentation);
            }

            int lineEnd = text.IndexOf('\n');
            if (lineEnd < 0)
            {
                writer.Append(text);
                return false;
            }

            writer.Append(text.Slice(0, lineEnd + 1));
            text = text.Slice(lineEnd + 1);
            lineStart = true;
        }

        return lineStart;
    }

    /// <summary>Ends another writer and writes its text, with an indentation at the beginning of each of its lines.</summary>
    /// <param name="writer">The writer that receives the text.</param>
    /// <param name="text">The writer with the text of a value.</param>
    /// <param name="indentation">The indentation of each line; it can be empty.</param>
    /// <param name="lineStart">Whether the text begins at the start of a line.</param>
    /// <returns>Whether the text that follows begins at the start of a line.</returns>
    public static bool AppendIndented(ref PromptWriter writer, in PromptWriter text, string indentation, bool lineStart)
    {
        text.Count();
        bool after = AppendIndented(ref writer, text.Characters, indentation, lineStart);

        // Not before: the buffer that this is written to is somebody's code, and may render a prompt itself.
        text.Release();
        return after;
    }

    /// <summary>Returns whether the text that follows begins at the start of a line.</summary>
    /// <param name="text">The text that was written; null or empty does not change the answer.</param>
    /// <param name="lineStart">Whether the text began at the start of a line.</param>
    public static bool EndsLine(string? text, bool lineStart) =>
        text is null || text.Length == 0 ? lineStart : text[text.Length - 1] == '\n';

    /// <summary>Writes a string as it appears inside a list or an object: in quotes, or the word <c>null</c>.</summary>
    public static void AppendQuoted(ref PromptWriter writer, string? text)
    {
        if (text is null)
        {
            writer.Append("null");
            return;
        }

        writer.Append("\"");
        int written = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (QuotedText.Escape(text[i]) is { } escape)
            {
                writer.Append(text.AsSpan(written, i - written));
                writer.Append(escape);
                written = i + 1;
            }
        }

        writer.Append(text.AsSpan(written));
        writer.Append("\"");
    }

    /// <summary>Returns one character of a string as a string.</summary>
    public static string Character(char value) => CharacterText.Of(value);

    /// <summary>Returns the character of a string at an index; a negative index counts from the end.</summary>
    /// <exception cref="PromptRenderException">The index is outside the string.</exception>
    public static string? CharacterAt(string text, long index, PromptIdentity? identity, string place) => CharacterText.At(text, index, identity, place);

    /// <summary>Repeats a text; a count of zero or less returns the empty string.</summary>
    /// <exception cref="PromptRenderException">The text would be too long.</exception>
    public static string Repeat(string? text, long count, PromptIdentity? identity, string place) => RepeatedText.Of(text, count, identity, place);

    /// <summary>Concatenates two texts; null counts as empty.</summary>
    /// <exception cref="PromptRenderException">The text would be too long.</exception>
    public static string Concat(string? first, string? second, PromptIdentity? identity, string place)
    {
        TemplateLimit.CheckText((first?.Length ?? 0) + (long)(second?.Length ?? 0), identity, place);
        return string.Concat(first, second);
    }

    /// <summary>Concatenates texts; null counts as empty.</summary>
    /// <exception cref="PromptRenderException">The text would be too long.</exception>
    public static string Concat(string?[] parts, PromptIdentity? identity, string place)
    {
        long length = 0;
        foreach (string? part in parts)
        {
            length += part?.Length ?? 0;
        }

        TemplateLimit.CheckText(length, identity, place);
        return string.Concat(parts);
    }

    private static void AppendFormatted<T>(ref PromptWriter writer, T value, string format)
#if NET8_0_OR_GREATER
        where T : struct, ISpanFormattable
    {
        Span<char> buffer = stackalloc char[64];
        if (value.TryFormat(buffer, out int length, format, Culture))
        {
            writer.Append(buffer.Slice(0, length));
            return;
        }

#else
        where T : struct, IFormattable
    {
#endif
        writer.Append(value.ToString(format, Culture));
    }

#if NET8_0_OR_GREATER
    private static int DigitsOf(long value)
    {
        int length = value < 0 ? 2 : 1;
        ulong rest = value < 0 ? (ulong)-(value + 1) + 1 : (ulong)value;
        while (rest >= 10)
        {
            rest /= 10;
            length++;
        }

        return length;
    }

    /// <summary>Writes the text that the measuring pass produced, if it is known.</summary>
    private static bool AppendKept(ref PromptWriter writer, long value, string? format)
    {
        if (!writer.IsFilling)
        {
            return false;
        }

        ReadOnlySpan<char> text = FormattedValues.Current.Take(value, format);
        writer.Append(text);
        return !text.IsEmpty;
    }

    private static void AppendAndKeep(ref PromptWriter writer, long value, string? format, scoped ReadOnlySpan<char> text)
    {
        if (writer.IsMeasuring)
        {
            FormattedValues.Current.Keep(value, format, text);
        }

        writer.Append(text);
    }
#endif
}
