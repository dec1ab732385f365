using System;
using System.Collections.Generic;
using System.Linq;

namespace PromptGen.Tests.Releases.Updates;

/// <summary>
/// What must be served, said once more from the six points of docs/runtime-releases.md: the last accepted state decides; what it leaves out is
/// forgotten; what it cannot bring changes nothing, but for what it revokes; and that is never served while there is another version.
/// </summary>
internal sealed class ServedOracle(bool isSigned)
{
    private Dictionary<string, Held> _before = [];
    private ModelState? _state;
    private long _serial = -1;

    public ModelState? State => _state;

    /// <summary>The packs that were delivered while something named what they hold.</summary>
    public HashSet<string> Delivered { get; private set; } = new(StringComparer.Ordinal);

    /// <summary>The prompts that are managed.</summary>
    public string[] Managed => [.. ModelState.Ids.Where(id => After(id) is not null)];

    public void Read(ModelState state)
    {
        bool isAccepted = !state.IsCutOff && (state.IsTrusted || !isSigned) && state.Environment == "production" && !(isSigned && state.Serial < _serial);
        if (isAccepted && !ReferenceEquals(state, _state))
        {
            _before = ModelState.Ids.Where(id => After(id) is not null).ToDictionary(static id => id, id => After(id)!);
            (_state, _serial) = (state, Math.Max(_serial, state.Serial));
        }
    }

    public void Deliver(IEnumerable<string> packs) => Delivered.UnionWith(packs.Intersect(Named()));

    /// <returns>Stable and canary; null: the prompt is not managed, and its compiled version is served.</returns>
    public (string Stable, string? Canary)? Served(string id)
    {
        if (After(id) is not { } held)
        {
            return null;
        }

        string[] known = [.. ModelVersions.All.Where(version => IsKnown(id, version)).OrderDescending(StringComparer.Ordinal)];
        string stable = held.Entry is { } entry && IsKnown(id, entry.Stable) ? entry.Stable : TestPrompt.Compiled;
        string target = held.Entry is null ? TestPrompt.Embedded : held.Entry.Previous ?? stable;
        string[] order = [stable, target, .. known];
        string served = order.FirstOrDefault(version => known.Contains(version) && !held.Revoked.Contains(version)) ?? stable;
        string? canary = held.Entry?.Canary is { } tried && known.Contains(tried) && !held.Revoked.Contains(tried) && tried != served ? tried : null;
        return (served, canary);
    }

    /// <summary>What a restart finds, from files of which one may be damaged.</summary>
    public ServedOracle Restart(string? damaged)
    {
        ServedOracle after = new(isSigned);
        foreach (string id in ModelState.Ids)
        {
            if (After(id) is { } held)
            {
                bool isThere = held.Origin is not null && held.Origin != _state && NameOf(held.Origin) != damaged;
                if (isThere || held.Since.Length > 0)
                {
                    after._before[id] = new Held(isThere ? held.Entry : null, isThere ? held.Origin : null, held.Since);
                }
            }
        }

        foreach (ModelState state in ModelState.Ids.Select(id => After(id)?.Origin).Append(_state).OfType<ModelState>().Where(state => NameOf(state) != damaged))
        {
            after._serial = Math.Max(after._serial, state.Serial);
        }

        after._state = _state is not null && NameOf(_state) != damaged ? _state : null;
        after.Delivered = [.. after.Named().Where(pack => Delivered.Contains(pack) && pack != damaged)];
        return after;
    }

    public ServedOracle Copy() => new(isSigned) { _before = new(_before), _state = _state, _serial = _serial, Delivered = [.. Delivered] };

    /// <summary>The packs that were asked for and have not come, of those that the state lists.</summary>
    public string[] Missing() =>
    [
        .. ModelState.Ids.SelectMany(id => new[] { IsRead(id) ? Entry(id) : null, After(id)?.Entry }.OfType<ModelEntry>()
            .Where(static entry => entry.IsReadable && !entry.HasOtherHash).SelectMany(static entry => new[] { entry.Stable, entry.Canary })
            .Append(After(id) is { Entry: { } held } after && after.Revoked.Contains(held.Stable) ? held.Previous : null).OfType<string>()
            .Where(version => ModelVersions.Packs.ContainsKey((id, version))).Select(version => ModelVersions.Packs[(id, version)].PackHash))
            .Where(pack => _state!.Packs.Contains(pack) && !Delivered.Contains(pack)),
    ];

    private static string NameOf(ModelState state) => Core.Prompts.ContentHash.Of(state.Content);

    /// <summary>What the accepted states have left of a prompt.</summary>
    private Held? After(string id)
    {
        Held? before = _before.GetValueOrDefault(id);
        if (_state is null || Entry(id) is not { } entry)
        {
            return _state is null ? before : null;
        }

        bool isSound = IsStableSound(id) && (!_state.Bundle.Contains(id) || _state.Bundle.All(IsSound) && IsTogether());
        return isSound ? new Held(entry, _state, [])
            : before is null && entry.Revoked.Length == 0 ? null
            : (before ?? new Held(null, null, [])) with { Since = [.. (before?.Since ?? []).Union(entry.Revoked)] };
    }

    private ModelEntry? Entry(string id) => _state?.Entries.GetValueOrDefault(id);

    private bool IsStableSound(string id) => Entry(id) is { IsReadable: true, HasOtherHash: false } entry && IsKnown(id, entry.Stable)
        && !(isSigned && _before.GetValueOrDefault(id)?.Entry is { } now && now.Text != entry.Text && entry.Serial <= now.Serial);

    private bool IsSound(string id) => IsStableSound(id) && (Entry(id)!.Canary is not { } canary || IsKnown(id, canary));

    private bool IsTogether()
    {
        ModelEntry?[] members = [.. _state!.Bundle.Select(Entry)];
        return members.All(static entry => entry?.Canary is null) || members.All(entry => entry?.Canary is not null && entry.Percent == members[0]!.Percent);
    }

    private bool IsKnown(string id, string version) => version is TestPrompt.Compiled or TestPrompt.Embedded
        || (version is not (ModelVersions.Unknown or ModelVersions.Broken) && Delivered.Contains(ModelVersions.Packs[(id, version)].PackHash)
            && IsNamed(id, version));

    /// <summary>By the accepted state, if it can be read, or by what is held.</summary>
    private bool IsNamed(string id, string version) =>
        new[] { IsRead(id) ? Entry(id) : null, _before.GetValueOrDefault(id)?.Entry }.Any(entry => entry is not null && Names(entry).Contains(version));

    private static string?[] Names(ModelEntry entry) => [entry.HasOtherHash ? null : entry.Stable, entry.Canary, entry.Previous];

    /// <summary>An entry with a fault names nothing, and neither do those of its bundle.</summary>
    private bool IsRead(string id) => Entry(id)?.IsReadable == true
        && (!_state!.Bundle.Contains(id) || (_state.Bundle.All(member => Entry(member)?.IsReadable == true) && IsTogether()));

    private IEnumerable<string> Named() => ModelVersions.Packs.Where(pack => IsNamed(pack.Key.Id, pack.Key.Version))
        .Select(static pack => pack.Value.PackHash);

    /// <param name="Since">What was revoked since its entry was taken.</param>
    private sealed record Held(ModelEntry? Entry, ModelState? Origin, string[] Since)
    {
        public IEnumerable<string> Revoked => (Entry?.Revoked ?? []).Concat(Since);
    }
}
