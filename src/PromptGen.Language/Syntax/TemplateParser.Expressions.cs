using System.Collections.Generic;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Language.Syntax;

internal sealed partial class TemplateParser
{
    /// <summary>The place of an expression, as far as it decides how the expression is read.</summary>
    private readonly struct ExpressionContext
    {
        public ParseMode Mode { get; init; }

        /// <summary>Operators that bind no tighter than this belong to the expression around.</summary>
        public int Precedence { get; init; }

        /// <summary>An operand within the arguments of a call: what follows a space is the next argument of that call.</summary>
        public bool InsideCall { get; init; }

        public bool AllowsAssignment { get; init; }

        /// <summary>An argument between parentheses: <c>f(name: value)</c>.</summary>
        public bool AllowsName { get; init; }

        /// <summary>The middle operand of <c>?:</c>.</summary>
        public bool IsMiddle { get; init; }

        /// <summary>The source of a <c>for</c>: takes the options that follow.</summary>
        public List<NamedArgumentSyntax>? LoopOptions { get; init; }
    }

    private static int PrecedenceOf(TokenKind kind) => kind switch
    {
        TokenKind.QuestionQuestion or TokenKind.QuestionExclamation => 20,
        TokenKind.PipePipe => 30,
        TokenKind.AmpersandAmpersand => 40,
        TokenKind.EqualEqual or TokenKind.ExclamationEqual => 70,
        TokenKind.Less or TokenKind.LessEqual or TokenKind.Greater or TokenKind.GreaterEqual => 80,
        TokenKind.Plus or TokenKind.Minus => 100,
        TokenKind.Asterisk or TokenKind.Slash or TokenKind.SlashSlash or TokenKind.Percent or TokenKind.LessLess
            or TokenKind.GreaterGreater => 110,
        TokenKind.DotDot or TokenKind.DotDotLess => 130,
        _ => 0,
    };

    private const int UnaryPrecedence = 200;

    private static bool StartsExpression(TokenKind kind) => kind is
        TokenKind.Identifier or TokenKind.LocalIdentifier or TokenKind.Integer or TokenKind.HexInteger or TokenKind.BinaryInteger
        or TokenKind.Real or TokenKind.String or TokenKind.VerbatimString or TokenKind.InterpolatedWhole or TokenKind.InterpolatedStart
        or TokenKind.OpenParenthesis or TokenKind.OpenBrace or TokenKind.OpenBracket
        || StartsUnary(kind);

    private static bool StartsUnary(TokenKind kind) => kind is
        TokenKind.Exclamation or TokenKind.Minus or TokenKind.Plus or TokenKind.At or TokenKind.Caret or TokenKind.PlusPlus
        or TokenKind.MinusMinus;

    private static bool IsAssignment(TokenKind kind) => kind is
        TokenKind.Equal or TokenKind.PlusEqual or TokenKind.MinusEqual or TokenKind.AsteriskEqual or TokenKind.SlashEqual
        or TokenKind.SlashSlashEqual or TokenKind.PercentEqual;

    private ExpressionSyntax ExpectExpression(in ExpressionContext context)
    {
        if (_recovering)
        {
            return new MissingExpressionSyntax(_tokens.Current.Start);
        }

        return StartsExpression(_tokens.Kind)
            ? ParseExpression(context)
            : Fail(DiagnosticRules.ExpressionExpected, _tokens.Current, _tokens.Show(_tokens.Current), "write a value, a name or an expression");
    }

    private ExpressionSyntax ParseExpression(in ExpressionContext context)
    {
        int depth = _depth;
        if (!EnterDepth())
        {
            _depth = depth;
            return new MissingExpressionSyntax(_tokens.Current.Start);
        }

        ExpressionSyntax expression = ParseCallOrOperators(context);
        _depth = depth;
        return expression;
    }

    /// <summary>
    /// One operand with its operators; where further operands follow without an operator between them, a call of the first with the
    /// others as arguments. Each argument takes operators of its own.
    /// </summary>
    private ExpressionSyntax ParseCallOrOperators(in ExpressionContext context)
    {
        ExpressionSyntax? target = null;
        List<ExpressionSyntax> arguments = [];
        ExpressionSyntax? whole = null;
        while (whole is null)
        {
            whole = ParseBehind(ParseOperand(context), context, ref target, arguments);
        }

        return whole;
    }

    /// <summary>What follows an operand; null where the next argument of a call does. Apart from the reading of the operand, which needs the stack for its own.</summary>
    private ExpressionSyntax? ParseBehind(ExpressionSyntax operand, in ExpressionContext context, ref ExpressionSyntax? target, List<ExpressionSyntax> arguments)
    {
        if (_recovering || context.Mode == ParseMode.Operand)
        {
            return operand;
        }

        if (context.AllowsName && target is null && _tokens.Kind == TokenKind.Colon && operand is NameSyntax name)
        {
            _tokens.Next();
            ExpressionSyntax value = ExpectExpression(default);
            return new NamedArgumentSyntax(name.Start, value.End - name.Start, name, value);
        }

        if (context.AllowsAssignment && target is null && IsAssignment(_tokens.Kind))
        {
            Token operation = _tokens.Next();
            ExpressionSyntax value = ExpectExpression(default);
            return new AssignmentSyntax(operand, operation, value);
        }

        bool operatorsFirst = PrecedenceOf(_tokens.Kind) > 0;
        operand = ParseOperators(operand, context, context.InsideCall || target is not null);
        if (_recovering)
        {
            return operand;
        }

        if (IsAssignment(_tokens.Kind))
        {
            return Fail(
                DiagnosticRules.UnexpectedToken, _tokens.Current, _tokens.Show(_tokens.Current),
                _tokens.Kind == TokenKind.Equal ? "an assignment must be a separate statement; to compare, write `==`" : "an assignment must be a separate statement");
        }

        if (_tokens.Kind == TokenKind.Question && context.Precedence == 0)
        {
            return ParseConditional(Close(target, arguments, operand), context);
        }

        if (!StartsExpression(_tokens.Kind) || PrecedenceOf(_tokens.Kind) > 0 || context.InsideCall)
        {
            if (context.InsideCall && _tokens.Kind == TokenKind.OpenParenthesis && !_tokens.SpaceBefore)
            {
                return Fail(DiagnosticRules.ParenthesesNeeded, _tokens.Current, "the call");
            }

            ExpressionSyntax whole = Close(target, arguments, operand);
            return context.Precedence > 0 ? whole : ParsePipe(whole, context);
        }

        if (context.LoopOptions is not null && _tokens.Kind == TokenKind.Identifier)
        {
            if (target is not null)
            {
                return Fail(DiagnosticRules.ParenthesesNeeded, _tokens.Current, "the call before the options of the loop");
            }

            ParseLoopOptions(context.LoopOptions);
            return operand;
        }

        if (context.IsMiddle)
        {
            return Fail(DiagnosticRules.ParenthesesNeeded, _tokens.Current, "the call between `?` and `:`");
        }

        if (target is null)
        {
            if (operatorsFirst)
            {
                return Fail(
                    DiagnosticRules.UnexpectedToken, _tokens.Current, _tokens.Show(_tokens.Current),
                    "an operator or the end of the expression is expected here");
            }

            target = operand;
        }
        else
        {
            arguments.Add(operand);
        }

        if (_tokens.Kind == TokenKind.Identifier && _tokens.Peek.Kind == TokenKind.Colon)
        {
            ParseNamedArguments(arguments);
            if (_recovering || !StartsExpression(_tokens.Kind))
            {
                return new CallSyntax(target.Start, _tokens.Previous.End - target.Start, target, arguments);
            }
        }

        return null;
    }

    private static ExpressionSyntax Close(ExpressionSyntax? target, List<ExpressionSyntax> arguments, ExpressionSyntax last)
    {
        if (target is null)
        {
            return last;
        }

        arguments.Add(last);
        return new CallSyntax(target.Start, last.End - target.Start, target, arguments);
    }

    private ExpressionSyntax ParseOperators(ExpressionSyntax left, in ExpressionContext context, bool insideCall)
    {
        int depth = _depth;
        ExpressionSyntax expression = ParseChain(left, context, insideCall);
        _depth = depth;
        return expression;
    }

    private ExpressionSyntax ParseChain(ExpressionSyntax left, in ExpressionContext context, bool insideCall)
    {
        while (!_recovering)
        {
            Token operation = _tokens.Current;
            int precedence = PrecedenceOf(operation.Kind);
            if (precedence == 0 || precedence <= context.Precedence
                || (context.Mode == ParseMode.When && operation.Kind == TokenKind.PipePipe))
            {
                return left;
            }

            // A chain counts as nesting: it becomes a tree as deep as it is long.
            if (!EnterDepth())
            {
                return left;
            }

            _tokens.Next();
            if (!StartsExpression(_tokens.Kind))
            {
                return Fail(
                    DiagnosticRules.ExpressionExpected, _tokens.Current, _tokens.Show(_tokens.Current),
                    "write the right side of `" + _tokens.TextOf(operation) + "`");
            }

            ExpressionSyntax right = ParseExpression(new ExpressionContext
            {
                Mode = context.Mode == ParseMode.When ? ParseMode.Full : context.Mode,
                Precedence = precedence,
                InsideCall = insideCall,
                IsMiddle = context.IsMiddle,
            });
            left = new BinarySyntax(left, operation, right);
        }

        return left;
    }

    private ExpressionSyntax ParseConditional(ExpressionSyntax condition, in ExpressionContext context)
    {
        _tokens.Next();
        ExpressionSyntax then = ExpectExpression(new ExpressionContext { Mode = ParseMode.Branch, IsMiddle = true });
        if (!Expect(TokenKind.Colon, "write `:` and the value for the other case"))
        {
            return then;
        }

        ExpressionSyntax otherwise = ExpectExpression(new ExpressionContext { Mode = ParseMode.Branch, IsMiddle = context.IsMiddle });
        return new ConditionalSyntax(condition, then, otherwise);
    }

    private ExpressionSyntax ParsePipe(ExpressionSyntax from, in ExpressionContext context)
    {
        if (_tokens.Kind is not (TokenKind.Pipe or TokenKind.PipeGreater))
        {
            return from;
        }

        if (context.IsMiddle)
        {
            return Fail(DiagnosticRules.ParenthesesNeeded, _tokens.Current, "the pipe between `?` and `:`");
        }

        _tokens.LinesAllowed++;
        _tokens.Next();
        _tokens.LinesAllowed--;
        ExpressionSyntax to = StartsExpression(_tokens.Kind)
            ? ParseExpression(default)
            : Fail(DiagnosticRules.ExpressionExpected, _tokens.Current, _tokens.Show(_tokens.Current), "write a function after `|`");
        return new PipeSyntax(from, to);
    }

    private void ParseNamedArguments(List<ExpressionSyntax> arguments)
    {
        while (!_recovering && _tokens.Kind == TokenKind.Identifier && _tokens.Peek.Kind == TokenKind.Colon)
        {
            arguments.Add(ParseNamedArgument());
        }
    }

    private void ParseLoopOptions(List<NamedArgumentSyntax> options)
    {
        while (!_recovering && _tokens.Kind == TokenKind.Identifier)
        {
            options.Add(ParseNamedArgument());
        }
    }

    private NamedArgumentSyntax ParseNamedArgument()
    {
        Token token = _tokens.Next();
        NameSyntax name = new(token.Start, token.Length, _tokens.TextOf(token));
        ExpressionSyntax? value = null;
        if (_tokens.Kind == TokenKind.Colon)
        {
            _tokens.Next();
            value = ExpectExpression(new ExpressionContext { Mode = ParseMode.Operand });
        }

        return new NamedArgumentSyntax(token.Start, (value?.End ?? token.End) - token.Start, name, value);
    }
}
