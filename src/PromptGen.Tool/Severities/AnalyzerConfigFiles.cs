using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PromptGen.Core.Diagnostics;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Severities;

/// <summary>
/// Finds the files that a build gives the compiler without being told, in the folders of the code and in all above: those of them that say something
/// about a whole compilation. Sections for files concern C# files alone, and prompt files are none.
/// </summary>
internal static class AnalyzerConfigFiles
{
    private static readonly string[] Names = [".editorconfig", ".globalconfig"];

    /// <param name="directory">Of the project.</param>
    /// <returns>Sorted (ordinal).</returns>
    /// <exception cref="ToolFailure">A folder cannot be read.</exception>
    public static IReadOnlyList<string> Of(string directory)
    {
        List<string> files = [];
        try
        {
            for (DirectoryInfo? folder = new(directory); folder is not null; folder = folder.Parent)
            {
                files.AddRange(In(folder.FullName));
            }

            foreach (DirectoryInfo folder in Below(new DirectoryInfo(directory)))
            {
                Collect(folder, files);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ToolFailure(DiagnosticRules.FileNotRead, directory, directory, exception.Message);
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }

    /// <summary>Whether it is worth while to let the compiler read the file.</summary>
    public static bool CanBeGlobal(string file) =>
        Path.GetFileName(file) == ".globalconfig" || FileContent.ReadText(file).Contains("is_global", StringComparison.OrdinalIgnoreCase);

    /// <returns>Whether there is code in the folder or below: only then its config file counts.</returns>
    private static bool Collect(DirectoryInfo folder, List<string> files)
    {
        bool hasCode = folder.EnumerateFiles("*.cs").Any();
        foreach (DirectoryInfo child in Below(folder))
        {
            hasCode |= Collect(child, files);
        }

        if (hasCode)
        {
            files.AddRange(In(folder.FullName));
        }

        return hasCode;
    }

    private static IEnumerable<string> In(string folder) => Names.Select(name => Path.Combine(folder, name)).Where(static file => File.Exists(file) && CanBeGlobal(file));

    private static IEnumerable<DirectoryInfo> Below(DirectoryInfo folder) => folder.EnumerateDirectories()
        .Where(static child => child.Name[0] != '.' && child.Name is not ("bin" or "obj" or "node_modules") && !child.Attributes.HasFlag(FileAttributes.ReparsePoint));
}
