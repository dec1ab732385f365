using PromptGen.Core.Collections;

namespace PromptGen.Compiler.Files;

/// <summary>
/// A text that came out of a file (a block scalar, a quoted string, a whole partial) and knows where each of its characters stood,
/// so that a problem inside it is reported at the line that a person edits.
/// </summary>
/// <param name="Text">The text as the template language sees it.</param>
/// <param name="Path">The file, as in <see cref="SourceFile.Path"/>.</param>
/// <param name="Segments">Runs that were copied unchanged, in order; characters between two runs (escapes, folded line ends)
/// belong to the end of the former run.</param>
internal sealed record MappedText(string Text, string Path, EquatableArray<TextSegment> Segments)
{
    /// <summary>The place of a range of <see cref="Text"/> in the file.</summary>
    public SourceSpan Locate(int start, int length)
    {
        (int fileStart, int startLine, int startColumn) = Locate(start);
        (int fileEnd, int endLine, int endColumn) = length == 0 ? (fileStart, startLine, startColumn) : LocateEnd(start + length);
        return new SourceSpan(Path, fileStart, fileEnd - fileStart, startLine, startColumn, endLine, endColumn);
    }

    /// <summary>The place after the last character before an offset: the next character may be lines below.</summary>
    private (int Offset, int Line, int Column) LocateEnd(int offset)
    {
        (int fileStart, int line, int column) = Locate(offset - 1);
        if (Segments.IsEmpty)
        {
            return default;
        }

        TextSegment segment = Segments[SegmentAt(offset - 1)];
        int inside = offset - 1 - segment.TextStart < segment.Length ? 1 : 0;
        return (fileStart + inside, line, column + inside);
    }

    private (int Offset, int Line, int Column) Locate(int offset)
    {
        if (Segments.IsEmpty)
        {
            return default;
        }

        TextSegment segment = Segments[SegmentAt(offset)];
        int within = System.Math.Min(System.Math.Max(offset - segment.TextStart, 0), segment.Length);
        return (segment.FileStart + within, segment.Line, segment.Column + within);
    }

    private int SegmentAt(int offset)
    {
        int low = 0;
        int high = Segments.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (Segments[middle].TextStart <= offset)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }
}

/// <summary>A run of characters on one line of the file that the text contains unchanged.</summary>
internal readonly record struct TextSegment(int TextStart, int FileStart, int Line, int Column, int Length);
