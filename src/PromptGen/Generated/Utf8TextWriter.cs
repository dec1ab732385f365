using System;
using System.Buffers;
using System.ComponentModel;
#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
#endif

namespace PromptGen.Generated;

/// <summary>Writes UTF-8 to a buffer, from which it takes room for many texts at once.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Utf8TextWriter : ITextWriter
{
    // A single reference, so that a copy of the writer, which generated code makes, is no more than that.
    private readonly Utf8Output _output;

    /// <summary>Starts at the buffer's current position.</summary>
    /// <param name="output">Where the text goes.</param>
    /// <param name="identity">The version that is rendered, for exceptions.</param>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is null.</exception>
    public Utf8TextWriter(IBufferWriter<byte> output, PromptIdentity? identity)
    {
        _output = Utf8Output.Take(output ?? throw new ArgumentNullException(nameof(output)), identity);
    }

    /// <inheritdoc/>
    public readonly void Append(string? text)
    {
        if (text is not null)
        {
            _output.Append(text.AsSpan());
        }
    }

    /// <inheritdoc/>
    public readonly void Append(ReadOnlySpan<char> text) => _output.Append(text);

    /// <inheritdoc/>
#if NET8_0_OR_GREATER
    // Both lengths are constants where this is called: inlined, most of it is gone.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
#endif
    public readonly void Append(ReadOnlySpan<byte> utf8, int length) => utf8.CopyTo(_output.Next(utf8.Length, length));

    /// <summary>Hands the last of the text to the buffer.</summary>
    /// <exception cref="PromptRenderException">The text is longer than <see cref="TemplateLimit.Output"/>.</exception>
    public readonly void Complete() => _output.Complete();
}
