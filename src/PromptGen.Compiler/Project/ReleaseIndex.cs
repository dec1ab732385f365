using System;
using System.Collections.Generic;
using PromptGen.Compiler.Releases;
using PromptGen.Core.Collections;

namespace PromptGen.Compiler.Project;

/// <summary>Which versions of which prompts are released, by the paths of the release files.</summary>
internal sealed class ReleaseIndex
{
    private static readonly ReleasePath[] None = [];

    private readonly Dictionary<string, List<ReleasePath>> _releases = new(StringComparer.Ordinal);

    private ReleaseIndex()
    {
    }

    /// <param name="paths">Relative to the project, with <c>/</c>; files of other forms are no releases.</param>
    public static ReleaseIndex Of(EquatableArray<string> paths)
    {
        ReleaseIndex index = new();
        foreach (string path in paths)
        {
            if (ReleasePath.TryParse(path) is { } release)
            {
                index.Add(release);
            }
        }

        foreach (List<ReleasePath> releases in index._releases.Values)
        {
            releases.Sort(static (left, right) =>
            {
                int order = PromptVersion.Parse(left.Version).CompareTo(PromptVersion.Parse(right.Version));
                return order != 0 ? order : string.CompareOrdinal(left.Path, right.Path);
            });
        }

        return index;
    }

    /// <summary>Release files whose name is no version, in the order given.</summary>
    public List<ReleasePath> Misnamed { get; } = [];

    /// <summary>The ids that have releases, in any order.</summary>
    public IReadOnlyCollection<string> Ids => _releases.Keys;

    /// <summary>From the earliest to the latest.</summary>
    public IReadOnlyList<ReleasePath> Of(string promptId) => _releases.TryGetValue(promptId, out List<ReleasePath>? releases) ? releases : None;

    public ReleasePath? Find(string promptId, string version)
    {
        foreach (ReleasePath release in Of(promptId))
        {
            if (release.Version == version)
            {
                return release;
            }
        }

        return null;
    }

    private void Add(ReleasePath release)
    {
        if (!release.TryGetVersion(out _))
        {
            Misnamed.Add(release);
            return;
        }

        if (!_releases.TryGetValue(release.Id, out List<ReleasePath>? releases))
        {
            releases = [];
            _releases.Add(release.Id, releases);
        }

        releases.Add(release);
    }
}
