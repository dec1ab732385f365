using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Performance;

namespace PromptGen.Core.Json;

/// <summary>
/// Reads JSON (RFC 8259) and nothing more lenient: no comments, no trailing commas, no duplicate names, no lone surrogates,
/// no text after the value. Two readers that disagree about such a text would hash different prompts.
/// </summary>
/// <remarks>Numbers keep their spelling, so that no conversion to a floating-point value can change them.</remarks>
internal struct JsonReader
{
    /// <summary>Values may be nested this deep. Deeper ones are refused before they can exhaust the stack.</summary>
    public const int MaximumDepth = 64;

    // Below this many members a scan of those already read is cheaper than a set.
    private const int SetThreshold = 8;

    private readonly string _text;
    private int _position;
    private JsonSyntaxError? _error;

    private JsonReader(string text)
    {
        _text = text;
        _position = 0;
        _error = null;
    }

    public static bool TryRead(
        string text, [NotNullWhen(true)] out JsonValue? value, [NotNullWhen(false)] out JsonSyntaxError? error)
    {
        JsonReader reader = new(text);
        value = reader.ReadDocument();
        error = reader._error;
        return value is not null;
    }

    private JsonValue? ReadDocument()
    {
        if (_text.Length > 0 && _text[0] == '\uFEFF')
        {
            return Fail(0, "The text starts with a byte order mark; JSON has none.");
        }

        SkipWhiteSpace();
        JsonValue? value = ReadValue(0);
        if (value is null)
        {
            return null;
        }

        SkipWhiteSpace();
        return _position == _text.Length ? value : Fail(_position, "There is text after the end of the JSON value.");
    }

    private JsonValue? ReadValue(int depth)
    {
        if (_position >= _text.Length)
        {
            return Fail(_position, "The text ends where a JSON value should stand.");
        }

        switch (_text[_position])
        {
            case '{':
                return ReadObject(depth + 1);
            case '[':
                return ReadArray(depth + 1);
            case '"':
                return ReadString() is { } text ? new JsonString(text) : null;
            case 't' when TakeWord("true"):
                return new JsonBoolean(true);
            case 'f' when TakeWord("false"):
                return new JsonBoolean(false);
            case 'n' when TakeWord("null"):
                return JsonNull.Instance;
            case '-' or (>= '0' and <= '9'):
                return ReadNumber();
            case '\'':
                return Fail(_position, "Strings stand in double quotes.");
            default:
                return Fail(
                    _position,
                    "A JSON value should stand here: an object, an array, a string in double quotes, a number, true, false or null.");
        }
    }

    private JsonValue? ReadObject(int depth)
    {
        int start = _position;
        if (!Enter(depth))
        {
            return null;
        }

        List<JsonMember> members = [];
        HashSet<string>? names = null;
        SkipWhiteSpace();
        if (Take('}'))
        {
            return new JsonObject(EquatableArray<JsonMember>.Empty);
        }

        while (true)
        {
            SkipWhiteSpace();
            int nameStart = _position;
            if (Peek() == '}' && members.Count > 0)
            {
                return Fail(_position, "A comma stands before '}'; JSON has no trailing commas.");
            }

            if (Peek() != '"')
            {
                return Fail(_position, Unfinished("object", '{', start) ?? "A name in double quotes should stand here.");
            }

            if (ReadString() is not { } name)
            {
                return null;
            }

            if (!IsNew(name, members, ref names))
            {
                return Fail(nameStart, "The name \"" + name + "\" stands twice in this object.");
            }

            SkipWhiteSpace();
            if (!Take(':'))
            {
                return Fail(_position, "A colon should stand after the name.");
            }

            SkipWhiteSpace();
            if (ReadValue(depth) is not { } value)
            {
                return null;
            }

            members.Add(new JsonMember(name, value));
            SkipWhiteSpace();
            if (Take('}'))
            {
                return new JsonObject(members.ToEquatableArray());
            }

            if (!Take(','))
            {
                return Fail(_position, Unfinished("object", '{', start) ?? "A comma or '}' should stand here.");
            }
        }
    }

    private JsonValue? ReadArray(int depth)
    {
        int start = _position;
        if (!Enter(depth))
        {
            return null;
        }

        List<JsonValue> items = [];
        SkipWhiteSpace();
        if (Take(']'))
        {
            return new JsonArray(EquatableArray<JsonValue>.Empty);
        }

        while (true)
        {
            SkipWhiteSpace();
            if (Peek() == ']' && items.Count > 0)
            {
                return Fail(_position, "A comma stands before ']'; JSON has no trailing commas.");
            }

            if (ReadValue(depth) is not { } value)
            {
                return null;
            }

            items.Add(value);
            SkipWhiteSpace();
            if (Take(']'))
            {
                return new JsonArray(items.ToEquatableArray());
            }

            if (!Take(','))
            {
                return Fail(_position, Unfinished("array", '[', start) ?? "A comma or ']' should stand here.");
            }
        }
    }

    // A template is one string: the longest loop of whoever reads a pack.
    [MethodImpl(HotLoop.OptimizeAtOnce)]
    private string? ReadString()
    {
        int start = _position++;
        int runStart = _position;
        StringBuilder? builder = null;
        while (_position < _text.Length)
        {
            char character = _text[_position];
            switch (character)
            {
                case '"':
                    _position++;
                    return builder is null
                        ? _text.Substring(runStart, _position - 1 - runStart)
                        : builder.Append(_text, runStart, _position - 1 - runStart).ToString();

                case '\\':
                    builder ??= new StringBuilder();
                    builder.Append(_text, runStart, _position - runStart);
                    if (!ReadEscape(builder))
                    {
                        return null;
                    }

                    runStart = _position;
                    break;

                case < ' ':
                    return FailText(_position, "A control character stands in a string; write it as an escape such as \\n.");

                default:
                    if (char.IsSurrogate(character))
                    {
                        if (!char.IsHighSurrogate(character)
                            || _position + 1 >= _text.Length
                            || !char.IsLowSurrogate(_text[_position + 1]))
                        {
                            return FailText(_position, "Half of a surrogate pair stands in a string; it has no UTF-8 form.");
                        }

                        _position++;
                    }

                    _position++;
                    break;
            }
        }

        return FailText(start, "The string that starts here has no closing quote.");
    }

    private bool ReadEscape(StringBuilder builder)
    {
        int start = _position++;
        char kind = Peek();
        _position++;
        switch (kind)
        {
            case '"' or '\\' or '/':
                builder.Append(kind);
                return true;
            case 'b':
                builder.Append('\b');
                return true;
            case 'f':
                builder.Append('\f');
                return true;
            case 'n':
                builder.Append('\n');
                return true;
            case 'r':
                builder.Append('\r');
                return true;
            case 't':
                builder.Append('\t');
                return true;
            case 'u' when TryReadCodeUnit(out char unit):
                return AppendEscaped(builder, unit, start);
            default:
                return FailText(start, "Unknown escape; \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hexadecimal digits exist.") is not null;
        }
    }

    private bool AppendEscaped(StringBuilder builder, char unit, int start)
    {
        builder.Append(unit);
        if (!char.IsSurrogate(unit))
        {
            return true;
        }

        if (char.IsHighSurrogate(unit)
            && string.CompareOrdinal(_text, _position, "\\u", 0, 2) == 0)
        {
            _position += 2;
            if (TryReadCodeUnit(out char low) && char.IsLowSurrogate(low))
            {
                builder.Append(low);
                return true;
            }
        }

        return FailText(start, "Half of a surrogate pair is escaped here; it has no UTF-8 form.") is not null;
    }

    private bool TryReadCodeUnit(out char unit)
    {
        int value = 0;
        for (int i = 0; i < 4; i++)
        {
            int digit = _position + i < _text.Length ? HexDigit(_text[_position + i]) : -1;
            if (digit < 0)
            {
                unit = default;
                return false;
            }

            value = (value << 4) | digit;
        }

        _position += 4;
        unit = (char)value;
        return true;
    }

    private JsonValue? ReadNumber()
    {
        int start = _position;
        while (_position < _text.Length && _text[_position] is (>= '0' and <= '9') or '-' or '+' or '.' or 'e' or 'E')
        {
            _position++;
        }

        string lexeme = _text.Substring(start, _position - start);
        return JsonNumberText.TryNormalize(lexeme, out _)
            ? new JsonNumber(lexeme)
            : Fail(start, "Not a JSON number, or one of more than " +
                JsonNumberText.MaximumLength.ToString(CultureInfo.InvariantCulture) + " characters or with an exponent beyond +-" +
                JsonNumberText.MaximumExponent.ToString(CultureInfo.InvariantCulture) + ".");
    }

    private bool Enter(int depth)
    {
        if (depth > MaximumDepth)
        {
            Fail(
                _position,
                "Objects and arrays are nested deeper than " + MaximumDepth.ToString(CultureInfo.InvariantCulture) + " levels.");
            return false;
        }

        _position++;
        return true;
    }

    private bool TakeWord(string word)
    {
        int end = _position + word.Length;
        if (string.CompareOrdinal(_text, _position, word, 0, word.Length) != 0
            || (end < _text.Length && (char.IsLetterOrDigit(_text[end]) || _text[end] == '_')))
        {
            return false;
        }

        _position = end;
        return true;
    }

    private bool Take(char character)
    {
        if (Peek() != character)
        {
            return false;
        }

        _position++;
        return true;
    }

    private readonly char Peek() => _position < _text.Length ? _text[_position] : '\0';

    private void SkipWhiteSpace()
    {
        while (_position < _text.Length && _text[_position] is ' ' or '\t' or '\n' or '\r')
        {
            _position++;
        }
    }

    private readonly string? Unfinished(string what, char opening, int start) =>
        _position < _text.Length
            ? null
            : "The text ends inside the " + what + " that starts with '" + opening + "' at offset " +
                start.ToString(CultureInfo.InvariantCulture) + ".";

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

    private static int HexDigit(char character) => character switch
    {
        >= '0' and <= '9' => character - '0',
        >= 'a' and <= 'f' => character - 'a' + 10,
        >= 'A' and <= 'F' => character - 'A' + 10,
        _ => -1,
    };

    private JsonValue? Fail(int offset, string message)
    {
        _error ??= new JsonSyntaxError(offset, ShortText.Cut(message, ShortText.Message));
        return null;
    }

    private string? FailText(int offset, string message)
    {
        Fail(offset, message);
        return null;
    }
}
