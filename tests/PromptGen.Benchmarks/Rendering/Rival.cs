using System;
using System.Collections.Generic;
using System.Text;
using PromptGen.Generated;

namespace PromptGen.Benchmarks.Rendering;

/// <summary>What all hand-written rivals do beside copying text: the checks that the compiled form makes, too, and the identity.</summary>
internal static class Rival
{
    private static readonly PromptIdentity Identity = new("rival", "2026-03-15.1", "sha256:0", "gpt-4.1");

    [ThreadStatic]
    private static StringBuilder? s_builder;

    public static StringBuilder Builder()
    {
        StringBuilder builder = s_builder ??= new StringBuilder(64 * 1024);
        builder.Clear();
        return builder;
    }

    public static RenderedPrompt Rendered(string text)
    {
        CheckLength(text.Length);
        return RenderedPrompts.Create(Identity, PromptRole.User, text);
    }

    public static void CheckLength(int length)
    {
        if (length > TemplateLimit.Output)
        {
            throw new InvalidOperationException("The text is too long.");
        }
    }

    /// <summary>No list is null or longer than a loop may be, and none of its items is null.</summary>
    public static void CheckList<T>(IReadOnlyList<T> list)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(list);
        int count = list.Count;
        if (count > TemplateLimit.Iterations)
        {
            throw new InvalidOperationException("The list is too long.");
        }

        for (int i = 0; i < count; i++)
        {
            ArgumentNullException.ThrowIfNull(list[i]);
        }
    }
}

/// <summary>Fills a span from its beginning.</summary>
internal ref struct SpanAppender(Span<char> target)
{
    private Span<char> _rest = target;

    public void Append(string text)
    {
        text.CopyTo(_rest);
        _rest = _rest.Slice(text.Length);
    }

    public void Append(double value)
    {
        value.TryFormat(_rest, out int written, default, System.Globalization.CultureInfo.InvariantCulture);
        _rest = _rest.Slice(written);
    }

    public void Append(long value)
    {
        value.TryFormat(_rest, out int written, default, System.Globalization.CultureInfo.InvariantCulture);
        _rest = _rest.Slice(written);
    }
}
