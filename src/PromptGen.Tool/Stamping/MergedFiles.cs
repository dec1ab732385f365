using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Project;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Collections;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Stamping;

/// <summary>The prompt files of a project after a merge, with what a stamp may settle settled: versions that both branches gave. Nothing is written yet.</summary>
/// <param name="Files">All files; those that were settled have their new text with them, and releases that got another version are among them.</param>
/// <param name="Renamed">Those releases.</param>
/// <param name="Problems">Why something could not be settled.</param>
internal sealed record MergedFiles(
    IReadOnlyList<ProjectFile> Files, IReadOnlyList<RenamedRelease> Renamed, IReadOnlyList<PromptDiagnostic> Problems)
{
    public static MergedFiles Settle(PromptProject project, IReadOnlyList<ProjectFile> files)
    {
        ProjectFile[] unsettled = [.. FileStage.Run(files.Where(static file => file.Kind is SourceFileKind.Prompt or SourceFileKind.Release), static file => file.FullPath, Conflicting)
            .OfType<ProjectFile>()];
        if (unsettled.Length == 0)
        {
            return new MergedFiles(files, [], []);
        }

        Dictionary<string, ProjectFile> settled = files.ToDictionary(static file => file.RelativePath, StringComparer.Ordinal);
        foreach (ProjectFile prompt in unsettled.Where(static file => file.Kind == SourceFileKind.Prompt))
        {
            if (MergeConflict.Parse(prompt.Content!) is { } conflict && VersionConflict.Resolve(conflict) is { } text)
            {
                settled[prompt.RelativePath] = prompt with { Content = text };
            }
        }

        ReleaseIndex index = ReleaseIndex.Of(files.Where(static file => file.Kind == SourceFileKind.Release).Select(static file => file.RelativePath).ToEquatableArray());
        ReleaseMerge releases = ReleaseMerge.Settle(
            [.. unsettled.Where(static file => file.Kind == SourceFileKind.Release).Select(FileContent.Read)], index, path => LoadedReleases.Read(settled[path.Path]));
        foreach (ReleaseFile kept in releases.Kept)
        {
            settled[kept.Path] = settled[kept.Path] with { Content = kept.Text };
        }

        foreach (RenamedRelease renamed in releases.Renamed)
        {
            settled.Add(renamed.File.Path, new ProjectFile(project.FullPath(renamed.File.Path), renamed.File.Path, SourceFileKind.Release, Link: null) { Content = renamed.File.Text });
        }

        return new MergedFiles([.. settled.Values.OrderBy(static file => file.RelativePath, StringComparer.Ordinal)], releases.Renamed, releases.Problems);
    }

    /// <summary>The file with its text, where that has both sides of a merge.</summary>
    private static ProjectFile? Conflicting(ProjectFile file)
    {
        string text = FileContent.Read(file).Text;
        return ConflictMarker.Find(text) < 0 ? null : file with { Content = text };
    }
}
