using System;
using System.Collections.Generic;
using PromptGen.Core.Collections;

namespace PromptGen.Compiler.Versions;

/// <summary>Which of a project's releases a build has to read: those that its prompts name, and those that it embeds.</summary>
internal sealed class NeededReleases : IEquatable<NeededReleases>
{
    private readonly EquatableArray<PromptIndexEntry> _prompts;
    private readonly int _depth;
    private readonly HashSet<string> _versions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PromptIndexEntry> _byId = new(StringComparer.Ordinal);

    private NeededReleases(EquatableArray<PromptIndexEntry> prompts, int depth)
    {
        _prompts = prompts;
        _depth = depth;
        foreach (PromptIndexEntry prompt in prompts)
        {
            _byId[prompt.Id] = prompt;
            _versions.Add(prompt.Version);
            if (prompt.RollbackTo is { } target)
            {
                _versions.Add(target);
            }
        }
    }

    /// <param name="depth">How far <c>rollback_to</c> is followed. Beyond 1, where it leads is known only from the releases themselves, so all
    /// earlier ones of the prompt are read.</param>
    public static NeededReleases Of(EquatableArray<PromptIndexEntry> prompts, int depth) => new(prompts, depth);

    /// <summary>Whether a file may be needed, by its name alone: cheap, for projects with many releases.</summary>
    public bool MayInclude(string fileName) =>
        _byId.Count > 0 && (_depth > 1 || (fileName.IndexOf(".release.", StringComparison.OrdinalIgnoreCase) is > 0 and var end && _versions.Contains(fileName.Substring(0, end))));

    /// <param name="relativePath">The relative path of a release file.</param>
    public bool Include(string relativePath)
    {
        if (ReleasePath.TryParse(relativePath) is not { } release || !_byId.TryGetValue(release.Id, out PromptIndexEntry? prompt))
        {
            return false;
        }

        return release.Version == prompt.Version
            || release.Version == prompt.RollbackTo
            || (_depth > 1 && release.TryGetVersion(out PromptVersion version)
                && PromptVersion.TryParse(prompt.RollbackTo, out PromptVersion target) && version < target);
    }

    public bool Equals(NeededReleases? other) => other is not null && _depth == other._depth && _prompts.Equals(other._prompts);

    public override bool Equals(object? obj) => Equals(obj as NeededReleases);

    public override int GetHashCode() => _prompts.Count;
}
