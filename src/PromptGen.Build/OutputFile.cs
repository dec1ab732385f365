using System;
using System.IO;

namespace PromptGen.Build;

/// <summary>Writes files of the build to a temporary file and renames it, so a reader never gets half a file.</summary>
internal static class OutputFile
{
    /// <summary>
    /// Writes the file unless it has this content already; then only its time becomes new, which is what MSBuild compares to tell
    /// that it is up to date.
    /// </summary>
    public static void Write(string path, byte[] content)
    {
        if (HasContent(path, content))
        {
#pragma warning disable RS0030 // The time of a file is no part of an output.
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
#pragma warning restore RS0030
            return;
        }

        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        string beside = path + ".new";
        File.WriteAllBytes(beside, content);
        if (File.Exists(path))
        {
            File.Replace(beside, path, destinationBackupFileName: null);
        }
        else
        {
            File.Move(beside, path);
        }
    }

    private static bool HasContent(string path, byte[] content)
    {
        FileInfo file = new(path);
        if (!file.Exists || file.Length != content.Length)
        {
            return false;
        }

        byte[] present = File.ReadAllBytes(path);
        for (int i = 0; i < content.Length; i++)
        {
            if (present[i] != content[i])
            {
                return false;
            }
        }

        return true;
    }
}
