using System;
using System.Collections.Generic;
using System.Threading;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Compiler.Project;

/// <summary>Compares the prompts and partials of a project with one another, and with the releases there are.</summary>
internal sealed class ProjectChecker
{
    private readonly List<PromptDiagnostic> _problems = [];
    private readonly SortedSet<string> _refused = new(StringComparer.Ordinal);

    private ProjectChecker()
    {
    }

    public static ProjectCheck Check(
        EquatableArray<PromptIndexEntry> prompts,
        EquatableArray<FragmentIndexEntry> fragments,
        EquatableArray<string> releasePaths,
        bool requiresReleases,
        CancellationToken cancellation)
    {
        ProjectChecker checker = new();
        PromptIndexEntry[] sorted = [.. prompts];
        // File order differs between machines; the first by path is the one that the others are told about.
        Array.Sort(sorted, static (left, right) => string.CompareOrdinal(left.RelativePath, right.RelativePath));
        checker.CheckPaths(sorted);
        checker.CheckIds(sorted);
        cancellation.ThrowIfCancellationRequested();
        checker.CheckClassNames(sorted);
        FragmentIndexEntry[] sortedFragments = [.. fragments];
        Array.Sort(sortedFragments, static (left, right) => string.CompareOrdinal(left.RelativePath, right.RelativePath));
        FragmentIndexEntry[] partials = Array.FindAll(sortedFragments, static fragment => fragment.Kind == SourceFileKind.Partial);
        checker.CheckPartials(partials);
        checker._problems.AddRange(IncludeChecker.Check(sortedFragments, partials));
        cancellation.ThrowIfCancellationRequested();
        checker.CheckReleases(sorted, ReleaseIndex.Of(releasePaths), requiresReleases ? RuleSeverity.Error : DiagnosticRules.NoRelease.Severity);
        checker.CheckFormerFolders(releasePaths);
        return new ProjectCheck(
            new EquatableArray<PromptDiagnostic>(checker._problems.ToArray()), new EquatableArray<string>([.. checker._refused]));
    }

    /// <summary>Files outside the project have the path that their item's <c>Link</c> says, or their name alone.</summary>
    private void CheckPaths(PromptIndexEntry[] prompts)
    {
        foreach (List<PromptIndexEntry> group in Repeated(prompts, static prompt => prompt.RelativePath, StringComparer.OrdinalIgnoreCase))
        {
            foreach (PromptIndexEntry prompt in group)
            {
                _refused.Add(prompt.RelativePath);
                Add(DiagnosticRules.SharedPath, prompt.IdSpan, prompt.RelativePath);
            }
        }
    }

    private void CheckIds(PromptIndexEntry[] prompts)
    {
        foreach (List<PromptIndexEntry> group in Repeated(prompts, static prompt => prompt.Id, StringComparer.Ordinal))
        {
            foreach (PromptIndexEntry prompt in group)
            {
                _refused.Add(prompt.RelativePath);
                PromptIndexEntry other = ReferenceEquals(prompt, group[0]) ? group[1] : group[0];
                Add(DiagnosticRules.DuplicatePromptId, prompt.IdSpan, prompt.Id, other.RelativePath);
            }
        }
    }

    private void CheckClassNames(PromptIndexEntry[] prompts)
    {
        foreach (List<PromptIndexEntry> group in Repeated(prompts, static prompt => prompt.ClassName, StringComparer.OrdinalIgnoreCase))
        {
            foreach (PromptIndexEntry prompt in group)
            {
                // Prompts with one id were reported as such.
                PromptIndexEntry? other = group.Find(candidate => candidate.Id != prompt.Id);
                if (other is not null)
                {
                    _refused.Add(prompt.RelativePath);
                    Add(DiagnosticRules.DuplicateClassName, prompt.IdSpan, prompt.Id, prompt.ClassName, other.Id, other.RelativePath);
                }
            }
        }
    }

    private void CheckPartials(FragmentIndexEntry[] partials)
    {
        foreach (List<FragmentIndexEntry> group in Repeated(partials, static partial => partial.Name, StringComparer.OrdinalIgnoreCase))
        {
            foreach (FragmentIndexEntry partial in group)
            {
                FragmentIndexEntry other = ReferenceEquals(partial, group[0]) ? group[1] : group[0];
                Add(DiagnosticRules.DuplicatePartial, new SourceSpan(partial.Path, 0, 0, 0, 0, 0, 0), partial.Name, other.RelativePath);
            }
        }
    }

    /// <param name="unreleased">The severity of a version that has not been released.</param>
    private void CheckReleases(PromptIndexEntry[] prompts, ReleaseIndex releases, RuleSeverity unreleased)
    {
        foreach (PromptIndexEntry prompt in prompts)
        {
            _problems.AddRange(ReleasePlaces.Check(releases, prompt.Id, prompt.IdSpan));
            // A version that is none was reported when the file was read.
            bool versioned = PromptVersion.TryParse(prompt.Version, out _);
            IReadOnlyList<ReleasePath> released = releases.Of(prompt.Id);
            if (released.Count == 0)
            {
                if (versioned)
                {
                    _problems.Add(new PromptDiagnostic(DiagnosticRules.NoRelease, prompt.VersionSpan, prompt.Id, prompt.Version) with { Severity = unreleased });
                }

                continue;
            }

            if (versioned && releases.Find(prompt.Id, prompt.Version) is null)
            {
                Add(
                    DiagnosticRules.MissingRelease, prompt.VersionSpan, prompt.Id, prompt.Version,
                    "Its latest is " + released[released.Count - 1].Version + ". Write that version, or run `dotnet promptgen stamp` to release this one.");
            }

            if (prompt.RollbackTo is { } target && PromptVersion.TryParse(target, out _) && releases.Find(prompt.Id, target) is null)
            {
                Add(
                    DiagnosticRules.MissingRollbackRelease, prompt.RollbackToSpan, prompt.Id, target,
                    "It has " + List(released) + ".");
            }
        }
    }

    /// <summary>Each folder once, however many releases it contains.</summary>
    private void CheckFormerFolders(EquatableArray<string> releasePaths)
    {
        SortedDictionary<string, string> folders = new(StringComparer.Ordinal);
        foreach (string path in releasePaths)
        {
            if (ReleasePath.FormerFolderOf(path) is { } folder
                && (!folders.TryGetValue(folder, out string? first) || string.CompareOrdinal(path, first) < 0))
            {
                folders[folder] = path;
            }
        }

        foreach (KeyValuePair<string, string> former in folders)
        {
            string folder = former.Key.Substring(0, former.Key.LastIndexOf('/') + 1) + ReleasePath.Folder;
            Add(DiagnosticRules.ReleaseInFormerFolder, default, former.Value, former.Key, folder);
        }
    }

    private static string List(IReadOnlyList<ReleasePath> versions)
    {
        const int Shown = 5;
        int first = Math.Max(0, versions.Count - Shown);
        List<string> shown = [];
        for (int i = first; i < versions.Count; i++)
        {
            shown.Add(versions[i].Version);
        }

        return (first > 0 ? "..., " : "") + string.Join(", ", shown);
    }

    private static List<List<T>> Repeated<T>(T[] items, Func<T, string> key, StringComparer comparer)
    {
        Dictionary<string, List<T>> groups = new(items.Length, comparer);
        List<List<T>> repeated = [];
        foreach (T item in items)
        {
            if (!groups.TryGetValue(key(item), out List<T>? group))
            {
                groups.Add(key(item), [item]);
                continue;
            }

            group.Add(item);
            if (group.Count == 2)
            {
                repeated.Add(group);
            }
        }

        return repeated;
    }

    private void Add(DiagnosticRule rule, SourceSpan span, params string[] arguments) =>
        _problems.Add(new PromptDiagnostic(rule, span, arguments));
}
