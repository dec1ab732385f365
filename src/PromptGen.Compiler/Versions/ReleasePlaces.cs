using System;
using System.Collections.Generic;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Project;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Compiler.Versions;

/// <summary>Whether a prompt's releases can be told apart by their paths, on every file system.</summary>
internal static class ReleasePlaces
{
    /// <param name="place">Where problems are shown: the release files have not been read.</param>
    public static EquatableArray<PromptDiagnostic> Check(ReleaseIndex releases, string promptId, SourceSpan place)
    {
        List<PromptDiagnostic> problems = [];
        foreach (string id in releases.OtherSpellings(promptId))
        {
            problems.Add(Misplaced(
                place, releases.Of(id)[0].Path,
                "the prompt's id is `" + promptId + "`, and the name of a folder must not differ from it in case"));
        }

        IReadOnlyList<ReleasePath> own = releases.Of(promptId);
        for (int i = 1; i < own.Count; i++)
        {
            // Two items may name one file.
            if (own[i].Version == own[i - 1].Version && own[i].Path != own[i - 1].Path)
            {
                problems.Add(Misplaced(place, own[i].Path, "the same release is also at " + own[i - 1].Path));
            }
        }

        foreach (ReleasePath file in releases.Misnamed)
        {
            if (file.Id == promptId)
            {
                problems.Add(Misplaced(place, file.Path, "its name is not a version such as `2026-03-15.1`"));
            }
        }

        return problems.ToEquatableArray();
    }

    private static PromptDiagnostic Misplaced(SourceSpan place, string path, string reason) =>
        new(DiagnosticRules.MisplacedRelease, place, path, reason);
}
