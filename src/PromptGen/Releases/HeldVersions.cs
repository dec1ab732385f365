using System;
using System.Collections.Generic;
using PromptGen.Core.Prompts;
using PromptGen.Generated;
using PromptGen.Releases.Updates;
using PromptGen.Rollouts;

namespace PromptGen.Releases;

/// <summary>Versions that somebody else has chosen for a unit of work and for those within it: a test, or a feature-management service.</summary>
internal sealed class HeldVersions
{
    private readonly Dictionary<ReleasablePrompt, ReleaseChoice> _choices = [];
    private readonly bool _isForTest;

    /// <param name="outer">Those of the unit of work around it, which go on where these have none; null: none.</param>
    /// <param name="isForTest">Whether a test asks for the version: it is then rendered even if it is revoked, and its exceptions
    /// reach the test.</param>
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

    /// <param name="released">The current releases, which may know versions from packs; null if there are none.</param>
    /// <returns>Whether the version is compiled in, or known from a pack.</returns>
    public bool TryHold(ReleasablePrompt prompt, string version, ReleaseSnapshot? released = null)
    {
        IReadOnlyList<KnownVersion> built = new VersionStore(prompt).BuiltIn;
        ReleaseEntry? entry = released?.Find(prompt);
        KnownVersion? held = entry?.Find(version);
        for (int i = 0; held is null && i < built.Count; i++)
        {
            held = built[i].Identity.Version == version ? built[i] : null;
        }

        if (held is not null)
        {
            Hold(prompt, held, entry?.Stable ?? new ReleaseChoice(built[0].Identity, built[0]));
        }

        return held is not null;
    }

    /// <summary>Keeps the prompt on a version from a pack.</summary>
    /// <returns>Null, or why it is not held.</returns>
    public PromptRejection? TryHold(ReleasablePrompt prompt, PackedVersion packed)
    {
        VersionStore store = new(prompt);
        if (!store.IsSettled(packed.Release))
        {
            store.Add(packed.Release, VersionAdmission.Try(prompt, packed), pack: "");
        }

        if (store.Resolve(packed.Release, out PromptRejection? rejection) is { } known)
        {
            Hold(prompt, known, new ReleaseChoice(store.BuiltIn[0].Identity, store.BuiltIn[0]));
        }

        return rejection;
    }

    public ReleaseChoice? Find(ReleasablePrompt prompt, ReleaseSnapshot snapshot) =>
        _choices.TryGetValue(prompt, out ReleaseChoice? choice) && (_isForTest || !snapshot.IsRevoked(prompt, choice.Version.Identity.Version)) ? choice : null;

    /// <param name="fallback">The version that is served if this one throws; in a test, the exception reaches the test
    /// instead.</param>
    private void Hold(ReleasablePrompt prompt, KnownVersion version, ReleaseChoice fallback) =>
        _choices[prompt] = new ReleaseChoice(version.Identity.OnChannel(ReleaseChannels.Pinned), version)
        {
            Fallback = _isForTest || fallback.Version.Identity.Version == version.Identity.Version ? null : fallback,
        };
}
