using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Tool.Projects;

/// <summary>Finds the project whose prompts a command is about, from where it was started.</summary>
internal static class ProjectLocator
{
    // A solution has its projects in folders of folders; looking deeper would search a whole disk.
    private const int SearchDepth = 4;

    /// <param name="directory">Where the command was started.</param>
    /// <param name="promptFolder">What <c>--prompts</c> says; null where it does not.</param>
    /// <exception cref="ToolFailure">There is no such folder.</exception>
    public static PromptProject Find(string directory, string? promptFolder) =>
        promptFolder is null ? FindFrom(directory, ProjectProperties.Of) : Named(directory, promptFolder);

    /// <summary>Finds it without MSBuild where its folder stands plainly in the project: for whoever asks nothing else of the project.</summary>
    /// <exception cref="ToolFailure">There is no such folder.</exception>
    public static PromptProject FindFolder(string directory, string? promptFolder) => promptFolder is null
        ? FindFrom(directory, static file => ProjectProperties.Literal(file) is { } literal && Directory.Exists(FolderOf(Path.GetDirectoryName(file)!, literal)) ? literal : ProjectProperties.Of(file))
        : Named(directory, promptFolder);

    /// <summary>The C# project that a folder belongs to: the first project file in it or above.</summary>
    public static string? ProjectFileAbove(string directory)
    {
        for (DirectoryInfo? folder = new(directory); folder is not null; folder = folder.Parent)
        {
            if (ProjectFileIn(folder.FullName) is { } file)
            {
                return file;
            }
        }

        return null;
    }

    private static PromptProject Named(string directory, string promptFolder)
    {
        string folder = Path.TrimEndingDirectorySeparator(DisplayPath.Full(promptFolder, directory));
        if (!Directory.Exists(folder))
        {
            throw NotFound(
                folder,
                File.Exists(folder) ? $"'{promptFolder}' is a file, not a folder." : $"There is no folder '{promptFolder}'.",
                "Name the folder that holds the prompt files with --prompts.");
        }

        string? file = ProjectFileAbove(folder);
        string project = file is not null ? Path.GetDirectoryName(file)! : Path.GetDirectoryName(folder) ?? folder;
        return new PromptProject(project, file, folder, IsNamed: true)
        {
            Properties = file is null ? ProjectProperties.Default : ProjectProperties.Literal(file),
        };
    }

    private static PromptProject FindFrom(string directory, Func<string, ProjectProperties> read)
    {
        if (ProjectFileAbove(directory) is { } file)
        {
            string project = Path.GetDirectoryName(file)!;
            ProjectProperties properties = read(file);
            string folder = FolderOf(project, properties);
            return Directory.Exists(folder) || properties.Files is { Count: > 0 }
                ? new PromptProject(project, file, folder, IsNamed: false) { Properties = properties }
                : throw NotFound(
                    file,
                    $"The project '{DisplayPath.Of(file, directory)}' has no folder '{DisplayPath.Of(folder, project)}'.",
                    "Run `dotnet promptgen init` to begin one, or name another folder with --prompts.");
        }

        string own = Path.Combine(directory, DefaultPromptFolder.In(directory));
        return Directory.Exists(own) ? new PromptProject(directory, null, own, IsNamed: false) : FindBelow(directory, read);
    }

    /// <summary>In the root of a solution the command means the one project that has prompts.</summary>
    private static PromptProject FindBelow(string directory, Func<string, ProjectProperties> read)
    {
        List<PromptProject> found = [];
        Collect(directory, SearchDepth, found);
        return found.Count switch
        {
            1 => found[0].ProjectFile is { } file ? FindFrom(Path.GetDirectoryName(file)!, read) : found[0],
            0 => throw NotFound(
                directory,
                $"There is no C# project and no folder '{ProjectProperties.Default.Folder}' in '{directory}', above it or in the folders below.",
                "Run the command in the folder of a project, or name the folder of the prompts with --prompts."),
            _ => throw NotFound(
                directory,
                "Several projects below have prompts: "
                    + string.Join(", ", found.Select(project => DisplayPath.Of(project.PromptFolder, directory)).Order(StringComparer.Ordinal)) + ".",
                "Name one of these folders with --prompts, or run the command in the folder of its project."),
        };
    }

    private static void Collect(string directory, int depth, List<PromptProject> found)
    {
        if (ProjectFileIn(directory) is { } file)
        {
            string folder = FolderOf(directory, ProjectProperties.Literal(file));
            if (Directory.Exists(folder))
            {
                found.Add(new PromptProject(directory, file, folder, IsNamed: false));
            }

            return;
        }

        if (depth == 0)
        {
            return;
        }

        EnumerationOptions visible = new() { AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };
        foreach (string folder in Directory.EnumerateDirectories(directory, "*", visible))
        {
            if (Path.GetFileName(folder) is not ("bin" or "obj" or "node_modules"))
            {
                Collect(folder, depth - 1, found);
            }
        }
    }

    private static string? ProjectFileIn(string directory) =>
        Directory.Exists(directory) ? Directory.EnumerateFiles(directory, "*.csproj").Order(StringComparer.Ordinal).FirstOrDefault() : null;

    private static string FolderOf(string directory, ProjectProperties properties) =>
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(directory, properties.Folder)));

    private static ToolFailure NotFound(string path, string what, string advice) => new(DiagnosticRules.PromptFolderNotFound, path, what, advice);
}
