using System;
using System.IO;
using System.Text.RegularExpressions;

namespace PromptGen.Tool.Projects;

/// <summary>The ways of naming an imported file that can be followed without evaluating a project: a path, and a file of a name above.</summary>
internal static partial class ProjectImport
{
    /// <param name="value">Of the attribute <c>Project</c>.</param>
    /// <param name="importingFile">The file that says so.</param>
    /// <returns>Null where only MSBuild can tell.</returns>
    public static string? Resolve(string value, string importingFile)
    {
        string directory = Path.GetDirectoryName(importingFile)!;
        Match above = FileAboveCall().Match(value);
        if (above.Success)
        {
            string start = Path.Combine(directory, above.Groups["start"].Value.Replace('\\', '/').TrimStart('/'));
            return FileAbove(above.Groups["name"].Value, Path.GetFullPath(start));
        }

        string path = value.Replace("$(MSBuildThisFileDirectory)", directory + "/", StringComparison.OrdinalIgnoreCase).Replace('\\', '/');
        if (path.Contains("$(", StringComparison.Ordinal) || path.Contains('*', StringComparison.Ordinal))
        {
            return null;
        }

        string full = Path.GetFullPath(Path.Combine(directory, path));
        return File.Exists(full) ? full : null;
    }

    /// <summary>The file of a name in a folder or the nearest one above.</summary>
    public static string? FileAbove(string name, string directory)
    {
        for (DirectoryInfo? folder = new(directory); folder is not null; folder = folder.Parent)
        {
            string file = Path.Combine(folder.FullName, name);
            if (File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }

    [GeneratedRegex(@"^\$\(\[MSBuild\]::GetPathOfFileAbove\(\s*['""]?(?<name>[\w.]+)['""]?\s*,\s*['""]?\$\(MSBuildThisFileDirectory\)(?<start>[\w./\\]*)['""]?\s*\)\)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FileAboveCall();
}
