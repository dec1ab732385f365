using System;
using System.Threading;
using System.Threading.Tasks;

namespace PromptGen;

/// <summary>Where states and packs come from. It only carries bytes: what they are worth is decided behind it.</summary>
/// <remarks>Called by one thread at a time. Failures are exceptions; what was served before goes on, and the call is made again later.</remarks>
public interface IPromptReleaseSource
{
    /// <summary>Reads the state as it is now.</summary>
    /// <param name="knownTag">The tag of the state that was read last; null at first.</param>
    /// <param name="cancellation">Ends the call when it takes too long.</param>
    Task<PromptReleaseDocument> ReadStateAsync(string? knownTag, CancellationToken cancellation);

    /// <summary>Reads a pack.</summary>
    /// <param name="hash">What it is called: the hash of its bytes.</param>
    /// <param name="cancellation">Ends the call when it takes too long.</param>
    /// <returns>Null while it is not there. It is asked for again.</returns>
    Task<byte[]?> ReadPackAsync(string hash, CancellationToken cancellation);
}

/// <summary>A state as a source found it.</summary>
/// <param name="Content">Its bytes, whole; null where it is the one with the known tag.</param>
/// <param name="Tag">Changes with the content, such as an ETag; null where the source has none.</param>
public sealed record PromptReleaseDocument(byte[]? Content, string? Tag);

/// <summary>A source had nothing that could be taken: it was too large, still being written, or not what was asked for.</summary>
/// <remarks>
/// Addresses in the message are shown without user info, query and fragment. An inner exception whose text shows more than that is left out.
/// </remarks>
public sealed class PromptReleaseSourceException : Exception
{
    /// <summary>A failure of a source.</summary>
    /// <param name="message">What and where, for people.</param>
    /// <param name="inner">What caused it.</param>
    public PromptReleaseSourceException(string message, Exception? inner = null)
        : base(AddressText.In(message), inner is null || AddressText.IsFree(inner) ? inner : null)
    {
    }

    internal PromptRejectionCode Code { get; init; } = PromptRejectionCode.SourceUnavailable;
}
