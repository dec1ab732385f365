using System;
using System.Collections.Generic;
using PromptGen.Rollouts;

namespace PromptGen.Releases.Updates;

/// <summary>The known versions, the accepted states, and the releases that follow from both. Used by one thread at a
/// time.</summary>
internal sealed class ReleaseAdmission
{
    private readonly Dictionary<string, VersionStore> _stores = new(StringComparer.Ordinal);
    private readonly SnapshotAssembly _assembly;
    private readonly Dictionary<string, PromptMemory> _recalled = new(StringComparer.Ordinal);
    private StateDecision _decision;
    private List<(string Id, ReleasedVersion Version)>? _missing;

    /// <param name="prompts">Those of the application.</param>
    /// <param name="canaryStopped">Called when a guard stops a canary in this process, with the id of the prompt and the
    /// reason.</param>
    /// <exception cref="ArgumentException">Two prompts have one id.</exception>
    public ReleaseAdmission(IEnumerable<ReleasablePrompt> prompts, Action<string, string> canaryStopped)
    {
        _assembly = new SnapshotAssembly(Unkeyed, canaryStopped);
        foreach (ReleasablePrompt prompt in prompts)
        {
            string id = prompt.Compiled.Id;
            if (_stores.TryGetValue(id, out VersionStore? other) && !ReferenceEquals(other.Prompt, prompt))
            {
                throw new ArgumentException(
                    "Two prompts have the id '" + id + "', in the versions " + other.Prompt.Compiled.Version + " and " + prompt.Compiled.Version
                    + ". Releases find prompts by their ids: rename one of them.", nameof(prompts));
            }

            _stores[id] = new VersionStore(prompt);
        }

        _decision = new StateDecision(_recalled, [], 0);
    }

    public UnkeyedCounter Unkeyed { get; } = new();

    /// <summary>The last accepted state; null: none.</summary>
    public AcceptedState? Accepted { get; private set; }

    /// <summary>The memory that the accepted states left.</summary>
    public IReadOnlyDictionary<string, PromptMemory> Memory => _decision.Memory;

    public int Foreign => _decision.Foreign;

    /// <summary>The parts that the last decision holds back.</summary>
    public IReadOnlyList<PromptRejection> Rejections { get; private set; } = [];

    /// <summary>Rises with whatever is accepted, or becomes known.</summary>
    public long Changes { get; private set; }

    public IEnumerable<VersionStore> Stores => _stores.Values;

    /// <summary>Takes over from before a restart what a state had decided for one prompt.</summary>
    public void Recall(PromptReleaseState entry, string origin)
    {
        if (_stores.ContainsKey(entry.Id))
        {
            _recalled[entry.Id] = new PromptMemory(entry, origin, default);
        }
    }

    /// <summary>Takes over from before a restart what states had revoked that could not be served.</summary>
    public void RecallRevoked(string id, IReadOnlyCollection<string> revoked)
    {
        _recalled.TryGetValue(id, out PromptMemory? memory);
        if (_stores.ContainsKey(id) && PromptMemory.Hold(memory, revoked) is { } held)
        {
            _recalled[id] = held;
        }
    }

    public void Accept(string hash, ReleaseStateReading reading, bool isSigned)
    {
        Changed();
        Accepted = new AcceptedState(hash, reading, isSigned, Memory);
        foreach (KeyValuePair<string, VersionStore> store in _stores)
        {
            store.Value.Keep(Accepted.Named(store.Key));
        }
    }

    /// <summary>Decides from what was accepted and what is known now.</summary>
    /// <param name="changes">Takes what changed of what is served.</param>
    public ReleaseSnapshot Decide(List<PromptReleaseEvent> changes)
    {
        if (Accepted is not null)
        {
            _decision = StateDecision.Of(Accepted, _stores);
        }

        _missing = null;
        Rejections = FindRejections();
        return _assembly.Make(Memory, _stores, Accepted?.State.Expires, changes);
    }

    private List<PromptRejection> FindRejections()
    {
        List<PromptRejection> rejections = [.. _decision.Rejections];
        foreach (KeyValuePair<string, PromptMemory> memory in Memory)
        {
            // Only after a restart: its pack was kept, and is damaged or gone.
            if (memory.Value.Decided is { } decided && _stores[memory.Key].Resolve(decided.Stable, out PromptRejection? missing) is null && !rejections.Contains(missing!))
            {
                rejections.Add(missing!);
            }
        }

        return rejections;
    }

    /// <summary>The versions that are asked for: what is named as stable or as a canary and is not settled, and what takes the place of a stable version that is revoked.</summary>
    public List<(string Id, ReleasedVersion Version)> Missing() => _missing ??= FindMissing();

    private List<(string Id, ReleasedVersion Version)> FindMissing()
    {
        List<(string, ReleasedVersion)> missing = [];
        foreach (KeyValuePair<string, VersionStore> store in _stores)
        {
            Memory.TryGetValue(store.Key, out PromptMemory? memory);
            PromptReleaseState? entry = Accepted?.State.Find(store.Key);
            Add(store.Value, entry);
            if (memory?.Decided != entry)
            {
                Add(store.Value, memory?.Decided);
            }

            if (memory?.Decided is { Previous: { } previous } held && memory.IsRevoked(held.Stable.Version) && !store.Value.IsSettled(previous))
            {
                missing.Add((store.Key, previous));
            }
        }

        return missing;

        void Add(VersionStore store, PromptReleaseState? entry)
        {
            if (entry is not null && !store.IsSettled(entry.Stable))
            {
                missing.Add((entry.Id, entry.Stable));
            }

            if (entry?.Canary is { } canary && !store.IsSettled(canary.Release))
            {
                missing.Add((entry.Id, canary.Release));
            }
        }
    }

    /// <summary>The versions of a pack that something names and that are not settled.</summary>
    public List<VersionTrial> Wanted(PromptPack pack)
    {
        List<VersionTrial> wanted = [];
        foreach (PackedVersion packed in pack.Prompts)
        {
            if (_stores.TryGetValue(packed.Id, out VersionStore? store) && !store.IsSettled(packed.Release) && IsNamed(packed))
            {
                wanted.Add(new VersionTrial(store.Prompt, packed, pack.Hash));
            }
        }

        return wanted;
    }

    public void Take(FinishedTrial finished)
    {
        Changed();
        VersionTrial trial = finished.Trial;
        if (IsNamed(trial.Packed))
        {
            _stores[trial.Packed.Id].Add(trial.Packed.Release, finished.Admitted, trial.Pack);
        }
    }

    private void Changed()
    {
        Changes++;
        _missing = null;
    }

    private bool IsNamed(PackedVersion packed)
    {
        IEnumerable<ReleasedVersion> named = Accepted is not null ? Accepted.Named(packed.Id)
            : Memory.TryGetValue(packed.Id, out PromptMemory? memory) ? PromptMemory.Named(memory.Decided)
            : [];
        foreach (ReleasedVersion version in named)
        {
            if (version == packed.Release)
            {
                return true;
            }
        }

        return false;
    }
}
