using System;
using System.Collections.Generic;
using PromptGen.Core.Collections;

namespace PromptGen.Compiler.Project;

/// <summary>Which versions of which prompts are released, by the paths of the release files.</summary>
internal sealed class ReleaseIndex
{
    private const string Folder = "releases";
    private const string Ending = ".release.yaml";

    private static readonly string[] None = [];

    private readonly Dictionary<string, List<string>> _versions = new(StringComparer.Ordinal);

    private ReleaseIndex()
    {
    }

    public static ReleaseIndex Of(EquatableArray<string> paths)
    {
        ReleaseIndex index = new();
        foreach (string path in paths)
        {
            index.Add(path);
        }

        foreach (List<string> versions in index._versions.Values)
        {
            versions.Sort(static (left, right) => PromptVersion.Parse(left).CompareTo(PromptVersion.Parse(right)));
        }

        return index;
    }

    /// <summary>From the earliest to the latest.</summary>
    public IReadOnlyList<string> VersionsOf(string promptId) => _versions.TryGetValue(promptId, out List<string>? versions) ? versions : None;

    /// <summary><c>.../releases/support-triage/2026-03-12.1.release.yaml</c>; files of other forms are no releases.</summary>
    private void Add(string path)
    {
        if (!path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        int nameStart = path.LastIndexOf('/') + 1;
        int idStart = nameStart < 2 ? -1 : path.LastIndexOf('/', nameStart - 2) + 1;
        int folderStart = idStart < 2 ? -1 : path.LastIndexOf('/', idStart - 2) + 1;
        if (folderStart < 0 || !string.Equals(path.Substring(folderStart, idStart - 1 - folderStart), Folder, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        string id = path.Substring(idStart, nameStart - 1 - idStart);
        string version = path.Substring(nameStart, path.Length - Ending.Length - nameStart);
        if (!PromptVersion.TryParse(version, out PromptVersion parsed) || parsed.IsDirty)
        {
            return;
        }

        if (!_versions.TryGetValue(id, out List<string>? versions))
        {
            versions = [];
            _versions.Add(id, versions);
        }

        versions.Add(version);
    }
}
