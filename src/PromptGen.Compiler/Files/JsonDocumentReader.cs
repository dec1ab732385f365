using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;

namespace PromptGen.Compiler.Files;

/// <summary>Reads a JSON document (RFC 8259, strictly) into the same tree as YAML.</summary>
internal sealed class JsonDocumentReader
{
    private readonly DiagnosticList _problems;
    private readonly CancellationToken _cancellation;
    private JsonLexer _lexer;
    private int _nodes;

    private JsonDocumentReader(DiagnosticList problems, CancellationToken cancellation)
    {
        _problems = problems;
        _lexer = new JsonLexer(problems.File.Text, problems.File.ContentStart);
        _cancellation = cancellation;
    }

    /// <summary>The root of the document, or null with a problem reported.</summary>
    public static DocumentNode? Read(DiagnosticList problems, CancellationToken cancellation)
    {
        JsonDocumentReader reader = new(problems, cancellation);
        reader._lexer.Read();
        if (reader._lexer.Current.Kind == JsonTokenKind.End)
        {
            problems.Add(DiagnosticRules.EmptyFile, 0, 0);
            return null;
        }

        DocumentNode? root = reader.ReadValue(1);
        if (root is null || reader._lexer.Current.Kind == JsonTokenKind.End)
        {
            return root;
        }

        reader.Fail(reader._lexer.Current.Start, 1, "the document ends before this character. Remove the rest");
        return null;
    }

    /// <summary>Reads the value that begins with the current token, and goes to the token after it.</summary>
    private DocumentNode? ReadValue(int depth)
    {
        _cancellation.ThrowIfCancellationRequested();
        JsonToken token = _lexer.Current;
        if (depth > FileLimits.Depth)
        {
            _problems.Add(DiagnosticRules.TooDeep, token.Start, token.Start + 1, Number(FileLimits.Depth));
            return null;
        }

        if (++_nodes > FileLimits.Nodes)
        {
            _problems.Add(DiagnosticRules.TooManyNodes, token.Start, token.Start + 1, Number(FileLimits.Nodes));
            return null;
        }

        switch (token.Kind)
        {
            case JsonTokenKind.ObjectStart:
                return ReadObject(depth);
            case JsonTokenKind.ArrayStart:
                return ReadArray(depth);
            case JsonTokenKind.Text:
                _lexer.Read();
                return new ScalarNode(token.Start, token.End, token.Value!, ScalarStyle.JsonString);
            case JsonTokenKind.Number or JsonTokenKind.Word:
                _lexer.Read();
                return new ScalarNode(token.Start, token.End, token.Value!, ScalarStyle.Plain);
            default:
                Fail(token.Kind == JsonTokenKind.End ? "a value is expected before the end of the file" : "a value is expected here");
                return null;
        }
    }

    private MappingNode? ReadObject(int depth)
    {
        MappingNode mapping = new(_lexer.Current.Start);
        HashSet<string>? names = null;
        _lexer.Read();
        while (_lexer.Current.Kind != JsonTokenKind.ObjectEnd)
        {
            JsonToken name = _lexer.Current;
            if (name.Kind != JsonTokenKind.Text)
            {
                if (_lexer.Fault is { IsInText: true })
                {
                    Fail("");
                    return null;
                }

                Fail(
                    name.Start, 1,
                    name.Kind == JsonTokenKind.End ? "a `{` is never closed" : "the name of a field is expected here, in double quotes");
                return null;
            }

            _lexer.Read();
            if (_lexer.Current.Kind != JsonTokenKind.Colon)
            {
                Fail(_lexer.Current.Start, 1, "a `:` is expected after the name of a field");
                return null;
            }

            _lexer.Read();
            DocumentNode? value = ReadValue(depth + 1);
            if (value is null)
            {
                return null;
            }

            AddEntry(mapping, new ScalarNode(name.Start, name.End, name.Value!, ScalarStyle.JsonString), value, ref names);
            if (!ReadSeparator(JsonTokenKind.ObjectEnd, "a `{` is never closed", "a `,` or `}` is expected here", "JSON does not allow a `,` before `}`"))
            {
                return null;
            }
        }

        mapping.End = _lexer.Current.End;
        _lexer.Read();
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
        SequenceNode sequence = new(_lexer.Current.Start);
        _lexer.Read();
        while (_lexer.Current.Kind != JsonTokenKind.ArrayEnd)
        {
            DocumentNode? item = ReadValue(depth + 1);
            if (item is null)
            {
                return null;
            }

            sequence.Items.Add(item);
            if (!ReadSeparator(JsonTokenKind.ArrayEnd, "a `[` is never closed", "a `,` or `]` is expected here", "JSON does not allow a `,` before `]`"))
            {
                return null;
            }
        }

        sequence.End = _lexer.Current.End;
        _lexer.Read();
        return sequence;
    }

    /// <summary>Reads the comma between two items; false with a problem reported when there is neither comma nor end.</summary>
    private bool ReadSeparator(JsonTokenKind close, string unclosed, string expected, string trailing)
    {
        JsonToken token = _lexer.Current;
        if (token.Kind == close)
        {
            return true;
        }

        if (token.Kind != JsonTokenKind.Comma)
        {
            Fail(token.Start, 1, token.Kind == JsonTokenKind.End ? unclosed : expected);
            return false;
        }

        _lexer.Read();
        if (_lexer.Current.Kind == close)
        {
            Fail(token.Start, 1, trailing);
            return false;
        }

        return true;
    }

    /// <summary>What is wrong with the current token: what the lexer says where it is none of JSON.</summary>
    private void Fail(string otherwise)
    {
        if (_lexer.Current.Kind != JsonTokenKind.Invalid)
        {
            Fail(_lexer.Current.Start, 1, otherwise);
            return;
        }

        JsonFault fault = _lexer.Fault!;
        if (fault.IsLoneSurrogate)
        {
            _problems.Add(DiagnosticRules.LoneSurrogate, fault.Start, fault.Start + fault.Length);
            return;
        }

        Fail(fault.Start, fault.Length, fault.IsComment ? fault.Reason + ". Name the file `.prompt.yaml` to write some" : fault.Reason);
    }

    private void Fail(int start, int length, string reason) => _problems.Add(DiagnosticRules.InvalidJson, start, start + length, reason);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
