using System;
using System.Collections.Generic;

namespace PromptGen;

/// <summary>A snapshot of what releases serve, what they hold back and why; immutable.</summary>
public sealed record PromptReleasesStatus
{
    /// <summary>Whether a state is served, including one that was kept before a restart; if not, compiled versions are
    /// served.</summary>
    public bool HasState { get; init; }

    /// <summary>The environment of the state; null without a state.</summary>
    public string? Environment { get; init; }

    /// <summary>The hash of the state document that was last accepted; null if there is none.</summary>
    public string? StateHash { get; init; }

    /// <summary>When the source last answered, with a new or an unchanged state; null if it never has.</summary>
    public DateTimeOffset? LastRead { get; init; }

    /// <summary>When the state expires; null if it does not expire.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>The prompts that the state releases and this application has, ordered by id.</summary>
    public IReadOnlyList<PromptReleaseStatus> Prompts { get; init; } = [];

    /// <summary>The parts of the state that are held back, and warnings; empty if everything is served as the state says.</summary>
    public IReadOnlyList<PromptRejection> Rejections { get; init; } = [];

    /// <summary>The number of prompts in the state that this application does not have; other applications can share the
    /// state.</summary>
    public int ForeignPrompts { get; init; }

    /// <summary>How often a prompt with a canary was rendered without a <see cref="PromptContext.Key"/>, and therefore in its
    /// stable version.</summary>
    public long UnkeyedChoices { get; init; }

    /// <summary>The number of events that <see cref="PromptReleasesOptions.OnEvent"/> lost because it threw or was too
    /// slow.</summary>
    public long LostEvents { get; init; }
}

/// <summary>The versions of one prompt that are served.</summary>
/// <param name="Id">The id of the prompt.</param>
/// <param name="Serial">The serial of the state whose release is served.</param>
/// <param name="Stable">The version for everyone who does not get the canary.</param>
/// <param name="Canary">The canary version; null if there is none.</param>
/// <param name="CanaryPercent">The percentage of keys that get the canary, from 0 to 100; 0 without a canary.</param>
/// <param name="CanaryStopped">Why this process stopped the canary; null if it runs or there is none.</param>
public sealed record PromptReleaseStatus(
    string Id, long Serial, PromptIdentity Stable, PromptIdentity? Canary, double CanaryPercent, string? CanaryStopped);
