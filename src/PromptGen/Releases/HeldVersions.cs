using System;
using System.Collections.Generic;
using PromptGen.Core.Prompts;
using PromptGen.Core.Releases;
using PromptGen.Generated;

namespace PromptGen.Releases;

/// <summary>Versions that somebody else has chosen for a unit of work and for those within it: a test, or a feature-management service.</summary>
internal sealed class HeldVersions
{
    private readonly Dictionary<ReleasablePrompt, ReleaseChoice> _choices = [];
    private readonly bool _isForTest;

    /// <param name="outer">Those of the unit of work around it, which go on where these have none; null: none.</param>
    /// <param name="isForTest">What a test asks for is rendered whatever is revoked, and what it throws reaches the test.</param>
    public HeldVersions(HeldVersions? outer, bool isForTest)
    {
        _isForTest = isForTest;
        if (outer is not null)
        {
            foreach (KeyValuePair<ReleasablePrompt, ReleaseChoice> choice in outer._choices)
            {
                _choices[choice.Key] = choice.Value;
            }
        }
    }

    /// <returns>Whether the version is compiled in.</returns>
    public bool TryHold(ReleasablePrompt prompt, string version)
    {
        KnownVersion? compiled = null;
        foreach (KnownVersion known in new VersionStore(prompt).Versions)
        {
            compiled ??= known;
            if (known.Identity.Version == version)
            {
                Hold(prompt, known, ReferenceEquals(known, compiled) ? null : compiled);
                return true;
            }
        }

        return false;
    }

    /// <summary>Holds a version from a pack.</summary>
    /// <returns>Null, or why it is not held.</returns>
    public PromptRejection? TryHold(ReleasablePrompt prompt, PackedVersion packed)
    {
        VersionStore store = new(prompt);
        store.Admit(packed.Release, packed.CanonicalText());
        if (store.Resolve(packed.Release, out PromptRejection? rejection) is { } known)
        {
            Hold(prompt, known, store.Versions[0]);
        }

        return rejection;
    }

    public ReleaseChoice? Find(ReleasablePrompt prompt, ReleaseSnapshot snapshot) =>
        _choices.TryGetValue(prompt, out ReleaseChoice? choice) && (_isForTest || !snapshot.IsRevoked(prompt, choice.Version.Identity.Version)) ? choice : null;

    private void Hold(ReleasablePrompt prompt, KnownVersion version, KnownVersion? fallback) =>
        _choices[prompt] = new ReleaseChoice(version.Identity.OnChannel(ReleaseChannels.Pinned), version)
        {
            Fallback = _isForTest || fallback is null ? null : new ReleaseChoice(fallback.Identity, fallback),
        };
}
