using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Threading;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Compiler.Files;

/// <summary>Reads a JSON document (RFC 8259, strictly) into the same tree as YAML.</summary>
internal sealed class JsonDocumentReader
{
    private readonly DiagnosticList _problems;
    private readonly string _text;
    private readonly CancellationToken _cancellation;
    private int _position;
    private int _nodes;

    private JsonDocumentReader(DiagnosticList problems, CancellationToken cancellation)
    {
        _problems = problems;
        _text = problems.File.Text;
        _position = problems.File.ContentStart;
        _cancellation = cancellation;
    }

    /// <summary>The root of the document, or null with a problem reported.</summary>
    public static DocumentNode? Read(DiagnosticList problems, CancellationToken cancellation)
    {
        JsonDocumentReader reader = new(problems, cancellation);
        reader.SkipBlanks();
        if (reader._position == reader._text.Length)
        {
            problems.Add(DiagnosticRules.EmptyFile, 0, 0);
            return null;
        }

        DocumentNode? root = reader.ReadValue(1);
        if (root is null)
        {
            return null;
        }

        reader.SkipBlanks();
        if (reader._position == reader._text.Length)
        {
            return root;
        }

        reader.Fail(reader._position, 1, "the document ends before this character. Remove what follows it");
        return null;
    }

    private char Current => _position < _text.Length ? _text[_position] : '\0';

    private DocumentNode? ReadValue(int depth)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (depth > FileLimits.Depth)
        {
            _problems.Add(DiagnosticRules.TooDeep, _position, _position + 1, Number(FileLimits.Depth));
            return null;
        }

        if (++_nodes > FileLimits.Nodes)
        {
            _problems.Add(DiagnosticRules.TooManyNodes, _position, _position + 1, Number(FileLimits.Nodes));
            return null;
        }

        switch (Current)
        {
            case '{':
                return ReadObject(depth);
            case '[':
                return ReadArray(depth);
            case '"':
                return ReadString();
            case '-' or (>= '0' and <= '9'):
                return ReadNumber();
            case '\'':
                Fail(_position, 1, "JSON texts stand in double quotes");
                return null;
            default:
                return ReadWord();
        }
    }

    private MappingNode? ReadObject(int depth)
    {
        MappingNode mapping = new(_position++);
        HashSet<string>? names = null;
        SkipBlanks();
        while (Current != '}')
        {
            if (Current != '"')
            {
                Fail(
                    _position, 1,
                    AtEnd ? "a `{` is never closed" : "the name of a field is expected here, in double quotes");
                return null;
            }

            ScalarNode? key = ReadString();
            if (key is null)
            {
                return null;
            }

            SkipBlanks();
            if (Current != ':')
            {
                Fail(_position, 1, "a `:` is expected after the name of a field");
                return null;
            }

            _position++;
            SkipBlanks();
            DocumentNode? value = ReadValue(depth + 1);
            if (value is null)
            {
                return null;
            }

            AddEntry(mapping, key, value, ref names);
            if (!ReadSeparator('}', "a `{` is never closed", "a `,` or `}` is expected here"))
            {
                return null;
            }
        }

        mapping.End = ++_position;
        return mapping;
    }

    private void AddEntry(MappingNode mapping, ScalarNode key, DocumentNode value, ref HashSet<string>? names)
    {
        if (mapping.FindFormer(key.Value, ref names) is MappingEntry former)
        {
            _problems.Add(
                DiagnosticRules.DuplicateKey, key, key.Value, Number(_problems.File.LineOf(former.Key.Start) + 1));
            return;
        }

        names?.Add(key.Value);
        mapping.Entries.Add(new MappingEntry(key, value));
    }

    private SequenceNode? ReadArray(int depth)
    {
        SequenceNode sequence = new(_position++);
        SkipBlanks();
        while (Current != ']')
        {
            DocumentNode? item = ReadValue(depth + 1);
            if (item is null)
            {
                return null;
            }

            sequence.Items.Add(item);
            if (!ReadSeparator(']', "a `[` is never closed", "a `,` or `]` is expected here"))
            {
                return null;
            }
        }

        sequence.End = ++_position;
        return sequence;
    }

    /// <summary>Reads the comma between two items; false with a problem reported when there is neither comma nor end.</summary>
    private bool ReadSeparator(char close, string unclosed, string expected)
    {
        SkipBlanks();
        if (Current == close)
        {
            return true;
        }

        if (Current != ',')
        {
            Fail(_position, 1, AtEnd ? unclosed : expected);
            return false;
        }

        int comma = _position++;
        SkipBlanks();
        if (Current == close)
        {
            Fail(comma, 1, "no `,` may stand before `" + close + "` in JSON");
            return false;
        }

        return true;
    }

    private ScalarNode? ReadString()
    {
        int start = _position++;
        StringBuilder? value = null;
        int run = _position;
        while (true)
        {
            if (_position >= _text.Length)
            {
                Fail(start, 1, "the quotation mark \" is never closed");
                return null;
            }

            char c = _text[_position];
            if (c == '"')
            {
                break;
            }

            if (c < ' ')
            {
                Fail(
                    _position, c is '\n' or '\r' ? 0 : 1,
                    c is '\n' or '\r'
                        ? "a text in JSON stands in one line. Write `\\n` for a line end, or close the quotation mark"
                        : "a control character in a text of JSON is written as an escape, a tab as `\\t`");
                return null;
            }

            if (c != '\\')
            {
                _position++;
                continue;
            }

            value ??= new StringBuilder();
            value.Append(_text, run, _position - run);
            if (!ReadEscape(value))
            {
                return null;
            }

            run = _position;
        }

        string text = value is null ? _text.Substring(run, _position - run) : value.Append(_text, run, _position - run).ToString();
        _position++;
        if (value is not null && TextChecks.LoneSurrogate(text) >= 0)
        {
            _problems.Add(DiagnosticRules.LoneSurrogate, start, _position);
            return null;
        }

        return new ScalarNode(start, _position, text, ScalarStyle.JsonString);
    }

    private bool ReadEscape(StringBuilder value)
    {
        int start = _position++;
        char c = Current;
        _position++;
        char? named = c switch
        {
            '"' or '\\' or '/' => c,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => null,
        };
        if (named is char known)
        {
            value.Append(known);
            return true;
        }

        if (c == 'u' && _position + 4 <= _text.Length
            && ushort.TryParse(_text.Substring(_position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
        {
            value.Append((char)code);
            _position += 4;
            return true;
        }

        Fail(start, 2, "JSON knows the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\uXXXX only. Write `\\\\` for a backslash");
        return false;
    }

    private ScalarNode? ReadNumber()
    {
        int start = _position;
        _position += Current == '-' ? 1 : 0;
        int whole = _position;
        bool valid = SkipDigits() is int count and > 0 && (count == 1 || _text[whole] != '0');
        if (valid && Current == '.')
        {
            _position++;
            valid = SkipDigits() > 0;
        }

        if (valid && Current is 'e' or 'E')
        {
            _position++;
            _position += Current is '-' or '+' ? 1 : 0;
            valid = SkipDigits() > 0;
        }

        if (!valid || IsWordCharacter(Current))
        {
            Fail(start, Math.Max(1, _position - start), "this is no number of JSON. Write a text in double quotes");
            return null;
        }

        return new ScalarNode(start, _position, _text.Substring(start, _position - start), ScalarStyle.Plain);
    }

    private ScalarNode? ReadWord()
    {
        int start = _position;
        while (IsWordCharacter(Current))
        {
            _position++;
        }

        string word = _text.Substring(start, _position - start);
        if (word is "true" or "false" or "null")
        {
            return new ScalarNode(start, _position, word, ScalarStyle.Plain);
        }

        if (word.Length == 0)
        {
            Fail(
                start, 1,
                AtEnd ? "a value is expected before the end of the file"
                : Current == '/' || Current == '#' ? "JSON has no comments. Name the file `.prompt.yaml` to write some"
                : "a value is expected here");
            return null;
        }

        Fail(start, word.Length, "`" + word + "` is no value of JSON. Write a text in double quotes");
        return null;
    }

    private int SkipDigits()
    {
        int start = _position;
        while (Current is >= '0' and <= '9')
        {
            _position++;
        }

        return _position - start;
    }

    private void SkipBlanks()
    {
        while (_position < _text.Length && _text[_position] is ' ' or '\t' or '\r' or '\n')
        {
            _position++;
        }
    }

    private bool AtEnd => _position >= _text.Length;

    private static bool IsWordCharacter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '.' or '+' or '-';

    private void Fail(int start, int length, string reason)
    {
        _problems.Add(DiagnosticRules.InvalidJson, start, start + length, reason);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
