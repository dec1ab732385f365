using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using PromptGen.Core.Collections;

namespace PromptGen.Rollouts.Signing;

/// <summary>Whose signatures are needed: so many of these keys.</summary>
internal sealed class TrustPolicy
{
    private TrustPolicy(EquatableArray<TrustedKey> keys, int threshold)
    {
        Keys = keys;
        Threshold = threshold;
    }

    /// <summary>Different ones, none revoked.</summary>
    public EquatableArray<TrustedKey> Keys { get; }

    public int Threshold { get; }

    /// <param name="revoked">Fingerprints of keys that are not trusted any more, even if they are among the keys.</param>
    /// <param name="reason">Why these keys can never reach the threshold, as a clause.</param>
    public static bool TryCreate(
        IEnumerable<TrustedKey> keys, int threshold, IEnumerable<string> revoked,
        [NotNullWhen(true)] out TrustPolicy? policy, [NotNullWhen(false)] out string? reason)
    {
        HashSet<string> excluded = new(revoked, StringComparer.Ordinal);
        HashSet<string> seen = new(StringComparer.Ordinal);
        List<TrustedKey> counted = [];
        foreach (TrustedKey key in keys)
        {
            if (!excluded.Contains(key.Fingerprint) && seen.Add(key.Fingerprint))
            {
                counted.Add(key);
            }
        }

        bool isPossible = threshold >= 1 && counted.Count >= threshold;
        policy = isPossible ? new TrustPolicy(counted.ToEquatableArray(), threshold) : null;
        reason = isPossible ? null
            : threshold < 1 ? "at least one signature is needed, but " + ReleaseText.Count(threshold) + " are requested"
            : ReleaseText.Count(threshold) + " signatures are requested, but only " + ReleaseText.Count(counted.Count) + " different keys are trusted";
        return isPossible;
    }
}
