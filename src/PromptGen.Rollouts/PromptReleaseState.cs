using PromptGen.Core.Collections;

namespace PromptGen.Rollouts;

/// <summary>The released versions of one prompt in one environment.</summary>
/// <param name="Serial">The serial, which increases with every change, including a rollback.</param>
/// <param name="Stable">The version for everyone who does not get the canary.</param>
internal sealed record PromptReleaseState(string Id, long Serial, ReleasedVersion Stable)
{
    /// <summary>The previous stable version, which is the target of a rollback; null if there is none, or after a
    /// rollback.</summary>
    public ReleasedVersion? Previous { get; init; }

    public PromptCanary? Canary { get; init; }

    /// <summary>Versions that must not be served any more, in the order of versions.</summary>
    public EquatableArray<string> Revoked { get; init; }

    /// <summary>When an instance stops its own canary; null: never.</summary>
    public CanaryGuardLimits? Guard { get; init; }

    public bool IsRevoked(string version) => Revoked.Any(revoked => revoked == version);
}

/// <summary>A version and its hash; the version alone would mean any file with that name.</summary>
/// <param name="Hash">The hash of its effective prompt.</param>
internal sealed record ReleasedVersion(string Version, string Hash);

/// <summary>A version that some get.</summary>
/// <param name="Percent">From 0 to 100, with at most two decimal places.</param>
/// <param name="Groups">Whose members get it whatever their share is; in ordinal order.</param>
/// <param name="Seed">The seed that selects the keys of the percentage. It does not change while the canary runs, so a higher
/// percentage keeps the keys of a lower one.</param>
internal sealed record PromptCanary(ReleasedVersion Release, decimal Percent, EquatableArray<string> Groups, string Seed);

/// <summary>Above which failure rate an instance stops its own canary.</summary>
/// <param name="FailurePercent">The highest rate that is acceptable: above 0, up to 100.</param>
/// <param name="Minimum">The number of calls before which a canary is not stopped; at least 1.</param>
internal sealed record CanaryGuardLimits(decimal FailurePercent, int Minimum);
