using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using PromptGen.Core.Performance;

namespace PromptGen.Compiler.Files;

/// <summary>The lines of a literal or folded scalar (YAML 1.2.2, section 8.1) for <see cref="YamlSubsetReader"/>.</summary>
internal sealed class YamlBlockScalar
{
    private readonly string _text;
    private readonly List<int> _starts;
    private readonly List<int> _lengths;
    private readonly bool _folded;
    private readonly bool _terminated;

    private YamlBlockScalar(FileText file, List<int> starts, List<int> lengths, int nextLine, bool folded, bool terminated)
    {
        _text = file.Text;
        _starts = starts;
        _lengths = lengths;
        _folded = folded;
        _terminated = terminated;
        NextLine = nextLine;
        End = nextLine < file.LineCount ? file.LineStart(nextLine) : file.Text.Length;
    }

    /// <summary>The line behind the scalar and the empty lines that follow it.</summary>
    public int NextLine { get; }

    public int End { get; }

    /// <summary>The scalar whose first line this is; null if the full reader must read it.</summary>
    public static YamlBlockScalar? Read(FileText file, int line, int parentIndentation, bool folded)
    {
        int indentation = FindIndentation(file, line, parentIndentation);
        if (indentation < 0)
        {
            return null;
        }

        List<int> starts = [];
        List<int> lengths = [];
        for (; line < file.LineCount; line++)
        {
            int start = file.LineStart(line);
            int end = file.LineEnd(line);
            int content = FirstNonSpace(file.Text, start, end);
            if (content < end && content - start < indentation)
            {
                break;
            }

            int length = Math.Max(0, end - start - indentation);
            if (folded && length > 0 && file.Text[start + indentation] is ' ' or '\t')
            {
                // Lines that stand deeper are not folded.
                return null;
            }

            starts.Add(start + Math.Min(indentation, end - start));
            lengths.Add(length);
        }

        bool terminated = true;
        if (line == file.LineCount)
        {
            int last = lengths.Count - 1;
            if (file.LineStart(line - 1) == file.Text.Length)
            {
                // Behind the last line end stands no line.
                starts.RemoveAt(last);
                lengths.RemoveAt(last);
            }
            else if (lengths[last] == 0)
            {
                return null;
            }
            else
            {
                terminated = false;
            }
        }

        return new YamlBlockScalar(file, starts, lengths, line, folded, terminated);
    }

    /// <param name="chomping"><c>-</c> drops the last line end, <c>+</c> keeps all, a space keeps one.</param>
    public string Value(char chomping)
    {
        int count = _lengths.Count;
        while (count > 0 && _lengths[count - 1] == 0)
        {
            count--;
        }

        TextBuffer value = TextBuffer.Take();
        int breaks = 0;
        for (int i = 0; i < count; i++)
        {
            if (_lengths[i] > 0)
            {
                AppendBreaks(value, breaks);
                value.Append(_text, _starts[i], _lengths[i]);
                breaks = 0;
            }

            breaks++;
        }

        bool endsInBreak = _terminated || count < _lengths.Count;
        int last = chomping switch
        {
            '-' => 0,
            '+' => _lengths.Count - count + (endsInBreak ? 1 : 0),
            _ => endsInBreak ? 1 : 0,
        };
        value.Append('\n', last);
        return value.Finish();
    }

    private void AppendBreaks(TextBuffer value, int breaks)
    {
        bool beforeText = value.Length == 0;
        if (_folded && !beforeText)
        {
            if (breaks == 1)
            {
                value.Append(' ');
                return;
            }

            breaks--;
        }

        value.Append('\n', breaks);
    }

    /// <summary>That of the first line with text; -1 where there is none, or spaces stand alone on a line before it.</summary>
    private static int FindIndentation(FileText file, int line, int parentIndentation)
    {
        for (; line < file.LineCount; line++)
        {
            int start = file.LineStart(line);
            int end = file.LineEnd(line);
            int content = FirstNonSpace(file.Text, start, end);
            int indentation = content - start;
            if (content < end)
            {
                return indentation > parentIndentation && file.Text[content] != '\t' ? indentation : -1;
            }

            if (indentation > 0)
            {
                return -1;
            }
        }

        return -1;
    }

    [MethodImpl(HotLoop.OptimizeAtOnce)]
    private static int FirstNonSpace(string text, int start, int end)
    {
        while (start < end && text[start] == ' ')
        {
            start++;
        }

        return start;
    }
}
