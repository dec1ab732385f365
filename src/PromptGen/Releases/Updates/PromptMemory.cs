using System;
using System.Collections.Generic;
using PromptGen.Core.Collections;
using PromptGen.Rollouts;

namespace PromptGen.Releases.Updates;

/// <summary>The memory of one prompt after all accepted states. A prompt that the last state does not name does not have
/// one.</summary>
/// <param name="Decided">The last entry that was sound and whose versions were known; null: none, so the compiled version is what is served.</param>
/// <param name="Origin">The hash of the state with that entry.</param>
/// <param name="Revoked">The versions that later states revoked although their entries could not be served; in ordinal
/// order.</param>
internal sealed record PromptMemory(PromptReleaseState? Decided, string? Origin, EquatableArray<string> Revoked)
{
    private static readonly PromptMemory Floor = new(null, null, default);

    /// <summary>Returns the memory after a state that names the prompt but whose entry cannot be served.</summary>
    /// <param name="memory">Before it; null: none.</param>
    /// <param name="revoked">By its entry, as far as it can be read.</param>
    public static PromptMemory? Hold(PromptMemory? memory, IReadOnlyCollection<string> revoked)
    {
        if (revoked.Count == 0)
        {
            return memory;
        }

        SortedSet<string> all = new(StringComparer.Ordinal);
        memory ??= Floor;
        all.UnionWith(memory.Revoked);
        all.UnionWith(revoked);
        return memory with { Revoked = all.ToEquatableArray() };
    }

    public bool IsRevoked(string version) => Decided?.IsRevoked(version) == true || Revoked.Any(revoked => revoked == version);

    /// <summary>The versions that its entry names: stable first.</summary>
    public static IEnumerable<ReleasedVersion> Named(PromptReleaseState? entry)
    {
        if (entry is null)
        {
            yield break;
        }

        yield return entry.Stable;
        if (entry.Canary is { } canary)
        {
            yield return canary.Release;
        }

        if (entry.Previous is { } previous)
        {
            yield return previous;
        }
    }
}
