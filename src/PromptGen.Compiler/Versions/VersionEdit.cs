using System;
using System.Collections.Generic;
using System.Threading;
using PromptGen.Compiler.Files;

namespace PromptGen.Compiler.Versions;

/// <summary>Changes <c>version</c> and <c>rollback_to</c> in the text of a prompt file and leaves every other character as it is.</summary>
internal sealed class VersionEdit
{
    private readonly string _text;
    private readonly FileText _file;
    private readonly MappingNode _root;
    private readonly List<(int Start, int End, string Text)> _changes = [];

    private VersionEdit(FileText file, MappingNode root)
    {
        _file = file;
        _text = file.Text;
        _root = root;
    }

    /// <summary>The changed text; null if the form of the fields in the file does not allow a change in place.</summary>
    /// <param name="rollbackTo">Null: the field is removed.</param>
    public static string? Apply(SourceFile file, string version, string? rollbackTo)
    {
        DiagnosticList problems = new(new FileText(file.Path, file.Text));
        return PromptFileReader.ReadFields(file, PromptFields.Prompt, problems, CancellationToken.None) is { } fields
            ? new VersionEdit(problems.File, fields.Mapping).Apply(version, rollbackTo)
            : null;
    }

    private bool IsFlow => _text[_root.Start] == '{';

    private string? Apply(string version, string? rollbackTo)
    {
        MappingEntry? target = _root.Find("rollback_to");
        if (_root.Find("version") is not { } entry || !Replace(entry, version))
        {
            return null;
        }

        bool done = (target, rollbackTo) switch
        {
            (null, null) => true,
            (null, _) => Insert(entry, rollbackTo!),
            (_, null) => Remove(target),
            _ => Replace(target, rollbackTo!),
        };
        return done ? Changed() : null;
    }

    private string Changed()
    {
        _changes.Sort(static (left, right) => right.Start.CompareTo(left.Start));
        string text = _text;
        foreach ((int start, int end, string replacement) in _changes)
        {
            text = text.Substring(0, start) + replacement + text.Substring(end);
        }

        return text;
    }

    private bool Replace(MappingEntry entry, string value)
    {
        if (Quote(entry) is not { } quote)
        {
            return false;
        }

        if (((ScalarNode)entry.Value).Value != value)
        {
            _changes.Add((entry.Value.Start, entry.Value.End, quote + value + quote));
        }

        return true;
    }

    /// <summary>The quotation mark around a value; null if the value is not on one line with its name.</summary>
    private string? Quote(MappingEntry entry)
    {
        if (entry.Value is not ScalarNode scalar || scalar.Start < entry.Key.End)
        {
            // An alias: the value stands elsewhere.
            return null;
        }

        int length = scalar.End - scalar.Start;
        char first = length > 0 ? _text[scalar.Start] : '\0';
        return scalar.Style switch
        {
            ScalarStyle.Plain => IsAt(scalar.Start, scalar.Value) && length == scalar.Value.Length ? "" : null,
            ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted or ScalarStyle.JsonString =>
                length == scalar.Value.Length + 2 && IsAt(scalar.Start + 1, scalar.Value) && _text[scalar.End - 1] == first ? first.ToString() : null,
            _ => null,
        };
    }

    private bool Insert(MappingEntry version, string rollbackTo)
    {
        ScalarNode value = (ScalarNode)version.Value;
        string key = _text.Substring(version.Key.Start, version.Key.End - version.Key.Start).Replace("version", "rollback_to");
        string quote = Quote(version)!;
        string? indentation = Indentation(version.Key.Start);
        if (IsFlow)
        {
            int colon = _text.IndexOf(':', version.Key.End);
            string separator = _text.Substring(version.Key.End, value.Start - version.Key.End);
            separator = separator.IndexOf('\n') < 0 && separator.Trim().Length == 1 && colon >= 0 ? separator : ": ";
            string before = indentation is null ? ", " : "," + LineEnd() + indentation;
            _changes.Add((value.End, value.End, before + key + separator + quote + rollbackTo + quote));
            return true;
        }

        if (indentation is null)
        {
            return false;
        }

        string line = indentation + key + ": " + quote + rollbackTo + quote;
        int end = EndOfLine(value.End);
        bool terminated = end > 0 && _text[end - 1] is '\n' or '\r';
        _changes.Add((end, end, terminated ? line + LineEnd() : LineEnd() + line));
        return true;
    }

    private bool Remove(MappingEntry entry)
    {
        if (Quote(entry) is null)
        {
            return false;
        }

        bool ownLine = Indentation(entry.Key.Start) is not null;
        int lineStart = Math.Max(_file.LineStart(_file.LineOf(entry.Key.Start)), _file.ContentStart);
        if (!IsFlow)
        {
            if (ownLine)
            {
                _changes.Add((lineStart, EndOfLine(entry.Value.End), ""));
            }

            return ownLine;
        }

        int end = SkipBlanks(entry.Value.End);
        if (end < _text.Length && _text[end] == ',')
        {
            int next = SkipBlanks(end + 1);
            bool endsLine = next == _text.Length || _text[next] is '\n' or '\r';
            _changes.Add(ownLine && endsLine ? (lineStart, EndOfLine(next), "") : (entry.Key.Start, next, ""));
            return true;
        }

        if (CommaBehindComments(end) is { } comma)
        {
            _changes.Add((entry.Key.Start, entry.Value.End, ""));
            _changes.Add((comma, comma + 1, ""));
            return true;
        }

        int start = entry.Key.Start - 1;
        while (start > _root.Start && _text[start] is ' ' or '\t' or '\n' or '\r')
        {
            start--;
        }

        // In YAML a comma may stand before the closing brace, and it may be the end of a comment; in JSON neither.
        _changes.Add((_text[start] == ',' && (IsJson(entry) || !MayHoldComment(start)) ? start : entry.Key.Start, entry.Value.End, ""));
        return true;
    }

    /// <summary>The comma that ends an entry, on a later line or after a comment; null if a comma does not follow.</summary>
    private int? CommaBehindComments(int position)
    {
        for (int i = position; i < _text.Length; i++)
        {
            switch (_text[i])
            {
                case ',':
                    return i;
                case '#':
                    i = _file.LineEnd(_file.LineOf(i)) - 1;
                    break;
                case not (' ' or '\t' or '\n' or '\r'):
                    return null;
            }
        }

        return null;
    }

    private bool MayHoldComment(int position)
    {
        int lineStart = _file.LineStart(_file.LineOf(position));
        return _text.IndexOf('#', lineStart, position - lineStart) >= 0;
    }

    private static bool IsJson(MappingEntry entry) => entry.Value is ScalarNode { Style: ScalarStyle.JsonString };

    /// <summary>The blanks before a name that begins its line; null where something else begins it.</summary>
    private string? Indentation(int start)
    {
        int lineStart = Math.Max(_file.LineStart(_file.LineOf(start)), _file.ContentStart);
        string before = _text.Substring(lineStart, start - lineStart);
        return before.Trim(' ', '\t').Length == 0 ? before : null;
    }

    /// <summary>The position after the line end of the line that contains an offset.</summary>
    private int EndOfLine(int offset)
    {
        int line = _file.LineOf(offset);
        return line + 1 < _file.LineCount ? _file.LineStart(line + 1) : _text.Length;
    }

    /// <summary>The line end that the file uses first; LF in a file of one line.</summary>
    private string LineEnd()
    {
        if (_file.LineCount == 1)
        {
            return "\n";
        }

        int end = _file.LineEnd(0);
        return _text.Substring(end, _file.LineStart(1) - end);
    }

    private int SkipBlanks(int position)
    {
        while (position < _text.Length && _text[position] is ' ' or '\t')
        {
            position++;
        }

        return position;
    }

    private bool IsAt(int start, string value) => string.CompareOrdinal(_text, start, value, 0, value.Length) == 0;
}
