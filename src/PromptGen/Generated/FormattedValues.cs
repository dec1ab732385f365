#if NET8_0_OR_GREATER
using System;

namespace PromptGen.Generated;

/// <summary>
/// The texts of numbers and dates that the measuring pass made, for the writing pass that follows on the same thread: making them
/// costs more than copying them. Each is found by its value, so a text that does not fit is never used; it is just made again.
/// </summary>
internal sealed class FormattedValues
{
    private const int GreatestCount = 512;

    [ThreadStatic]
    private static FormattedValues? s_current;

    private readonly Entry[] _entries = new Entry[GreatestCount];
    private readonly char[] _characters = new char[GreatestCount * 16];
    private int _count;
    private int _used;
    private int _next;

    public static FormattedValues Current => s_current ??= new FormattedValues();

    /// <summary>Keeps a text while there is room. What was read before is forgotten.</summary>
    public void Keep(long value, string? format, ReadOnlySpan<char> text)
    {
        if (_next > 0)
        {
            (_count, _used, _next) = (0, 0, 0);
        }

        if (_count < _entries.Length && text.TryCopyTo(_characters.AsSpan(_used)))
        {
            _entries[_count++] = new Entry(value, format, _used, text.Length);
            _used += text.Length;
        }
    }

    /// <summary>The text that was kept at this place; empty if it belongs to another value.</summary>
    public ReadOnlySpan<char> Take(long value, string? format)
    {
        if (_next < _count)
        {
            ref readonly Entry entry = ref _entries[_next];
            if (entry.Value == value && ReferenceEquals(entry.Format, format))
            {
                _next++;
                return _characters.AsSpan(entry.Start, entry.Length);
            }
        }

        // The passes are no longer in step.
        _next = Math.Max(1, _count);
        return default;
    }

    private readonly record struct Entry(long Value, string? Format, int Start, int Length);
}
#endif
