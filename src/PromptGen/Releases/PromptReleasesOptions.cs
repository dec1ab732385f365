using System;
using System.Collections.Generic;
using PromptGen.Releases;

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

    /// <summary>How often the source is asked. Two seconds unless set. A source that fails is asked more rarely, at most four times as rarely.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long one read may take. Ten seconds unless set.</summary>
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(10);

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

    /// <summary>After this time a <see cref="PromptPin"/> holds nothing any more. Seven days unless set.</summary>
    public TimeSpan MaximumPinAge { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Called for whatever people should know; for a log. It must not throw and not wait.</summary>
    public Action<PromptReleaseEvent>? OnEvent { get; set; }

    internal ReleaseClock Clock { get; set; } = ReleaseClock.System;
}

/// <summary>What happens at the start without a state.</summary>
public enum PromptStartupPolicy
{
    /// <summary>Compiled versions are served until one comes.</summary>
    CompiledFloor,

    /// <summary>The start fails.</summary>
    RequireState,
}
