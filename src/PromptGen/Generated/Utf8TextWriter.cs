using System;
using System.Buffers;
using System.ComponentModel;
using System.Text;

namespace PromptGen.Generated;

/// <summary>Writes UTF-8 to a buffer, from which it takes room for many texts at once.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Utf8TextWriter : ITextWriter
{
    private const int CharactersPerStep = 4 * 1024;
    private const int LeastRoom = 1024;

    // Three bytes are enough for any UTF-16 code unit.
    private const int BytesPerCharacter = 3;

    private readonly IBufferWriter<byte> _output;
    private readonly PromptIdentity? _identity;
    private Memory<byte> _room;
    private int _used;
    private long _length;

    // The first half of a surrogate pair, whose second half may come with the next text; or 0.
    private char _half;

    /// <summary>Starts at the buffer's current position.</summary>
    /// <param name="output">Where the text goes.</param>
    /// <param name="identity">The version that is rendered, for exceptions.</param>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is null.</exception>
    public Utf8TextWriter(IBufferWriter<byte> output, PromptIdentity? identity)
    {
        _identity = identity;
        _output = output ?? throw new ArgumentNullException(nameof(output));
        _room = default;
        _used = 0;
        _length = 0;
        _half = '\0';
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
        if (text.IsEmpty)
        {
            return;
        }

        Count(text.Length);
        if (_half != '\0')
        {
            text = WriteHalf(text);
        }

        if (!text.IsEmpty && char.IsHighSurrogate(text[text.Length - 1]))
        {
            _half = text[text.Length - 1];
            text = text.Slice(0, text.Length - 1);
        }

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
        if (_half != '\0')
        {
            WriteHalf(default);
        }

        utf8.CopyTo(Room(utf8.Length));
        _used += utf8.Length;
    }

    /// <summary>Hands the last of the text to the buffer.</summary>
    public void Complete()
    {
        if (_half != '\0')
        {
            WriteHalf(default);
        }

        HandOver();
        _room = default;
    }

    private void Count(int length)
    {
        _length += length;
        if (_length > TemplateLimit.Output)
        {
            TemplateLimit.ThrowTextTooLong(_identity, TemplateLimit.Message);
        }
    }

    /// <summary>Writes the pair whose first half was kept, or the replacement character where no second half follows.</summary>
    /// <returns>What of the text is left.</returns>
    private ReadOnlySpan<char> WriteHalf(ReadOnlySpan<char> text)
    {
        bool isPair = !text.IsEmpty && char.IsLowSurrogate(text[0]);
        Span<char> pair = stackalloc char[2];
        pair[0] = _half;
        pair[1] = isPair ? text[0] : '\0';
        _half = '\0';
        Encode(pair.Slice(0, isPair ? 2 : 1));
        return isPair ? text.Slice(1) : text;
    }

    private Span<byte> Room(int length)
    {
        if (_room.Length - _used < length)
        {
            HandOver();
            _room = _output.GetMemory(Math.Max(length, LeastRoom));
        }

        return _room.Span.Slice(_used);
    }

    private void HandOver()
    {
        if (_used > 0)
        {
            _output.Advance(_used);
            _used = 0;
        }
    }

#if NET8_0_OR_GREATER
    private void Encode(ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty)
        {
            // Apart from the sum: asking for room may hand over what was used.
            int written = Encoding.UTF8.GetBytes(text, Room(text.Length * BytesPerCharacter));
            _used += written;
        }
    }
#else
    private unsafe void Encode(ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty)
        {
            Span<byte> target = Room(text.Length * BytesPerCharacter);
            fixed (char* chars = text)
            fixed (byte* bytes = target)
            {
                _used += Encoding.UTF8.GetBytes(chars, text.Length, bytes, target.Length);
            }
        }
    }
#endif
}
