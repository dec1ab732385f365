using System;
using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
using System.Text.Unicode;
#endif

namespace PromptGen.Generated;

/// <summary>
/// Encodes what is written, as much as possible at once, into a buffer from which it takes room for many texts. Each thread keeps
/// one and uses it again.
/// </summary>
internal sealed class Utf8Output : TextTarget
{
    private const int CharactersCollected = 1024;
    private const int CharactersPerStep = 4 * 1024;
    private const int LeastRoom = 1024;

    // Below, the preparations of the general way take longer than to find out that a text is ASCII.
    private const int ShortText = CharactersCollected;

    // Three bytes are enough for any UTF-16 code unit.
    private const int BytesPerCharacter = 3;

    [ThreadStatic]
    private static Utf8Output? s_kept;

    private readonly char[] _collected = new char[CharactersCollected];
    private IBufferWriter<byte>? _output;
    private PromptIdentity? _identity;

    // Of the buffer or, where that gives no arrays, of ours. Memory would look up what it is made of at each text.
    private byte[]? _room;
    private int _start;
    private int _position;
    private int _end;
    private bool _isOurs;
    private long _length;

    // The first half of a surrogate pair, whose second half may come with the next text; or 0.
    private char _half;

    public static Utf8Output Take(IBufferWriter<byte> output, PromptIdentity? identity)
    {
        Utf8Output? kept = s_kept;
        if (kept is null || kept._output is not null)
        {
            // Where a rendering failed, or renders another prompt in between, its own is left to it.
            kept = new Utf8Output();
            s_kept = kept;
        }

        kept._output = output;
        kept._identity = identity;
        return kept;
    }

    public Span<char> Room => _collected;

    public override Span<char> Append(Span<char> room, scoped ReadOnlySpan<char> text)
    {
        Write(Collected(room));
        if (text.Length > CharactersCollected / 2)
        {
            Write(text);
            return _collected;
        }

        text.CopyTo(_collected);
        return _collected.AsSpan(text.Length);
    }

    public override Span<char> Append(Span<char> room, scoped ReadOnlySpan<byte> utf8, int length)
    {
        Write(Collected(room));
        if (_half != '\0')
        {
            WriteHalf(default);
        }

        int position = Reserve(utf8.Length);
        utf8.CopyTo(new Span<byte>(_room, position, utf8.Length));
        _position = position + utf8.Length;
        _length += length;
        return _collected;
    }

    /// <param name="room">The rest of the room that was provided last.</param>
    public void Complete(Span<char> room)
    {
        ReadOnlySpan<char> collected = Collected(room);
#if NET8_0_OR_GREATER
        if (_room is null && _half == '\0' && AsciiText.TryNarrow(collected, _output!.GetSpan(Math.Max(collected.Length, 1))))
        {
            // All of a short text at once, as most are.
            _output.Advance(collected.Length);
            _output = null;
            _identity = null;
            return;
        }

#endif
        Write(collected);
        if (_half != '\0')
        {
            WriteHalf(default);
        }

        HandOver();
        CheckLength();
        _output = null;
        _identity = null;
        _room = null;
        _start = 0;
        _position = 0;
        _end = 0;
        _length = 0;
    }

    private ReadOnlySpan<char> Collected(Span<char> room) => new(_collected, 0, CharactersCollected - room.Length);

    private void Write(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return;
        }

        _length += text.Length;
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

    /// <summary>Writes the pair whose first half was kept, or the replacement character if a second half does not follow.</summary>
    /// <returns>The rest of the text.</returns>
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

    /// <returns>The position in the room that has that many bytes.</returns>
    private int Reserve(int bytes)
    {
        if (_end - _position < bytes)
        {
            Renew(bytes);
        }

        return _position;
    }

    private void Renew(int bytes)
    {
        HandOver();
        CheckLength();
        int needed = Math.Max(bytes, LeastRoom);
        if (MemoryMarshal.TryGetArray(_output!.GetMemory(needed), out ArraySegment<byte> segment))
        {
            (_room, _start, _end) = (segment.Array!, segment.Offset, segment.Offset + segment.Count);
        }
        else
        {
            _room = ArrayPool<byte>.Shared.Rent(needed);
            (_start, _end, _isOurs) = (0, _room.Length, true);
        }

        _position = _start;
    }

    private void HandOver()
    {
        int written = _position - _start;
        if (_isOurs)
        {
            _output!.Write(new ReadOnlySpan<byte>(_room!, _start, written));
            ArrayPool<byte>.Shared.Return(_room!);
            _isOurs = false;
        }
        else if (written > 0)
        {
            _output!.Advance(written);
        }

        _position = _start;
    }

    // Not at each text: no more than one room goes to the buffer before a text that is too long is found out.
    private void CheckLength() => TemplateLimit.CheckText(_length, _identity, TemplateLimit.Message);

    private void Encode(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return;
        }

        int position;
#if NET8_0_OR_GREATER
        if (text.Length <= ShortText)
        {
            position = Reserve(text.Length);
            if (AsciiText.TryNarrow(text, new Span<byte>(_room, position, text.Length)))
            {
                _position = position + text.Length;
                return;
            }
        }

#endif
        int bytes = text.Length * BytesPerCharacter;
        position = Reserve(bytes);
        _position = position + Transcode(text, new Span<byte>(_room, position, bytes));
    }

#if NET8_0_OR_GREATER
    private static int Transcode(ReadOnlySpan<char> text, Span<byte> target)
    {
        Utf8.FromUtf16(text, target, out _, out int written);
        return written;
    }
#else
    private static unsafe int Transcode(ReadOnlySpan<char> text, Span<byte> target)
    {
        fixed (char* characters = text)
        fixed (byte* bytes = target)
        {
            return Encoding.UTF8.GetBytes(characters, text.Length, bytes, target.Length);
        }
    }
#endif
}
