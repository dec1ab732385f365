using System;
using System.Buffers;
using System.ComponentModel;
#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
#endif
using System.Runtime.InteropServices;
using PromptGen.Language;

namespace PromptGen.Generated;

/// <summary>Receives the text that generated template code writes: a message, UTF-8, or the text of a value inside a
/// template.</summary>
/// <remarks>
/// The text of a message is written twice: the first pass measures it, and <see cref="TryComplete"/> then provides a string of that
/// length for the second. One type for all purposes costs one comparison for each text. In return, methods of generated code are
/// not generic, which would take the C# compiler a tenth of its time, and the JIT does not compile them three times.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct PromptWriter
{
    // Null: a message, which is measured while there is no room, and filled while there is.
    private readonly TextTarget? _target;
    private Span<char> _room;
    private long _measured;

    // Code of earlier versions starts a message without a constructor.
    private readonly bool _begun;
    private readonly bool _isPlain;

    /// <summary>Begins the text of a message.</summary>
    public PromptWriter()
        : this(counts: true)
    {
    }

    /// <summary>Begins the text of a message.</summary>
    /// <param name="counts">Whether anything other than constants and texts of the caller can be written; those do not count toward
    /// the limits of a rendering.</param>
    public PromptWriter(bool counts)
    {
        _begun = true;
        _isPlain = !counts;
        if (counts)
        {
            RenderingBudget.Renew();
        }
    }

    /// <summary>Begins UTF-8 output.</summary>
    /// <param name="output">The buffer that receives the text, from its current position.</param>
    /// <param name="identity">The version that is rendered, for exceptions.</param>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is null.</exception>
    public PromptWriter(IBufferWriter<byte> output, PromptIdentity? identity)
        : this(output, identity, counts: true)
    {
    }

    /// <summary>Begins UTF-8 output.</summary>
    /// <param name="output">The buffer that receives the text, from its current position.</param>
    /// <param name="identity">The version that is rendered, for exceptions.</param>
    /// <param name="counts">Whether anything other than constants and texts of the caller can be written; those do not count toward
    /// the limits of a rendering.</param>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is null.</exception>
    public PromptWriter(IBufferWriter<byte> output, PromptIdentity? identity, bool counts)
    {
        if (counts)
        {
            RenderingBudget.Renew();
        }

        Utf8Output target = Utf8Output.Take(output ?? throw new ArgumentNullException(nameof(output)), identity);
        _target = target;
        _room = target.Room;
    }

    /// <summary>Begins the text of a value: what a template captures, or the text of a list.</summary>
    /// <param name="identity">The version that is rendered, for exceptions.</param>
    /// <param name="place">The use of the text, for exceptions.</param>
    public PromptWriter(PromptIdentity? identity, string place)
    {
        GrowingText target = GrowingText.Take(identity, place);
        _target = target;
        _room = target.Room;
    }

    /// <summary>Whether the text is only counted.</summary>
    internal readonly bool IsMeasuring => _target is null && _room.IsEmpty;

    /// <summary>Whether the text was measured before.</summary>
    internal readonly bool IsFilling => _target is null && !_room.IsEmpty;

    /// <summary>The free space for characters, which <see cref="Advance"/> then adds; it can be too small.</summary>
    internal readonly Span<char> Room => _room;

    /// <summary>Writes a text.</summary>
    /// <param name="text">The text; null writes nothing.</param>
#if NET8_0_OR_GREATER
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
#endif
    public void Append(string? text)
    {
        if (text is null)
        {
            return;
        }

        if (text.AsSpan().TryCopyTo(_room))
        {
            Advance(text.Length);
        }
        else if (_target is null)
        {
            _measured += text.Length;
        }
        else
        {
            // By value, or the writer could not be in registers.
            _room = _target.Append(_room, text.AsSpan());
        }
    }

    /// <summary>Writes characters.</summary>
    internal void Append(scoped ReadOnlySpan<char> text)
    {
        if (text.TryCopyTo(_room))
        {
            Advance(text.Length);
        }
        else if (_target is null)
        {
            _measured += text.Length;
        }
        else
        {
            _room = _target.Append(_room, text);
        }
    }

    /// <summary>Writes a constant that is already encoded as UTF-8.</summary>
    /// <param name="utf8">The text in valid UTF-8.</param>
    /// <param name="length">The length of the text in UTF-16 code units.</param>
#if NET8_0_OR_GREATER
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
#endif
    public void Append(scoped ReadOnlySpan<byte> utf8, int length)
    {
        if (length <= _room.Length)
        {
            Utf8Constant.Decode(utf8, length, _room);
            Advance(length);
        }
        else if (_target is null)
        {
            _measured += length;
        }
        else
        {
            _room = _target.Append(_room, utf8, length);
        }
    }

    /// <summary>Ends the text of a message after the second pass.</summary>
    /// <param name="identity">The version that is rendered, for exceptions.</param>
    /// <param name="text">Empty at first, then the string that is filled. It is complete if the result is true.</param>
    /// <returns>False if the text was only measured and must be written again.</returns>
    /// <exception cref="PromptRenderException">The text is longer than <see cref="TemplateLimit.Output"/>, or the second pass wrote
    /// a different text.</exception>
    public bool TryComplete(PromptIdentity? identity, ref string text)
    {
        if (text.Length == 0)
        {
            if (!_isPlain)
            {
                RenderingBudget.Renew();
            }

            TemplateLimit.CheckText(_measured, identity, TemplateLimit.Message);
            text = new string('\0', (int)_measured);
            _measured = 0;

            // The string is new and nobody else has it until it is complete, so writing into it is what string.Create does.
#if NET8_0_OR_GREATER
            _room = MemoryMarshal.CreateSpan(ref Unsafe.AsRef(in text.GetPinnableReference()), text.Length);
#else
            _room = MemoryMarshal.AsMemory(text.AsMemory()).Span;
#endif
            return _room.IsEmpty;
        }

        if (_measured != 0 || !_room.IsEmpty)
        {
            throw new PromptRenderException(
                identity, "a value changed while the prompt was rendered. Pass lists and objects that no other thread changes");
        }

        if (!_begun)
        {
            RenderingBudget.Renew();
        }

        return true;
    }

    /// <summary>Writes the rest of the UTF-8 to its buffer.</summary>
    /// <exception cref="PromptRenderException">The text is longer than <see cref="TemplateLimit.Output"/>.</exception>
    public readonly void CompleteUtf8() => ((Utf8Output)_target!).Complete(_room);

    /// <summary>Ends the text of a value.</summary>
    /// <returns>The whole text.</returns>
    public readonly string CompleteText()
    {
        var target = (GrowingText)_target!;
        string text = target.Written(_room).ToString();
        target.Count(text.Length);
        target.Release();
        return text;
    }

    /// <summary>The text of a value that was written so far, until <see cref="Release"/>.</summary>
    internal readonly ReadOnlySpan<char> Characters => ((GrowingText)_target!).Written(_room);

    /// <summary>Counts what was written of the text of a value among all that the rendering makes.</summary>
    internal readonly void Count() => ((GrowingText)_target!).Count(Characters.Length);

    /// <summary>Ends the text of a value that was read as <see cref="Characters"/>.</summary>
    internal readonly void Release() => ((GrowingText)_target!).Release();

    /// <summary>Counts characters that were not created yet, while a message is measured.</summary>
    internal void Skip(int length) => _measured += length;

    /// <summary>Takes over what was written at the beginning of <see cref="Room"/>.</summary>
#if NET8_0_OR_GREATER
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Advance(int length) =>
        _room = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref MemoryMarshal.GetReference(_room), length), _room.Length - length);
#else
    internal void Advance(int length) => _room = _room.Slice(length);
#endif
}
