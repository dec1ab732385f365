using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Text;
using PromptGen.Core.Collections;
using PromptGen.Core.Performance;

namespace PromptGen.Compiler.Files;

/// <summary>Maps the value of a scalar onto the characters of the file that it came from.</summary>
/// <remarks>
/// The value is the parser's. The rules of each style are followed a second time to learn where every character stood; should the
/// two readings ever differ, the parser's value counts and all of it maps to the scalar's beginning.
/// </remarks>
internal static class ScalarText
{
    public static MappedText Map(FileText file, ScalarNode node)
    {
        string text = file.Text;
        string value = node.Value;
        int quote = node.Style is ScalarStyle.Plain ? 0 : 1;
        if (node.Style is not (ScalarStyle.Literal or ScalarStyle.Folded)
            && node.Start + quote + value.Length + quote == node.End
            && string.CompareOrdinal(text, node.Start + quote, value, 0, value.Length) == 0
            && value.IndexOf('\n') < 0)
        {
            return Single(file, value, node.Start + quote, value.Length);
        }

        List<TextSegment>? segments = node.Style switch
        {
            ScalarStyle.Literal => MapLiteral(file, node),
            ScalarStyle.Folded => MapFolded(file, node),
            _ => FlowScalar.Map(file, node),
        };
        return segments is null
            ? Single(file, value, node.Start, 0)
            : new MappedText(value, file.Path, new EquatableArray<TextSegment>(segments.ToArray()));
    }

    private static MappedText Single(FileText file, string value, int start, int length)
    {
        int line = file.LineOf(start);
        return new MappedText(value, file.Path, EquatableArray.Create(new TextSegment(0, start, line, start - file.LineStart(line), length)));
    }

    [MethodImpl(HotLoop.OptimizeAtOnce)]
    private static List<TextSegment>? MapLiteral(FileText file, ScalarNode node)
    {
        string value = node.Value;
        int line = file.LineOf(node.Start) + 1;
        int indentation = Indentation(file, node, line);
        List<TextSegment> segments = [];
        for (int start = 0; start <= value.Length; line++)
        {
            int end = value.IndexOf('\n', start);
            end = end < 0 ? value.Length : end;
            if (start == value.Length && segments.Count > 0)
            {
                break;
            }

            if (line >= file.LineCount)
            {
                return null;
            }

            int lineStart = file.LineStart(line);
            int length = end - start;
            int fileStart = Math.Min(lineStart + indentation, file.LineEnd(line));
            if (string.CompareOrdinal(file.Text, fileStart, value, start, length) != 0)
            {
                return null;
            }

            segments.Add(new TextSegment(start, fileStart, line, fileStart - lineStart, length));
            start = end + 1;
        }

        return segments;
    }

    private static List<TextSegment>? MapFolded(FileText file, ScalarNode node)
    {
        string value = node.Value;
        int line = file.LineOf(node.Start) + 1;
        int indentation = Indentation(file, node, line);
        List<TextSegment> segments = [];
        int position = 0;
        for (; line < file.LineCount && position < value.Length; line++)
        {
            int lineStart = file.LineStart(line);
            int lineEnd = file.LineEnd(line);
            int fileStart = Math.Min(lineStart + indentation, lineEnd);
            int length = lineEnd - fileStart;
            if (length == 0)
            {
                continue;
            }

            int breaks = position;
            while (position < value.Length && value[position] == '\n')
            {
                position++;
            }

            // A single line end between two lines of text was folded to a space.
            if (position == breaks && segments.Count > 0)
            {
                position++;
            }

            if (string.CompareOrdinal(file.Text, fileStart, value, position, length) != 0)
            {
                return null;
            }

            segments.Add(new TextSegment(position, fileStart, line, fileStart - lineStart, length));
            position += length;
        }

        return segments.Count == 0 ? null : segments;
    }

    /// <summary>The number of spaces that every line of a block scalar loses, which its first line with text determines.</summary>
    private static int Indentation(FileText file, ScalarNode node, int firstLine)
    {
        int valueSpaces = 0;
        while (valueSpaces < node.Value.Length && node.Value[valueSpaces] == '\n')
        {
            valueSpaces++;
        }

        int blank = valueSpaces;
        while (valueSpaces < node.Value.Length && node.Value[valueSpaces] == ' ')
        {
            valueSpaces++;
        }

        valueSpaces -= blank;
        for (int line = firstLine; line < file.LineCount; line++)
        {
            int start = file.LineStart(line);
            int end = file.LineEnd(line);
            int i = start;
            while (i < end && file.Text[i] == ' ')
            {
                i++;
            }

            if (i < end)
            {
                return Math.Max(0, i - start - valueSpaces);
            }
        }

        return 0;
    }
}
