using System;
using System.Collections.Generic;
using PromptGen.Rollouts;

namespace PromptGen.Releases.Updates;

/// <summary>Opens packs and remembers their contents, so a pack is not read again for a version that it does not contain.</summary>
internal sealed class PackContents
{
    private readonly Dictionary<string, HashSet<string>> _known = new(StringComparer.Ordinal);

    /// <summary>Whether a pack that was opened, or never was, may have one of the versions.</summary>
    public bool MayHold(string hash, IReadOnlyCollection<(string Id, ReleasedVersion Version)> versions)
    {
        if (_known.TryGetValue(hash, out HashSet<string>? held))
        {
            foreach ((string id, ReleasedVersion version) in versions)
            {
                if (held.Contains(Key(id, version)))
                {
                    return true;
                }
            }

            return false;
        }

        return true;
    }

    /// <returns>Null: the fault says why.</returns>
    public PromptPack? Open(string hash, byte[] content, out PromptRejection? fault)
    {
        fault = null;
        PromptPackReading reading = PromptPackFile.Read(content, trust: null);
        if (reading.Pack is not { } pack)
        {
            fault = new PromptRejection(
                PromptRejectionCode.Malformed, null, "The pack " + hash + " is rejected. " + string.Join(" ", reading.Problems.Map(static problem => problem.ToString())));
            return null;
        }

        // The state names it by its hash: what the state is trusted for, the pack is.
        if (pack.Hash != hash)
        {
            fault = new PromptRejection(PromptRejectionCode.HashDiffers, null, "The pack " + hash + " has content that does not match its name: " + pack.Hash + ".");
            return null;
        }

        HashSet<string> held = new(StringComparer.Ordinal);
        foreach (PackedVersion packed in pack.Prompts)
        {
            held.Add(Key(packed.Id, packed.Release));
        }

        _known[hash] = held;
        return pack;
    }

    /// <summary>Forgets all packs but those.</summary>
    public void Keep(IEnumerable<string> hashes)
    {
        HashSet<string> kept = new(hashes, StringComparer.Ordinal);
        foreach (string known in new List<string>(_known.Keys))
        {
            if (!kept.Contains(known))
            {
                _known.Remove(known);
            }
        }
    }

    private static string Key(string id, ReleasedVersion version) => id + " " + version.Version + " " + version.Hash;
}
