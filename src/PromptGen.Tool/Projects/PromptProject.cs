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

    /// <summary>Where a file of the project stands.</summary>
    /// <param name="relativePath">With <c>/</c>.</param>
    public string FullPath(string relativePath) => Path.GetFullPath(Path.Combine(Directory, relativePath));

    public string RelativePath(string fullPath) =>
        FilePath.Below(fullPath, Directory) ?? FilePath.Normalize(Path.GetRelativePath(Directory, fullPath));
}
