using System;
using System.Collections.Generic;

namespace PromptGen;

/// <summary>What is served, what is held back and why, at one moment. Immutable.</summary>
public sealed record PromptReleasesStatus
{
    /// <summary>Whether any state is served, be it one from before a restart. Without one, compiled versions are.</summary>
    public bool HasState { get; init; }

    /// <summary>The environment of the state.</summary>
    public string? Environment { get; init; }

    /// <summary>The hash of the document that was read last and taken.</summary>
    public string? StateHash { get; init; }

    /// <summary>When the source last answered, with a new state or the known one.</summary>
    public DateTimeOffset? LastRead { get; init; }

    /// <summary>When the state expires; null: never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Each prompt that the state manages and this application has, by id.</summary>
    public IReadOnlyList<PromptReleaseStatus> Prompts { get; init; } = [];

    /// <summary>What is held back, and warnings. Empty: all is served as the state says.</summary>
    public IReadOnlyList<PromptRejection> Rejections { get; init; } = [];

    /// <summary>How many prompts of the state this application does not have. Others on the same state may.</summary>
    public int ForeignPrompts { get; init; }

    /// <summary>How often a prompt with a canary was served without a key, and so in its stable version.</summary>
    public long UnkeyedChoices { get; init; }

    /// <summary>How many events <see cref="PromptReleasesOptions.OnEvent"/> threw on, or was too slow for.</summary>
    public long LostEvents { get; init; }
}

/// <summary>What is served of one prompt.</summary>
/// <param name="Id">The prompt.</param>
/// <param name="Serial">Of the release that is served.</param>
/// <param name="Stable">The version that is served to whom no canary takes.</param>
/// <param name="Canary">The version that is tried; null: none.</param>
/// <param name="CanaryPercent">On so many.</param>
/// <param name="CanaryStopped">Why this process has stopped its canary; null: it runs.</param>
public sealed record PromptReleaseStatus(
    string Id, long Serial, PromptIdentity Stable, PromptIdentity? Canary, double CanaryPercent, string? CanaryStopped);
