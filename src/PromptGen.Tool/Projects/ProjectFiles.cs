using System;
using System.Collections.Generic;
using System.IO;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Tool.Projects;

/// <summary>The prompt files of a project, by the patterns that the package's build files have, or as the project lists them.</summary>
internal static class ProjectFiles
{
    // Links can make a folder its own descendant.
    private const int GreatestDepth = 64;

    /// <returns>Sorted by relative path.</returns>
    /// <exception cref="ToolFailure">A folder cannot be read.</exception>
    public static IReadOnlyList<ProjectFile> List(PromptProject project)
    {
        if (project.Properties.Files is { } listed)
        {
            return listed;
        }

        List<ProjectFile> files = [];
        try
        {
            Collect(project, new DirectoryInfo(project.PromptFolder), link: null, isRelease: false, GreatestDepth, files);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ToolFailure(DiagnosticRules.FileNotRead, project.PromptFolder, project.PromptFolder, exception.Message);
        }

        files.Sort(static (left, right) => string.CompareOrdinal(left.RelativePath, right.RelativePath));
        return files;
    }

    private static void Collect(PromptProject project, DirectoryInfo folder, string? link, bool isRelease, int depth, List<ProjectFile> files)
    {
        foreach (FileSystemInfo entry in folder.EnumerateFileSystemInfos())
        {
            string? entryLink = link ?? (entry.Attributes.HasFlag(FileAttributes.ReparsePoint) ? entry.FullName : null);
            if (entry is DirectoryInfo child)
            {
                // As MSBuild's defaults have it: hidden folders and build output hold no sources.
                if (depth > 0 && entry.Name[0] != '.' && !IsBuildOutput(project, child))
                {
                    bool releases = isRelease || IsReleaseFolder(entry.Name);
                    Collect(project, child, entryLink, releases, depth - 1, files);
                }
            }
            else if (KindOf(entry.Name, isRelease) is { } kind)
            {
                files.Add(new ProjectFile(entry.FullName, project.RelativePath(entry.FullName), kind, entryLink));
            }
        }
    }

    private static SourceFileKind? KindOf(string name, bool isRelease) => PromptFileName.KindOf(name) switch
    {
        SourceFileKind.Release when !isRelease => null,
        SourceFileKind.Partial or SourceFileKind.Message when name.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) => null,
        var kind => kind,
    };

    // The former folder, too: what is in it is reported instead of missed.
    private static bool IsReleaseFolder(string name) =>
        name.Equals(ReleasePath.Folder, StringComparison.OrdinalIgnoreCase) || name.Equals(ReleasePath.FormerFolder, StringComparison.OrdinalIgnoreCase);

    private static bool IsBuildOutput(PromptProject project, DirectoryInfo folder) =>
        folder.Name is "bin" or "obj" && folder.Parent?.FullName == project.Directory;
}

/// <param name="Link">The file itself, or a folder on the way to it, where that is a link; else null.</param>
internal sealed record ProjectFile(string FullPath, string RelativePath, SourceFileKind Kind, string? Link)
{
    /// <summary>What is to be read in place of what the file holds now; null where the file counts.</summary>
    public string? Content { get; init; }
}
