using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using PromptGen.Core.Performance;

namespace PromptGen.Core.Json;

/// <summary>Takes JSON text apart (RFC 8259, strictly): no comments, no lone surrogates, numbers and words as JSON spells them.</summary>
internal struct JsonLexer
{
    private const string LoneSurrogate = "a text contains half of a surrogate pair, which cannot be written as UTF-8";

    private readonly string _text;
    private int _position;

    /// <param name="text">The text; it can contain other text before the position.</param>
    public JsonLexer(string text, int position)
    {
        _text = text;
        _position = position;
        Current = default;
        Fault = null;
    }

    public JsonToken Current { get; private set; }

    /// <summary>The reason why the current token is not a JSON token.</summary>
    public JsonFault? Fault { get; private set; }

    /// <summary>Goes to the next token. After an invalid one there is none.</summary>
    public void Read()
    {
        SkipWhiteSpace();
        int start = _position;
        if (start >= _text.Length)
        {
            Current = new JsonToken(JsonTokenKind.End, start, start);
            return;
        }

        JsonTokenKind sign = _text[start] switch
        {
            '{' => JsonTokenKind.ObjectStart,
            '}' => JsonTokenKind.ObjectEnd,
            '[' => JsonTokenKind.ArrayStart,
            ']' => JsonTokenKind.ArrayEnd,
            ':' => JsonTokenKind.Colon,
            ',' => JsonTokenKind.Comma,
            _ => JsonTokenKind.Invalid,
        };
        if (sign != JsonTokenKind.Invalid)
        {
            Current = new JsonToken(sign, start, ++_position);
            return;
        }

        (JsonTokenKind kind, string? value) = _text[start] switch
        {
            '"' => (JsonTokenKind.Text, ReadText()),
            '-' or (>= '0' and <= '9') => (JsonTokenKind.Number, ReadNumber()),
            _ => (JsonTokenKind.Word, ReadWord()),
        };
        Current = new JsonToken(value is null ? JsonTokenKind.Invalid : kind, start, _position, value);
    }

    // A template is one text: the longest loop of whoever reads a pack.
    [MethodImpl(HotLoop.OptimizeAtOnce)]
    private string? ReadText()
    {
        int start = _position++;
        int run = _position;
        StringBuilder? builder = null;
        while (_position < _text.Length)
        {
            char character = _text[_position];
            switch (character)
            {
                case '"':
                    _position++;
                    return builder is null
                        ? _text.Substring(run, _position - 1 - run)
                        : builder.Append(_text, run, _position - 1 - run).ToString();

                case '\\':
                    builder ??= new StringBuilder();
                    builder.Append(_text, run, _position - run);
                    if (!ReadEscape(builder))
                    {
                        return null;
                    }

                    run = _position;
                    break;

                case '\n' or '\r':
                    return FailText(_position, 0, "a text in JSON cannot continue on another line. Write `\\n` for a line end, or close the quotation mark");

                case < ' ':
                    return FailText(_position, 1, "a text in JSON cannot contain a control character. Write it as an escape, such as `\\t` for a tab");

                default:
                    if (char.IsSurrogate(character))
                    {
                        if (!char.IsHighSurrogate(character) || _position + 1 >= _text.Length || !char.IsLowSurrogate(_text[_position + 1]))
                        {
                            return FailText(_position, 1, LoneSurrogate, isLoneSurrogate: true);
                        }

                        _position++;
                    }

                    _position++;
                    break;
            }
        }

        return FailText(start, 1, "the quotation mark \" is never closed");
    }

    private bool ReadEscape(StringBuilder builder)
    {
        int start = _position++;
        char kind = Peek();
        _position++;
        char? named = kind switch
        {
            '"' or '\\' or '/' => kind,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' when TryReadCodeUnit(out char unit) => unit,
            _ => null,
        };
        if (named is not { } character)
        {
            _position = start;
            return FailText(
                start, 2, "JSON knows the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hexadecimal digits only. Write `\\\\` for a backslash") is not null;
        }

        builder.Append(character);
        if (!char.IsSurrogate(character))
        {
            return true;
        }

        if (char.IsHighSurrogate(character) && string.CompareOrdinal(_text, _position, "\\u", 0, 2) == 0)
        {
            _position += 2;
            if (TryReadCodeUnit(out char low) && char.IsLowSurrogate(low))
            {
                builder.Append(low);
                return true;
            }
        }

        return FailText(start, 6, LoneSurrogate, isLoneSurrogate: true) is not null;
    }

    private bool TryReadCodeUnit(out char unit)
    {
        unit = default;
        if (_position + 4 > _text.Length
            || !ushort.TryParse(_text.Substring(_position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort value))
        {
            return false;
        }

        _position += 4;
        unit = (char)value;
        return true;
    }

    private string? ReadNumber()
    {
        int start = _position;
        _position += Peek() == '-' ? 1 : 0;
        int whole = _position;
        bool valid = SkipDigits() is int count and > 0 && (count == 1 || _text[whole] != '0');
        if (valid && Peek() == '.')
        {
            _position++;
            valid = SkipDigits() > 0;
        }

        if (valid && Peek() is 'e' or 'E')
        {
            _position++;
            _position += Peek() is '-' or '+' ? 1 : 0;
            valid = SkipDigits() > 0;
        }

        return valid && !IsWordCharacter(Peek())
            ? _text.Substring(start, _position - start)
            : Fail(start, System.Math.Max(1, _position - start), "this is not a JSON number. Put text in double quotes");
    }

    private string? ReadWord()
    {
        int start = _position;
        while (IsWordCharacter(Peek()))
        {
            _position++;
        }

        string word = _text.Substring(start, _position - start);
        switch (word)
        {
            case "true" or "false" or "null":
                return word;
            case "" when Peek() is '/' or '#':
                Fault = new JsonFault(start, 1, "JSON has no comments") { IsComment = true };
                return null;
            case "" when Peek() == '\'':
                return Fail(start, 1, "texts in JSON need double quotes");
            case "":
                return Fail(start, 1, "a JSON value cannot begin with this character. Put text in double quotes");
            default:
                return Fail(start, word.Length, "`" + word + "` is not a JSON value. Put text in double quotes");
        }
    }

    private int SkipDigits()
    {
        int start = _position;
        while (Peek() is >= '0' and <= '9')
        {
            _position++;
        }

        return _position - start;
    }

    private void SkipWhiteSpace()
    {
        while (_position < _text.Length && _text[_position] is ' ' or '\t' or '\n' or '\r')
        {
            _position++;
        }
    }

    private readonly char Peek() => _position < _text.Length ? _text[_position] : '\0';

    private static bool IsWordCharacter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '.' or '+' or '-';

    private string? Fail(int start, int length, string reason)
    {
        Fault = new JsonFault(start, length, reason);
        return null;
    }

    private string? FailText(int start, int length, string reason, bool isLoneSurrogate = false)
    {
        Fault = new JsonFault(start, length, reason) { IsInText = true, IsLoneSurrogate = isLoneSurrogate };
        return null;
    }
}
