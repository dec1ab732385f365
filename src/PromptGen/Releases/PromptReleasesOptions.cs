using System;
using System.Collections.Generic;
using PromptGen.Releases;
using PromptGen.Releases.Kept;
using PromptGen.Releases.Updates;
using PromptGen.Rollouts;

namespace PromptGen;

/// <summary>What the releases of a host need to know.</summary>
public sealed class PromptReleasesOptions
{
    /// <summary>The prompts that may be released: <c>PromptCatalog.Releasable</c> of each assembly.</summary>
    public IList<ReleasablePrompt> Prompts { get; } = [];

    /// <summary>Where states come from: <see cref="FilePromptReleaseSource"/>, <see cref="HttpPromptReleaseSource"/>, or your own.</summary>
    public IPromptReleaseSource? Source { get; set; }

    /// <summary>The environment whose states are taken; null: that of the first.</summary>
    public string? Environment { get; set; }

    /// <summary>How often the source is asked, above zero. Two seconds unless set. A source that fails is asked more rarely, at most four times as rarely.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long each step of an update may take: reading the state, reading packs, trying a version, writing to <see cref="LastKnownGoodFolder"/>.
    /// Ten seconds unless set, at most one day. A step that takes longer is given up, and updates go on.
    /// </summary>
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// After how many poll intervals without an answer of the source the health check is unhealthy. Thirty unless set: one minute with the default
    /// interval.
    /// </summary>
    public int OverdueIntervals { get; set; } = 30;

    /// <summary>What happens at the start where there is no state, neither from the source nor from before.</summary>
    public PromptStartupPolicy StartupPolicy { get; set; } = PromptStartupPolicy.CompiledFloor;

    /// <summary>
    /// A folder of this application's own where states that are served are kept for the next start; null: none are kept. Not where the source
    /// has its files.
    /// </summary>
    public string? LastKnownGoodFolder { get; set; }

    /// <summary>Public keys as PEM (ECDSA on P-256). With any, states must be signed. Keep them with the application, never with the state.</summary>
    public IList<string> TrustedKeys { get; } = [];

    /// <summary>Fingerprints (<c>sha256:...</c> of the key as DER) of keys that count no more.</summary>
    public IList<string> RevokedKeys { get; } = [];

    /// <summary>So many of the trusted keys must have signed a state. One unless set.</summary>
    public int SignatureThreshold { get; set; } = 1;

    /// <summary>
    /// After this time a <see cref="PromptPin"/> has no effect any more, and neither has one that was issued further than this in the future. Seven days unless set.
    /// </summary>
    public TimeSpan MaximumPinAge { get; set; } = TimeSpan.FromDays(7);

    /// <summary>
    /// Called for whatever people should know, for a log: in order, one event at a time, on a thread of its own. What it throws, and events that it is too slow
    /// for, are counted in <see cref="PromptReleasesStatus.LostEvents"/> and change nothing else.
    /// </summary>
    public Action<PromptReleaseEvent>? OnEvent { get; set; }

    /// <summary>What the times must be, for whoever takes options.</summary>
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

/// <summary>What happens at the start without a state.</summary>
public enum PromptStartupPolicy
{
    /// <summary>Compiled versions are served until one comes.</summary>
    CompiledFloor,

    /// <summary>The start fails.</summary>
    RequireState,
}
