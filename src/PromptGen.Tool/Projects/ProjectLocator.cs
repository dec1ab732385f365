using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PromptGen.Compiler.Files;
using PromptGen.Core.Diagnostics;
using PromptGen.Tool.Repository;

namespace PromptGen.Tool.Projects;

/// <summary>Finds the projects whose prompts a command is about, from where it was started.</summary>
internal static class ProjectLocator
{
    // A solution has its projects in folders of folders; looking deeper would search a whole disk.
    private const int SearchDepth = 4;

    /// <param name="directory">Where the command was started.</param>
    /// <param name="ids">Prompts, releases or bundles that the command names: of several projects it means the one that has them all.</param>
    /// <exception cref="ToolFailure">There is no such project, or there are several.</exception>
    public static PromptProject Find(string directory, ProjectSelection where, params IReadOnlyCollection<string> ids) => Find(directory, where, ids, ProjectProperties.Of);

    /// <summary>Finds it without MSBuild where its folder is written plainly in the project: for commands that ask nothing else of the project.</summary>
    /// <exception cref="ToolFailure">There is no such project, or there are several.</exception>
    public static PromptProject FindFolder(string directory, ProjectSelection where, params IReadOnlyCollection<string> ids) => Find(
        directory, where, ids,
        static file => ProjectProperties.Literal(file) is { } literal && Directory.Exists(FolderOf(Path.GetDirectoryName(file)!, literal)) ? literal : ProjectProperties.Of(file));

    /// <summary>All projects that a command works on. Projects that share a folder of prompts count once.</summary>
    /// <returns>At least one, sorted by the folder of the prompts.</returns>
    /// <exception cref="ToolFailure">There is none, or, unless all were asked for, there are several.</exception>
    public static IReadOnlyList<PromptProject> FindAll(string directory, ProjectSelection where)
    {
        if (!where.All)
        {
            return [Find(directory, where)];
        }

        IReadOnlyList<PromptProject> found = Below(ProjectFileAbove(directory) is null ? directory : RootOf(directory));
        if (found.Count == 0)
        {
            found = Below(RootOf(directory));
        }

        return found.Count == 0 ? throw NoProject(directory) : [.. found.Select(static project => Evaluated(project, ProjectProperties.Of))];
    }

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

    /// <summary>The project file that a user named, by itself or by its folder.</summary>
    /// <exception cref="ToolFailure">There is none.</exception>
    public static string ProjectFile(string directory, string project)
    {
        string path = DisplayPath.Full(project, directory);
        string? file = File.Exists(path) && path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) ? path : Directory.Exists(path) ? ProjectFileIn(path) : null;
        return file ?? throw NotFound(
            path,
            File.Exists(path) ? $"'{project}' is not a C# project." : Directory.Exists(path) ? $"The folder '{project}' does not contain a C# project." : $"'{project}' does not exist.",
            "Pass a .csproj file or its folder to --project.");
    }

    private static PromptProject Find(string directory, ProjectSelection where, IReadOnlyCollection<string> ids, Func<string, ProjectProperties> read) => where switch
    {
        { PromptFolder: { } folder } => Named(directory, folder),
        { Project: { } project } => OfFile(ProjectFile(directory, project), directory, read),
        _ => FindFrom(directory, ids, read),
    };

    private static PromptProject Named(string directory, string promptFolder)
    {
        string folder = Path.TrimEndingDirectorySeparator(DisplayPath.Full(promptFolder, directory));
        if (!Directory.Exists(folder))
        {
            throw NotFound(
                folder,
                File.Exists(folder) ? $"'{promptFolder}' is a file, not a folder." : $"The folder '{promptFolder}' does not exist.",
                "Pass the folder that contains the prompt files to --prompts.");
        }

        string? file = ProjectFileAbove(folder);
        string project = file is not null ? Path.GetDirectoryName(file)! : Path.GetDirectoryName(folder) ?? folder;
        return new PromptProject(project, file, folder, IsNamed: true)
        {
            Properties = file is null ? ProjectProperties.Default : ProjectProperties.Literal(file),
        };
    }

    private static PromptProject OfFile(string file, string directory, Func<string, ProjectProperties> read)
    {
        string project = Path.GetDirectoryName(file)!;
        ProjectProperties properties = read(file);
        string folder = FolderOf(project, properties);
        return Directory.Exists(folder) || properties.Files is { Count: > 0 }
            ? new PromptProject(project, file, folder, IsNamed: false) { Properties = properties }
            : throw NotFound(
                file,
                $"The project '{DisplayPath.Of(file, directory)}' does not have a folder '{DisplayPath.Of(folder, project)}'.",
                "Run `dotnet promptgen init` in the project's folder to create it, or pass another project to --project.");
    }

    private static PromptProject FindFrom(string directory, IReadOnlyCollection<string> ids, Func<string, ProjectProperties> read)
    {
        string? above = ProjectFileAbove(directory);
        if (above is not null && HasPrompts(above))
        {
            return OfFile(above, directory, read);
        }

        string own = Path.Combine(directory, DefaultPromptFolder.In(directory));
        if (above is null && Directory.Exists(own))
        {
            return new PromptProject(directory, null, own, IsNamed: false);
        }

        IReadOnlyList<PromptProject> found = Below(directory) is { Count: > 0 } below ? below : Below(RootOf(directory));
        return found.Count == 0
            ? PromptFolderAround(directory) ?? (above is not null ? OfFile(above, directory, read) : throw NoProject(directory))
            : Evaluated(Chosen(found, directory, ids), read);
    }

    /// <summary>A project that neither references the package nor has its folder, such as one of tests, is not meant where another one is.</summary>
    private static bool HasPrompts(string file) =>
        ProjectText.MentionsPackage(file) || Directory.Exists(FolderOf(Path.GetDirectoryName(file)!, ProjectProperties.Literal(file)));

    private static PromptProject Chosen(IReadOnlyList<PromptProject> found, string directory, IReadOnlyCollection<string> ids)
    {
        PromptProject[] around = [.. found.Where(project => FilePath.Below(directory, project.PromptFolder) is not null)];
        if (around.Length == 1)
        {
            return around[0];
        }

        PromptProject[] holding = ids.Count == 0 || found.Count == 1 ? [.. found] : [.. found.Where(project => KnownIds.Of(project).IsSupersetOf(ids))];
        return holding switch
        {
            [{ } only] => only,
            [] => throw NotFound(
                directory,
                ids.Count == 1 ? $"None of the projects below has a prompt '{ids.First()}'{Question(found, ids.First())}: {Names(found, directory)}."
                    : $"None of the projects below has all of the prompts {string.Join(", ", ids)}: {Names(found, directory)}.",
                "Pass the project to --project."),
            _ => throw NotFound(
                directory,
                (ids.Count == 0 ? "Several projects have prompts: " : $"Several projects have a prompt '{ids.First()}': ") + Names(holding, directory) + ".",
                "Pass one of them to --project" + (ids.Count == 0 ? ", or use --all if the command has it." : ".")),
        };
    }

    private static string Question(IReadOnlyList<PromptProject> found, string id) =>
        NearestName.Find(id, [.. found.SelectMany(static project => KnownIds.Of(project)).Distinct(StringComparer.Ordinal)]) is { } nearest ? $" (did you mean `{nearest}`?)" : "";

    private static string Names(IReadOnlyList<PromptProject> found, string directory) =>
        string.Join(", ", found.Select(project => DisplayPath.Of(project.ProjectFile ?? project.PromptFolder, directory)).Order(StringComparer.Ordinal));

    /// <summary>A project that was found by its text, with what its build says of it.</summary>
    private static PromptProject Evaluated(PromptProject project, Func<string, ProjectProperties> read) =>
        project.ProjectFile is { } file ? OfFile(file, project.Directory, read) : project;

    /// <summary>A folder of prompts that no project names, when the command was started in it.</summary>
    private static PromptProject? PromptFolderAround(string directory)
    {
        for (DirectoryInfo? folder = new(directory); folder?.Parent is { } parent; folder = parent)
        {
            if (folder.Name == DefaultPromptFolder.In(parent.FullName))
            {
                return new PromptProject(parent.FullName, null, folder.FullName, IsNamed: false);
            }
        }

        return null;
    }

    /// <summary>The folder in which a solution's other projects are looked for: of the repository, else of the nearest solution file above, else the folder itself.</summary>
    private static string RootOf(string directory)
    {
        if (WorkTree.Around(directory) is { } tree)
        {
            return tree.Root;
        }

        for (DirectoryInfo? folder = new(directory); folder is not null; folder = folder.Parent)
        {
            if (folder.Exists && folder.EnumerateFiles("*.sln*").Any(static file => file.Extension is ".sln" or ".slnx"))
            {
                return folder.FullName;
            }
        }

        return directory;
    }

    /// <summary>The projects with prompts in a folder and below, one for each folder of prompts. If some reference the package, others do not count.</summary>
    private static IReadOnlyList<PromptProject> Below(string directory)
    {
        List<PromptProject> found = [];
        Collect(directory, SearchDepth, found);
        bool isPackage = found.Exists(static project => ProjectText.MentionsPackage(project.ProjectFile!));
        return
        [
            .. found.Where(project => !isPackage || ProjectText.MentionsPackage(project.ProjectFile!))
                .OrderBy(static project => project.PromptFolder, StringComparer.Ordinal)
                .ThenBy(static project => project.ProjectFile, StringComparer.Ordinal)
                .DistinctBy(static project => project.PromptFolder, StringComparer.Ordinal),
        ];
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

    /// <summary>Of several project files in one folder, the first that references the package, else the first.</summary>
    private static string? ProjectFileIn(string directory)
    {
        string[] files = Directory.Exists(directory) ? [.. Directory.EnumerateFiles(directory, "*.csproj").Order(StringComparer.Ordinal)] : [];
        return files.Length > 1 ? Array.Find(files, ProjectText.MentionsPackage) ?? files[0] : files.FirstOrDefault();
    }

    private static string FolderOf(string directory, ProjectProperties properties) =>
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(directory, properties.Folder)));

    private static ToolFailure NoProject(string directory) => NotFound(
        directory,
        $"There is no C# project and no folder '{ProjectProperties.Default.Folder}' in '{directory}', above it or below it.",
        "Run the command in the folder of a project, or pass the project to --project or the folder of the prompts to --prompts.");

    private static ToolFailure NotFound(string path, string what, string advice) => new(DiagnosticRules.PromptFolderNotFound, path, what, advice);
}
