using System;
using System.Collections.Generic;
using PromptGen.Compiler.Project;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Compiler.Versions;

/// <summary>Follows <c>previous</c> and <c>rollback_to</c> from release to release.</summary>
internal static class ReleaseHistory
{
    public static EquatableArray<PromptDiagnostic> Check(IReadOnlyList<ReleaseLink> releases, ReleaseIndex index)
    {
        Dictionary<(string Id, string Version), string> hashes = [];
        foreach (ReleaseLink release in releases)
        {
            hashes[(release.Id, release.Version)] = release.Hash;
        }

        List<PromptDiagnostic> problems = [];
        foreach (ReleaseLink release in releases)
        {
            // Nearly always both name the same release; that it is missing is then said of `previous`.
            if (release.RollbackTo is { } target && target != release.Previous?.Version && index.Find(release.Id, target) is null)
            {
                problems.Add(new PromptDiagnostic(
                    DiagnosticRules.MissingRollbackRelease, release.RollbackToSpan, release.Id, target,
                    "The release " + release.Version + " names it; restore the file from version control."));
            }

            if (release.Previous is not { } previous)
            {
                continue;
            }

            if (hashes.TryGetValue((release.Id, previous.Version), out string? hash))
            {
                if (hash != previous.Hash)
                {
                    problems.Add(new PromptDiagnostic(
                        DiagnosticRules.OtherPredecessor, release.PreviousSpan, release.Id, release.Version, previous.Version, previous.Hash, hash));
                }
            }
            else if (index.Find(release.Id, previous.Version) is null)
            {
                problems.Add(new PromptDiagnostic(
                    DiagnosticRules.MissingRelease, release.PreviousSpan, release.Id, previous.Version,
                    "The release " + release.Version + " was made from it; restore the file from version control."));
            }
        }

        problems.Sort(static (left, right) => string.CompareOrdinal(left.Location.Path, right.Location.Path));
        return problems.ToEquatableArray();
    }
}
