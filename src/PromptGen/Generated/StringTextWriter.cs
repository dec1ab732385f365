using System;
using System.ComponentModel;
using System.Text;
#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
#endif

namespace PromptGen.Generated;

/// <summary>Fills a new string whose length was measured before.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct StringTextWriter : ITextWriter
{
    private readonly string _text;
    private readonly PromptIdentity? _identity;
    private int _position;

    /// <summary>Starts a string of the length that was measured.</summary>
    /// <param name="measured">What the same text was written to.</param>
    /// <param name="identity">The version that is rendered, for exceptions.</param>
    /// <exception cref="PromptRenderException">The text is longer than <see cref="TemplateLimit.Output"/>.</exception>
    public StringTextWriter(in MeasuringWriter measured, PromptIdentity? identity)
    {
        TemplateLimit.CheckText(measured.Length, identity, TemplateLimit.Message);
        _text = measured.Length == 0 ? string.Empty : new string('\0', (int)measured.Length);
        _identity = identity;
        _position = 0;
    }

    /// <inheritdoc/>
#if NET8_0_OR_GREATER
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
#endif
    public void Append(string? text)
    {
        if (text is not null)
        {
            text.AsSpan().CopyTo(Take(text.Length));
        }
    }

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<char> text)
    {
        text.CopyTo(Take(text.Length));
    }

    /// <inheritdoc/>
#if NET8_0_OR_GREATER
    // Both lengths are constants where this is called: inlined, most of it is gone.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
#endif
    public void Append(ReadOnlySpan<byte> utf8, int length)
    {
        Span<char> target = Take(length);
        if (length == utf8.Length)
        {
            // As many code units as bytes: UTF-8 that is valid is ASCII then.
            AsciiText.Widen(utf8, target);
        }
        else
        {
            Decode(utf8, target);
        }
    }

    /// <summary>The string, once everything was written.</summary>
    /// <exception cref="PromptRenderException">Less was written than measured: the data changed in between.</exception>
    public readonly string Complete()
    {
        if (_position != _text.Length)
        {
            ThrowChanged(_identity);
        }

        return _text;
    }

    // The string is new and nobody else has it until Complete, so writing into it is what string.Create does.
#if NET8_0_OR_GREATER
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<char> Take(int length)
    {
        int position = _position;
        if ((uint)length > (uint)(_text.Length - position))
        {
            ThrowChanged(_identity);
        }

        _position = position + length;
        return MemoryMarshal.CreateSpan(ref Unsafe.Add(ref Unsafe.AsRef(in _text.GetPinnableReference()), position), length);
    }

    private static void Decode(ReadOnlySpan<byte> utf8, Span<char> target) => Encoding.UTF8.GetChars(utf8, target);
#else
    private unsafe Span<char> Take(int length)
    {
        int position = _position;
        if ((uint)length > (uint)(_text.Length - position))
        {
            ThrowChanged(_identity);
        }

        _position = position + length;
        return System.Runtime.InteropServices.MemoryMarshal.AsMemory(_text.AsMemory()).Span.Slice(position, length);
    }

    private static unsafe void Decode(ReadOnlySpan<byte> utf8, Span<char> target)
    {
        fixed (byte* bytes = utf8)
        fixed (char* chars = target)
        {
            Encoding.UTF8.GetChars(bytes, utf8.Length, chars, target.Length);
        }
    }
#endif

    private static void ThrowChanged(PromptIdentity? identity) => throw new PromptRenderException(
        identity, "a value changed while the prompt was rendered; pass lists and objects that no other thread changes");
}
