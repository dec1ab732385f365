using System;

namespace PromptGen.Compiler.Files;

/// <summary>Lines that a merge leaves where both sides changed the same place.</summary>
internal static class ConflictMarker
{
    private const string Ours = "<<<<<<< ";
    private const string Theirs = "\n>>>>>>> ";

    /// <summary>The start of the first conflict; -1 if there is none. A marker alone, as in a text about merging, is not a
    /// conflict.</summary>
    public static int Find(string text)
    {
        for (int at = text.IndexOf(Ours, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Ours, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || text[at - 1] is '\n' or '\r' or '\uFEFF') && text.IndexOf(Theirs, at, StringComparison.Ordinal) > 0)
            {
                return at;
            }
        }

        return -1;
    }

    public static int End(string text, int marker)
    {
        int end = text.IndexOfAny(['\r', '\n'], marker);
        return end < 0 ? text.Length : end;
    }

    public static string Line(string text, int marker) => text.Substring(marker, End(text, marker) - marker);
}
