using System;
using System.Runtime.CompilerServices;

namespace PromptGen.Core.Performance;

/// <summary>A text under construction. <see cref="Finish"/> leaves its memory to the thread's next one.</summary>
/// <remarks>
/// A prompt becomes some ten kilobytes of C# and as much canonical JSON. Builders of their own for all these texts were three
/// quarters of what the generator allocated, and the compiler's garbage collector pays for fresh memory.
/// </remarks>
internal sealed class TextBuffer
{
    private const int FirstCapacity = 4 * 1024;

    private const int GreatestCapacityKept = 256 * 1024;

    // Buffers nest: a literal is written while the file it goes into is. One that an exception left behind is collected.
    [ThreadStatic]
    private static TextBuffer? _idle;

    private TextBuffer? _nextIdle;
    private char[] _characters = new char[FirstCapacity];
    private int _length;

    private TextBuffer()
    {
    }

    public int Length => _length;

    /// <summary>An empty buffer.</summary>
    public static TextBuffer Take()
    {
        if (_idle is not { } buffer)
        {
            return new TextBuffer();
        }

        _idle = buffer._nextIdle;
        buffer._nextIdle = null;
        return buffer;
    }

    /// <summary>The text. The buffer is another's from then on.</summary>
    public string Finish()
    {
        string text = ToString();
        Discard();
        return text;
    }

    /// <summary>Returns the buffer without a text.</summary>
    public void Discard()
    {
        _length = 0;
        if (_characters.Length <= GreatestCapacityKept)
        {
            _nextIdle = _idle;
            _idle = this;
        }
    }

    public override string ToString() => new(_characters, 0, _length);

    /// <summary>The written text, for callers that do not need a string; valid until the next call.</summary>
    public ArraySegment<char> Written => new(_characters, 0, _length);

    public bool EndsWith(char character) => _length > 0 && _characters[_length - 1] == character;

    /// <summary>Forgets what was written behind a <see cref="Length"/> of before.</summary>
    public void CutTo(int length) => _length = length;

    [MethodImpl(HotLoop.OptimizeAtOnce)]
    public void Append(char character)
    {
        if (_length == _characters.Length)
        {
            Grow(1);
        }

        _characters[_length++] = character;
    }

    [MethodImpl(HotLoop.OptimizeAtOnce)]
    public void Append(string text)
    {
        if (text.Length > _characters.Length - _length)
        {
            Grow(text.Length);
        }

        text.CopyTo(0, _characters, _length, text.Length);
        _length += text.Length;
    }

    [MethodImpl(HotLoop.OptimizeAtOnce)]
    public void Append(string text, int start, int count)
    {
        if (count > _characters.Length - _length)
        {
            Grow(count);
        }

        text.CopyTo(start, _characters, _length, count);
        _length += count;
    }

    [MethodImpl(HotLoop.OptimizeAtOnce)]
    public void Append(char character, int count)
    {
        if (count > _characters.Length - _length)
        {
            Grow(count);
        }

        for (int end = _length + count; _length < end; _length++)
        {
            _characters[_length] = character;
        }
    }

    private void Grow(int count) => Array.Resize(ref _characters, Math.Max(_characters.Length * 2, _length + count));
}
