using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Display;

namespace PromptGen.Language.Syntax;

/// <summary>Cuts a template into tokens. Works in one pass over the text, in linear time.</summary>
internal sealed partial class TemplateLexer
{
    private readonly string _text;
    private readonly TemplateProblems _problems;
    private readonly List<Token> _tokens = [];
    private int _position;
    private int _braces;
    private int _interpolations;

    private TemplateLexer(string text, TemplateProblems problems)
    {
        _text = text;
        _problems = problems;
    }

    public static List<Token> Tokenize(string text, TemplateProblems problems)
    {
        TemplateLexer lexer = new(text, problems);
        int nul = text.IndexOf('\0');
        if (nul >= 0)
        {
            problems.Add(DiagnosticRules.UnexpectedToken, nul, 1, "U+0000", "remove the character; the template language drops it in some places and ends the template in others");
        }

        lexer.LexDocument();
        return lexer._tokens;
    }

    private char Current => Peek(0);

    private char Peek(int ahead) => _position + ahead < _text.Length ? _text[_position + ahead] : '\0';

    private bool AtEnd => _position >= _text.Length;

    private void LexDocument()
    {
        StripMode strip = StripMode.None;
        while (!AtEnd)
        {
            int textStart = SkipStripped(strip);
            strip = StripMode.None;
            int open = FindOpening(textStart, out int percents);
            if (open < 0)
            {
                AddText(textStart, _text.Length);
                _position = _text.Length;
                break;
            }

            int markerAt = percents > 0 ? open + percents + 2 : open + 2;
            StripMode before = StripModeAt(markerAt);
            AddText(textStart, TrimmedEnd(textStart, open, before));
            int contentStart = markerAt + (before == StripMode.None ? 0 : 1);
            if (percents > 0)
            {
                strip = LexRawBlock(open, contentStart, percents);
            }
            else
            {
                Add(TokenKind.TagOpen, open, contentStart - open);
                _position = contentStart;
                strip = LexTag(open);
            }
        }

        Add(TokenKind.EndOfFile, _text.Length, 0);
    }

    private int FindOpening(int from, out int percents)
    {
        percents = 0;
        int at = from;
        while ((at = _text.IndexOf('{', at)) >= 0)
        {
            int next = at + 1;
            if (next < _text.Length && _text[next] == '{')
            {
                return at;
            }

            while (next < _text.Length && _text[next] == '%')
            {
                next++;
            }

            if (next > at + 1 && next < _text.Length && _text[next] == '{')
            {
                percents = next - at - 1;
                return at;
            }

            at++;
        }

        return -1;
    }

    private StripMode StripModeAt(int index) =>
        index >= _text.Length ? StripMode.None : _text[index] switch
        {
            '-' => StripMode.All,
            '~' => StripMode.Line,
            _ => StripMode.None,
        };

    private int SkipStripped(StripMode mode)
    {
        int at = _position;
        if (mode == StripMode.None)
        {
            return at;
        }

        while (at < _text.Length && char.IsWhiteSpace(_text[at]))
        {
            bool lineEnd = _text[at] == '\n';
            at++;
            if (lineEnd && mode == StripMode.Line)
            {
                break;
            }
        }

        return at;
    }

    private int TrimmedEnd(int start, int end, StripMode mode)
    {
        if (mode == StripMode.None)
        {
            return end;
        }

        while (end > start && char.IsWhiteSpace(_text[end - 1]))
        {
            if (mode == StripMode.Line && _text[end - 1] is '\n' or '\r')
            {
                break;
            }

            end--;
        }

        return end;
    }

    private void AddText(int start, int end)
    {
        if (end > start)
        {
            Add(TokenKind.Text, start, end - start);
        }
    }

    private StripMode LexRawBlock(int open, int contentStart, int percents)
    {
        string closing = "}" + new string('%', percents) + "}";
        int close = _text.IndexOf(closing, contentStart, StringComparison.Ordinal);
        if (close < 0)
        {
            _problems.Add(DiagnosticRules.UnterminatedRawBlock, open, contentStart - open, closing);
            _position = _text.Length;
            return StripMode.None;
        }

        _position = close + closing.Length;
        StripMode after = close > contentStart ? StripModeAt(close - 1) : StripMode.None;
        int contentEnd = after == StripMode.None ? close : close - 1;
        if (contentEnd > contentStart)
        {
            Add(TokenKind.RawText, contentStart, contentEnd - contentStart);
        }

        return after;
    }

    /// <summary>Lexes the inside of a tag, its closing braces included.</summary>
    private StripMode LexTag(int open)
    {
        _braces = 0;
        while (!AtEnd)
        {
            if (_braces == 0)
            {
                StripMode strip = StripModeAt(_position);
                int closing = strip == StripMode.None ? _position : _position + 1;
                if (closing + 1 < _text.Length && _text[closing] == '}' && _text[closing + 1] == '}')
                {
                    Add(TokenKind.TagClose, _position, closing + 2 - _position);
                    _position = closing + 2;
                    return strip;
                }
            }

            if (!LexToken())
            {
                _position = _text.Length;
                return StripMode.None;
            }
        }

        _problems.Add(DiagnosticRules.UnterminatedTag, open, 2);
        return StripMode.None;
    }

    /// <summary>Lexes one token inside a tag; false if the text after it cannot be trusted.</summary>
    private bool LexToken()
    {
        char c = Current;
        if (c == '\n' || (c == '\r' && Peek(1) != '\n'))
        {
            Add(TokenKind.NewLine, _position++, 1);
            return true;
        }

        if (char.IsWhiteSpace(c))
        {
            _position++;
            return true;
        }

        if (c == '#')
        {
            int start = _position;
            SkipComment();
            if (_braces > 0 && Current == '}')
            {
                _problems.Add(DiagnosticRules.UnexpectedToken, start, 1, "#", "end the comment with a line end, or write it outside the braces of the object");
            }

            return true;
        }

        if ((char.IsLetter(c) && !HiddenCharacters.Contains(c)) || c == '_')
        {
            LexIdentifier(TokenKind.Identifier, _position);
            return true;
        }

        if (c is >= '0' and <= '9')
        {
            LexNumber();
            return true;
        }

        switch (c)
        {
            case '"' or '\'':
                return LexString(_position, _position + 1, c, TokenKind.String);
            case '`':
                return LexVerbatimString();
            case '$':
                return LexDollar();
            case '{':
                _braces++;
                break;
            case '}':
                _braces = Math.Max(0, _braces - 1);
                break;
        }

        LexPunctuation(c);
        return true;
    }

    private void SkipComment()
    {
        bool multiLine = Peek(1) == '#';
        _position += multiLine ? 2 : 1;
        while (!AtEnd)
        {
            if (Current == '}' && Peek(1) == '}')
            {
                return;
            }

            if (multiLine && Current == '#' && Peek(1) == '#')
            {
                _position += 2;
                return;
            }

            // A strip marker belongs to the closing braces.
            if ((Current is '-' or '~' && Peek(1) == '}' && Peek(2) == '}') || (!multiLine && Current is '\n' or '\r'))
            {
                return;
            }

            _position++;
        }
    }

    private void LexIdentifier(TokenKind kind, int start)
    {
        // Letters that nobody sees would make two names look the same, in the template and in generated code.
        while ((char.IsLetterOrDigit(Current) && !HiddenCharacters.Contains(Current)) || Current == '_')
        {
            _position++;
        }

        Add(kind, start, _position - start);
    }

    private void LexNumber()
    {
        int start = _position;
        if (Current == '0' && Peek(1) is 'x' or 'X' or 'b' or 'B')
        {
            TokenKind kind = Peek(1) is 'x' or 'X' ? TokenKind.HexInteger : TokenKind.BinaryInteger;
            _position += 2;
            while (char.IsLetterOrDigit(Current) || Current == '_')
            {
                _position++;
            }

            Add(kind, start, _position - start);
            return;
        }

        bool real = false;
        SkipDigits();
        if (Current == '.' && Peek(1) != '.')
        {
            real = true;
            _position++;
            SkipDigits();
        }

        if (Current is 'e' or 'E')
        {
            int sign = real && Peek(1) is '+' or '-' ? 1 : 0;
            if (char.IsDigit(Peek(1 + sign)))
            {
                _position += 1 + sign;
                SkipDigits();
            }
        }

        if (Current is 'f' or 'F' or 'd' or 'D' or 'm' or 'M')
        {
            real = true;
            _position++;
        }

        // What follows a number without a space is part of it, so that the whole is reported, not a fragment.
        while (char.IsLetterOrDigit(Current) || Current == '_')
        {
            real = true;
            _position++;
        }

        Add(real ? TokenKind.Real : TokenKind.Integer, start, _position - start);
    }

    private void SkipDigits()
    {
        while (Current is (>= '0' and <= '9') or '_')
        {
            _position++;
        }
    }

    private bool LexDollar()
    {
        int start = _position++;
        if (Current is '"' or '\'')
        {
            return LexInterpolated(start);
        }

        LexIdentifier(TokenKind.LocalIdentifier, start);
        return true;
    }

    private void LexPunctuation(char c)
    {
        (TokenKind kind, int length) = (c, Peek(1), Peek(2)) switch
        {
            ('.', '.', '.') => (TokenKind.TripleDot, 3),
            ('.', '.', '<') => (TokenKind.DotDotLess, 3),
            ('/', '/', '=') => (TokenKind.SlashSlashEqual, 3),
            ('.', '.', _) => (TokenKind.DotDot, 2),
            ('?', '.', _) => (TokenKind.QuestionDot, 2),
            ('?', '?', _) => (TokenKind.QuestionQuestion, 2),
            ('?', '!', _) => (TokenKind.QuestionExclamation, 2),
            ('|', '|', _) => (TokenKind.PipePipe, 2),
            ('|', '>', _) => (TokenKind.PipeGreater, 2),
            ('&', '&', _) => (TokenKind.AmpersandAmpersand, 2),
            ('=', '=', _) => (TokenKind.EqualEqual, 2),
            ('!', '=', _) => (TokenKind.ExclamationEqual, 2),
            ('<', '=', _) => (TokenKind.LessEqual, 2),
            ('<', '<', _) => (TokenKind.LessLess, 2),
            ('>', '=', _) => (TokenKind.GreaterEqual, 2),
            ('>', '>', _) => (TokenKind.GreaterGreater, 2),
            ('+', '+', _) => (TokenKind.PlusPlus, 2),
            ('+', '=', _) => (TokenKind.PlusEqual, 2),
            ('-', '-', _) => (TokenKind.MinusMinus, 2),
            ('-', '=', _) => (TokenKind.MinusEqual, 2),
            ('*', '=', _) => (TokenKind.AsteriskEqual, 2),
            ('/', '/', _) => (TokenKind.SlashSlash, 2),
            ('/', '=', _) => (TokenKind.SlashEqual, 2),
            ('%', '=', _) => (TokenKind.PercentEqual, 2),
            _ => (SingleCharacter(c), 1),
        };
        Add(kind, _position, length);
        _position += length;
    }

    private static TokenKind SingleCharacter(char c) => c switch
    {
        '(' => TokenKind.OpenParenthesis,
        ')' => TokenKind.CloseParenthesis,
        '[' => TokenKind.OpenBracket,
        ']' => TokenKind.CloseBracket,
        '{' => TokenKind.OpenBrace,
        '}' => TokenKind.CloseBrace,
        '.' => TokenKind.Dot,
        ',' => TokenKind.Comma,
        ':' => TokenKind.Colon,
        ';' => TokenKind.Semicolon,
        '?' => TokenKind.Question,
        '|' => TokenKind.Pipe,
        '=' => TokenKind.Equal,
        '!' => TokenKind.Exclamation,
        '<' => TokenKind.Less,
        '>' => TokenKind.Greater,
        '+' => TokenKind.Plus,
        '-' => TokenKind.Minus,
        '*' => TokenKind.Asterisk,
        '/' => TokenKind.Slash,
        '%' => TokenKind.Percent,
        '@' => TokenKind.At,
        '^' => TokenKind.Caret,
        _ => TokenKind.Unknown,
    };

    private void Add(TokenKind kind, int start, int length) => _tokens.Add(new Token(kind, start, length));

    private enum StripMode
    {
        None,

        /// <summary><c>-</c>: all whitespace.</summary>
        All,

        /// <summary><c>~</c>: whitespace of the line, on the right with the line end.</summary>
        Line,
    }
}
