using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Core.Json;

/// <summary>
/// Reads JSON (RFC 8259) and nothing more lenient: no comments, no trailing commas, no duplicate names, no lone surrogates, no text
/// after the value. Two readers that disagree about such a text would hash different prompts.
/// </summary>
/// <remarks>Numbers keep their spelling, so a conversion to a floating-point value cannot change them.</remarks>
internal struct JsonReader
{
    /// <summary>Values may be nested this deep. Deeper ones are refused before they can exhaust the stack.</summary>
    public const int MaximumDepth = 64;

    // Below this many members a scan of those already read is cheaper than a set.
    private const int SetThreshold = 8;

    private JsonLexer _lexer;
    private JsonSyntaxError? _error;

    private JsonReader(string text)
    {
        _lexer = new JsonLexer(text, 0);
        _error = null;
    }

    public static bool TryRead(
        string text, [NotNullWhen(true)] out JsonValue? value, [NotNullWhen(false)] out JsonSyntaxError? error)
    {
        JsonReader reader = new(text);
        value = text.Length > 0 && text[0] == '\uFEFF' ? reader.Fail(0, "the text starts with a byte order mark, which JSON does not allow") : reader.ReadDocument();
        error = reader._error;
        return value is not null;
    }

    private JsonValue? ReadDocument()
    {
        _lexer.Read();
        if (ReadValue(0) is not { } value)
        {
            return null;
        }

        return _lexer.Current.Kind == JsonTokenKind.End ? value : Fail(_lexer.Current.Start, "there is text after the end of the JSON value");
    }

    /// <summary>Reads the value that begins with the current token, and goes to the token after it.</summary>
    private JsonValue? ReadValue(int depth)
    {
        JsonToken token = _lexer.Current;
        switch (token.Kind)
        {
            case JsonTokenKind.ObjectStart or JsonTokenKind.ArrayStart when depth == MaximumDepth:
                return Fail(token.Start, "objects and arrays are nested deeper than " + MaximumDepth.ToString(CultureInfo.InvariantCulture) + " levels");
            case JsonTokenKind.ObjectStart:
                return ReadObject(depth + 1);
            case JsonTokenKind.ArrayStart:
                return ReadArray(depth + 1);
            case JsonTokenKind.End:
                return Fail(token.Start, "the text ends where a JSON value is expected");
            case JsonTokenKind.Text:
                _lexer.Read();
                return new JsonString(token.Value!);
            case JsonTokenKind.Number when !JsonNumberText.TryNormalize(token.Value!, out _):
                return Fail(
                    token.Start,
                    "this number is beyond the limits: " + JsonNumberText.Limits);
            case JsonTokenKind.Number:
                _lexer.Read();
                return new JsonNumber(token.Value!);
            case JsonTokenKind.Word:
                _lexer.Read();
                return token.Value == "null" ? JsonNull.Instance : new JsonBoolean(token.Value == "true");
            default:
                return Fail("a JSON value is expected here: an object, an array, a string in double quotes, a number, true, false or null");
        }
    }

    private JsonValue? ReadObject(int depth)
    {
        int start = _lexer.Current.Start;
        List<JsonMember> members = [];
        HashSet<string>? names = null;
        _lexer.Read();
        if (_lexer.Current.Kind == JsonTokenKind.ObjectEnd)
        {
            _lexer.Read();
            return new JsonObject(EquatableArray<JsonMember>.Empty);
        }

        while (true)
        {
            JsonToken name = _lexer.Current;
            if (name.Kind == JsonTokenKind.ObjectEnd)
            {
                return Fail(name.Start, "JSON does not allow a comma before '}'");
            }

            if (name.Kind != JsonTokenKind.Text)
            {
                return _lexer.Fault is { IsInText: true } fault
                    ? Fail(fault.Start, fault.Reason)
                    : Fail(name.Start, Unfinished("object", '{', start) ?? "a name in double quotes is expected here");
            }

            if (!IsNew(name.Value!, members, ref names))
            {
                return Fail(name.Start, "the name \"" + name.Value + "\" appears twice in this object");
            }

            _lexer.Read();
            if (_lexer.Current.Kind != JsonTokenKind.Colon)
            {
                return Fail("a colon is expected after the name");
            }

            _lexer.Read();
            if (ReadValue(depth) is not { } value)
            {
                return null;
            }

            members.Add(new JsonMember(name.Value!, value));
            switch (_lexer.Current.Kind)
            {
                case JsonTokenKind.ObjectEnd:
                    _lexer.Read();
                    return new JsonObject(members.ToEquatableArray());
                case JsonTokenKind.Comma:
                    _lexer.Read();
                    break;
                default:
                    return Fail(Unfinished("object", '{', start) ?? "a comma or '}' is expected here");
            }
        }
    }

    private JsonValue? ReadArray(int depth)
    {
        int start = _lexer.Current.Start;
        List<JsonValue> items = [];
        _lexer.Read();
        if (_lexer.Current.Kind == JsonTokenKind.ArrayEnd)
        {
            _lexer.Read();
            return new JsonArray(EquatableArray<JsonValue>.Empty);
        }

        while (true)
        {
            if (_lexer.Current.Kind == JsonTokenKind.ArrayEnd)
            {
                return Fail("JSON does not allow a comma before ']'");
            }

            if (ReadValue(depth) is not { } value)
            {
                return null;
            }

            items.Add(value);
            switch (_lexer.Current.Kind)
            {
                case JsonTokenKind.ArrayEnd:
                    _lexer.Read();
                    return new JsonArray(items.ToEquatableArray());
                case JsonTokenKind.Comma:
                    _lexer.Read();
                    break;
                default:
                    return Fail(Unfinished("array", '[', start) ?? "a comma or ']' is expected here");
            }
        }
    }

    private readonly string? Unfinished(string what, char opening, int start) =>
        _lexer.Current.Kind != JsonTokenKind.End
            ? null
            : "the text ends inside the " + what + " that starts with '" + opening + "' at offset " + start.ToString(CultureInfo.InvariantCulture);

    private static bool IsNew(string name, List<JsonMember> members, ref HashSet<string>? names)
    {
        if (names is not null)
        {
            return names.Add(name);
        }

        foreach (JsonMember member in members)
        {
            if (member.Name == name)
            {
                return false;
            }
        }

        if (members.Count >= SetThreshold)
        {
            names = [name];
            foreach (JsonMember member in members)
            {
                names.Add(member.Name);
            }
        }

        return true;
    }

    /// <summary>The problem with the current token; the reason of the lexer if it is not a JSON token.</summary>
    private JsonValue? Fail(string otherwise) =>
        _lexer.Current.Kind == JsonTokenKind.Invalid ? Fail(_lexer.Fault!.Start, _lexer.Fault.Reason) : Fail(_lexer.Current.Start, otherwise);

    private JsonValue? Fail(int offset, string reason)
    {
        _error ??= new JsonSyntaxError(offset, ShortText.Cut(char.ToUpperInvariant(reason[0]) + reason.Substring(1) + ".", ShortText.Message));
        return null;
    }
}
