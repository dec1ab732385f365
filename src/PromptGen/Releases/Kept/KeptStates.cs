using System.Collections.Generic;

namespace PromptGen.Releases.Kept;

/// <summary>The states that are kept for the next start: enough to serve the same versions again.</summary>
/// <param name="Latest">The hash of the last accepted state; null: none.</param>
/// <param name="Origins">By the hash of an earlier state, the prompts that it still decides: the last one could not.</param>
/// <param name="Revoked">By prompt, what states revoked whose entries could not be served.</param>
/// <param name="Packs">The hashes of the packs that contain the versions of all these states.</param>
/// <param name="Retained">The hashes of packs that stay, since the process still knows their versions: a state may name them again.</param>
internal sealed record KeptStates(
    string? Latest,
    SortedDictionary<string, SortedSet<string>> Origins,
    SortedDictionary<string, IReadOnlyList<string>> Revoked,
    SortedSet<string> Packs,
    SortedSet<string> Retained);

/// <summary>The states that could be read. Each file counts separately.</summary>
/// <param name="States">By their hashes, as they were received, whole.</param>
/// <param name="Packs">By their hashes.</param>
/// <param name="Faults">The damaged or missing files, for people.</param>
internal sealed record KeptContent(KeptStates Index, IReadOnlyDictionary<string, byte[]> States, IReadOnlyDictionary<string, byte[]> Packs, IReadOnlyList<string> Faults);
