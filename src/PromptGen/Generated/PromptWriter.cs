using System;
using System.Buffers;
using System.ComponentModel;
#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
#endif
using System.Runtime.InteropServices;
using PromptGen.Language;

namespace PromptGen.Generated;

/// <summary>Where generated template code writes: the text of a message, UTF-8, or the text of a value inside a template.</summary>
/// <remarks>
/// The text of a message is written twice: a new writer measures, and <see cref="TryComplete"/> gives it a string of that length to fill. What
/// it costs that this is one type and not one for each purpose is a comparison a text; what it saves is that a method of generated code is
/// neither generic, which takes the C# compiler a tenth of its time, nor compiled three times by the JIT.
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

    /// <summary>Starts the text of a message.</summary>
    public PromptWriter()
        : this(counts: true)
    {
    }

    /// <summary>Starts the text of a message.</summary>
    /// <param name="counts">Whether anything may be written but constants and texts of the caller, which take nothing of what a rendering may.</param>
    public PromptWriter(bool counts)
    {
        _begun = true;
        _isPlain = !counts;
        if (counts)
        {
            RenderingBudget.Renew();
        }
    }

    /// <summary>Starts UTF-8.</summary>
    /// <param name="output">Where the text goes, from the buffer's current position on.</param>
    /// <param name="identity">The version that is rendered, for exceptions.</param>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is null.</exception>
    public PromptWriter(IBufferWriter<byte> output, PromptIdentity? identity)
        : this(output, identity, counts: true)
    {
    }

    /// <summary>Starts UTF-8.</summary>
    /// <param name="output">Where the text goes, from the buffer's current position on.</param>
    /// <param name="identity">The version that is rendered, for exceptions.</param>
    /// <param name="counts">Whether anything may be written but constants and texts of the caller, which take nothing of what a rendering may.</param>
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

    /// <summary>Starts the text of a value: what a template captures, or the text of a list.</summary>
    /// <param name="identity">The version that is rendered, for exceptions.</param>
    /// <param name="place">What the text is, for exceptions.</param>
    public PromptWriter(PromptIdentity? identity, string place)
    {
        GrowingText target = GrowingText.Take(identity, place);
        _target = target;
        _room = target.Room;
    }

    /// <summary>What is written is only counted.</summary>
    internal readonly bool IsMeasuring => _target is null && _room.IsEmpty;

    /// <summary>What is written was measured before.</summary>
    internal readonly bool IsFilling => _target is null && !_room.IsEmpty;

    /// <summary>Where characters can be written, to be taken over by <see cref="Advance"/>; it may have no room for them.</summary>
    internal readonly Span<char> Room => _room;

    /// <summary>Writes a text; null writes nothing.</summary>
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

    /// <summary>Writes a constant that the compiler encoded.</summary>
    /// <param name="utf8">The text in valid UTF-8.</param>
    /// <param name="length">Its length in UTF-16 code units.</param>
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

    /// <summary>Ends the text of a message, once it was written twice.</summary>
    /// <param name="identity">The version that is rendered, for exceptions.</param>
    /// <param name="text">Empty at first, then the string that is filled. It is complete where the result is true.</param>
    /// <returns>False where the text has to be written again, since it was only measured.</returns>
    /// <exception cref="PromptRenderException">The text is longer than <see cref="TemplateLimit.Output"/>, or it was another one the second time.</exception>
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

    /// <summary>Hands the last of the UTF-8 to its buffer.</summary>
    /// <exception cref="PromptRenderException">The text is longer than <see cref="TemplateLimit.Output"/>.</exception>
    public readonly void CompleteUtf8() => ((Utf8Output)_target!).Complete(_room);

    /// <summary>Ends the text of a value.</summary>
    /// <returns>All that was written.</returns>
    public readonly string CompleteText()
    {
        var target = (GrowingText)_target!;
        string text = target.Written(_room).ToString();
        target.Count(text.Length);
        target.Release();
        return text;
    }

    /// <summary>What was written of the text of a value, until <see cref="Release"/>.</summary>
    internal readonly ReadOnlySpan<char> Characters => ((GrowingText)_target!).Written(_room);

    /// <summary>Counts what was written of the text of a value among all that the rendering makes.</summary>
    internal readonly void Count() => ((GrowingText)_target!).Count(Characters.Length);

    /// <summary>Ends the text of a value that was read as <see cref="Characters"/>.</summary>
    internal readonly void Release() => ((GrowingText)_target!).Release();

    /// <summary>Counts characters that nobody made, while a message is measured.</summary>
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
