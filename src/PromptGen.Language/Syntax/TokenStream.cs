using System.Collections.Generic;

namespace PromptGen.Language.Syntax;

/// <summary>A place in the list of tokens. It skips line ends if the grammar allows them.</summary>
internal sealed class TokenStream(string text, List<Token> tokens)
{
    private int _index;

    /// <summary>Greater than zero inside brackets and braces and after a pipe.</summary>
    public int LinesAllowed { get; set; }

    public Token Current => tokens[_index];

    public Token Previous => tokens[_index == 0 ? 0 : _index - 1];

    public TokenKind Kind => tokens[_index].Kind;

    public Token Peek => tokens[_index + 1 < tokens.Count ? _index + 1 : _index];

    public Token Next()
    {
        Token taken = Current;
        Advance();
        if (LinesAllowed > 0)
        {
            while (Kind == TokenKind.NewLine)
            {
                Advance();
            }
        }

        return taken;
    }

    public string TextOf(Token token) => text.Substring(token.Start, token.Length);

    /// <summary>The token as a message may show it.</summary>
    public string Show(Token token) => token.Kind switch
    {
        TokenKind.EndOfFile => "end of template",
        TokenKind.NewLine => "end of line",
        _ => TextOf(token).Length > 40 ? TextOf(token).Substring(0, 40) + "..." : TextOf(token),
    };

    public bool IsWord(string word) => Kind == TokenKind.Identifier && Current.Length == word.Length
        && string.CompareOrdinal(text, Current.Start, word, 0, word.Length) == 0;

    /// <summary>Whether there is whitespace directly before the current token.</summary>
    public bool SpaceBefore => Current.Start > 0 && char.IsWhiteSpace(text[Current.Start - 1]);

    private void Advance()
    {
        if (_index < tokens.Count - 1)
        {
            _index++;
        }
    }
}
