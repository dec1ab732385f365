using System;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace PromptGen.Benchmarks.Rendering;

/// <summary>The short prompt by hand.</summary>
internal static class OneLinerRivals
{
    private const string Before = "Translate into ";
    private const string Between = ", and answer with the translation alone: ";

    public static RenderedPrompt KnownLength(string language, string text)
    {
        Check(language, text);
        int length = Before.Length + language.Length + Between.Length + text.Length;
        Rival.CheckLength(length);
        return Rival.Rendered(string.Create(length, (language, text), static (target, values) =>
        {
            SpanAppender appender = new(target);
            appender.Append(Before);
            appender.Append(values.language);
            appender.Append(Between);
            appender.Append(values.text);
        }));
    }

    public static RenderedPrompt Interpolated(string language, string text)
    {
        Check(language, text);
        DefaultInterpolatedStringHandler handler = new(0, 0, CultureInfo.InvariantCulture, stackalloc char[256]);
        handler.AppendLiteral(Before);
        handler.AppendFormatted(language);
        handler.AppendLiteral(Between);
        handler.AppendFormatted(text);
        return Rival.Rendered(handler.ToStringAndClear());
    }

    public static RenderedPrompt Pooled(string language, string text)
    {
        Check(language, text);
        return Rival.Rendered(Rival.Builder().Append(Before).Append(language).Append(Between).Append(text).ToString());
    }

    public static RenderedPrompt Concatenated(string language, string text)
    {
        Check(language, text);
        return Rival.Rendered(string.Concat(Before, language, Between, text));
    }

    private static void Check(string language, string text)
    {
        ArgumentNullException.ThrowIfNull(language);
        ArgumentNullException.ThrowIfNull(text);
    }
}
