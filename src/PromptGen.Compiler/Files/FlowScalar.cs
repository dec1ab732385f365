using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace PromptGen.Compiler.Files;

/// <summary>Reads plain and quoted scalars again, character by character, to learn where each one stood.</summary>
internal sealed class FlowScalar
{
    private readonly FileText _file;
    private readonly string _text;
    private readonly StringBuilder _value = new();
    private readonly List<TextSegment> _segments = [];
    private int _run = -1;

    private FlowScalar(FileText file)
    {
        _file = file;
        _text = file.Text;
    }

    /// <summary>The runs of a scalar, or null if this reading returns another value than the parser.</summary>
    public static List<TextSegment>? Map(FileText file, ScalarNode node)
    {
        FlowScalar scalar = new(file);
        int quote = node.Style is ScalarStyle.Plain ? 0 : 1;
        scalar.Read(node.Start + quote, Math.Min(node.End - quote, file.Text.Length), node.Style);
        return scalar._value.ToString() == node.Value ? scalar._segments : null;
    }

    private void Read(int start, int end, ScalarStyle style)
    {
        int i = start;
        while (i < end)
        {
            char c = _text[i];
            if (style == ScalarStyle.SingleQuoted && c == '\'')
            {
                EndRun(i);
                Emit("'", i, 2);
                i += 2;
            }
            else if (style is ScalarStyle.DoubleQuoted or ScalarStyle.JsonString && c == '\\')
            {
                EndRun(i);
                i = Escape(i, end);
            }
            else if (style != ScalarStyle.JsonString && c is ' ' or '\t' or '\r' or '\n' && LineEndAfterBlanks(i, end) is int lineEnd)
            {
                EndRun(i);
                i = Fold(i, lineEnd, end);
            }
            else
            {
                if (_run < 0)
                {
                    _run = i;
                }

                i++;
            }
        }

        EndRun(i);
    }

    private void EndRun(int end)
    {
        if (_run < 0)
        {
            return;
        }

        Emit(_text.Substring(_run, end - _run), _run, end - _run);
        _run = -1;
    }

    private void Emit(string value, int fileStart, int length)
    {
        int line = _file.LineOf(fileStart);
        // An escape is longer in the file than in the value: only its first character has a place of its own.
        _segments.Add(new TextSegment(_value.Length, fileStart, line, fileStart - _file.LineStart(line), Math.Min(length, value.Length)));
        _value.Append(value);
    }

    private int? LineEndAfterBlanks(int i, int end)
    {
        while (i < end && _text[i] is ' ' or '\t')
        {
            i++;
        }

        return i < end && _text[i] is '\r' or '\n' ? i : null;
    }

    /// <summary>One line end becomes a space, several lose one; blanks around them go.</summary>
    private int Fold(int start, int i, int end)
    {
        int lineEnds = 0;
        while (i < end)
        {
            char c = _text[i];
            if (c == '\r' && i + 1 < end && _text[i + 1] == '\n')
            {
                i++;
            }

            if (c is '\r' or '\n')
            {
                lineEnds++;
            }
            else if (c is not (' ' or '\t'))
            {
                break;
            }

            i++;
        }

        Emit(lineEnds == 1 ? " " : new string('\n', lineEnds - 1), start, 1);
        return i;
    }

    private int Escape(int start, int end)
    {
        int i = start + 1;
        if (i >= end)
        {
            return end;
        }

        char c = _text[i];
        if (c is '\r' or '\n')
        {
            i += c == '\r' && i + 1 < end && _text[i + 1] == '\n' ? 2 : 1;
            while (i < end && _text[i] is ' ' or '\t')
            {
                i++;
            }

            return i;
        }

        int digits = c switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        i++;
        if (digits == 0)
        {
            Emit(Named(c), start, 2);
            return i;
        }

        if (i + digits <= end && int.TryParse(_text.Substring(i, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code))
        {
            string value = code is > 0xFFFF and <= 0x10FFFF ? char.ConvertFromUtf32(code) : ((char)code).ToString();
            Emit(value, start, digits + 2);
        }

        return Math.Min(i + digits, end);
    }

    private static string Named(char c) => c switch
    {
        '0' => "\0",
        'a' => "\a",
        'b' => "\b",
        't' or '\t' => "\t",
        'n' => "\n",
        'v' => "\v",
        'f' => "\f",
        'r' => "\r",
        'e' => "\u001b",
        'N' => "\u0085",
        '_' => "\u00a0",
        'L' => "\u2028",
        'P' => "\u2029",
        _ => c.ToString(),
    };
}
