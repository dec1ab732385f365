using System;
using System.Collections.Generic;
using PromptGen.Generated;

namespace PromptGen.Releases;

/// <summary>The released versions of each prompt that releases manage. Immutable; a change replaces the snapshot.</summary>
internal sealed class ReleaseSnapshot
{
    public static readonly ReleaseSnapshot Empty = new([], null);

    private readonly ReleaseEntry?[] _entries;

    /// <param name="entries">One entry for each prompt that releases manage.</param>
    public ReleaseSnapshot(IReadOnlyList<ReleaseEntry> entries, DateTimeOffset? expires)
    {
        Entries = entries;
        Expires = expires;
        int length = 0;
        foreach (ReleaseEntry entry in entries)
        {
            length = Math.Max(length, entry.Prompt.Index + 1);
        }

        _entries = new ReleaseEntry?[length];
        foreach (ReleaseEntry entry in entries)
        {
            _entries[entry.Prompt.Index] = entry;
        }
    }

    public IReadOnlyList<ReleaseEntry> Entries { get; }

    public DateTimeOffset? Expires { get; }

    /// <returns>Null: the prompt is not managed.</returns>
    public ReleaseEntry? Find(ReleasablePrompt prompt) => (uint)prompt.Index < (uint)_entries.Length ? _entries[prompt.Index] : null;

    /// <returns>Null: the prompt is not managed, and its compiled version is served.</returns>
    public ReleaseChoice? Choose(ReleasablePrompt prompt, PromptContext context, PromptPin? pin) => Find(prompt)?.Choose(context, pin);

    public bool IsRevoked(ReleasablePrompt prompt, string version) => Find(prompt) is { } entry && entry.IsRevoked(version);
}
