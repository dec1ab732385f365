using System;
using System.Globalization;
using PromptGen.Generated;

namespace PromptGen.Language.Interpretation;

/// <summary>The characters written so far, used again by the next rendering.</summary>
/// <remarks>Captured text is written after the rest and then removed.</remarks>
internal sealed class TextOutput
{
    private const int FirstSize = 4096;
    private const int GreatestKept = 256 * 1024;

    private char[] _characters = new char[FirstSize];
    private int _length;
    private int _start;

    public int Length => _length;

    /// <summary>The version that is rendered, for exceptions.</summary>
    public PromptIdentity? Identity { get; set; }

    /// <summary>Forgets what belongs to one rendering, and room that only a very long text needed.</summary>
    public void Clear()
    {
        Identity = null;
        if (_characters.Length > GreatestKept)
        {
            _characters = new char[FirstSize];
        }
    }

    public void Append(string? text)
    {
        if (text is null)
        {
            return;
        }

        int length = text.Length;
        if (length > _characters.Length - _length)
        {
            Grow(length);
        }

#if NET8_0_OR_GREATER
        text.CopyTo(_characters.AsSpan(_length));
#else
        text.CopyTo(0, _characters, _length, length);
#endif
        _length += length;
    }

    public void Append(char character)
    {
        if (_length == _characters.Length)
        {
            Grow(1);
        }

        _characters[_length++] = character;
    }

    public void Append(string text, int start, int count)
    {
        if (count > _characters.Length - _length)
        {
            Grow(count);
        }

        text.CopyTo(start, _characters, _length, count);
        _length += count;
    }

#if NET8_0_OR_GREATER
    public void Append(long value, string? format = null) => AppendFormatted(value, format);

    public void Append(double value, string? format = null) => AppendFormatted(value, format);

    public void Append(decimal value, string? format = null) => AppendFormatted(value, format);

    public void Append(TimeSpan value) => AppendFormatted(value, "c");

    private void AppendFormatted<T>(T value, string? format)
        where T : struct, ISpanFormattable
    {
        int written;
        while (!value.TryFormat(_characters.AsSpan(_length), out written, format, CultureInfo.InvariantCulture))
        {
            Grow(Math.Max(64, _characters.Length - _length + 1));
        }

        _length += written;
    }

    public void Append(DateTime value, string pattern)
    {
        int written;
        while (!DateText.TryFormat(value, pattern, _characters.AsSpan(_length), out written))
        {
            Grow(Math.Max(64, _characters.Length - _length + 1));
        }

        _length += written;
    }
#else
    public void Append(long value, string? format = null) => Append(value.ToString(format, CultureInfo.InvariantCulture));

    public void Append(double value, string? format = null) => Append(value.ToString(format, CultureInfo.InvariantCulture));

    public void Append(decimal value, string? format = null) => Append(value.ToString(format, CultureInfo.InvariantCulture));

    public void Append(TimeSpan value) => Append(value.ToString("c", CultureInfo.InvariantCulture));

    public void Append(DateTime value, string pattern) => Append(DateText.Format(value, pattern));
#endif

    /// <summary>Whether a line begins after what was written since a place.</summary>
    /// <param name="since">The length then.</param>
    /// <param name="before">The answer if nothing was written since.</param>
    public bool EndsLine(int since, bool before) => _length == since ? before : _characters[_length - 1] == '\n';

    /// <summary>Begins a text that is cut off later.</summary>
    /// <returns>To be handed to <see cref="Cut"/> or <see cref="Drop"/>.</returns>
    public int Begin()
    {
        int outer = _start;
        _start = _length;
        return outer;
    }

    /// <summary>The text that was begun last, which is then removed from the output.</summary>
    /// <param name="outer">The result of <see cref="Begin"/>.</param>
    public string Cut(int outer)
    {
        CheckLength();
        RenderingBudget.CountText(_length - _start, Identity, TemplateLimit.Message);
        string text = new(_characters, _start, _length - _start);
        Drop(outer);
        return text;
    }

    public void Drop(int outer)
    {
        _length = _start;
        _start = outer;
    }

    /// <summary>Refuses a text that is too long.</summary>
    public void CheckLength() => CheckLength(_start);

    public void CheckLength(int since)
    {
        if (_length - since > TemplateLimit.Output)
        {
            TemplateLimit.ThrowTextTooLong(Identity, TemplateLimit.Message);
        }
    }

    /// <summary>Puts an indentation before each line that was begun since a place.</summary>
    /// <param name="since">The length then.</param>
    /// <param name="indentation">The indentation of each line.</param>
    /// <param name="lineStart">Whether a line began there.</param>
    public void Indent(int since, string indentation, bool lineStart)
    {
        int end = _length;
        int lines = since < end && lineStart ? 1 : 0;
        for (int at = since; at < end - 1 && (at = Array.IndexOf(_characters, '\n', at, end - 1 - at)) >= 0; at++)
        {
            lines++;
        }

        if (lines == 0)
        {
            return;
        }

        int inserted = checked(lines * indentation.Length);
        if (inserted > _characters.Length - _length)
        {
            Grow(inserted);
        }

        // From the end on, so that nothing is overwritten before it moved.
        int target = end + inserted;
        _length = target;
        int last = end;
        while (target > last)
        {
            int lineEnd = last - 1 > since ? Array.LastIndexOf(_characters, '\n', last - 2, last - 1 - since) : -1;
            int start = lineEnd < 0 ? since : lineEnd + 1;
            Array.Copy(_characters, start, _characters, target - (last - start), last - start);
            target -= last - start;
            last = start;
            if (lineEnd >= 0 || lineStart)
            {
                target -= indentation.Length;
                indentation.CopyTo(0, _characters, target, indentation.Length);
            }
        }
    }

    private void Grow(int needed)
    {
        long size = Math.Max((long)_length + needed, Math.Min((long)_characters.Length * 2, int.MaxValue / 2));
        Array.Resize(ref _characters, checked((int)size));
    }
}
