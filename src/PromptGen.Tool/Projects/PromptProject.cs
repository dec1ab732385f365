using System.IO;
using PromptGen.Compiler.Files;

namespace PromptGen.Tool.Projects;

/// <summary>The folder of prompts that a command works on, and the project that it belongs to.</summary>
/// <param name="Directory">The project's folder, to which the paths in records and manifests are relative.</param>
/// <param name="ProjectFile">Null where the folder belongs to no C# project.</param>
/// <param name="PromptFolder">The full path of the folder that holds the prompt files.</param>
/// <param name="IsNamed">The user named the folder, and so means it whatever the project says.</param>
internal sealed record PromptProject(string Directory, string? ProjectFile, string PromptFolder, bool IsNamed)
{
    public ProjectProperties Properties { get; init; } = ProjectProperties.Default;

    /// <summary>The full path of the folder below which builds look for releases: a named folder can be a part of it.</summary>
    public string ReleasedBelow => Path.GetFullPath(Path.Combine(Directory, Properties.Folder)) is var whole && FilePath.Below(PromptFolder, whole) is not null ? whole : PromptFolder;

    /// <summary>The full path of a file of the project.</summary>
    /// <param name="relativePath">With <c>/</c>.</param>
    public string FullPath(string relativePath) => Path.GetFullPath(Path.Combine(Directory, relativePath));

    /// <summary>A file of the project as a person reads it who started the command in this directory.</summary>
    /// <param name="relativePath">To the project, with <c>/</c>.</param>
    public string Shown(string relativePath, string directory) => DisplayPath.Of(FullPath(relativePath), directory);

    /// <summary>What the project is called in outputs about several: its project file, or the folder of its prompts.</summary>
    public string Name(string directory) => DisplayPath.Of(ProjectFile ?? PromptFolder, directory);

    public string RelativePath(string fullPath) =>
        FilePath.Below(fullPath, Directory) ?? FilePath.Normalize(Path.GetRelativePath(Directory, fullPath));
}
