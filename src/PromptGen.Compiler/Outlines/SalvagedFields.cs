using System;
using System.Collections.Generic;
using System.Text;
using System.Threading;
using PromptGen.Compiler.Files;

namespace PromptGen.Compiler.Outlines;

/// <summary>
/// The fields of a file as far as it can be read. A syntax error costs the field that it is in and no other, since a field of the file begins at the
/// margin and so can be found without the parser.
/// </summary>
internal static class SalvagedFields
{
    /// <summary>Fields tried one by one; a prompt file has fifteen.</summary>
    private const int GreatestCount = 64;

    /// <summary>What an indenting tab may stand for: the file tells by having a form with one of them.</summary>
    private static readonly string[] Tabs = ["  ", "    ", "        "];

    public static FieldReader? Read(SourceFile file, CancellationToken cancellation)
    {
        if (file.Text.Length > FileLimits.FileLength)
        {
            return null;
        }

        bool json = file.RelativePath.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        foreach (string tab in Tabs)
        {
            if (Parse(Clean(file.Text, tab), json, cancellation) is { } whole)
            {
                return whole;
            }
        }

        if (json)
        {
            return null;
        }

        StringBuilder sound = new();
        foreach (string field in Fields(Clean(file.Text, Tabs[0])))
        {
            if (Parse(field, json, cancellation) is not null)
            {
                sound.Append(field);
            }
        }

        return sound.Length == 0 ? null : Parse(sound.ToString(), json, cancellation);
    }

    private static FieldReader? Parse(string text, bool json, CancellationToken cancellation)
    {
        DiagnosticList ignored = new(new FileText("", text));
        DocumentNode? root = json
            ? JsonDocumentReader.Read(ignored, cancellation)
            : YamlSubsetReader.Read(ignored.File, cancellation) ?? YamlDocumentReader.Read(ignored, cancellation);
        return root is MappingNode mapping ? new FieldReader(mapping, PromptFields.Prompt, ignored) : null;
    }

    /// <summary>The text without what keeps a parser from it: characters that no text holds, tabs as indentation, the markers of a merge.</summary>
    private static string Clean(string text, string tab)
    {
        StringBuilder clean = new(text.Length);
        bool indents = true;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (indents && IsMergeMarker(text, i))
            {
                i = ConflictMarker.End(text, i) - 1;
                continue;
            }

            bool unfit = c is (< ' ' and not ('\n' or '\r' or '\t')) or (>= '\u007f' and < '\u00a0') or '\u2028' or '\u2029' or '\uFFFD' or '\uFEFF'
                || char.IsSurrogate(c);
            if (!unfit)
            {
                clean.Append(indents && c == '\t' ? tab : c.ToString());
                indents = c is '\n' or '\r' || (indents && c is ' ' or '\t');
            }
        }

        return clean.ToString();
    }

    private static bool IsMergeMarker(string text, int at)
    {
        foreach (string marker in new[] { "<<<<<<<", "=======", ">>>>>>>", "|||||||" })
        {
            if (string.CompareOrdinal(text, at, marker, 0, marker.Length) == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The text cut before each line that begins with a letter at the margin.</summary>
    private static IEnumerable<string> Fields(string text)
    {
        int start = 0;
        int count = 0;
        for (int line = text.IndexOf('\n') + 1; line > 0 && line < text.Length && count < GreatestCount; line = text.IndexOf('\n', line) + 1)
        {
            if (text[line] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '"')
            {
                yield return text.Substring(start, line - start);
                start = line;
                count++;
            }
        }

        yield return text.Substring(start);
    }
}
