using System;
using System.ComponentModel;

namespace PromptGen.Generated;

/// <summary>Counts the UTF-16 code units of a text without keeping it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct MeasuringWriter : ITextWriter
{
    private long _length;

    /// <summary>The length of what was written, however long.</summary>
    internal readonly long Length => _length;

    /// <summary>Counts characters that nobody made.</summary>
    internal void Skip(int length) => _length += length;

    /// <inheritdoc/>
    public void Append(string? text)
    {
        if (text is not null)
        {
            _length += text.Length;
        }
    }

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<char> text) => _length += text.Length;

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<byte> utf8, int length) => _length += length;
}
