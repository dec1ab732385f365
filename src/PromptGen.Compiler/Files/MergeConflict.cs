using System;
using System.Collections.Generic;
using System.Text;

namespace PromptGen.Compiler.Files;

/// <summary>A text that a merge left with both sides of what it could not decide, taken apart.</summary>
internal sealed class MergeConflict
{
    private readonly List<ConflictPart> _parts = [];

    private MergeConflict()
    {
    }

    public IReadOnlyList<ConflictPart> Parts => _parts;

    /// <summary>The text as it was on the side that is checked out.</summary>
    public string Ours => Side(static part => part.Ours);

    /// <summary>The text as it was on the side that was merged in.</summary>
    public string Theirs => Side(static part => part.Theirs);

    /// <summary>The parts of a text with conflict markers; null if there are none, or they are not in pairs.</summary>
    public static MergeConflict? Parse(string text)
    {
        if (ConflictMarker.Find(text) < 0)
        {
            return null;
        }

        MergeConflict conflict = new();
        StringBuilder[] sides = [new(), new(), new(), new()];
        Section section = Section.Common;
        foreach (string line in Lines(text))
        {
            Section? next = (section, Marker(line)) switch
            {
                (Section.Common, '<') => Section.Ours,
                (Section.Ours, '|') => Section.Base,
                (Section.Ours or Section.Base, '=') => Section.Theirs,
                (Section.Theirs, '>') => Section.Common,
                _ => null,
            };
            if (next is null)
            {
                sides[(int)section].Append(line);
                continue;
            }

            if (next == Section.Ours)
            {
                string common = Take(sides[(int)Section.Common]);
                conflict._parts.Add(new ConflictPart(common, common, IsConflict: false));
            }
            else if (next == Section.Common)
            {
                sides[(int)Section.Base].Clear();
                conflict._parts.Add(new ConflictPart(Take(sides[(int)Section.Ours]), Take(sides[(int)Section.Theirs]), IsConflict: true));
            }

            section = next.Value;
        }

        string rest = Take(sides[(int)Section.Common]);
        conflict._parts.Add(new ConflictPart(rest, rest, IsConflict: false));
        return section == Section.Common ? conflict : null;
    }

    /// <summary>Each line with its end.</summary>
    public static IEnumerable<string> Lines(string text)
    {
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            yield return text.Substring(start, end - start);
            start = end;
        }
    }

    /// <summary>The character of which a marker is made; none for an ordinary line.</summary>
    private static char Marker(string line)
    {
        string text = line.TrimEnd('\r', '\n').TrimStart('\uFEFF');
        const int Length = 7;
        if (text.Length < Length || text[0] is not ('<' or '|' or '=' or '>'))
        {
            return '\0';
        }

        bool isMarker = text.Substring(0, Length).Trim(text[0]).Length == 0
            && (text.Length == Length || (text[0] != '=' && text[Length] == ' '));
        return isMarker ? text[0] : '\0';
    }

    private static string Take(StringBuilder text)
    {
        string taken = text.ToString();
        text.Clear();
        return taken;
    }

    private string Side(Func<ConflictPart, string> side)
    {
        StringBuilder text = new();
        foreach (ConflictPart part in _parts)
        {
            text.Append(side(part));
        }

        return text.ToString();
    }

    private enum Section
    {
        Common,
        Ours,
        Base,
        Theirs,
    }
}

/// <summary>Some lines that both sides have, or what each of them has in their place.</summary>
internal sealed record ConflictPart(string Ours, string Theirs, bool IsConflict);
