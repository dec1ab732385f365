using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;
using PromptGen.Core.Performance;

namespace PromptGen.Compiler.Files;

/// <summary>Reads the YAML that prompt files are nearly always written in, in a tenth of the time of the full reader.</summary>
/// <remarks>
/// <para>
/// It knows block mappings and lists with plain names, scalars on one line, literal and simple folded blocks, flow
/// collections on one line, and comments. At anything else (anchors, tags, several documents, tabs, scalars over several
/// lines, any mistake) it gives up, and <see cref="YamlDocumentReader"/> reads the file from its beginning. So it never
/// reports a problem, and what it does read is the tree that the full reader gives, node by node and place by place.
/// </para>
/// <para>A short compiler process runs most code unoptimised: a small reader pays there, besides loading no library.</para>
/// </remarks>
internal sealed class YamlSubsetReader
{
    private const string EndsPlainInFlow = ",[]{}";

    private const string NoPlainStart = ",[]{}#&*!|>'\"%@`?";

    private readonly FileText _file;
    private readonly string _text;
    private readonly CancellationToken _cancellation;
    private int _nodes;

    // The line being read; at the end of the text the indentation is -1.
    private int _line = -1;
    private int _indentation;
    private int _start;
    private int _end;

    private YamlSubsetReader(FileText file, CancellationToken cancellation)
    {
        _file = file;
        _text = file.Text;
        _cancellation = cancellation;
    }

    /// <summary>The root of the document; null if the full reader must read it.</summary>
    public static DocumentNode? Read(FileText file, CancellationToken cancellation)
    {
        YamlSubsetReader reader = new(file, cancellation);
        return reader.MoveToContent() && reader._indentation >= 0 && reader.ReadBlock(reader._indentation, 1) is { } root
            && reader._indentation < 0
            ? root
            : null;
    }

    /// <summary>Moves to the next line that has more than a comment; false if the full reader must read the file.</summary>
    private bool MoveToContent() => MoveToContent(_line + 1);

    private bool MoveToContent(int line)
    {
        _cancellation.ThrowIfCancellationRequested();
        for (_line = line; _line < _file.LineCount; _line++)
        {
            int lineStart = Math.Max(_file.LineStart(_line), _file.ContentStart);
            _end = _file.LineEnd(_line);
            _start = SkipSpaces(lineStart, _end);
            if (_start == _end || _text[_start] == '#')
            {
                continue;
            }

            _indentation = _start - lineStart;
            return _text[_start] != '\t' && !IsDocumentMarker();
        }

        _start = _text.Length;
        _indentation = -1;
        return true;
    }

    /// <summary>Asked before something is read: afterwards the stack would be used up already.</summary>
    private static bool IsTooDeep(int depth) => depth > FileLimits.Depth;

    private bool IsDocumentMarker() => _indentation == 0
        && (StartsWith("---") || StartsWith("...") || _text[_start] == '%');

    private bool StartsWith(string marker) => string.CompareOrdinal(_text, _start, marker, 0, marker.Length) == 0;

    private DocumentNode? ReadBlock(int indentation, int depth) =>
        IsTooDeep(depth) ? null : IsItem(_start, _end) ? ReadSequence(indentation, depth) : ReadMapping(indentation, depth);

    private MappingNode? ReadMapping(int indentation, int depth)
    {
        MappingNode mapping = new(_start);
        HashSet<string>? names = null;
        while (_indentation == indentation && !IsItem(_start, _end))
        {
            if (ReadKey(_start, _end) is not { } key || mapping.FindFormer(key.Value, ref names) is not null)
            {
                return null;
            }

            if (ReadValue(key.End + 1, indentation, depth + 1, inMapping: true) is not { } value || !Count())
            {
                return null;
            }

            names?.Add(key.Value);
            mapping.Entries.Add(new MappingEntry(key, value));
            mapping.Include(value);
        }

        return Finished(mapping, mapping.Entries.Count);
    }

    private SequenceNode? ReadSequence(int indentation, int depth)
    {
        SequenceNode sequence = new(_start);
        while (_indentation == indentation && IsItem(_start, _end))
        {
            int content = SkipSpaces(_start + 1, _end);
            DocumentNode? item;
            if (ReadKey(content, _end) is not null)
            {
                // A mapping that begins behind the dash; its other names stand below the first.
                _indentation += content - _start;
                _start = content;
                item = IsTooDeep(depth + 1) ? null : ReadMapping(_indentation, depth + 1);
            }
            else
            {
                item = ReadValue(_start + 1, indentation, depth + 1, inMapping: false);
            }

            if (item is null)
            {
                return null;
            }

            sequence.Items.Add(item);
            sequence.Include(item);
        }

        return Finished(sequence, sequence.Items.Count);
    }

    private T? Finished<T>(T collection, int count)
        where T : DocumentNode
    {
        collection.End = _start;
        return count > 0 && Count() ? collection : null;
    }

    /// <summary>The value behind a colon or a dash, and on to the next line with content.</summary>
    private DocumentNode? ReadValue(int position, int indentation, int depth, bool inMapping)
    {
        int start = SkipSpaces(position, _end);
        if (start == _end || (_text[start] == '#' && start > position))
        {
            return ReadBelow(position, indentation, depth, inMapping);
        }

        char first = _text[start];
        if (first is '|' or '>')
        {
            return Count() ? ReadBlockScalar(start, indentation) : null;
        }

        DocumentNode? value = ReadInline(ref start, depth, inFlow: false);
        return value is not null && EndsLine(start) && MoveToContent() && _indentation <= indentation ? value : null;
    }

    /// <summary>The lines below a name or a dash that has nothing behind it.</summary>
    private DocumentNode? ReadBelow(int position, int indentation, int depth, bool inMapping)
    {
        if (!MoveToContent())
        {
            return null;
        }

        if (_indentation > indentation || (inMapping && _indentation == indentation && IsItem(_start, _end)))
        {
            return ReadBlock(_indentation, depth);
        }

        return inMapping && Count() ? new ScalarNode(position, position, "", ScalarStyle.Plain) : null;
    }

    /// <summary>A scalar or flow collection on one line; <paramref name="position"/> moves behind it.</summary>
    private DocumentNode? ReadInline(ref int position, int depth, bool inFlow) => _text[position] switch
    {
        '[' or '{' when IsTooDeep(depth) => null,
        '[' => ReadFlowSequence(ref position, depth),
        '{' => ReadFlowMapping(ref position, depth),
        '"' => ReadDoubleQuoted(ref position),
        '\'' => ReadSingleQuoted(ref position),
        _ when inFlow => ReadPlainInFlow(ref position),
        _ => ReadPlain(ref position),
    };

    private SequenceNode? ReadFlowSequence(ref int position, int depth)
    {
        SequenceNode sequence = new(position);
        position = SkipSpaces(position + 1, _end);
        while (position < _end && _text[position] != ']')
        {
            if (ReadInline(ref position, depth + 1, inFlow: true) is not { } item || !MoveBehindComma(ref position, ']'))
            {
                return null;
            }

            sequence.Items.Add(item);
            sequence.Include(item);
        }

        return EndFlow(sequence, ref position);
    }

    private MappingNode? ReadFlowMapping(ref int position, int depth)
    {
        MappingNode mapping = new(position);
        HashSet<string>? names = null;
        position = SkipSpaces(position + 1, _end);
        while (position < _end && _text[position] != '}')
        {
            if (ReadKey(position, _end) is not { } key || mapping.FindFormer(key.Value, ref names) is not null)
            {
                return null;
            }

            position = SkipSpaces(key.End + 1, _end);
            if (position == _end || ReadInline(ref position, depth + 1, inFlow: true) is not { } value
                || !Count() || !MoveBehindComma(ref position, '}'))
            {
                return null;
            }

            names?.Add(key.Value);
            mapping.Entries.Add(new MappingEntry(key, value));
            mapping.Include(value);
        }

        return EndFlow(mapping, ref position);
    }

    /// <summary>Whether an item ends here as it should; a comma before the closing bracket is left to the full reader.</summary>
    private bool MoveBehindComma(ref int position, char close)
    {
        position = SkipSpaces(position, _end);
        if (position == _end || _text[position] == close)
        {
            return position < _end;
        }

        if (_text[position] != ',')
        {
            return false;
        }

        position = SkipSpaces(position + 1, _end);
        return position < _end && _text[position] != close;
    }

    private T? EndFlow<T>(T collection, ref int position)
        where T : DocumentNode
    {
        if (position >= _end || !Count())
        {
            return null;
        }

        collection.End = ++position;
        return collection;
    }

    private ScalarNode? ReadPlain(ref int position)
    {
        int start = position;
        if (NoPlainStart.IndexOf(_text[start]) >= 0 || IsItem(start, _end) || _text[start] == ':')
        {
            return null;
        }

        int end = start;
        for (; position < _end; position++)
        {
            char c = _text[position];
            if (c == '\t' || c == '\uFEFF' || (c == ':' && (position + 1 == _end || _text[position + 1] == ' ')))
            {
                return null;
            }

            if (c == '#' && _text[position - 1] == ' ')
            {
                break;
            }

            if (c != ' ')
            {
                end = position + 1;
            }
        }

        return Scalar(start, end, _text.Substring(start, end - start), ScalarStyle.Plain);
    }

    /// <summary>Words and numbers; the full reader reads everything else that a flow collection can contain.</summary>
    private ScalarNode? ReadPlainInFlow(ref int position)
    {
        int start = position;
        int end = start;
        for (; position < _end && EndsPlainInFlow.IndexOf(_text[position]) < 0; position++)
        {
            char c = _text[position];
            if (!IsNameCharacter(c) && c is not (' ' or '/' or '+'))
            {
                return null;
            }

            if (c != ' ')
            {
                end = position + 1;
            }
        }

        return end > start && !(_text[start] == '-' && (end == start + 1 || _text[start + 1] == ' '))
            ? Scalar(start, end, _text.Substring(start, end - start), ScalarStyle.Plain)
            : null;
    }

    private ScalarNode? ReadDoubleQuoted(ref int position)
    {
        int start = position++;
        StringBuilder? value = null;
        int copied = position;
        for (; position < _end && _text[position] != '"'; position++)
        {
            if (_text[position] == '\t')
            {
                return null;
            }

            if (_text[position] == '\\')
            {
                char? meaning = position + 1 < _end ? SimpleEscape(_text[position + 1]) : null;
                if (meaning is null)
                {
                    return null;
                }

                value ??= new StringBuilder(_end - start);
                value.Append(_text, copied, position - copied).Append(meaning.Value);
                position++;
                copied = position + 1;
            }
        }

        return EndQuoted(start, ref position, value, copied, ScalarStyle.DoubleQuoted);
    }

    private static char? SimpleEscape(char letter) => letter switch
    {
        '"' or '\\' or '/' => letter,
        'n' => '\n',
        't' => '\t',
        _ => null,
    };

    private ScalarNode? ReadSingleQuoted(ref int position)
    {
        int start = position++;
        StringBuilder? value = null;
        int copied = position;
        for (; position < _end; position++)
        {
            if (_text[position] == '\t')
            {
                return null;
            }

            if (_text[position] != '\'')
            {
                continue;
            }

            if (position + 1 == _end || _text[position + 1] != '\'')
            {
                break;
            }

            value ??= new StringBuilder(_end - start);
            value.Append(_text, copied, ++position - copied);
            copied = position + 1;
        }

        return EndQuoted(start, ref position, value, copied, ScalarStyle.SingleQuoted);
    }

    private ScalarNode? EndQuoted(int start, ref int position, StringBuilder? value, int copied, ScalarStyle style)
    {
        if (position >= _end)
        {
            return null;
        }

        string text = value is null
            ? _text.Substring(start + 1, position - start - 1)
            : value.Append(_text, copied, position - copied).ToString();
        position++;
        return Scalar(start, position, text, style);
    }

    private ScalarNode? Scalar(int start, int end, string value, ScalarStyle style) =>
        Count() ? new ScalarNode(start, end, value, style) : null;

    private ScalarNode? ReadBlockScalar(int start, int parentIndentation)
    {
        bool folded = _text[start] == '>';
        int position = start + 1;
        char chomping = position < _end && _text[position] is '-' or '+' ? _text[position++] : ' ';
        if (!EndsLine(position))
        {
            return null;
        }

        YamlBlockScalar? block = YamlBlockScalar.Read(_file, _line + 1, parentIndentation, folded);
        return block is not null && MoveToContent(block.NextLine) && _indentation <= parentIndentation
            ? new ScalarNode(start, block.End, block.Value(chomping), folded ? ScalarStyle.Folded : ScalarStyle.Literal)
            : null;
    }

    /// <summary>A name with its colon, if there is one here.</summary>
    [MethodImpl(HotLoop.OptimizeAtOnce)]
    private ScalarNode? ReadKey(int start, int end)
    {
        int position = start;
        while (position < end && IsNameCharacter(_text[position]))
        {
            position++;
        }

        bool isKey = position > start && position - start <= FileLimits.NameLength && _text[start] != '-' && position < end
            && _text[position] == ':' && (position + 1 == end || _text[position + 1] == ' ');
        return isKey ? new ScalarNode(start, position, _text.Substring(start, position - start), ScalarStyle.Plain) : null;
    }

    private static bool IsNameCharacter(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.';

    private bool IsItem(int position, int end) =>
        position < end && _text[position] == '-' && (position + 1 == end || _text[position + 1] == ' ');

    /// <summary>Only spaces and a comment follow.</summary>
    private bool EndsLine(int position)
    {
        int content = SkipSpaces(position, _end);
        return content == _end || (_text[content] == '#' && _text[content - 1] == ' ');
    }

    [MethodImpl(HotLoop.OptimizeAtOnce)]
    private int SkipSpaces(int position, int end)
    {
        while (position < end && _text[position] == ' ')
        {
            position++;
        }

        return position;
    }

    private bool Count() => ++_nodes <= FileLimits.Nodes;
}
