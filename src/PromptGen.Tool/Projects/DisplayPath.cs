using System.IO;
using PromptGen.Compiler.Files;

namespace PromptGen.Tool.Projects;

/// <summary>Paths as a person reads them: relative to where the command was started, if the file is below.</summary>
internal static class DisplayPath
{
    public static string Of(string path, string directory) =>
        FilePath.Below(path, directory) is { Length: > 0 } below ? below : path;

    /// <summary>The full path of what a person wrote.</summary>
    public static string Full(string path, string directory) => Path.GetFullPath(Path.Combine(directory, path));
}
