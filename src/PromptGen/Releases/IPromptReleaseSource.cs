using System.Threading.Tasks;
using System.Threading;
using System;
using PromptGen.Core.Display;

namespace PromptGen;

/// <summary>Reads published release states and packs as bytes.</summary>
/// <remarks>
/// The caller checks what a source returns: signature, environment, serial and content. One thread at a time calls a source. A
/// source reports a failure as an exception; the application then keeps its current versions and calls again later.
/// </remarks>
public interface IPromptReleaseSource
{
    /// <summary>Reads the current state.</summary>
    /// <param name="knownTag">The tag of the state that was read last; null before the first read.</param>
    /// <param name="cancellation">Is canceled when the read exceeds <see cref="PromptReleasesOptions.ReadTimeout"/>, or when
    /// releases stop.</param>
    /// <returns>The state, or a document without content if the state still has the tag <paramref name="knownTag"/>.</returns>
    Task<PromptReleaseDocument> ReadStateAsync(string? knownTag, CancellationToken cancellation);

    /// <summary>Reads the pack with a given hash.</summary>
    /// <param name="hash">The hash of the bytes of the pack, which is also its name.</param>
    /// <param name="cancellation">Is canceled when the read exceeds <see cref="PromptReleasesOptions.ReadTimeout"/>, or when
    /// releases stop.</param>
    /// <returns>The bytes of the pack; null if it is not available yet, in which case it is requested again later.</returns>
    Task<byte[]?> ReadPackAsync(string hash, CancellationToken cancellation);
}

/// <summary>A release state as a source read it.</summary>
/// <param name="Content">All bytes of the state; null if the state is unchanged since the known tag.</param>
/// <param name="Tag">A text that changes with the content, such as an ETag; null if the source does not have one.</param>
public sealed record PromptReleaseDocument(byte[]? Content, string? Tag);

/// <summary>The exception for a source that cannot return a usable document: it is too large, still being written, or not what was
/// requested.</summary>
/// <remarks>
/// Addresses in the message are shown without user info, query and fragment. An inner exception whose text contains more than that
/// is left out.
/// </remarks>
public sealed class PromptReleaseSourceException : Exception
{
    /// <summary>Creates an exception for a failed read.</summary>
    /// <param name="message">The failure and its place, for people.</param>
    /// <param name="inner">The cause; null if there is none.</param>
    public PromptReleaseSourceException(string message, Exception? inner = null)
        : base(AddressText.In(message), inner is null || AddressText.IsFree(inner) ? inner : null)
    {
    }

    internal PromptRejectionCode Code { get; init; } = PromptRejectionCode.SourceUnavailable;
}
