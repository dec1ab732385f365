using System.Collections.Generic;
using System.Linq;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Language.Syntax;

internal sealed partial class TemplateParser
{
    /// <summary>The owner of a block, which decides which words can end it.</summary>
    private enum BlockOwner
    {
        Template,
        If,
        For,
        When,
        Case,

        /// <summary><c>while</c>, <c>with</c>, <c>capture</c>, <c>func</c>, and the body of an <c>else</c>.</summary>
        Plain,
    }

    /// <summary>Reads statements up to the word that ends the block; that word stays to be read.</summary>
    private BlockSyntax ParseBlock(BlockOwner owner, Token opener)
    {
        int start = _tokens.Current.Start;
        List<StatementSyntax> statements = [];
        if (!EnterDepth())
        {
            _depth--;
            return new BlockSyntax(start, 0, statements);
        }

        _blocks.Push(statements);
        while (!_stopped && _tokens.Kind != TokenKind.EndOfFile && !AtBlockEnd(owner))
        {
            StatementSyntax? statement = ParseStatement(owner);
            if (statement is not null)
            {
                statements.Add(statement);
            }
        }

        if (owner != BlockOwner.Template && _tokens.Kind == TokenKind.EndOfFile)
        {
            Report(DiagnosticRules.MissingEnd, opener, _tokens.TextOf(opener));
        }

        _blocks.Pop();
        _depth--;
        return new BlockSyntax(start, System.Math.Max(0, _tokens.Previous.End - start), statements);
    }

    private bool AtBlockEnd(BlockOwner owner)
    {
        if (_tokens.Kind != TokenKind.Identifier || owner == BlockOwner.Template)
        {
            return false;
        }

        return _tokens.TextOf(_tokens.Current) switch
        {
            "end" => true,
            "else" => owner is BlockOwner.If or BlockOwner.For or BlockOwner.When or BlockOwner.Case,
            "elseif" or "elsif" or "elif" => owner == BlockOwner.If && ExpressionFollows(),
            "when" => owner is BlockOwner.When or BlockOwner.Case,
            _ => false,
        };
    }

    private bool ExpressionFollows() =>
        StartsExpression(_tokens.Peek.Kind) && _tokens.Peek.Kind is not (TokenKind.Minus or TokenKind.Plus or TokenKind.OpenBracket);

    private StatementSyntax? ParseStatement(BlockOwner owner)
    {
        Token token = _tokens.Current;
        switch (token.Kind)
        {
            case TokenKind.Text or TokenKind.RawText:
                _tokens.Next();
                return owner == BlockOwner.Case ? null : new TextSyntax(token.Start, token.Length, token.Kind == TokenKind.RawText);
            case TokenKind.TagOpen:
                string indentation = token.Kind == TokenKind.TagOpen ? Indentation() : string.Empty;
                _tokens.Next();
                return new TagOpenSyntax(token.Start, token.Length, indentation);
            case TokenKind.TagClose:
                _tokens.Next();
                return new TagCloseSyntax(token.Start, token.Length);
            case TokenKind.NewLine or TokenKind.Semicolon:
                _tokens.Next();
                return null;
        }

        if (owner == BlockOwner.Case)
        {
            Fail(DiagnosticRules.UnexpectedToken, token, _tokens.Show(token), "directly inside `case`, only `when` and `else` are allowed");
            Recover();
            return null;
        }

        StatementSyntax? statement = token.Kind == TokenKind.Identifier ? ParseWord(token) : ParseExpressionStatement();
        return statement;
    }

    /// <summary>
    /// The whitespace between the tag that comes now and the line end before it. It may reach back over whitespace that a
    /// <c>~}}</c> stripped, but text of the same block must stand directly before the tag.
    /// </summary>
    private string Indentation()
    {
        List<StatementSyntax> block = _blocks.Peek();
        if (block.Count == 0 || block[block.Count - 1] is not TextSyntax { IsRaw: false } before)
        {
            return string.Empty;
        }

        int at = before.End;
        while (at > 0 && _text[at - 1] != '\n')
        {
            if (!char.IsWhiteSpace(_text[at - 1]))
            {
                return string.Empty;
            }

            at--;
        }

        return _text.Substring(at, before.End - at);
    }

    private StatementSyntax? ParseWord(Token token)
    {
        bool memberFollows = _tokens.Peek.Kind == TokenKind.Dot;
        switch (_tokens.TextOf(token))
        {
            case "if":
                return ParseIf(token);
            case "unless" when ExpressionFollows():
                Report(DiagnosticRules.ForeignKeyword, token, "unless", "if !(...)");
                return ParseIf(token);
            case "case":
                return ParseCase(token);
            case "for" when !memberFollows:
                return ParseFor(token);
            case "while" when !memberFollows:
                return ParseWhile(token);
            case "with":
                return ParseWith(token);
            case "capture":
                return ParseCapture(token);
            case "func":
                return ParseFunction(token);
            case "ret":
                return ParseReturn(token);
            case "break":
                _tokens.Next();
                ExpectEndOfStatement();
                return new BreakSyntax(token.Start, token.Length);
            case "continue":
                _tokens.Next();
                ExpectEndOfStatement();
                return new ContinueSyntax(token.Start, token.Length);
            case "end" or "else" or "when":
                Report(DiagnosticRules.StrayBlockWord, token, _tokens.TextOf(token));
                _recovering = true;
                Recover();
                return null;
            case "endif" or "endfor" or "endcase" or "endwhile" or "endcapture" when EndsStatement(_tokens.Peek.Kind):
                Report(DiagnosticRules.ForeignKeyword, token, _tokens.TextOf(token), "end");
                _recovering = true;
                Recover();
                return null;
            case "elseif" or "elsif" or "elif" when ExpressionFollows():
                Report(DiagnosticRules.StrayBlockWord, token, "else if");
                _recovering = true;
                Recover();
                return null;
            case "wrap" or "tablerow" when !memberFollows:
                return ParseUnsupportedBlock(token);
            case "import" or "readonly":
                Report(DiagnosticRules.UnsupportedConstruct, token, _tokens.TextOf(token), "declare what the template needs as variables of the prompt");
                _recovering = true;
                Recover();
                return null;
            default:
                return ParseExpressionStatement();
        }
    }

    private StatementSyntax ParseExpressionStatement()
    {
        ExpressionSyntax expression = ExpectExpression(new ExpressionContext { AllowsAssignment = true });
        ExpectEndOfStatement();
        if (expression is AssignmentSyntax { Target: CallSyntax { Target: NameSyntax name } call, Operation.Kind: TokenKind.Equal } declaration
            && call.Arguments.All(static argument => argument is NameSyntax { IsLocal: false }))
        {
            ReturnSyntax value = new(declaration.Value.Start, declaration.Value.Length, declaration.Value);
            List<ParameterSyntax> parameters = call.Arguments.Select(static argument => new ParameterSyntax((NameSyntax)argument, null, takesRest: false)).ToList();
            return new FunctionSyntax(expression.Start, expression.Length, name, parameters, new BlockSyntax(value.Start, value.Length, [value]));
        }

        return new ExpressionStatementSyntax(expression);
    }

    /// <summary>The expression of a statement's head. A problem in it leaves the block that follows intact.</summary>
    private ExpressionSyntax ParseHead(in ExpressionContext context)
    {
        ExpressionSyntax expression = ExpectExpression(context);
        ExpectEndOfStatement();
        return expression;
    }

    private static bool EndsStatement(TokenKind kind) =>
        kind is TokenKind.NewLine or TokenKind.Semicolon or TokenKind.TagClose or TokenKind.EndOfFile;

    private void ExpectEndOfStatement()
    {
        if (!_recovering && !EndsStatement(_tokens.Kind))
        {
            Token token = _tokens.Current;
            Fail(DiagnosticRules.UnexpectedToken, token, _tokens.Show(token), "the end of the statement is expected here; separate statements with `;` or a line end");
        }

        Recover();
        if (_tokens.Kind is TokenKind.NewLine or TokenKind.Semicolon)
        {
            _tokens.Next();
        }
    }

    private void ReadEnd()
    {
        if (_tokens.IsWord("end"))
        {
            _tokens.Next();
            ExpectEndOfStatement();
        }
    }

    private NameSyntax ExpectName(string expected)
    {
        Token token = _tokens.Current;
        if (_recovering || token.Kind is not (TokenKind.Identifier or TokenKind.LocalIdentifier))
        {
            Fail(DiagnosticRules.UnexpectedToken, token, _tokens.Show(token), "expected is " + expected);
            return new NameSyntax(token.Start, 0, string.Empty);
        }

        _tokens.Next();
        return new NameSyntax(token.Start, token.Length, _tokens.TextOf(token));
    }

    private bool Expect(TokenKind kind, string advice)
    {
        if (_recovering)
        {
            return false;
        }

        if (_tokens.Kind != kind)
        {
            Fail(DiagnosticRules.UnexpectedToken, _tokens.Current, _tokens.Show(_tokens.Current), advice);
            return false;
        }

        _tokens.Next();
        return true;
    }
}
