using System;

namespace PromptGen.Generated;

/// <summary>Continues when the room of a <see cref="PromptWriter"/> is used up, and provides more.</summary>
internal abstract class TextTarget
{
    /// <summary>Takes a text that does not fit.</summary>
    /// <param name="room">The rest of the room that was provided last.</param>
    /// <param name="text">The text.</param>
    /// <returns>Room for the text that follows.</returns>
    public abstract Span<char> Append(Span<char> room, scoped ReadOnlySpan<char> text);

    /// <summary>Takes a constant that does not fit.</summary>
    /// <param name="room">The rest of the room that was provided last.</param>
    /// <param name="utf8">The text in valid UTF-8.</param>
    /// <param name="length">Its length in UTF-16 code units.</param>
    /// <returns>Room for the text that follows.</returns>
    public abstract Span<char> Append(Span<char> room, scoped ReadOnlySpan<byte> utf8, int length);
}
