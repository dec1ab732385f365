using System;
using System.Collections.Generic;
using System.Globalization;
using PromptGen.Rollouts;

namespace PromptGen.Releases.Updates;

/// <summary>Makes what renderings read from what is decided, and says what changed. What did not change stays the same object, with its guard.</summary>
internal sealed class SnapshotAssembly(UnkeyedCounter unkeyed, Action<string, string> canaryStopped)
{
    private readonly Dictionary<string, GuardedCanary> _guarded = new(StringComparer.Ordinal);
    private Dictionary<string, Part> _parts = new(StringComparer.Ordinal);

    public ReleaseSnapshot Make(
        IReadOnlyDictionary<string, PromptMemory> memory, IReadOnlyDictionary<string, VersionStore> stores, DateTimeOffset? expires, List<PromptReleaseEvent> changes)
    {
        Dictionary<string, Part> parts = new(StringComparer.Ordinal);
        List<ReleaseEntry> entries = [];
        foreach (KeyValuePair<string, PromptMemory> prompt in memory)
        {
            Part part = Make(prompt.Value, stores[prompt.Key], changes);
            parts.Add(prompt.Key, part);
            entries.Add(part.Entry);
        }

        foreach (KeyValuePair<string, Part> former in _parts)
        {
            if (!parts.ContainsKey(former.Key))
            {
                changes.Add(new PromptReleaseEvent(
                    PromptReleaseEventKind.Changed,
                    former.Key + ": no longer in the state, compiled " + former.Value.Entry.Prompt.Compiled.Version + " is served", former.Key));
            }
        }

        _parts = parts;
        return new ReleaseSnapshot(entries, expires);
    }

    private Part Make(PromptMemory memory, VersionStore store, List<PromptReleaseEvent> changes)
    {
        string id = store.Prompt.Compiled.Id;
        ServedVersions served = ServedVersions.Of(memory, store.Named);
        _parts.TryGetValue(id, out Part? former);
        bool isSame = former is not null && former.Served == served && former.Memory.Decided == memory.Decided && former.Memory.Revoked == memory.Revoked;
        if (isSame && ReferenceEquals(former!.All, store.All))
        {
            return former;
        }

        List<string> revoked = [.. memory.Decided?.Revoked ?? default, .. memory.Revoked];
        List<KnownVersion> renderable = [];
        foreach (KnownVersion version in store.All)
        {
            if (!memory.IsRevoked(version.Identity.Version))
            {
                renderable.Add(version);
            }
        }

        long serial = memory.Decided?.Serial ?? 0;
        CanaryRelease? canary = served.Canary is { } tried ? Canary(memory.Decided!, tried) : null;
        ReleaseEntry entry = new(store.Prompt, serial, served.Stable, canary, renderable, revoked, unkeyed);
        if (!isSame)
        {
            changes.Add(new PromptReleaseEvent(PromptReleaseEventKind.Changed, Text(entry), id));
        }

        return new Part(memory, served, store.All, entry);
    }

    private CanaryRelease Canary(PromptReleaseState entry, KnownVersion canary) => new(
        canary, (double)entry.Canary!.Percent, new HashSet<string>(entry.Canary.Groups, StringComparer.Ordinal), entry.Canary.Seed, Guard(entry, canary));

    /// <summary>
    /// One that was stopped stays so until the serial rises, also if its canary was away meanwhile or the serial fell; another one begins anew.
    /// </summary>
    private CanaryGuard? Guard(PromptReleaseState entry, KnownVersion canary)
    {
        if (entry.Guard is not { } limits)
        {
            return null;
        }

        string id = entry.Id;
        if (_guarded.TryGetValue(id, out GuardedCanary? before) && before.Version == canary.Identity.Version
            && (before.Guard.IsStopped ? entry.Serial <= before.Serial : entry.Serial == before.Serial && before.Limits == limits))
        {
            return before.Guard;
        }

        CanaryGuard guard = new((double)limits.FailurePercent, limits.Minimum, (_, reason) => canaryStopped(id, reason));
        _guarded[id] = new GuardedCanary(canary.Identity.Version, entry.Serial, limits, guard);
        return guard;
    }

    private static string Text(ReleaseEntry entry) => string.Format(
        CultureInfo.InvariantCulture, "{0}: serial {1}, stable {2}{3}", entry.Prompt.Compiled.Id, entry.Serial, entry.Stable.Identity.Version,
        entry.CanaryRelease is { } canary ? ", canary " + canary.Version.Identity.Version + " at " + canary.Percent.ToString(CultureInfo.InvariantCulture) + "%" : "");

    private sealed record GuardedCanary(string Version, long Serial, CanaryGuardLimits Limits, CanaryGuard Guard);

    private sealed record Part(PromptMemory Memory, ServedVersions Served, IReadOnlyList<KnownVersion> All, ReleaseEntry Entry);
}
