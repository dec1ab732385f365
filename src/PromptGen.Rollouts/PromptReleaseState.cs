using PromptGen.Core.Collections;

namespace PromptGen.Rollouts;

/// <summary>What is released of one prompt in one environment.</summary>
/// <param name="Serial">Rises with every change, also with one that goes back to an earlier version.</param>
/// <param name="Stable">What is served to everybody whom no canary takes.</param>
internal sealed record PromptReleaseState(string Id, long Serial, ReleasedVersion Stable)
{
    /// <summary>What was stable before, where a rollback goes; null where there was nothing, or after a rollback.</summary>
    public ReleasedVersion? Previous { get; init; }

    public PromptCanary? Canary { get; init; }

    /// <summary>Versions that must not be served any more, in the order of versions.</summary>
    public EquatableArray<string> Revoked { get; init; }

    /// <summary>When an instance stops its own canary; null: never.</summary>
    public CanaryGuardLimits? Guard { get; init; }

    public bool IsRevoked(string version) => Revoked.Any(revoked => revoked == version);
}

/// <summary>A version and what it is: a version alone would be whatever a file of that name holds.</summary>
/// <param name="Hash">Of its effective prompt.</param>
internal sealed record ReleasedVersion(string Version, string Hash);

/// <summary>A version that some get.</summary>
/// <param name="Percent">From 0 to 100, with at most two decimal places.</param>
/// <param name="Groups">Whose members get it whatever their share is; in ordinal order.</param>
/// <param name="Seed">Draws the share. The same for as long as the canary runs, so that a share that grows keeps whom it had.</param>
internal sealed record PromptCanary(ReleasedVersion Release, decimal Percent, EquatableArray<string> Groups, string Seed);

/// <summary>Above which failure rate an instance stops its own canary.</summary>
/// <param name="FailurePercent">The highest rate that is acceptable: above 0, up to 100.</param>
/// <param name="Minimum">The number of calls before which a canary is not stopped; at least 1.</param>
internal sealed record CanaryGuardLimits(decimal FailurePercent, int Minimum);
