using System.Collections.Generic;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Language.Syntax;

internal sealed partial class TemplateParser
{
    private ExpressionSyntax ParseOperand(in ExpressionContext context)
    {
        // A chain counts as nesting: it becomes a tree as deep as it is long. The operand beside it begins anew.
        int depth = _depth;
        ExpressionSyntax operand = ParsePostfix(ParsePrimary(context), context);
        _depth = depth;
        return operand;
    }

    private ExpressionSyntax ParsePostfix(ExpressionSyntax operand, in ExpressionContext context)
    {
        while (!_recovering)
        {
            switch (_tokens.Kind)
            {
                case TokenKind.Dot or TokenKind.QuestionDot:
                    operand = ParseMember(operand);
                    break;
                case TokenKind.PlusPlus or TokenKind.MinusMinus when operand is NameSyntax or MemberSyntax or IndexSyntax:
                    Token operation = _tokens.Next();
                    return RefuseIncrement(operation, operand, operand.Start, operation.End);
                case TokenKind.OpenBracket when !_tokens.SpaceBefore && IsIndexable(operand):
                    operand = ParseIndex(operand, context.InsideCall);
                    break;
                case TokenKind.OpenParenthesis
                    when !_tokens.SpaceBefore && !context.InsideCall && context.Mode != ParseMode.Operand && operand is NameSyntax or MemberSyntax:
                    operand = ParseCallArguments(operand);
                    break;
                default:
                    return operand;
            }

            if (!EnterDepth())
            {
                return operand;
            }
        }

        return operand;
    }

    private static bool IsIndexable(ExpressionSyntax operand) => operand is
        NameSyntax or MemberSyntax or IndexSyntax or ParenthesizedSyntax or LiteralSyntax or CallSyntax;

    private ExpressionSyntax ParsePrimary(in ExpressionContext context)
    {
        Token token = _tokens.Current;
        switch (token.Kind)
        {
            case TokenKind.Identifier when _tokens.IsWord("do") && EndsStatement(_tokens.Peek.Kind):
                return ParseAnonymousFunction();
            case TokenKind.Identifier or TokenKind.LocalIdentifier:
                _tokens.Next();
                return new NameSyntax(token.Start, token.Length, _tokens.TextOf(token));
            case TokenKind.Integer:
                return Literal(LiteralKind.Integer);
            case TokenKind.HexInteger:
                return Literal(LiteralKind.HexInteger);
            case TokenKind.BinaryInteger:
                return Literal(LiteralKind.BinaryInteger);
            case TokenKind.Real:
                return Literal(LiteralKind.Real);
            case TokenKind.String or TokenKind.VerbatimString or TokenKind.InterpolatedWhole:
                _tokens.Next();
                return new LiteralSyntax(token.Start, token.Length, LiteralKind.String, token.Value ?? string.Empty);
            case TokenKind.InterpolatedStart:
                return ParseInterpolated();
            case TokenKind.OpenParenthesis:
                return ParseParenthesized();
            case TokenKind.OpenBracket:
                return ParseArray();
            case TokenKind.OpenBrace:
                return ParseObject();
            case TokenKind.PlusPlus or TokenKind.MinusMinus:
                return RefusePrefixIncrement();
            case var kind when StartsUnary(kind):
                return ParseUnary(context);
            default:
                return Fail(DiagnosticRules.ExpressionExpected, token, _tokens.Show(token), "write a value, a name or an expression");
        }
    }

    private LiteralSyntax Literal(LiteralKind kind)
    {
        Token token = _tokens.Next();
        return new LiteralSyntax(token.Start, token.Length, kind, _tokens.TextOf(token));
    }

    private ExpressionSyntax ParseUnary(in ExpressionContext context)
    {
        Token operation = _tokens.Next();
        if (operation.Kind == TokenKind.Caret)
        {
            return Fail(DiagnosticRules.UnsupportedConstruct, operation, "^", "pass the arguments one by one");
        }

        if (!StartsExpression(_tokens.Kind))
        {
            return Fail(
                DiagnosticRules.ExpressionExpected, _tokens.Current, _tokens.Show(_tokens.Current),
                "write what `" + _tokens.TextOf(operation) + "` applies to");
        }

        ExpressionSyntax operand = ParseExpression(new ExpressionContext { Precedence = UnaryPrecedence });
        if (context.IsMiddle && !_recovering && _tokens.Kind == TokenKind.Colon)
        {
            return Fail(DiagnosticRules.ParenthesesNeeded, operation, "the expression between `?` and `:`");
        }

        if (operation.Kind == TokenKind.At)
        {
            return new FunctionAliasSyntax(operation.Start, operand.End - operation.Start, operand);
        }

        return new UnarySyntax(operation.Start, operand.End - operation.Start, operation.Kind, operand);
    }

    private AnonymousFunctionSyntax ParseAnonymousFunction()
    {
        int lines = _tokens.LinesAllowed;
        _tokens.LinesAllowed = 0;
        Token opener = _tokens.Next();
        ExpectEndOfStatement();
        BlockSyntax body = ParseBlock(BlockOwner.Plain, opener);
        if (_tokens.IsWord("end"))
        {
            _tokens.Next();
        }

        _tokens.LinesAllowed = lines;
        return new AnonymousFunctionSyntax(opener.Start, _tokens.Previous.End - opener.Start, body);
    }

    private MissingExpressionSyntax RefusePrefixIncrement()
    {
        Token operation = _tokens.Next();
        ExpressionSyntax target = ExpectExpression(new ExpressionContext { Mode = ParseMode.Operand });
        return RefuseIncrement(operation, target, operation.Start, target.End);
    }

    /// <summary>Refused here, not when it is bound: a function that nobody calls is never bound, and to the language not every operand is one.</summary>
    private MissingExpressionSyntax RefuseIncrement(Token operation, ExpressionSyntax target, int start, int end)
    {
        string name = _text.Substring(target.Start, target.Length);
        string sign = operation.Kind == TokenKind.PlusPlus ? "+" : "-";
        Report(
            DiagnosticRules.UnsupportedConstruct, start, end - start, _text.Substring(start, end - start),
            target is NameSyntax or MemberSyntax or IndexSyntax ? "write `" + name + " " + sign + "= 1` as a separate statement" : "write parentheses, as in `" + sign + "(" + sign + name + ")`");
        _recovering = true;
        return new MissingExpressionSyntax(start);
    }

    private ExpressionSyntax ParseMember(ExpressionSyntax target)
    {
        Token dot = _tokens.Next();
        Token token = _tokens.Current;
        if (token.Kind != TokenKind.Identifier)
        {
            return Fail(DiagnosticRules.UnexpectedToken, token, _tokens.Show(token), "a member name is expected after the dot");
        }

        string word = _tokens.TextOf(token);
        if (word is "null" or "true" or "false" or "this" or "do")
        {
            return Fail(DiagnosticRules.UnexpectedToken, token, word, "this word cannot be a member name");
        }

        _tokens.Next();
        if (word is "empty" or "blank" && _tokens.Kind == TokenKind.Question)
        {
            Token question = _tokens.Next();
            return new EmptyTestSyntax(target.Start, question.End - target.Start, target);
        }

        bool nullSafe = dot.Kind == TokenKind.QuestionDot || IsNullSafe(target);
        NameSyntax member = new(token.Start, token.Length, word);
        return new MemberSyntax(target.Start, token.End - target.Start, target, member, nullSafe);
    }

    private static bool IsNullSafe(ExpressionSyntax expression) => expression switch
    {
        MemberSyntax member => member.NullSafe,
        IndexSyntax index => index.NullSafe,
        _ => false,
    };

    private ExpressionSyntax ParseIndex(ExpressionSyntax target, bool insideCall)
    {
        _tokens.Next();
        ExpressionSyntax index = ExpectExpression(new ExpressionContext { InsideCall = insideCall });
        return Expect(TokenKind.CloseBracket, "close the index with `]`")
            ? new IndexSyntax(target.Start, _tokens.Previous.End - target.Start, target, index, IsNullSafe(target))
            : target;
    }

    private CallSyntax ParseCallArguments(ExpressionSyntax target)
    {
        _tokens.Next();
        List<ExpressionSyntax> arguments = [];
        while (!_recovering && _tokens.Kind != TokenKind.CloseParenthesis)
        {
            if (arguments.Count > 0 && !Expect(TokenKind.Comma, "separate arguments by a comma"))
            {
                break;
            }

            arguments.Add(ExpectExpression(new ExpressionContext { AllowsName = true }));
        }

        if (!_recovering)
        {
            Expect(TokenKind.CloseParenthesis, "close the arguments with `)`");
        }

        return new CallSyntax(target.Start, _tokens.Previous.End - target.Start, target, arguments);
    }

    private ParenthesizedSyntax ParseParenthesized()
    {
        Token open = _tokens.Next();
        ExpressionSyntax expression = ExpectExpression(default);
        if (!_recovering)
        {
            Expect(TokenKind.CloseParenthesis, "close the parenthesis with `)`");
        }

        return new ParenthesizedSyntax(open.Start, _tokens.Previous.End - open.Start, expression);
    }

    private ArraySyntax ParseArray()
    {
        _tokens.LinesAllowed++;
        Token open = _tokens.Next();
        List<ExpressionSyntax> items = [];
        while (!_recovering && _tokens.Kind != TokenKind.CloseBracket)
        {
            items.Add(ExpectExpression(default));
            if (_recovering || _tokens.Kind != TokenKind.Comma)
            {
                break;
            }

            _tokens.Next();
        }

        EndLines();
        if (!_recovering)
        {
            Expect(TokenKind.CloseBracket, "close the list with `]`");
        }

        return new ArraySyntax(open.Start, _tokens.Previous.End - open.Start, items);
    }

    private ExpressionSyntax ParseObject()
    {
        if (_interpolations > 0)
        {
            return Fail(DiagnosticRules.UnsupportedConstruct, _tokens.Current, "{", "assign the object to a name before the string; inside the string, the brace ends the expression");
        }

        _tokens.LinesAllowed++;
        Token open = _tokens.Next();
        List<ObjectMemberSyntax> members = [];
        while (!_recovering && _tokens.Kind != TokenKind.CloseBrace)
        {
            Token name = _tokens.Current;
            if (name.Kind is not (TokenKind.Identifier or TokenKind.String))
            {
                Fail(DiagnosticRules.UnexpectedToken, name, _tokens.Show(name), "the name of a member is expected: `{name: value}`");
                break;
            }

            _tokens.Next();
            if (!Expect(TokenKind.Colon, "write `:` and a value after the name of the member"))
            {
                break;
            }

            ExpressionSyntax value = ExpectExpression(default);
            members.Add(new ObjectMemberSyntax(name.Start, value.End - name.Start, name.Value ?? _tokens.TextOf(name), value));
            if (_recovering || _tokens.Kind != TokenKind.Comma)
            {
                break;
            }

            _tokens.Next();
        }

        EndLines();
        if (!_recovering)
        {
            Expect(TokenKind.CloseBrace, "close the object with `}`");
        }

        return new ObjectSyntax(open.Start, _tokens.Previous.End - open.Start, members);
    }

    private void EndLines() => _tokens.LinesAllowed = System.Math.Max(0, _tokens.LinesAllowed - 1);

    private ExpressionSyntax ParseInterpolated()
    {
        Token first = _tokens.Next();
        List<ExpressionSyntax> parts = [Part(first)];
        while (!_recovering)
        {
            _interpolations++;
            parts.Add(ExpectExpression(default));
            _interpolations--;
            Token token = _tokens.Current;
            if (_recovering || token.Kind is not (TokenKind.InterpolatedMiddle or TokenKind.InterpolatedEnd))
            {
                return Fail(DiagnosticRules.UnexpectedToken, token, _tokens.Show(token), "close the expression in the string with `}`");
            }

            _tokens.Next();
            parts.Add(Part(token));
            if (token.Kind == TokenKind.InterpolatedEnd)
            {
                break;
            }
        }

        return new InterpolatedSyntax(first.Start, _tokens.Previous.End - first.Start, parts);
    }

    private static LiteralSyntax Part(Token token) => new(token.Start, token.Length, LiteralKind.String, token.Value ?? string.Empty);
}
