using System;
using System.Collections.Generic;
using PromptGen.Rollouts;

namespace PromptGen.Releases.Updates;

/// <summary>
/// What is served of one prompt: a function of what the accepted states left, and of the versions that are known. Revocation is its
/// last word.
/// </summary>
/// <param name="Stable">Revoked only if every known version is.</param>
/// <param name="Canary">Null: none is known, or it is revoked, or everyone gets it.</param>
/// <param name="AreAllRevoked">Whether every known version is revoked, so one of them is served anyway.</param>
internal sealed record ServedVersions(KnownVersion Stable, KnownVersion? Canary, bool AreAllRevoked)
{
    /// <param name="memory">The memory of a prompt that the last accepted state names.</param>
    /// <param name="known">The compiled version, what is embedded (the newest first), and what packs brought of the versions that states name.</param>
    public static ServedVersions Of(PromptMemory memory, IReadOnlyList<KnownVersion> known)
    {
        KnownVersion held = Find(known, memory.Decided?.Stable) ?? known[0];
        KnownVersion? stable = Allowed(memory, held) ?? Allowed(memory, RollbackTarget(memory, known)) ?? Newest(memory, known);
        KnownVersion served = stable ?? held;
        KnownVersion? canary = Allowed(memory, Find(known, memory.Decided?.Canary?.Release));
        return new ServedVersions(served, ReferenceEquals(canary, served) ? null : canary, stable is null);
    }

    /// <summary>The previous version of the entry; for the compiled version, the release that its rollback_to names.</summary>
    private static KnownVersion? RollbackTarget(PromptMemory memory, IReadOnlyList<KnownVersion> known) =>
        memory.Decided is { } decided ? Find(known, decided.Previous)
        : known.Count > 1 && known[1].Source == VersionSource.Embedded ? known[1]
        : null;

    private static KnownVersion? Newest(PromptMemory memory, IReadOnlyList<KnownVersion> known)
    {
        KnownVersion? newest = null;
        foreach (KnownVersion version in known)
        {
            if (Allowed(memory, version) is not null && (newest is null || Order(version).CompareTo(Order(newest)) > 0))
            {
                newest = version;
            }
        }

        return newest;
    }

    private static PromptVersion Order(KnownVersion version) => PromptVersion.Parse(version.Identity.Version);

    private static KnownVersion? Allowed(PromptMemory memory, KnownVersion? version) =>
        version is null || memory.IsRevoked(version.Identity.Version) ? null : version;

    private static KnownVersion? Find(IReadOnlyList<KnownVersion> known, ReleasedVersion? named)
    {
        foreach (KnownVersion version in known)
        {
            if (named is not null && version.Identity.Version == named.Version && version.Identity.Hash == named.Hash)
            {
                return version;
            }
        }

        return null;
    }
}
