using System;
using PromptGen.Core.Collections;

namespace PromptGen.Rollouts;

/// <summary>Versions of prompts, whole: what an application needs to serve them without being built again. Immutable.</summary>
/// <param name="Prompts">By id (ordinal) and version.</param>
/// <param name="Hash">The hash of its whole content, which is the name by which a state refers to it.</param>
internal sealed record PromptPack(EquatableArray<PackedVersion> Prompts, string Hash);

/// <summary>One version of one prompt in a pack.</summary>
/// <param name="Canonical">
/// Its effective prompt in canonical form, as it stands in the pack. Its bytes give the hash of the release; that they are the form
/// which <c>CanonicalPrompt</c> writes is known once they are read, and checked by whoever does.
/// </param>
internal sealed record PackedVersion(string Id, ReleasedVersion Release, ArraySegment<byte> Canonical)
{
    public string CanonicalText() => ReleaseText.Decode(Canonical);

    public static int Compare(PackedVersion left, PackedVersion right)
    {
        int order = string.CompareOrdinal(left.Id, right.Id);
        return order != 0 ? order : PromptVersion.Parse(left.Release.Version).CompareTo(PromptVersion.Parse(right.Release.Version));
    }
}

/// <summary>The result of reading a pack.</summary>
/// <param name="Pack">The pack; null if it is rejected. A pack is accepted or rejected as a whole.</param>
internal sealed record PromptPackReading(PromptPack? Pack, EquatableArray<ReleaseProblem> Problems);
