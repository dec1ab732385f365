using System;
using System.Collections.Generic;
using PromptGen.Generated;

namespace PromptGen.Releases;

/// <summary>The released versions of one prompt.</summary>
internal sealed class ReleaseEntry
{
    private readonly Dictionary<string, ReleaseChoice> _pinned = new(StringComparer.Ordinal);
    private readonly HashSet<string> _revoked;
    private readonly UnkeyedCounter _unkeyed;

    /// <param name="stable">Not revoked while another version is known.</param>
    /// <param name="known">The versions that this process can render. None of them is revoked, unless all are.</param>
    /// <param name="unkeyed">Counts choices without a key while there is a canary.</param>
    public ReleaseEntry(
        ReleasablePrompt prompt, long serial, KnownVersion stable, CanaryRelease? canary, IEnumerable<KnownVersion> known, IEnumerable<string> revoked,
        UnkeyedCounter unkeyed)
    {
        Prompt = prompt;
        Serial = serial;
        Stable = new ReleaseChoice(On(stable, ReleaseChannels.Stable, serial), stable);
        _revoked = new HashSet<string>(revoked, StringComparer.Ordinal);
        _unkeyed = unkeyed;
        CanaryRelease = canary;
        if (canary is not null)
        {
            Canary = new ReleaseChoice(On(canary.Version, ReleaseChannels.Canary, serial), canary.Version) { Fallback = Stable, Guard = canary.Guard };
        }

        foreach (KnownVersion version in known)
        {
            bool isStable = version.Identity.Version == stable.Identity.Version;
            _pinned[version.Identity.Version] = new ReleaseChoice(On(version, ReleaseChannels.Pinned, serial), version) { Fallback = isStable ? null : Stable };
        }
    }

    public ReleasablePrompt Prompt { get; }

    public long Serial { get; }

    public ReleaseChoice Stable { get; }

    public ReleaseChoice? Canary { get; }

    public CanaryRelease? CanaryRelease { get; }

    public IReadOnlyCollection<string> Revoked => _revoked;

    /// <summary>A version that this process can render, compiled in or from a pack; null if it is not known or is
    /// revoked.</summary>
    public KnownVersion? Find(string version) => _pinned.TryGetValue(version, out ReleaseChoice? choice) ? choice.Version : null;

    public bool IsRevoked(string version) => _revoked.Count > 0 && _revoked.Contains(version);

    public ReleaseChoice Choose(PromptContext context, PromptPin? pin)
    {
        if (pin?.VersionOf(Prompt.Compiled.Id) is { } version && !IsRevoked(version) && _pinned.TryGetValue(version, out ReleaseChoice? pinned))
        {
            return pinned;
        }

        if (CanaryRelease is not { } canary || canary.Guard is { IsStopped: true })
        {
            return Stable;
        }

        if (canary.Groups.Count > 0 && canary.IsOpenTo(context.Groups))
        {
            return Canary!;
        }

        if (string.IsNullOrEmpty(context.Key))
        {
            _unkeyed.Count();
            return Stable;
        }

        return Bucket.Contains(canary.Percent, context.Key!, canary.Seed) ? Canary! : Stable;
    }

    private static PromptIdentity On(KnownVersion version, string channel, long serial) => version.Identity.OnChannel(channel, serial);
}

/// <summary>A version that is tried on some.</summary>
/// <param name="Percent">From 0 to 100.</param>
/// <param name="Seed">Draws the share; prompts under one seed are drawn together.</param>
internal sealed record CanaryRelease(KnownVersion Version, double Percent, HashSet<string> Groups, string Seed, CanaryGuard? Guard)
{
    public bool IsOpenTo(IReadOnlyCollection<string> groups)
    {
        if (groups.Count == 0)
        {
            return false;
        }

        foreach (string group in groups)
        {
            if (Groups.Contains(group))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>The values of <see cref="PromptIdentity.Channel"/> with releases.</summary>
internal static class ReleaseChannels
{
    public const string Stable = "stable";
    public const string Canary = "canary";
    public const string Pinned = "pinned";
}
