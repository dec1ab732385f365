using System;
using System.Collections.Generic;

namespace PromptGen.Compiler.Files;

/// <summary>Paths between the files of a prompt folder. No file is looked at: what exists is what the host gave.</summary>
internal static class PromptFolder
{
    private static readonly char[] Separators = ['/'];

    /// <summary>
    /// The path that a prompt file names, relative to the project; null where it is not a relative path with <c>/</c>, or leaves
    /// the folder in which all prompts stand, the first of the prompt's own path.
    /// </summary>
    public static string? Resolve(string promptPath, string path)
    {
        if (path.Length == 0 || path[0] == '/' || path.IndexOf('\\') >= 0 || path.IndexOf(':') >= 0)
        {
            return null;
        }

        List<string> parts = [.. promptPath.Split(Separators)];
        parts.RemoveAt(parts.Count - 1);
        int root = RootLength(parts);
        foreach (string part in path.Split(Separators))
        {
            if (part is "" or ".")
            {
                continue;
            }

            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count <= root)
            {
                return null;
            }
            else
            {
                parts.RemoveAt(parts.Count - 1);
            }
        }

        return string.Join("/", parts);
    }

    /// <summary>The folder of all prompts, with its <c>/</c>: <c>Prompts/</c>; empty for the folder of the project.</summary>
    public static string Root(string promptPath)
    {
        List<string> parts = [.. promptPath.Split(Separators)];
        parts.RemoveAt(parts.Count - 1);
        int length = RootLength(parts);
        return length == 0 ? "" : string.Join("/", parts.GetRange(0, length)) + "/";
    }

    /// <remarks>A prompt that is linked in from beside the project has a root that begins with <c>..</c>.</remarks>
    private static int RootLength(List<string> folders)
    {
        int root = 0;
        while (root < folders.Count && folders[root] == "..")
        {
            root++;
        }

        return Math.Min(root + 1, folders.Count);
    }

    public static bool IsMessageFile(string path)
    {
        int name = path.LastIndexOf('/') + 1;
        return HasInfix(path, name, ".message.") || HasInfix(path, name, ".partial.");
    }

    /// <summary>The name of a partial: its file name before <c>.partial.</c>.</summary>
    public static string PartialName(string path)
    {
        int name = path.LastIndexOf('/') + 1;
        int end = path.IndexOf(".partial.", name, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? path.Substring(name) : path.Substring(name, end - name);
    }

    public static string FileName(string path) => path.Substring(path.LastIndexOf('/') + 1);

    private static bool HasInfix(string path, int nameStart, string infix)
    {
        int at = path.IndexOf(infix, nameStart, StringComparison.OrdinalIgnoreCase);
        return at > nameStart && at + infix.Length < path.Length;
    }
}
