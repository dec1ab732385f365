using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;
using PromptGen.Core.Collections;
using PromptGen.Core.Prompts;
using PromptGen.Core.Releases;

namespace PromptGen.Releases;

/// <summary>
/// Decides what of a state is served: each prompt alone, so that a fault of one holds that one at what it was served with. Used by one thread
/// at a time.
/// </summary>
internal sealed class ReleaseAdmission
{
    // For fewer, more threads than one take longer to begin than they save.
    private const int LeastForThreads = 8;

    private readonly Dictionary<string, VersionStore> _versions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReleasablePrompt> _prompts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Applied> _applied = new(StringComparer.Ordinal);
    private readonly Action<string, string> _stopped;

    /// <param name="prompts">Those of the application.</param>
    /// <param name="stopped">Called where a guard stops a canary in this process: the prompt's id and why.</param>
    /// <exception cref="ArgumentException">Two prompts have one id.</exception>
    public ReleaseAdmission(IEnumerable<ReleasablePrompt> prompts, Action<string, string> stopped)
    {
        _stopped = stopped;
        foreach (ReleasablePrompt prompt in prompts)
        {
            string id = prompt.Compiled.Id;
            if (_prompts.TryGetValue(id, out ReleasablePrompt? other) && !ReferenceEquals(other, prompt))
            {
                throw new ArgumentException(
                    "Two prompts have the id '" + id + "', in the versions " + other.Compiled.Version + " and " + prompt.Compiled.Version
                    + ". Releases find prompts by their ids: rename one of them.", nameof(prompts));
            }

            _prompts[id] = prompt;
            _versions[id] = new VersionStore(prompt);
        }
    }

    public UnkeyedCounter Unkeyed { get; } = new();

    public ReleaseSnapshot Snapshot { get; private set; } = ReleaseSnapshot.Empty;

    /// <summary>For each prompt that is served by a state, the state's name as <see cref="Apply"/> had it.</summary>
    public IEnumerable<KeyValuePair<string, string>> Origins
    {
        get
        {
            foreach (KeyValuePair<string, Applied> applied in _applied)
            {
                yield return new KeyValuePair<string, string>(applied.Key, applied.Value.Origin);
            }
        }
    }

    /// <summary>Takes versions from a pack, on several threads: parsing and trying a template waits for nothing but the processor.</summary>
    /// <param name="versions">Of prompts of the application, whose bytes have the hashes that they name.</param>
    public void AdmitVersions(IReadOnlyList<PackedVersion> versions)
    {
        // A store is used by one thread, so the versions of one prompt go together.
        Dictionary<string, List<PackedVersion>> byPrompt = new(StringComparer.Ordinal);
        List<List<PackedVersion>> work = [];
        foreach (PackedVersion version in versions)
        {
            if (!byPrompt.TryGetValue(version.Id, out List<PackedVersion>? together))
            {
                byPrompt.Add(version.Id, together = []);
                work.Add(together);
            }

            together.Add(version);
        }

        if (work.Count < LeastForThreads)
        {
            work.ForEach(Admit);
        }
        else
        {
            Parallel.For(0, work.Count, i => Admit(work[i]));
        }
    }

    private void Admit(List<PackedVersion> versions)
    {
        foreach (PackedVersion version in versions)
        {
            _versions[version.Id].Admit(version.Release, version.CanonicalText());
        }
    }

    /// <summary>The versions that a state names and nothing is known of.</summary>
    public List<(string Id, ReleasedVersion Version)> Missing(ReleaseState state)
    {
        List<(string, ReleasedVersion)> missing = [];
        foreach (PromptReleaseState desired in state.Prompts)
        {
            if (!_versions.TryGetValue(desired.Id, out VersionStore? store))
            {
                continue;
            }

            if (!store.Knows(desired.Stable))
            {
                missing.Add((desired.Id, desired.Stable));
            }

            if (desired.Canary is { } canary && !store.Knows(canary.Release))
            {
                missing.Add((desired.Id, canary.Release));
            }
        }

        return missing;
    }

    /// <summary>Applies a state as far as it can be.</summary>
    /// <param name="reading">Of a state that was taken.</param>
    /// <param name="isSigned">Its serials only rise.</param>
    /// <param name="origin">What the state is called where last known good ones are kept.</param>
    /// <param name="only">The one prompt to apply; null: all.</param>
    public AdmissionResult Apply(ReleaseStateReading reading, bool isSigned, string origin, string? only = null)
    {
        ReleaseState state = reading.State!;
        List<PromptRejection> rejections = [];
        Dictionary<string, Applied> next = new(StringComparer.Ordinal);
        HashSet<string> held = new(reading.Held, StringComparer.Ordinal);
        foreach (ReleaseProblem problem in reading.Problems)
        {
            if (problem.Prompt is null || _prompts.ContainsKey(problem.Prompt))
            {
                rejections.Add(new PromptRejection(PromptRejectionCode.Malformed, problem.Prompt, problem.ToString()));
            }
        }

        int foreign = 0;
        foreach (PromptReleaseState desired in state.Prompts)
        {
            if (!_prompts.ContainsKey(desired.Id))
            {
                foreign++;
            }
            else if (only is null || only == desired.Id)
            {
                Resolve(desired, isSigned, origin, next, held, rejections);
            }
        }

        HoldBundles(state, next, held, rejections);
        foreach (KeyValuePair<string, Applied> change in next)
        {
            _applied[change.Key] = change.Value;
        }

        List<ReleaseEntry> entries = [];
        foreach (KeyValuePair<string, Applied> applied in _applied)
        {
            // What a state no longer names it no longer manages. Its serial stays known, so that no older one can follow.
            if (only is not null || held.Contains(applied.Key) || state.Find(applied.Key) is not null)
            {
                entries.Add(applied.Value.Entry);
            }
        }

        Snapshot = new ReleaseSnapshot(entries, only is null ? state.Expires : Snapshot.Expires);
        return new AdmissionResult(rejections, foreign);
    }

    private void Resolve(
        PromptReleaseState desired, bool isSigned, string origin, Dictionary<string, Applied> next, HashSet<string> held, List<PromptRejection> rejections)
    {
        _applied.TryGetValue(desired.Id, out Applied? now);
        if (now is not null && now.Desired == desired && now.Complete)
        {
            return;
        }

        if (now is not null && IsPlayedBack(now, desired, isSigned, rejections))
        {
            held.Add(desired.Id);
            return;
        }

        VersionStore store = _versions[desired.Id];
        KnownVersion? stable = store.Resolve(desired.Stable, out PromptRejection? fault);
        KnownVersion? canary = null;
        bool complete = true;
        if (fault is null && desired.Canary is { } tried)
        {
            canary = store.Resolve(tried.Release, out fault);
            if (fault is { Code: PromptRejectionCode.Pending })
            {
                // Its pack is on the way: the stable version need not wait for it.
                rejections.Add(fault);
                held.Add(desired.Id);
                complete = false;
                fault = null;
            }
        }

        if (fault is not null)
        {
            rejections.Add(fault);
            held.Add(desired.Id);
            KeepRevocations(desired, now, origin, next, rejections);
            return;
        }

        next[desired.Id] = Entry(desired, stable!, canary, now, origin, complete, rejections);
    }

    private static bool IsPlayedBack(Applied now, PromptReleaseState desired, bool isSigned, List<PromptRejection> rejections)
    {
        if (now.Desired == desired || desired.Serial > now.Desired.Serial)
        {
            return false;
        }

        string serials = string.Format(
            CultureInfo.InvariantCulture, "serial {0} is served, and the state has {1}{2}", now.Desired.Serial, desired.Serial,
            now.Desired.Serial == desired.Serial ? " with other content" : "");
        rejections.Add(isSigned
            ? new PromptRejection(PromptRejectionCode.SerialFell, desired.Id, serials + ": signed serials only rise.")
            : new PromptRejection(PromptRejectionCode.SerialWarning, desired.Id, serials + ": it is served, since the state is not signed."));
        return isSigned;
    }

    /// <summary>What a state revokes is not served even where the rest of the prompt's entry cannot be applied.</summary>
    private void KeepRevocations(
        PromptReleaseState desired, Applied? now, string origin, Dictionary<string, Applied> next, List<PromptRejection> rejections)
    {
        if (desired.Revoked.IsEmpty)
        {
            return;
        }

        if (now is null)
        {
            // Nothing was released before: what is compiled in is what is served, unless that is revoked.
            KnownVersion compiled = _versions[desired.Id].Versions[0];
            PromptReleaseState floor = desired with { Stable = new ReleasedVersion(compiled.Identity.Version, compiled.Identity.Hash), Canary = null, Serial = 0 };
            next[desired.Id] = Entry(floor, compiled, null, now, origin, complete: false, rejections);
            return;
        }

        List<string> revoked = [.. now.Desired.Revoked];
        foreach (string version in desired.Revoked)
        {
            if (!revoked.Contains(version))
            {
                revoked.Add(version);
            }
        }

        if (revoked.Count > now.Desired.Revoked.Count)
        {
            PromptReleaseState less = now.Desired with { Revoked = revoked.ToEquatableArray() };
            next[desired.Id] = Entry(less, now.Stable, now.Canary, now, now.Origin, complete: false, rejections);
        }
    }

    private void HoldBundles(ReleaseState state, Dictionary<string, Applied> next, HashSet<string> held, List<PromptRejection> rejections)
    {
        foreach (PromptBundle bundle in state.Bundles)
        {
            string? cause = null;
            foreach (string id in bundle.Prompts)
            {
                cause ??= held.Contains(id) ? id : null;
            }

            if (cause is null)
            {
                continue;
            }

            foreach (string id in bundle.Prompts)
            {
                if (next.TryGetValue(id, out Applied? change) && (!_applied.TryGetValue(id, out Applied? now) || now.Desired.Serial != change.Desired.Serial))
                {
                    next.Remove(id);
                    rejections.Add(new PromptRejection(PromptRejectionCode.BundleHeld, id, "it changes together with '" + cause + "', which is held back."));
                }
            }
        }
    }

    private Applied Entry(
        PromptReleaseState desired, KnownVersion stable, KnownVersion? canary, Applied? now, string origin, bool complete, List<PromptRejection> rejections)
    {
        HashSet<string> revoked = new(desired.Revoked, StringComparer.Ordinal);
        VersionStore store = _versions[desired.Id];
        List<KnownVersion> known = [];
        foreach (KnownVersion version in store.Versions)
        {
            if (!revoked.Contains(version.Identity.Version))
            {
                known.Add(version);
            }
        }

        KnownVersion served = stable;
        if (revoked.Contains(stable.Identity.Version))
        {
            bool canaryIsLeft = canary is not null && !revoked.Contains(canary.Identity.Version);
            served = known.Find(version => !canaryIsLeft || version.Identity.Version != canary!.Identity.Version) ?? (canaryIsLeft ? canary! : stable);
            if (ReferenceEquals(served, stable))
            {
                rejections.Add(new PromptRejection(
                    PromptRejectionCode.AllRevoked, desired.Id, "every version that is known is revoked; " + stable.Identity.Version + " is served all the same."));
            }
        }

        CanaryRelease? release = canary is null || revoked.Contains(canary.Identity.Version) || ReferenceEquals(canary, served)
            ? null
            : new CanaryRelease(
                canary, (double)desired.Canary!.Percent, new HashSet<string>(desired.Canary.Groups, StringComparer.Ordinal), desired.Canary.Seed,
                Guard(desired, canary, now));
        ReleaseEntry entry = new(_prompts[desired.Id], desired.Serial, served, release, known, revoked, Unkeyed);
        return new Applied(desired, stable, canary, entry, origin, complete);
    }

    /// <summary>One that was stopped stays so until the serial rises; another has the chance of a new one.</summary>
    private CanaryGuard? Guard(PromptReleaseState desired, KnownVersion canary, Applied? now)
    {
        if (desired.Guard is not { } guard)
        {
            return null;
        }

        bool same = now is { Entry.CanaryRelease.Guard: not null } && now.Desired.Serial == desired.Serial && now.Desired.Guard == guard
            && ReferenceEquals(now.Canary, canary);
        string id = desired.Id;
        return same ? now!.Entry.CanaryRelease!.Guard : new CanaryGuard((double)guard.FailurePercent, guard.Minimum, (_, reason) => _stopped(id, reason));
    }

    private sealed record Applied(
        PromptReleaseState Desired, KnownVersion Stable, KnownVersion? Canary, ReleaseEntry Entry, string Origin, bool Complete);
}

/// <param name="Rejections">What is held back, and warnings.</param>
/// <param name="Foreign">How many prompts of the state this build does not have.</param>
internal sealed record AdmissionResult(IReadOnlyList<PromptRejection> Rejections, int Foreign);
