using System;
using System.Collections.Generic;
using PromptGen.Rollouts;

namespace PromptGen.Releases.Updates;

/// <summary>
/// The versions of one prompt that this process can render: compiled in, from packs that states name, and the latest few that they
/// no longer name, for pins.
/// </summary>
internal sealed class VersionStore
{
    /// <summary>Conversations may be pinned to versions that are no longer released. Their number is not limited, so only the
    /// latest are kept.</summary>
    public const int GreatestUnnamed = 8;

    private readonly ReleasablePrompt _prompt;
    private readonly Dictionary<string, PromptRejection> _refused = new(StringComparer.Ordinal);
    private readonly List<Packed> _unnamed = [];
    private List<Packed> _packed = [];

    public VersionStore(ReleasablePrompt prompt)
    {
        _prompt = prompt;
        KnownVersion[] builtIn = new KnownVersion[prompt.Embedded.Count + 1];
        builtIn[0] = new KnownVersion(prompt.Compiled, VersionSource.Compiled, null);
        for (int i = 1; i < builtIn.Length; i++)
        {
            builtIn[i] = new KnownVersion(prompt.Embedded[i - 1], VersionSource.Embedded, null);
        }

        BuiltIn = builtIn;
        Named = builtIn;
        All = builtIn;
    }

    public ReleasablePrompt Prompt => _prompt;

    /// <summary>The compiled version, then the embedded ones, the newest first.</summary>
    public IReadOnlyList<KnownVersion> BuiltIn { get; }

    /// <summary>Those built in, and those that states name. Never changed: a change is another list.</summary>
    public IReadOnlyList<KnownVersion> Named { get; private set; }

    /// <summary>With those that states no longer name. Never changed: a change is another list.</summary>
    public IReadOnlyList<KnownVersion> All { get; private set; }

    /// <summary>The hashes of the packs that named versions came from.</summary>
    public IEnumerable<string> Packs => _packed.ConvertAll(static packed => packed.Pack);

    /// <summary>The hashes of the packs that the others came from.</summary>
    public IEnumerable<string> RetainedPacks => _unnamed.ConvertAll(static packed => packed.Pack);

    /// <summary>Whether it can be rendered, or never will.</summary>
    public bool IsSettled(ReleasedVersion version) => Find(version) is not null || _refused.ContainsKey(Key(version));

    /// <returns>Null: the rejection says why.</returns>
    public KnownVersion? Resolve(ReleasedVersion desired, out PromptRejection? rejection)
    {
        rejection = null;
        if (Find(desired) is { } found)
        {
            return found;
        }

        foreach (KnownVersion version in Named)
        {
            if (version.Identity.Version == desired.Version)
            {
                rejection = new PromptRejection(
                    PromptRejectionCode.HashDiffers, _prompt.Compiled.Id,
                    "version " + desired.Version + " is known with the hash " + version.Identity.Hash + ", but the state names " + desired.Hash + ".");
                return null;
            }
        }

        rejection = _refused.TryGetValue(Key(desired), out PromptRejection? refused)
            ? refused
            : new PromptRejection(
                PromptRejectionCode.Pending, _prompt.Compiled.Id,
                "version " + desired.Version + " (" + desired.Hash + ") is not in this build, and no pack that contains it has been received.");
        return null;
    }

    /// <param name="pack">The hash of the pack that it came from.</param>
    public void Add(ReleasedVersion version, AdmittedVersion admitted, string pack)
    {
        if (IsSettled(version))
        {
            return;
        }

        if (admitted.Version is { } known)
        {
            _packed.Add(new Packed(known, pack));
            Publish();
        }
        else
        {
            _refused[Key(version)] = admitted.Rejection!;
        }
    }

    /// <summary>Forgets what nothing names any more, but for the latest few.</summary>
    public void Keep(IEnumerable<ReleasedVersion> named)
    {
        HashSet<string> keys = new(StringComparer.Ordinal);
        foreach (ReleasedVersion version in named)
        {
            keys.Add(Key(version));
        }

        List<string> forgotten = [];
        foreach (string refused in _refused.Keys)
        {
            if (!keys.Contains(refused))
            {
                forgotten.Add(refused);
            }
        }

        forgotten.ForEach(refused => _refused.Remove(refused));
        List<Packed> all = [.. _unnamed, .. _packed];
        List<Packed> packed = all.FindAll(version => keys.Contains(version.Key));
        _unnamed.Clear();
        _unnamed.AddRange(all.FindAll(version => !keys.Contains(version.Key)));
        if (_unnamed.Count > GreatestUnnamed)
        {
            _unnamed.RemoveRange(0, _unnamed.Count - GreatestUnnamed);
        }

        if (packed.Count != _packed.Count || !packed.TrueForAll(_packed.Contains))
        {
            _packed = packed;
            Publish();
        }
    }

    private void Publish()
    {
        Named = [.. BuiltIn, .. _packed.ConvertAll(static packed => packed.Version)];
        All = [.. Named, .. _unnamed.FindAll(unnamed => !_packed.Exists(packed => packed.Version.Identity.Version == unnamed.Version.Identity.Version))
            .ConvertAll(static packed => packed.Version)];
    }

    private KnownVersion? Find(ReleasedVersion desired)
    {
        foreach (KnownVersion version in Named)
        {
            if (version.Identity.Version == desired.Version && version.Identity.Hash == desired.Hash)
            {
                return version;
            }
        }

        return null;
    }

    private static string Key(ReleasedVersion version) => version.Version + " " + version.Hash;

    private sealed record Packed(KnownVersion Version, string Pack)
    {
        public string Key { get; } = Version.Identity.Version + " " + Version.Identity.Hash;
    }
}
