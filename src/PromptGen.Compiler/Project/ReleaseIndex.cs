using System;
using System.Collections.Generic;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Collections;

namespace PromptGen.Compiler.Project;

/// <summary>Which versions of which prompts are released, by the paths of the release files.</summary>
internal sealed class ReleaseIndex
{
    private static readonly ReleasePath[] None = [];

    private readonly Dictionary<string, List<ReleasePath>> _releases = new(StringComparer.Ordinal);

    // The first spelling of each id, by the id whatever its case; and all later ones, which only a mistake brings.
    private readonly Dictionary<string, string> _spellings = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _otherSpellings = [];

    private ReleaseIndex()
    {
    }

    /// <param name="paths">Relative to the project, with <c>/</c>; files of other forms are not releases.</param>
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

    /// <summary>Release files whose name is not a version, in the given order.</summary>
    public List<ReleasePath> Misnamed { get; } = [];

    /// <summary>The ids that have releases, in any order.</summary>
    public IReadOnlyCollection<string> Ids => _releases.Keys;

    /// <summary>From the earliest to the latest.</summary>
    public IReadOnlyList<ReleasePath> Of(string promptId) => _releases.TryGetValue(promptId, out List<ReleasePath>? releases) ? releases : None;

    /// <summary>The ids with releases that differ from an id in nothing but case, sorted.</summary>
    public IReadOnlyList<string> OtherSpellings(string promptId)
    {
        // Asked for every prompt: a search through all ids would be quadratic.
        if (!_spellings.TryGetValue(promptId, out string? first) || (first == promptId && _otherSpellings.Count == 0))
        {
            return [];
        }

        List<string> others = _otherSpellings.FindAll(
            id => id != promptId && string.Equals(id, promptId, StringComparison.OrdinalIgnoreCase));
        if (first != promptId)
        {
            others.Add(first);
        }

        others.Sort(StringComparer.Ordinal);
        return others;
    }

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
            if (_spellings.ContainsKey(release.Id))
            {
                _otherSpellings.Add(release.Id);
            }
            else
            {
                _spellings.Add(release.Id, release.Id);
            }
        }

        releases.Add(release);
    }
}
