using System.Collections.Generic;
using System.Linq;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Language.Syntax;

/// <summary>The statements that contain others: conditions, loops, captures, functions.</summary>
internal sealed partial class TemplateParser
{
    private IfSyntax ParseIf(Token opener)
    {
        _tokens.Next();
        ExpressionSyntax condition = ParseHead(default);
        BlockSyntax then = ParseBlock(BlockOwner.If, opener);
        BlockSyntax? otherwise = null;
        Token word = _tokens.Current;
        if (word.Kind == TokenKind.Identifier && _tokens.TextOf(word) is "elseif" or "elsif" or "elif")
        {
            Report(DiagnosticRules.ForeignKeyword, word, _tokens.TextOf(word), "else if");
            otherwise = ParseElseIf(word);
        }
        else if (_tokens.IsWord("else"))
        {
            _tokens.Next();
            otherwise = _tokens.IsWord("if") ? ParseElseIf(_tokens.Current) : ParseElseBody(word);
        }
        else
        {
            ReadEnd();
        }

        return new IfSyntax(opener.Start, _tokens.Previous.End - opener.Start, condition, then, otherwise);
    }

    private BlockSyntax ParseElseIf(Token opener)
    {
        if (!EnterDepth())
        {
            _depth--;
            return new BlockSyntax(opener.Start, 0, []);
        }

        IfSyntax nested = ParseIf(opener);
        _depth--;
        return new BlockSyntax(nested.Start, nested.Length, [nested]);
    }

    private BlockSyntax ParseElseBody(Token opener)
    {
        ExpectEndOfStatement();
        BlockSyntax body = ParseBlock(BlockOwner.Plain, opener);
        ReadEnd();
        return body;
    }

    private CaseSyntax ParseCase(Token opener)
    {
        _tokens.Next();
        ExpressionSyntax value = ParseHead(default);
        bool bodyInSameTag = !ParseBlock(BlockOwner.Case, opener).Statements.Any(static statement => statement is TagCloseSyntax);
        List<WhenSyntax> whens = [];
        while (_tokens.IsWord("when") && !_stopped)
        {
            whens.Add(ParseWhen());
        }

        BlockSyntax? otherwise = null;
        Token word = _tokens.Current;
        if (_tokens.IsWord("else"))
        {
            if (whens.Count == 0)
            {
                Report(DiagnosticRules.StrayBlockWord, word, "else");
            }

            _tokens.Next();
            otherwise = ParseElseBody(word);
        }
        else
        {
            ReadEnd();
        }

        return new CaseSyntax(opener.Start, _tokens.Previous.End - opener.Start, value, whens, otherwise, bodyInSameTag);
    }

    private WhenSyntax ParseWhen()
    {
        Token word = _tokens.Next();
        List<ExpressionSyntax> values = [];
        while (!_recovering && StartsExpression(_tokens.Kind))
        {
            values.Add(ParseExpression(new ExpressionContext { Mode = ParseMode.When }));
            if (_tokens.Kind is not (TokenKind.Comma or TokenKind.PipePipe))
            {
                break;
            }

            _tokens.Next();
        }

        if (values.Count == 0)
        {
            Fail(DiagnosticRules.ExpressionExpected, _tokens.Current, _tokens.Show(_tokens.Current), "`when` needs at least one value");
        }

        ExpectEndOfStatement();
        BlockSyntax body = ParseBlock(BlockOwner.When, word);
        return new WhenSyntax(word.Start, _tokens.Previous.End - word.Start, values, body);
    }

    private ForSyntax ParseFor(Token opener)
    {
        _tokens.Next();
        NameSyntax variable = ExpectName("a loop variable: `for x in xs`");
        ExpressionSyntax source = new MissingExpressionSyntax(_tokens.Current.Start);
        List<NamedArgumentSyntax> options = [];
        if (!_recovering && !_tokens.IsWord("in"))
        {
            Fail(DiagnosticRules.UnexpectedToken, _tokens.Current, _tokens.Show(_tokens.Current), "write `in`: `for x in xs`");
        }
        else if (!_recovering)
        {
            _tokens.Next();
            source = ExpectExpression(new ExpressionContext { LoopOptions = options });
        }

        ExpectEndOfStatement();
        BlockSyntax body = ParseBlock(BlockOwner.For, opener);
        BlockSyntax? otherwise = null;
        Token word = _tokens.Current;
        if (_tokens.IsWord("else"))
        {
            _tokens.Next();
            if (_tokens.IsWord("if"))
            {
                Report(DiagnosticRules.StrayBlockWord, word, "else if");
                _recovering = true;
                Recover();
                otherwise = ParseBlock(BlockOwner.If, word);
                while (_tokens.IsWord("else"))
                {
                    _recovering = true;
                    Recover();
                    ParseBlock(BlockOwner.If, word);
                }

                ReadEnd();
            }
            else
            {
                otherwise = ParseElseBody(word);
            }
        }
        else
        {
            ReadEnd();
        }

        return new ForSyntax(opener.Start, _tokens.Previous.End - opener.Start, variable, source, options, body, otherwise);
    }

    private WhileSyntax ParseWhile(Token opener)
    {
        _tokens.Next();
        ExpressionSyntax condition = ParseHead(default);
        BlockSyntax body = ParseBlock(BlockOwner.Plain, opener);
        ReadEnd();
        return new WhileSyntax(opener.Start, _tokens.Previous.End - opener.Start, condition, body);
    }

    private WithSyntax ParseWith(Token opener)
    {
        _tokens.Next();
        ExpressionSyntax target = ParseHead(default);
        BlockSyntax body = ParseBlock(BlockOwner.Plain, opener);
        ReadEnd();
        return new WithSyntax(opener.Start, _tokens.Previous.End - opener.Start, target, body);
    }

    private CaptureSyntax ParseCapture(Token opener)
    {
        _tokens.Next();
        ExpressionSyntax target = ParseHead(default);
        BlockSyntax body = ParseBlock(BlockOwner.Plain, opener);
        ReadEnd();
        return new CaptureSyntax(opener.Start, _tokens.Previous.End - opener.Start, target, body);
    }

    private ReturnSyntax ParseReturn(Token opener)
    {
        _tokens.Next();
        ExpressionSyntax? value = StartsExpression(_tokens.Kind) ? ParseExpression(default) : null;
        int end = value?.End ?? opener.End;
        ExpectEndOfStatement();
        return new ReturnSyntax(opener.Start, end - opener.Start, value);
    }

    private FunctionSyntax ParseFunction(Token opener)
    {
        _tokens.Next();
        NameSyntax name = ExpectName("the name of the function: `func f(a, b)`");
        List<ParameterSyntax>? parameters = null;
        if (!_recovering && _tokens.Kind == TokenKind.OpenParenthesis)
        {
            parameters = ParseParameters();
        }

        ExpectEndOfStatement();
        BlockSyntax body = ParseBlock(BlockOwner.Plain, opener);
        ReadEnd();
        return new FunctionSyntax(opener.Start, _tokens.Previous.End - opener.Start, name, parameters, body);
    }

    private List<ParameterSyntax> ParseParameters()
    {
        List<ParameterSyntax> parameters = [];
        _tokens.Next();
        while (!_recovering && _tokens.Kind != TokenKind.CloseParenthesis)
        {
            if (parameters.Count > 0 && !Expect(TokenKind.Comma, "separate parameters by a comma"))
            {
                break;
            }

            NameSyntax name = ExpectName("the name of a parameter");
            ExpressionSyntax? value = null;
            bool rest = false;
            if (!_recovering && _tokens.Kind == TokenKind.Equal)
            {
                _tokens.Next();
                value = ExpectExpression(new ExpressionContext { Mode = ParseMode.Operand });
                if (value is not (LiteralSyntax or NameSyntax { Name: "null" or "true" or "false" } or MissingExpressionSyntax))
                {
                    Report(DiagnosticRules.UnexpectedToken, value.Start, value.Length, _text.Substring(value.Start, value.Length), "the default of a parameter is a literal");
                }
            }
            else if (!_recovering && _tokens.Kind == TokenKind.TripleDot)
            {
                _tokens.Next();
                rest = true;
            }

            parameters.Add(new ParameterSyntax(name, value, rest));
        }

        if (!_recovering)
        {
            Expect(TokenKind.CloseParenthesis, "close the list of parameters with `)`");
        }

        return parameters;
    }

    private ExpressionStatementSyntax ParseUnsupportedBlock(Token opener)
    {
        Report(DiagnosticRules.UnsupportedConstruct, opener, _tokens.TextOf(opener), "write the text around the block, or a partial");
        _recovering = true;
        Recover();
        ParseBlock(BlockOwner.Plain, opener);
        ReadEnd();
        return new ExpressionStatementSyntax(new MissingExpressionSyntax(opener.Start));
    }
}
