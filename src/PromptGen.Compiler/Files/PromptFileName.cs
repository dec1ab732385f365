using System;
using PromptGen.Compiler.Versions;

namespace PromptGen.Compiler.Files;

/// <summary>Determines the kind of a file by its name: additional files also belong to other generators.</summary>
internal static class PromptFileName
{
    private static readonly string[] PromptEndings = [".prompt.yaml", ".prompt.yml", ".prompt.json"];

    public static SourceFileKind? KindOf(string path)
    {
        int nameStart = path.LastIndexOfAny(['/', '\\']) + 1;
        foreach (string ending in PromptEndings)
        {
            if (EndsWith(path, nameStart, ending))
            {
                return SourceFileKind.Prompt;
            }
        }

        if (EndsWith(path, nameStart, ReleasePath.Ending))
        {
            return SourceFileKind.Release;
        }

        if (HasInfix(path, nameStart, ".partial."))
        {
            return SourceFileKind.Partial;
        }

        return HasInfix(path, nameStart, ".message.") ? SourceFileKind.Message : null;
    }

    private static bool EndsWith(string path, int nameStart, string ending) =>
        path.Length - nameStart > ending.Length && path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    private static bool HasInfix(string path, int nameStart, string infix)
    {
        int at = path.IndexOf(infix, nameStart, StringComparison.OrdinalIgnoreCase);
        return at > nameStart && at + infix.Length < path.Length;
    }
}
