using System;
using System.Collections.Generic;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;

namespace PromptGen.Rollouts;

/// <summary>Collects the prompts of a state that do not change, and the versions that their entries still revoke.</summary>
internal sealed class HeldPrompts
{
    private readonly SortedDictionary<string, SortedSet<string>> _revoked = new(StringComparer.Ordinal);

    public EquatableArray<string> Ids => _revoked.Keys.ToEquatableArray();

    public EquatableArray<HeldRevocations> Revocations
    {
        get
        {
            List<HeldRevocations> revocations = [];
            foreach (KeyValuePair<string, SortedSet<string>> held in _revoked)
            {
                if (held.Value.Count > 0)
                {
                    revocations.Add(new HeldRevocations(held.Key, held.Value.ToEquatableArray()));
                }
            }

            return revocations.ToEquatableArray();
        }
    }

    public bool Contains(string id) => _revoked.ContainsKey(id);

    /// <param name="revoked">Released versions.</param>
    public void Add(string id, IEnumerable<string> revoked)
    {
        if (!_revoked.TryGetValue(id, out SortedSet<string>? versions))
        {
            _revoked.Add(id, versions = new SortedSet<string>(StringComparer.Ordinal));
        }

        versions.UnionWith(revoked);
    }

    public void AddAll(ReleaseStateReading reading)
    {
        foreach (string id in reading.Held)
        {
            Add(id, []);
        }

        foreach (HeldRevocations revocations in reading.Revocations)
        {
            Add(revocations.Prompt, revocations.Versions);
        }
    }

    /// <summary>Reads what an entry with a fault revokes. A fault beside it, even in the same list, does not hide it.</summary>
    public static IEnumerable<string> Salvage(JsonValue entry)
    {
        if (entry is not JsonObject { } fields || fields["revoked"] is not JsonArray list)
        {
            yield break;
        }

        for (int i = 0; i < Math.Min(list.Items.Count, ReleaseLimits.ListItems); i++)
        {
            if (list.Items[i] is JsonString { Value: { } version } && ReleaseNames.IsReleasedVersion(version))
            {
                yield return version;
            }
        }
    }
}

/// <summary>The versions that the entry of a held prompt revokes.</summary>
/// <param name="Prompt">The id of the prompt.</param>
/// <param name="Versions">In ordinal order, at least one.</param>
internal sealed record HeldRevocations(string Prompt, EquatableArray<string> Versions);
