using System;
using System.Collections.Generic;
using PromptGen.Compiler.Files;
using PromptGen.Core.Collections;

namespace PromptGen.Compiler.Versions;

/// <summary>The releases that were read, by prompt and version.</summary>
internal sealed class ReleaseLibrary : IEquatable<ReleaseLibrary>
{
    public static readonly ReleaseLibrary Empty = new([]);

    private readonly ReadRelease[] _releases;
    private readonly Dictionary<string, Release> _byVersion = new(StringComparer.Ordinal);

    private ReleaseLibrary(ReadRelease[] releases)
    {
        _releases = releases;
        // The same release at two places is an error of the project; that the first by path counts keeps the rest deterministic.
        for (int i = releases.Length - 1; i >= 0; i--)
        {
            if (releases[i].Release is { } release)
            {
                _byVersion[Key(release.Id, release.Version)] = release;
            }
        }
    }

    /// <param name="releases">In any order.</param>
    public static ReleaseLibrary Of(EquatableArray<ReadRelease> releases)
    {
        if (releases.IsEmpty)
        {
            return Empty;
        }

        ReadRelease[] sorted = [.. releases];
        Array.Sort(sorted, static (left, right) => string.CompareOrdinal(left.File.RelativePath, right.File.RelativePath));
        return new ReleaseLibrary(sorted);
    }

    public Release? Find(string promptId, string version) =>
        _byVersion.TryGetValue(Key(promptId, version), out Release? release) ? release : null;

    /// <param name="definition">The definition of a prompt file.</param>
    /// <param name="isSound">Neither reading nor resolving it found an error. A prompt with errors differs from its release for that alone.</param>
    /// <param name="depth">How far <c>rollback_to</c> is followed; the first release that it names is always looked at.</param>
    public PromptVersions Of(PromptDefinition definition, bool isSound, int depth)
    {
        if (_byVersion.Count == 0 || !isSound)
        {
            return PromptVersions.None;
        }

        Release? named = Find(definition.Id, definition.Version);
        List<Release>? earlier = null;
        for (string? target = definition.RollbackTo;
             target is not null && (earlier?.Count ?? 0) < Math.Max(1, depth) && Find(definition.Id, target) is { } release;
             target = release.Definition.RollbackTo)
        {
            (earlier ??= []).Add(release);
        }

        return named is null && earlier is null
            ? PromptVersions.None
            : new PromptVersions(named, earlier is null ? EquatableArray<Release>.Empty : new EquatableArray<Release>(earlier.ToArray()));
    }

    public bool Equals(ReleaseLibrary? other)
    {
        if (other is null || other._releases.Length != _releases.Length)
        {
            return false;
        }

        for (int i = 0; i < _releases.Length; i++)
        {
            if (!_releases[i].Equals(other._releases[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as ReleaseLibrary);

    public override int GetHashCode() => _releases.Length;

    private static string Key(string promptId, string version) => promptId + "/" + version;
}
