using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using PromptGen.Core.Performance;

namespace PromptGen.Compiler.Files;

/// <summary>The text of a file with its line table: offsets to places and back.</summary>
/// <remarks>A line ends at LF, CR LF or a lone CR. Other Unicode line separators are text.</remarks>
internal sealed class FileText
{
    private readonly int[] _lineStarts;
    private readonly int _lineCount;

    [MethodImpl(HotLoop.OptimizeAtOnce)]
    public FileText(string path, string text)
    {
        Path = path;
        Text = text;
        int[] starts = new int[Math.Max(16, text.Length / 24)];
        int count = 1;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is not ('\n' or '\r'))
            {
                continue;
            }

            if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
            {
                i++;
            }

            if (count == starts.Length)
            {
                Array.Resize(ref starts, count * 2);
            }

            starts[count++] = i + 1;
        }

        _lineStarts = starts;
        _lineCount = count;
    }

    public string Path { get; }

    public string Text { get; }

    public int LineCount => _lineCount;

    /// <summary>A byte order mark is part of the file, not of its text: reading starts behind it.</summary>
    public int ContentStart => Text.Length > 0 && Text[0] == '\uFEFF' ? 1 : 0;

    public int LineStart(int line) => _lineStarts[line];

    /// <summary>The end of a line without its line end.</summary>
    public int LineEnd(int line)
    {
        if (line + 1 >= _lineCount)
        {
            return Text.Length;
        }

        int end = _lineStarts[line + 1] - 1;
        return end > _lineStarts[line] && Text[end] == '\n' && Text[end - 1] == '\r' ? end - 1 : end;
    }

    public int LineOf(int offset)
    {
        int index = Array.BinarySearch(_lineStarts, 0, _lineCount, offset);
        return index >= 0 ? index : ~index - 1;
    }

    /// <summary>The offset of a line and column, both from zero, held inside the text.</summary>
    public int Offset(long line, long column)
    {
        if (line >= _lineCount)
        {
            return Text.Length;
        }

        return (int)Math.Min(_lineStarts[(int)line] + column, Text.Length);
    }

    public SourceSpan Span(int start, int end)
    {
        start = Math.Min(Math.Max(start, 0), Text.Length);
        end = Math.Min(Math.Max(end, start), Text.Length);
        int startLine = LineOf(start);
        int endLine = LineOf(end);
        return new SourceSpan(
            Path, start, end - start, startLine, start - _lineStarts[startLine], endLine, end - _lineStarts[endLine]);
    }

    /// <summary>The whole text with LF line ends, as the template of a partial or a message file.</summary>
    public MappedText ToMappedText()
    {
        int contentStart = ContentStart;
        List<TextSegment> segments = new(_lineCount);
        System.Text.StringBuilder? text = Text.IndexOf('\r') >= 0 ? new(Text.Length) : null;
        int written = 0;
        for (int line = 0; line < _lineCount; line++)
        {
            int lineStart = _lineStarts[line];
            int start = Math.Max(lineStart, contentStart);
            int length = LineEnd(line) - start;
            segments.Add(new TextSegment(written, start, line, start - lineStart, length));
            text?.Append(Text, start, length);
            written += length;
            if (line + 1 < _lineCount)
            {
                text?.Append('\n');
                written++;
            }
        }

        return new MappedText(text?.ToString() ?? Text.Substring(contentStart), Path, new(segments.ToArray()));
    }
}
