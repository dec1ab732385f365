using System;
using PromptGen.Core.Display;

namespace PromptGen;

/// <summary>Something of a state that is not served, and why. What was served before goes on.</summary>
/// <param name="Code">Which rule.</param>
/// <param name="PromptId">The prompt that is held back; null where the whole state is.</param>
/// <param name="Reason">What is wrong, for people.</param>
public sealed record PromptRejection(PromptRejectionCode Code, string? PromptId, string Reason)
{
    /// <summary>What is wrong, for people. Addresses are shown without user info, query and fragment, and text that could act on a terminal or a log is escaped.</summary>
    public string Reason { get; init; } = VisibleText.Line(AddressText.In(Reason));

    /// <summary>For people: code, prompt and reason on one line.</summary>
    public override string ToString() => PromptId is null ? Code + ": " + Reason : Code + " (" + PromptId + "): " + Reason;
}

/// <summary>Why something of a state is not served.</summary>
public enum PromptRejectionCode
{
    /// <summary>The source could not be read, or not in time.</summary>
    SourceUnavailable,

    /// <summary>The state or a pack is larger than is allowed.</summary>
    TooLarge,

    /// <summary>Not enough trusted keys signed it.</summary>
    NotTrusted,

    /// <summary>It is no state, or a pack is no pack.</summary>
    Malformed,

    /// <summary>It is the state of another environment.</summary>
    OtherEnvironment,

    /// <summary>A signed serial fell, or stayed with other content: an older state was played back.</summary>
    SerialFell,

    /// <summary>The version is known with another hash than the state names.</summary>
    HashDiffers,

    /// <summary>The version does not fit what the application was compiled against.</summary>
    ContractDiffers,

    /// <summary>The version could not be prepared or rendered.</summary>
    RenderFailed,

    /// <summary>No pack with the version has arrived yet. It is asked for again.</summary>
    Pending,

    /// <summary>Another prompt of its bundle is held back.</summary>
    BundleHeld,

    /// <summary>Every version that is known of the prompt is revoked, so one of them is served all the same.</summary>
    AllRevoked,

    /// <summary>The state has expired. It is served on.</summary>
    Expired,

    /// <summary>An unsigned serial fell. The state is served: the files were put back.</summary>
    SerialWarning,

    /// <summary>The source has not answered for <see cref="PromptReleasesOptions.OverdueIntervals"/> poll intervals. The health check is unhealthy.</summary>
    ReadOverdue,

    /// <summary>What is served could not be written to <see cref="PromptReleasesOptions.LastKnownGoodFolder"/>. It is tried again.</summary>
    NotKept,
}
