using System;
using System.Collections.Generic;

namespace PromptGen.Compiler.Files;

/// <summary>Paths as text: no file system is asked, since an analyzer may not and the files may be anywhere.</summary>
internal static class FilePath
{
    /// <summary>With <c>/</c>, and without empty, <c>.</c> and inner <c>..</c> segments.</summary>
    public static string Normalize(string path)
    {
        string slashed = path.Replace('\\', '/');
        if (slashed.IndexOf("//", StringComparison.Ordinal) < 0
            && slashed.IndexOf("/.", StringComparison.Ordinal) < 0
            && !slashed.StartsWith(".", StringComparison.Ordinal))
        {
            return slashed;
        }

        // A leading // is a network share, and stays.
        string root = slashed.StartsWith("//", StringComparison.Ordinal) ? "//" : slashed.StartsWith("/", StringComparison.Ordinal) ? "/" : "";
        List<string> segments = [];
        foreach (string segment in slashed.Split('/'))
        {
            if (segment.Length == 0 || segment == ".")
            {
                continue;
            }

            if (segment == ".." && segments.Count > 0 && segments[segments.Count - 1] != "..")
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment != ".." || root.Length == 0)
            {
                segments.Add(segment);
            }
        }

        return root + string.Join("/", segments);
    }

    /// <summary>One text for all spellings of one file. Windows paths differ in case without differing in the file.</summary>
    public static string IdentityOf(string path, string projectDirectory)
    {
        string full = Normalize(IsRooted(path) || projectDirectory.Length == 0 ? path : projectDirectory + "/" + path);
        return IsWindows(full) ? full.ToUpperInvariant() : full;
    }

    /// <summary>The path below a directory, or null if it is not below it.</summary>
    public static string? Below(string path, string directory)
    {
        if (directory.Length == 0)
        {
            return null;
        }

        string normalPath = Normalize(path);
        string normalDirectory = Normalize(directory).TrimEnd('/') + "/";
        StringComparison comparison = IsWindows(normalDirectory) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return normalPath.StartsWith(normalDirectory, comparison) ? normalPath.Substring(normalDirectory.Length) : null;
    }

    /// <summary>The path as seen from a directory, with <c>..</c> if it is outside, or null if the two do not have a common
    /// root.</summary>
    public static string? From(string directory, string path)
    {
        if (Below(path, directory) is { } below)
        {
            return below;
        }

        string normalPath = Normalize(path);
        string normalDirectory = Normalize(directory).TrimEnd('/');
        bool isWindows = IsWindows(normalPath);
        if (!IsRooted(directory) || isWindows != IsWindows(normalDirectory))
        {
            return null;
        }

        // "/app" begins with an empty segment, "C:/app" with its drive; a share is its two slashes, its server and its name.
        int root = normalPath.StartsWith("//", StringComparison.Ordinal) ? 4 : 1;
        StringComparison comparison = isWindows ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        string[] steps = normalPath.Split('/');
        string[] start = normalDirectory.Split('/');
        int shared = 0;
        while (shared < start.Length && shared < steps.Length - 1 && string.Equals(steps[shared], start[shared], comparison))
        {
            shared++;
        }

        if (shared < root)
        {
            return null;
        }

        List<string> segments = [];
        for (int i = shared; i < start.Length; i++)
        {
            segments.Add("..");
        }

        segments.AddRange(new ArraySegment<string>(steps, shared, steps.Length - shared));
        return string.Join("/", segments);
    }

    public static bool IsRooted(string path) =>
        path.Length > 0 && (path[0] is '/' or '\\' || HasDrive(path));

    public static string FileName(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    private static bool IsWindows(string normalPath) =>
        HasDrive(normalPath) || normalPath.StartsWith("//", StringComparison.Ordinal);

    private static bool HasDrive(string path) =>
        path.Length > 1 && path[1] == ':' && path[0] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
