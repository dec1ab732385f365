using System;
using System.Collections.Generic;
using PromptGen.Rollouts;

namespace PromptGen.Releases.Updates;

/// <summary>The last state that was verified and is of this environment. What is served of it may still wait for packs.</summary>
/// <param name="Hash">The hash of its content.</param>
/// <param name="Before">
/// What the states before it left. What it decides is always found from this, never from what it has decided so far, so that it
/// makes no difference in which order packs come.
/// </param>
internal sealed record AcceptedState(string Hash, ReleaseStateReading Reading, bool IsSigned, IReadOnlyDictionary<string, PromptMemory> Before)
{
    public ReleaseState State => Reading.State!;

    /// <summary>The versions that an entry names, of this state or of what is held before it, by which a prompt may be served.</summary>
    public IEnumerable<ReleasedVersion> Named(string id)
    {
        foreach (ReleasedVersion version in PromptMemory.Named(State.Find(id)))
        {
            yield return version;
        }

        if (Before.TryGetValue(id, out PromptMemory? memory))
        {
            foreach (ReleasedVersion version in PromptMemory.Named(memory.Decided))
            {
                yield return version;
            }
        }
    }
}
