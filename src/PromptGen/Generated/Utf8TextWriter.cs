using System;
using System.Buffers;
using System.ComponentModel;
using System.Text;

namespace PromptGen.Generated;

/// <summary>Writes UTF-8 to a buffer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Utf8TextWriter : ITextWriter
{
    // Three bytes are enough for any UTF-16 code unit.
    private const int CharactersPerStep = 16 * 1024;
    private const int BytesPerCharacter = 3;

    private readonly IBufferWriter<byte> _output;
    private long _length;

    /// <summary>Starts at the buffer's current position.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is null.</exception>
    public Utf8TextWriter(IBufferWriter<byte> output)
    {
        _output = output ?? throw new ArgumentNullException(nameof(output));
        _length = 0;
    }

    /// <inheritdoc/>
    public void Append(string? text)
    {
        if (text is not null)
        {
            Append(text.AsSpan());
        }
    }

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<char> text)
    {
        Count(text.Length);
        while (text.Length > CharactersPerStep)
        {
            // A surrogate pair stays together.
            int length = char.IsHighSurrogate(text[CharactersPerStep - 1]) ? CharactersPerStep - 1 : CharactersPerStep;
            Encode(text.Slice(0, length));
            text = text.Slice(length);
        }

        Encode(text);
    }

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<byte> utf8, int length)
    {
        Count(length);
        utf8.CopyTo(_output.GetSpan(utf8.Length));
        _output.Advance(utf8.Length);
    }

    private void Count(int length)
    {
        _length += length;
        if (_length > TemplateLimit.Output)
        {
            TemplateLimit.ThrowOutputTooLong();
        }
    }

#if NET8_0_OR_GREATER
    private readonly void Encode(ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty)
        {
            _output.Advance(Encoding.UTF8.GetBytes(text, _output.GetSpan(text.Length * BytesPerCharacter)));
        }
    }
#else
    private readonly unsafe void Encode(ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty)
        {
            Span<byte> target = _output.GetSpan(text.Length * BytesPerCharacter);
            fixed (char* chars = text)
            fixed (byte* bytes = target)
            {
                _output.Advance(Encoding.UTF8.GetBytes(chars, text.Length, bytes, target.Length));
            }
        }
    }
#endif
}
