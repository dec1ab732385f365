using System;
using System.Globalization;
using System.Text;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Language.Syntax;

/// <summary>Strings: with escapes, verbatim, and interpolated with expressions in braces.</summary>
internal sealed partial class TemplateLexer
{
    private bool LexInterpolated(int start)
    {
        char quote = Current;
        int contentStart = _position + 1;
        bool first = true;
        while (true)
        {
            if (!ReadString(start, contentStart, quote, stopAtBrace: true, out string value))
            {
                return false;
            }

            bool end = _text[_position - 1] == quote;
            TokenKind kind = (first, end) switch
            {
                (true, true) => TokenKind.InterpolatedWhole,
                (true, false) => TokenKind.InterpolatedStart,
                (false, true) => TokenKind.InterpolatedEnd,
                (false, false) => TokenKind.InterpolatedMiddle,
            };
            _tokens.Add(new Token(kind, first ? start : contentStart - 1, _position - (first ? start : contentStart - 1), value));
            if (end)
            {
                return true;
            }

            first = false;
            if (!LexEmbedded(start))
            {
                return false;
            }

            contentStart = _position;
        }
    }

    /// <summary>The expression between the braces of an interpolated string; ends after its closing brace.</summary>
    private bool LexEmbedded(int start)
    {
        if (_interpolations >= TemplateLimits.Depth)
        {
            _problems.Add(DiagnosticRules.NestedTooDeep, start, 2, TemplateLimits.Depth.ToString(CultureInfo.InvariantCulture));
            return false;
        }

        _interpolations++;
        int outer = _braces;
        _braces = 0;
        while (!AtEnd)
        {
            if (Current == '}' && _braces == 0)
            {
                _position++;
                _braces = outer;
                _interpolations--;
                return true;
            }

            if (!LexToken())
            {
                return false;
            }
        }

        _problems.Add(DiagnosticRules.UnterminatedString, start, 2, "\"");
        return false;
    }

    private bool LexString(int start, int contentStart, char quote, TokenKind kind)
    {
        if (!ReadString(start, contentStart, quote, stopAtBrace: false, out string value))
        {
            return false;
        }

        _tokens.Add(new Token(kind, start, _position - start, value));
        return true;
    }

    /// <summary>Reads up to and including the closing quote (or, in an interpolated string, an opening brace).</summary>
    private bool ReadString(int start, int contentStart, char quote, bool stopAtBrace, out string value)
    {
        StringBuilder decoded = new();
        _position = contentStart;
        while (!AtEnd)
        {
            char c = Current;
            if (c == quote || (stopAtBrace && c == '{'))
            {
                _position++;
                value = decoded.ToString();
                return true;
            }

            if (c == '\\')
            {
                ReadEscape(decoded, stopAtBrace);
            }
            else
            {
                decoded.Append(c);
                _position++;
            }
        }

        value = string.Empty;
        _problems.Add(DiagnosticRules.UnterminatedString, start, contentStart - start, quote.ToString());
        return false;
    }

    private void ReadEscape(StringBuilder decoded, bool interpolated)
    {
        char escape = Peek(1);
        int digits = escape switch { 'u' => 4, 'x' => 2, _ => 0 };
        if (digits > 0)
        {
            int at = _position + 2;
            if (at + digits <= _text.Length && ushort.TryParse(
                _text.Substring(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
            {
                decoded.Append((char)code);
                _position = at + digits;
                return;
            }
        }
        else if (SimpleEscape(escape, interpolated) is { } character)
        {
            decoded.Append(character);
            _position += 2;
            return;
        }
        else if (escape == '\n' || (escape == '\r' && Peek(2) == '\n'))
        {
            _position += escape == '\n' ? 2 : 3;
            return;
        }

        _problems.Add(DiagnosticRules.UnknownEscape, _position, Math.Min(2, _text.Length - _position), "\\" + escape);
        _position = Math.Min(_text.Length, _position + 2);
    }

    private static char? SimpleEscape(char escape, bool interpolated) => escape switch
    {
        '0' => '\0',
        '\'' => '\'',
        '"' => '"',
        '\\' => '\\',
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\v',
        '{' or '}' when interpolated => escape,
        _ => null,
    };

    private bool LexVerbatimString()
    {
        int start = _position++;
        StringBuilder decoded = new();
        while (!AtEnd)
        {
            if (Current == '`')
            {
                if (Peek(1) != '`')
                {
                    _position++;
                    _tokens.Add(new Token(TokenKind.VerbatimString, start, _position - start, decoded.ToString()));
                    return true;
                }

                _position++;
            }

            decoded.Append(Current);
            _position++;
        }

        _problems.Add(DiagnosticRules.UnterminatedString, start, 1, "`");
        return false;
    }
}
