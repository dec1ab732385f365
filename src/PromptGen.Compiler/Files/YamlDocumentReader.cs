using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using PromptGen.Core.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlScalarStyle = YamlDotNet.Core.ScalarStyle;

namespace PromptGen.Compiler.Files;

/// <summary>Reads a YAML 1.2 document into a tree with places.</summary>
/// <remarks>
/// Places come from the parser's lines and columns: its character index is off behind an escaped line end. Texts that hold
/// characters which the parser takes for line ends and YAML 1.2 does not are refused before this (<see cref="TextChecks"/>).
/// </remarks>
internal sealed class YamlDocumentReader
{
    private readonly DiagnosticList _problems;
    private readonly FileText _file;
    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private readonly CancellationToken _cancellation;
    private Dictionary<string, DocumentNode?>? _anchors;
    private long _nodes;

    private YamlDocumentReader(DiagnosticList problems, CancellationToken cancellation)
    {
        _problems = problems;
        _file = problems.File;
        _cancellation = cancellation;
        string text = _file.Text;
        _scanner = new Scanner(new StringReader(_file.ContentStart == 0 ? text : text.Substring(_file.ContentStart)));
        _parser = new Parser(_scanner);
    }

    /// <summary>The root of the document, or null with a problem reported.</summary>
    public static DocumentNode? Read(DiagnosticList problems, CancellationToken cancellation)
    {
        YamlDocumentReader reader = new(problems, cancellation);
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException exception)
        {
            reader.ReportSyntaxError(exception.Message, reader.Offset(exception.Start), reader.Offset(exception.End));
            return null;
        }
    }

    /// <summary>The parser also fails in other ways than it says; only what it throws is taken for a fault of the file, nothing of ours.</summary>
    private bool MoveNext()
    {
        try
        {
            return _parser.MoveNext();
        }
        catch (ArgumentException exception)
        {
            // So it fails on escapes that give half a character. The escape stands behind the event that it gave last.
            Mark place = _parser.Current?.End ?? Mark.Empty;
            throw new YamlException(place, place, YamlSyntaxError.Surrogate, exception);
        }
        catch (InvalidOperationException exception)
        {
            // So it fails on a line that begins at the margin while a `{` or `[` is open, and once it has lost its place.
            bool lost = exception.Message.IndexOf("no more tokens", StringComparison.Ordinal) >= 0;
            Mark place = _scanner.CurrentPosition;
            throw new YamlException(place, place, lost ? "" : YamlSyntaxError.OpenBracket, exception);
        }
    }

    private DocumentNode? ReadDocument()
    {
        MoveNext();
        if (!MoveNext() || _parser.Current is not DocumentStart)
        {
            _problems.Add(DiagnosticRules.EmptyFile, 0, 0);
            return null;
        }

        MoveNext();
        DocumentNode? root = ReadNode(1);
        if (root is null)
        {
            return null;
        }

        MoveNext();
        if (MoveNext() && _parser.Current is DocumentStart next)
        {
            _problems.Add(DiagnosticRules.SeveralDocuments, Offset(next.Start), Offset(next.End));
            return null;
        }

        return root;
    }

    /// <summary>Reads the node at the current event; null when reading must stop, with a problem reported.</summary>
    private DocumentNode? ReadNode(int depth)
    {
        _cancellation.ThrowIfCancellationRequested();
        ParsingEvent current = _parser.Current!;
        int start = Offset(current.Start);
        if (depth > FileLimits.Depth)
        {
            _problems.Add(DiagnosticRules.TooDeep, start, Offset(current.End), Text(FileLimits.Depth));
            return null;
        }

        if (current is AnchorAlias alias)
        {
            return FollowAlias(alias, start, depth);
        }

        if (current is not NodeEvent node)
        {
            // A key that is left out (`: value`) may hold a mapping that the parser ends twice.
            ReportSyntaxError("", start, Offset(current.End));
            return null;
        }

        int content = ContentStart(node, start);
        string? anchor = node.Anchor.IsEmpty ? null : node.Anchor.Value;
        if (anchor is not null)
        {
            (_anchors ??= new(StringComparer.Ordinal))[anchor] = null;
        }

        if (!CheckTag(node, start))
        {
            return null;
        }

        DocumentNode? result = node switch
        {
            Scalar scalar => ReadScalar(scalar, content),
            MappingStart => ReadMapping(content, depth),
            _ => ReadSequence(content, depth),
        };
        if (result is null || !Count(1, result))
        {
            return null;
        }

        if (anchor is not null)
        {
            _anchors![anchor] = result;
        }

        return result;
    }

    private MappingNode? ReadMapping(int start, int depth)
    {
        MappingNode mapping = new(start);
        HashSet<string>? names = null;
        while (MoveNext() && _parser.Current is not MappingEnd)
        {
            DocumentNode? keyNode = ReadNode(depth + 1);
            if (keyNode is null)
            {
                return null;
            }

            MoveNext();
            DocumentNode? value = ReadNode(depth + 1);
            if (value is null)
            {
                return null;
            }

            mapping.Include(value);
            if (keyNode is not ScalarNode key || (key.Kind == ScalarKind.Null && key.Value.Length == 0))
            {
                _problems.Add(DiagnosticRules.KeyIsNoText, keyNode, BracesAt(keyNode.Start) ? BracesHint : "");
                mapping.HasBadKey = true;
                continue;
            }

            if (key.Value == "<<" && key.Style == ScalarStyle.Plain)
            {
                _problems.Add(DiagnosticRules.MergeKey, key);
                continue;
            }

            MappingEntry? former = mapping.FindFormer(key.Value, ref names);
            if (former is not null)
            {
                _problems.Add(
                    DiagnosticRules.DuplicateKey, key, key.Value, Text(_file.LineOf(former.Key.Start) + 1));
                continue;
            }

            names?.Add(key.Value);
            mapping.Entries.Add(new MappingEntry(key, value));
        }

        mapping.End = EndOfCollection('}');
        return mapping;
    }

    private SequenceNode? ReadSequence(int start, int depth)
    {
        SequenceNode sequence = new(start);
        while (MoveNext() && _parser.Current is not SequenceEnd)
        {
            DocumentNode? item = ReadNode(depth + 1);
            if (item is null)
            {
                return null;
            }

            sequence.Include(item);
            sequence.Items.Add(item);
        }

        sequence.End = EndOfCollection(']');
        return sequence;
    }

    /// <remarks>The parser puts the end of a flow collection before its bracket; that of a block is where the next line's content begins.</remarks>
    private int EndOfCollection(char bracket)
    {
        int end = Offset(_parser.Current!.End);
        return end < _file.Text.Length && _file.Text[end] == bracket ? end + 1 : end;
    }

    private ScalarNode? ReadScalar(Scalar scalar, int start)
    {
        ScalarStyle style = scalar.Style switch
        {
            YamlScalarStyle.SingleQuoted => ScalarStyle.SingleQuoted,
            YamlScalarStyle.DoubleQuoted => ScalarStyle.DoubleQuoted,
            YamlScalarStyle.Literal => ScalarStyle.Literal,
            YamlScalarStyle.Folded => ScalarStyle.Folded,
            _ => ScalarStyle.Plain,
        };
        int end = Math.Max(start, Offset(scalar.End));
        if (style == ScalarStyle.DoubleQuoted && TextChecks.LoneSurrogate(scalar.Value) >= 0)
        {
            _problems.Add(DiagnosticRules.LoneSurrogate, start, end);
            return null;
        }

        bool text = !scalar.Tag.IsEmpty && scalar.Tag.Value is "!" or "tag:yaml.org,2002:str";
        return text
            ? new ScalarNode(start, end, scalar.Value, style) { Kind = ScalarKind.Text }
            : new ScalarNode(start, end, scalar.Value, style);
    }

    private DocumentNode? FollowAlias(AnchorAlias alias, int start, int depth)
    {
        string name = alias.Value.Value;
        DocumentNode? target = null;
        bool known = _anchors is not null && _anchors.TryGetValue(name, out target);
        if (target is null)
        {
            _problems.Add(
                known ? DiagnosticRules.AliasInsideItself : DiagnosticRules.UnknownAlias, start, Offset(alias.End), name);
            return null;
        }

        if (depth + target.Height - 1 > FileLimits.Depth)
        {
            _problems.Add(DiagnosticRules.TooDeep, start, Offset(alias.End), Text(FileLimits.Depth));
            return null;
        }

        _nodes += target.Size;
        if (_nodes > FileLimits.Nodes)
        {
            _problems.Add(DiagnosticRules.TooManyNodes, start, Offset(alias.End), Text(FileLimits.Nodes));
            return null;
        }

        return target;
    }

    private bool Count(int size, DocumentNode node)
    {
        _nodes += size;
        if (_nodes <= FileLimits.Nodes)
        {
            return true;
        }

        _problems.Add(DiagnosticRules.TooManyNodes, node, Text(FileLimits.Nodes));
        return false;
    }

    /// <summary>The tags of the core schema say nothing that the value does not say; any other asks for a type that is not ours.</summary>
    private bool CheckTag(NodeEvent node, int start)
    {
        if (node.Tag.IsEmpty)
        {
            return true;
        }

        string tag = node.Tag.Value;
        bool fits = tag == "!" || node switch
        {
            MappingStart => tag == "tag:yaml.org,2002:map",
            SequenceStart => tag == "tag:yaml.org,2002:seq",
            Scalar scalar => tag == "tag:yaml.org,2002:str" || (scalar.Style == YamlScalarStyle.Plain && CoreSchema.Resolve(scalar.Value) switch
            {
                ScalarKind.Null => tag == "tag:yaml.org,2002:null",
                ScalarKind.Boolean => tag == "tag:yaml.org,2002:bool",
                ScalarKind.Integer => tag is "tag:yaml.org,2002:int" or "tag:yaml.org,2002:float",
                ScalarKind.Float => tag == "tag:yaml.org,2002:float",
                _ => false,
            }),
            _ => false,
        };
        if (!fits)
        {
            _problems.Add(DiagnosticRules.Tag, start, start + 1, tag.Replace("tag:yaml.org,2002:", "!!"));
        }

        return fits;
    }

    /// <summary>Where the content begins: the parser counts an anchor and a tag to the node.</summary>
    private int ContentStart(NodeEvent node, int start)
    {
        if (node.Anchor.IsEmpty && node.Tag.IsEmpty)
        {
            return start;
        }

        string text = _file.Text;
        int i = start;
        while (i < text.Length && text[i] is '&' or '!')
        {
            while (i < text.Length && text[i] is not (' ' or '\t' or '\r' or '\n' or ',' or ']' or '}'))
            {
                i++;
            }

            while (i < text.Length && text[i] is ' ' or '\t' or '\r' or '\n')
            {
                i++;
            }
        }

        return i;
    }

    private const string BracesHint = " Put text that begins with `{{` in quotes or in a block (`|`), because `{` begins a mapping in YAML.";

    private bool BracesAt(int offset)
    {
        string text = _file.Text;
        return offset < text.Length && text[offset] == '{' && ((offset > 0 && text[offset - 1] == '{') || (offset + 1 < text.Length && text[offset + 1] == '{'));
    }

    private int Offset(in Mark mark)
    {
        // A byte order mark is not in the parser's text, and shifts the columns of the first line.
        long column = mark.Column - 1 + (mark.Line == 1 ? _file.ContentStart : 0);
        return _file.Offset(mark.Line - 1, column);
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private void ReportSyntaxError(string message, int start, int end)
    {
        YamlSyntaxError error = YamlSyntaxError.Explain(_file, message, start, end);
        // Text behind braces without quotes breaks the mapping that they began: one slip, and the first report says it better.
        if (!_problems.HasOnLine(DiagnosticRules.KeyIsNoText, _file.LineOf(error.Start)))
        {
            _problems.Add(error.Rule, error.Start, error.End, error.Arguments);
        }
    }
}
