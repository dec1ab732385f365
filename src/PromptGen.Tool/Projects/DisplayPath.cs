using System.IO;
using PromptGen.Compiler.Files;

namespace PromptGen.Tool.Projects;

/// <summary>Paths as a person reads them and can use them: relative to where the command was started.</summary>
internal static class DisplayPath
{
    /// <returns>With <c>/</c>. The full path if the two have no folder in common but the root of the disk.</returns>
    public static string Of(string path, string directory)
    {
        if (FilePath.Normalize(path).TrimEnd('/') == FilePath.Normalize(directory).TrimEnd('/'))
        {
            return ".";
        }

        string? common = directory;
        while (common is not null && FilePath.Below(path, common) is null)
        {
            common = Path.GetDirectoryName(common);
        }

        return common is null || Path.GetDirectoryName(common) is null ? path : FilePath.From(directory, path) ?? path;
    }

    /// <summary>The full path of what a person wrote.</summary>
    public static string Full(string path, string directory) => Path.GetFullPath(Path.Combine(directory, path));
}
