using System;
using PromptGen.Core.Display;

namespace PromptGen;

/// <summary>A part of a release state that is not served, or a warning about it; the previous versions are served
/// instead.</summary>
/// <param name="Code">The rule that was broken.</param>
/// <param name="PromptId">The prompt that is held back; null if the whole state is.</param>
/// <param name="Reason">The problem, for people.</param>
public sealed record PromptRejection(PromptRejectionCode Code, string? PromptId, string Reason)
{
    /// <summary>The problem, for people.</summary>
    /// <remarks>Addresses are shown without user info, query and fragment. Text that could act on a terminal or a log is
    /// escaped.</remarks>
    public string Reason { get; init; } = VisibleText.Line(AddressText.In(Reason));

    /// <summary>Returns code, prompt and reason on one line, for people.</summary>
    public override string ToString() => PromptId is null ? Code + ": " + Reason : Code + " (" + PromptId + "): " + Reason;
}

/// <summary>Why a part of a release state is not served, or what a warning is about.</summary>
public enum PromptRejectionCode
{
    /// <summary>The source could not be read, or did not answer in time.</summary>
    SourceUnavailable,

    /// <summary>The state or a pack exceeds the size limit.</summary>
    TooLarge,

    /// <summary>The state does not have enough valid signatures of trusted keys.</summary>
    NotTrusted,

    /// <summary>The document is not a valid state, or a pack is not a valid pack.</summary>
    Malformed,

    /// <summary>The state belongs to another environment.</summary>
    OtherEnvironment,

    /// <summary>The serial of a signed state decreased, or stayed the same with other content: someone replayed an older
    /// state.</summary>
    SerialFell,

    /// <summary>The version is known with a hash other than the one in the state.</summary>
    HashDiffers,

    /// <summary>The contract of the version does not match the code that the application was compiled with.</summary>
    ContractDiffers,

    /// <summary>The version could not be prepared or rendered.</summary>
    RenderFailed,

    /// <summary>The pack with the version is not available yet; it is requested again.</summary>
    Pending,

    /// <summary>Another prompt of the same bundle is held back.</summary>
    BundleHeld,

    /// <summary>Every known version of the prompt is revoked, so one of them is served anyway.</summary>
    AllRevoked,

    /// <summary>The state has expired; it is still served.</summary>
    Expired,

    /// <summary>The serial of an unsigned state decreased; the state is served, because the files may have been restored.</summary>
    SerialWarning,

    /// <summary>The source has not answered for <see cref="PromptReleasesOptions.OverdueIntervals"/> poll intervals; the health
    /// check is unhealthy.</summary>
    ReadOverdue,

    /// <summary>The served state could not be written to <see cref="PromptReleasesOptions.LastKnownGoodFolder"/>; writing is tried
    /// again.</summary>
    NotKept,
}
