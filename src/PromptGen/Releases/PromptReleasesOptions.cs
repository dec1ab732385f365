using System;
using System.Collections.Generic;
using PromptGen.Releases;
using PromptGen.Releases.Kept;
using PromptGen.Releases.Updates;
using PromptGen.Rollouts;

namespace PromptGen;

/// <summary>The prompts, the source, the trust settings and the limits of <see cref="PromptReleases"/>.</summary>
public sealed class PromptReleasesOptions
{
    /// <summary>The prompts that can be released: <c>PromptCatalog.Releasable</c> of each assembly.</summary>
    public IList<ReleasablePrompt> Prompts { get; } = [];

    /// <summary>The source of states and packs: a <see cref="FilePromptReleaseSource"/>, an
    /// <see cref="HttpPromptReleaseSource"/> or your own source; null to serve compiled versions only.</summary>
    public IPromptReleaseSource? Source { get; set; }

    /// <summary>The environment whose states are accepted, such as <c>production</c>; null for the environment of the first
    /// state.</summary>
    public string? Environment { get; set; }

    /// <summary>How often the source is read; more than zero, two seconds by default.</summary>
    /// <remarks>A source that fails is read less often, at least once in four intervals.</remarks>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long each step of an update may take; more than zero, at most one day, ten seconds by default.</summary>
    /// <remarks>
    /// The steps are: reading the state, reading packs, trying a version, and writing to <see cref="LastKnownGoodFolder"/>. A step
    /// that takes longer is abandoned, and updates continue.
    /// </remarks>
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The number of poll intervals without an answer of the source after which the health check is unhealthy; more than
    /// zero, 30 by default (one minute with the default interval).</summary>
    public int OverdueIntervals { get; set; } = 30;

    /// <summary>Whether the start fails if neither the source nor <see cref="LastKnownGoodFolder"/> has a state; it does not fail
    /// by default.</summary>
    public PromptStartupPolicy StartupPolicy { get; set; } = PromptStartupPolicy.CompiledFloor;

    /// <summary>A folder of this application where served states are kept for the next start; null if none are kept.</summary>
    /// <remarks>Choose a folder other than the one that the source reads.</remarks>
    public string? LastKnownGoodFolder { get; set; }

    /// <summary>The public keys that may sign states, as PEM (ECDSA on P-256); if there is at least one, states must be
    /// signed.</summary>
    /// <remarks>Deploy the keys with the application, never with the state.</remarks>
    public IList<string> TrustedKeys { get; } = [];

    /// <summary>The fingerprints of keys that you do not trust any more: <c>sha256:...</c> of the public key as DER.</summary>
    public IList<string> RevokedKeys { get; } = [];

    /// <summary>The number of trusted keys that must have signed a state; one by default.</summary>
    public int SignatureThreshold { get; set; } = 1;

    /// <summary>The maximum age of a <see cref="PromptPin"/>, after which it is ignored; seven days by default.</summary>
    /// <remarks>A pin whose <see cref="PromptPin.Issued"/> is further than this in the future is ignored too.</remarks>
    public TimeSpan MaximumPinAge { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Is called with each event that people should know about, for example to log it; null if events are not
    /// needed.</summary>
    /// <remarks>
    /// Events arrive in order, one at a time, on a separate thread. If the callback throws or is too slow, the event is counted in
    /// <see cref="PromptReleasesStatus.LostEvents"/>, and nothing else changes.
    /// </remarks>
    public Action<PromptReleaseEvent>? OnEvent { get; set; }

    /// <summary>The rules for the times, for all code that accepts options.</summary>
    internal static IReadOnlyList<(Func<PromptReleasesOptions, bool> Holds, string Rule)> Rules { get; } =
    [
        (static options => options.PollInterval > TimeSpan.Zero, "PromptReleasesOptions.PollInterval must be above zero."),
        (static options => options.ReadTimeout > TimeSpan.Zero && options.ReadTimeout <= TimeSpan.FromDays(1), "PromptReleasesOptions.ReadTimeout must be above zero and at most one day."),
        (static options => options.OverdueIntervals > 0, "PromptReleasesOptions.OverdueIntervals must be above zero."),
    ];

    internal ReleaseClock Clock { get; set; } = ReleaseClock.System;

    /// <summary>In place of <see cref="LastKnownGoodFolder"/>.</summary>
    internal IKeptFiles? KeptFiles { get; set; }

    /// <summary>Tries a version from a pack.</summary>
    internal Func<ReleasablePrompt, PackedVersion, AdmittedVersion> AdmitVersion { get; set; } = VersionAdmission.Try;
}

/// <summary>The behavior at the start without a state.</summary>
public enum PromptStartupPolicy
{
    /// <summary>Compiled versions are served until a state arrives.</summary>
    CompiledFloor,

    /// <summary>The start fails with an exception.</summary>
    RequireState,
}
