using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Core.Diagnostics;
using PromptGen.Language.Syntax;
using PromptGen.Language.Trust;

namespace PromptGen.Language.Binding;

internal sealed partial class TemplateBinder
{
    private BoundExpression BindCondition(ExpressionSyntax syntax)
    {
        BoundExpression value = BindExpression(syntax);
        WarnOfConstantTruth(syntax, value);
        return ToCondition(value);
    }

    /// <summary>Null alone and <c>false</c> are not true. Whoever asks whether a list or a text is there means something else.</summary>
    private void WarnOfConstantTruth(ExpressionSyntax syntax, BoundExpression value)
    {
        if (value.Type.Nullable || value is BoundConstant || _source.Partial is not null)
        {
            return;
        }

        string text = TextOf(syntax);
        (string what, string advice)? always = value.Type.Kind switch
        {
            TemplateTypeKind.String => ("a text, even if it is empty", "Write `" + text + " != ''`."),
            TemplateTypeKind.Array => ("a list, even if it is empty", "Write `" + text + ".size > 0`."),
            TemplateTypeKind.Integer or TemplateTypeKind.Number or TemplateTypeKind.Decimal => ("a number, even if it is 0", "Write `" + text + " != 0`."),
            TemplateTypeKind.Enum or TemplateTypeKind.Object or TemplateTypeKind.DateTime or TemplateTypeKind.Duration =>
                (value.Type.Describe(), "Compare it with a value, or remove the condition."),
            _ => null,
        };
        if (always is { } found)
        {
            _message.Warnings.Add(DiagnosticRules.AlwaysTrue, syntax.Start, syntax.Length, text, found.what, found.advice);
        }
    }

    /// <summary>A boolean that is not null, by the language's rule of truth.</summary>
    private static BoundExpression ToCondition(BoundExpression value) => value.Type.Kind switch
    {
        TemplateTypeKind.Error => value,
        TemplateTypeKind.Null => new BoundConstant(TemplateType.Boolean, false),
        TemplateTypeKind.Mixed => Distribute(value, ToCondition),
        TemplateTypeKind.Boolean when !value.Type.Nullable => value,
        _ when value.Type.Nullable => new BoundTruth(value),
        _ when MayThrow(value) => new BoundTruth(value),
        _ => new BoundConstant(TemplateType.Boolean, true),
    };

    private static BoundExpression Not(BoundExpression condition) => condition switch
    {
        BoundConstant { Value: bool value } => new BoundConstant(TemplateType.Boolean, !value),
        { Type.Kind: TemplateTypeKind.Error } => condition,
        _ => new BoundNot(condition),
    };

    private BoundExpression BindBinary(BinarySyntax syntax)
    {
        BoundExpression left = BindExpression(syntax.Left);
        int skips = syntax.Operation.Kind is TokenKind.AmpersandAmpersand or TokenKind.PipePipe or TokenKind.QuestionQuestion or TokenKind.QuestionExclamation ? 1 : 0;
        _conditional += skips;
        BoundExpression right = BindExpression(syntax.Right);
        _conditional -= skips;
        if (syntax.Operation.Kind is TokenKind.AmpersandAmpersand or TokenKind.PipePipe)
        {
            WarnOfConstantTruth(syntax.Left, left);
            WarnOfConstantTruth(syntax.Right, right);
        }

        return BindBinary(syntax, left, right);
    }

    private BoundExpression BindBinary(BinarySyntax syntax, BoundExpression left, BoundExpression right) => BindOperator(
        syntax, syntax.Operation.Kind, _source.Text.Substring(syntax.Operation.Start, syntax.Operation.Length), left, right);

    private BoundExpression BindOperator(SyntaxNode syntax, TokenKind operation, string sign, BoundExpression left, BoundExpression right)
    {
        if (left.Type.Kind == TemplateTypeKind.Error || right.Type.Kind == TemplateTypeKind.Error)
        {
            return BoundError.Instance;
        }

        if (Alternatives(left) * Alternatives(right) > GreatestAlternatives)
        {
            return ReportTooLarge(syntax, "its operands have more than 16 combinations of types; convert one to text with `+ \"\"`");
        }

        switch (operation)
        {
            case TokenKind.AmpersandAmpersand or TokenKind.PipePipe:
                return Combine(operation == TokenKind.AmpersandAmpersand, ToCondition(left), ToCondition(right));
            case TokenKind.QuestionQuestion:
                return BindCoalesce(left, right);
            case TokenKind.QuestionExclamation:
                return left.Type.Nullable && MayThrow(right)
                    ? Report(DiagnosticRules.UnsupportedConstruct, syntax, sign, "write `value != null ? other : null`; the right side of `?!` is computed even if the left side is null, and then fails")
                    : Choose(IsNull(left, negated: true), right, BoundConstant.Null);
        }

        if ((left.Type.Kind == TemplateTypeKind.Mixed || right.Type.Kind == TemplateTypeKind.Mixed) && (Includes(left) || Includes(right)))
        {
            return ReportOrder(syntax);
        }

        if (left.Type.Kind == TemplateTypeKind.Mixed)
        {
            return Distribute(left, branch => BindOperator(syntax, operation, sign, branch, right));
        }

        if (right.Type.Kind == TemplateTypeKind.Mixed)
        {
            return Distribute(right, branch => BindOperator(syntax, operation, sign, left, branch));
        }

        if (Comparison(operation) is { } comparison)
        {
            return BindComparison(comparison, left, right, syntax, sign);
        }

        return operation switch
        {
            TokenKind.DotDot or TokenKind.DotDotLess => BindRange(syntax, operation == TokenKind.DotDot, left, right),
            _ when Arithmetic(operation) is { } arithmetic => BindArithmetic(syntax, arithmetic, left, right, sign),
            _ => BindShift(syntax, operation == TokenKind.LessLess, left, right, sign),
        };
    }

    private static BoundExpression Combine(bool isAnd, BoundExpression left, BoundExpression right)
    {
        if (left is BoundConstant { Value: bool known })
        {
            return known == isAnd ? right : left;
        }

        return new BoundLogical(isAnd, left, right);
    }

    private static ComparisonOperation? Comparison(TokenKind kind) => kind switch
    {
        TokenKind.EqualEqual => ComparisonOperation.Equal,
        TokenKind.ExclamationEqual => ComparisonOperation.NotEqual,
        TokenKind.Less => ComparisonOperation.Less,
        TokenKind.LessEqual => ComparisonOperation.LessOrEqual,
        TokenKind.Greater => ComparisonOperation.Greater,
        TokenKind.GreaterEqual => ComparisonOperation.GreaterOrEqual,
        _ => null,
    };

    private static ArithmeticOperation? Arithmetic(TokenKind kind) => kind switch
    {
        TokenKind.Plus => ArithmeticOperation.Add,
        TokenKind.Minus => ArithmeticOperation.Subtract,
        TokenKind.Asterisk => ArithmeticOperation.Multiply,
        TokenKind.Slash => ArithmeticOperation.Divide,
        TokenKind.SlashSlash => ArithmeticOperation.DivideToInteger,
        TokenKind.Percent => ArithmeticOperation.Remainder,
        _ => null,
    };

    private BoundExpression BindCoalesce(BoundExpression left, BoundExpression right)
    {
        if (left.Type.Kind == TemplateTypeKind.Null)
        {
            return right;
        }

        if (left.Type.Kind == TemplateTypeKind.Mixed)
        {
            return Distribute(left, branch => BindCoalesce(branch, right));
        }

        if (!left.Type.Nullable)
        {
            if (Includes(right) && left.Type == right.Type)
            {
                return new BoundCoalesce(left.Type, Convert(left, left.Type.AsNullable()), right) { EvaluatesBoth = true };
            }

            // Where the left side is such a choice itself, only what is evaluated for its failure grows.
            if (left is BoundConditional { Condition: BoundTruth { Operand: BoundCoalesce { EvaluatesBoth: true, Type.Kind: TemplateTypeKind.Boolean } before } } chain
                && ReferenceEquals(chain.Then, chain.Else) && MayThrow(right))
            {
                BoundCoalesce both = new(TemplateType.Boolean, before, ToCondition(right)) { EvaluatesBoth = true };
                return new BoundConditional(chain.Type, new BoundTruth(both), chain.Then, chain.Else);
            }

            return MayThrow(right)
                ? Choose(new BoundTruth(new BoundCoalesce(TemplateType.Boolean, new BoundConstant(TemplateType.Boolean, true), ToCondition(right)) { EvaluatesBoth = true }), left, left)
                : left;
        }

        if (right.Type.Kind == TemplateTypeKind.Null)
        {
            return left;
        }

        TemplateType? type = right.Type.Kind == TemplateTypeKind.Mixed ? null : TemplateTypes.Common(left.Type.AsRequired(), right.Type);
        return type is null
            ? Choose(IsNull(left, negated: true), BindCoalesce(new BoundConversion(left.Type.AsRequired(), left), right), right)
            : new BoundCoalesce(type, Convert(left, type.AsNullable()), Convert(right, type)) { EvaluatesBoth = MayThrow(right) };
    }

    private static BoundExpression IsNull(BoundExpression value, bool negated) => value.Type switch
    {
        { Kind: TemplateTypeKind.Null } => new BoundConstant(TemplateType.Boolean, !negated),
        { Kind: TemplateTypeKind.Mixed } => Distribute(value, branch => IsNull(branch, negated)),
        { Nullable: false } when !MayThrow(value) => new BoundConstant(TemplateType.Boolean, negated),
        _ => new BoundIsNull(value, negated),
    };

    private BoundExpression BindComparison(
        ComparisonOperation operation, BoundExpression left, BoundExpression right, SyntaxNode node, string sign)
    {
        if (left.Type.Kind == TemplateTypeKind.Error || right.Type.Kind == TemplateTypeKind.Error)
        {
            return BoundError.Instance;
        }

        if (left.Type.Kind == TemplateTypeKind.Mixed)
        {
            return Distribute(left, branch => BindComparison(operation, branch, right, node, sign));
        }

        if (right.Type.Kind == TemplateTypeKind.Mixed)
        {
            return Distribute(right, branch => BindComparison(operation, left, branch, node, sign));
        }

        bool equality = operation is ComparisonOperation.Equal or ComparisonOperation.NotEqual;
        if (left.Type.Kind == TemplateTypeKind.Null || right.Type.Kind == TemplateTypeKind.Null)
        {
            return equality
                ? IsNull(left.Type.Kind == TemplateTypeKind.Null ? right : left, operation == ComparisonOperation.NotEqual)
                : Report(DiagnosticRules.WrongType, node, sign, "null", "a value; compare with null by `==` or `!=`");
        }

        if (left.Type.IsText || right.Type.IsText)
        {
            return CanCompare(equality, left, right) ? CompareTexts(operation, left, right) : ReportCaptured(node, left.Type.IsCaptured ? left : right);
        }

        if (left.Type.IsNumeric && right.Type.IsNumeric && !IsUnsettled(left, right, TemplateTypeKind.Decimal))
        {
            TemplateTypeKind kind = Wider(left.Type.Kind, right.Type.Kind);
            return new BoundComparison(operation, ToNumber(node, left, kind), ToNumber(node, right, kind));
        }

        if (left.Type.Kind == TemplateTypeKind.Boolean && right.Type.Kind == TemplateTypeKind.Boolean && equality)
        {
            return new BoundComparison(operation, left, right);
        }

        if (left.Type.Kind == right.Type.Kind && (left.Type.Kind == TemplateTypeKind.DateTime || (left.Type.Kind == TemplateTypeKind.Duration && equality)))
        {
            return new BoundComparison(operation, left, right);
        }

        return Report(DiagnosticRules.WrongOperands, node, sign, left.Type.Describe(), right.Type.Describe());
    }

    /// <summary>If one side is a string, the texts of both are compared, and null is less than every text.</summary>
    private static BoundExpression CompareTexts(ComparisonOperation operation, BoundExpression left, BoundExpression right)
    {
        BoundExpression comparison = new BoundComparison(operation, ToText(left), ToText(right));
        if (operation is ComparisonOperation.Equal or ComparisonOperation.NotEqual)
        {
            return comparison;
        }

        // A string variable that is null is just null, and beside something else than a string null compares to nothing.
        foreach ((BoundExpression text, BoundExpression other) in new[] { (left, right), (right, left) })
        {
            if (text.Type is { IsText: true, Nullable: true } && !other.Type.IsText)
            {
                comparison = Combine(isAnd: true, comparison, IsNull(text, negated: true));
            }
        }

        return comparison;
    }

    /// <summary>Whether one side may be an integer or a number, and the other is of a kind with which the two give different results.</summary>
    private static bool IsUnsettled(BoundExpression left, BoundExpression right, TemplateTypeKind kind) =>
        (left.Type.MayBeInteger && right.Type.Kind == kind) || (right.Type.MayBeInteger && left.Type.Kind == kind);

    private static TemplateTypeKind Wider(TemplateTypeKind left, TemplateTypeKind right) =>
        left == TemplateTypeKind.Decimal || right == TemplateTypeKind.Decimal ? TemplateTypeKind.Decimal
        : left == TemplateTypeKind.Number || right == TemplateTypeKind.Number ? TemplateTypeKind.Number
        : TemplateTypeKind.Integer;

    private BoundExpression ToNumber(SyntaxNode syntax, BoundExpression value, TemplateTypeKind kind)
    {
        TemplateType type = new(kind) { Nullable = value.Type.Nullable };
        return value switch
        {
            { } same when same.Type.Kind == kind => same,
            BoundConstant { Value: long integer } when kind == TemplateTypeKind.Number => new BoundConstant(type, (double)integer),
            BoundConstant { Value: long integer } when kind == TemplateTypeKind.Decimal => new BoundConstant(type, (decimal)integer),
            _ => new BoundConversion(type, value) { What = What(syntax) },
        };
    }

    private BoundExpression BindArithmetic(
        SyntaxNode syntax, ArithmeticOperation operation, BoundExpression left, BoundExpression right, string sign)
    {
        if (operation == ArithmeticOperation.Add && (left.Type.IsText || right.Type.IsText))
        {
            if (!CanJoin(left, right))
            {
                return ReportCaptured(syntax, left.Type.IsCaptured ? left : right);
            }

            return left.Type.Nullable && right.Type.Nullable && IsNullOrText(left) && IsNullOrText(right)
                ? new BoundCall(
                    TemplateType.String.AsNullable(), Failing(sign, "TemplateStrings.AppendOrNull", TemplateType.String.AsNullable()) with { Trust = FunctionTrust.KeepsItems }, [TextOrNull(left), TextOrNull(right)], What(syntax))
                : JoinPresent(syntax, sign, left, right) ?? WhereTextIsNull(left, right, (first, second) => Concatenate(syntax, [ToText(first), ToText(second)]));
        }

        if (operation == ArithmeticOperation.Multiply && (left.Type.IsText || right.Type.IsText))
        {
            (BoundExpression text, BoundExpression count) = left.Type.IsText ? (left, right) : (right, left);
            if (RefuseCaptured(syntax, text))
            {
                return BoundError.Instance;
            }

            if (text.Type.Nullable && MayThrow(count))
            {
                return Report(DiagnosticRules.UnsupportedConstruct, syntax, TextOf(syntax), "assign the number to a name first; it is computed even if the text is null");
            }

            return count.Type is { Kind: TemplateTypeKind.Integer, Nullable: false }
                ? WhereTextIsNull(left, right, (first, second) => new BoundRepetition(ToText(first.Type.IsText ? first : second), Int32(syntax, count), What(syntax)))
                : Report(DiagnosticRules.WrongOperands, syntax, sign, left.Type.Describe(), right.Type.Describe());
        }

        if (operation == ArithmeticOperation.Add && left.Type.Kind == TemplateTypeKind.Array && right.Type.Kind == TemplateTypeKind.Array)
        {
            return ConcatenateLists("TemplateArrays.Plus", syntax, left, right) ?? (BoundExpression)Report(DiagnosticRules.WrongOperands, syntax, sign, left.Type.Describe(), right.Type.Describe());
        }

        if (left.Type.Kind == TemplateTypeKind.Null || right.Type.Kind == TemplateTypeKind.Null)
        {
            return Report(DiagnosticRules.WrongOperands, syntax, sign, left.Type.Describe(), right.Type.Describe());
        }

        if (operation == ArithmeticOperation.Subtract && left.Type.Kind == TemplateTypeKind.DateTime && right.Type.Kind == TemplateTypeKind.DateTime)
        {
            TemplateType duration = left.Type.Nullable || right.Type.Nullable ? TemplateType.Duration.AsNullable() : TemplateType.Duration;
            return new BoundArithmetic(duration, operation, left, right, What(syntax));
        }

        if (!left.Type.IsNumeric || !right.Type.IsNumeric)
        {
            return Report(DiagnosticRules.WrongOperands, syntax, sign, left.Type.Describe(), right.Type.Describe());
        }

        if (IsUnsettled(left, right, TemplateTypeKind.Integer) || IsUnsettled(left, right, TemplateTypeKind.Decimal) || (left.Type.MayBeInteger && right.Type.MayBeInteger))
        {
            return Report(
                DiagnosticRules.UnsupportedConstruct, syntax, TextOf(syntax),
                "write all items of the list as numbers, as in `[1.0, 2.5]`; in a list of integers and numbers, the result would depend on the type of each item");
        }

        TemplateTypeKind kind = Wider(left.Type.Kind, right.Type.Kind);
        if (kind == TemplateTypeKind.Integer && operation == ArithmeticOperation.Divide)
        {
            TemplateType quotient = left.Type.Nullable || right.Type.Nullable ? TemplateType.Number.AsNullable() : TemplateType.Number;
            return new BoundCall(quotient, Runtime(sign, "TemplateMath.Quotient", quotient), [left, right], What(syntax));
        }

        TemplateType type = new(kind) { Nullable = left.Type.Nullable || right.Type.Nullable };
        return new BoundArithmetic(type, operation, ToNumber(syntax, left, kind), ToNumber(syntax, right, kind), What(syntax));
    }

    /// <summary>A shift to the left by a literal is a product.</summary>
    private BoundExpression BindShift(SyntaxNode syntax, bool left, BoundExpression value, BoundExpression count, string sign)
    {
        if (value.Type is not { Kind: TemplateTypeKind.Integer, Nullable: false } || count is not BoundConstant { Value: long and >= 0 and < 31 and var bits })
        {
            return Report(DiagnosticRules.UnsupportedConstruct, syntax, sign, "multiply or divide; an integer can be shifted by a literal from 0 to 30");
        }

        if (left)
        {
            return new BoundArithmetic(
                TemplateType.Integer, ArithmeticOperation.Multiply, value, new BoundConstant(TemplateType.Integer, 1L << (int)bits), What(syntax));
        }

        return new BoundCall(TemplateType.Integer, Runtime("operator >>", "TemplateMath.ShiftRight", TemplateType.Integer), [value, count], What(syntax));
    }

    /// <summary>What was captured joins and compares like a string beside a string alone: beside anything else the language fails.</summary>
    private static bool CanJoin(BoundExpression left, BoundExpression right) =>
        (!left.Type.IsCaptured || right.Type is { IsText: true, IsCaptured: false, Nullable: false })
        && (!right.Type.IsCaptured || left.Type is { IsText: true, IsCaptured: false, Nullable: false });

    private static bool CanCompare(bool equality, BoundExpression left, BoundExpression right) =>
        (!left.Type.IsCaptured || (right.Type is { IsText: true, IsCaptured: false } && (equality || !right.Type.Nullable)))
        && (!right.Type.IsCaptured || (left.Type is { IsText: true, IsCaptured: false } && (equality || !left.Type.Nullable)));

    private static bool IsNullOrText(BoundExpression value) => value.Type.IsText || value.Type.Kind == TemplateTypeKind.Null;

    private static BoundExpression TextOrNull(BoundExpression value) =>
        value.Type.Kind == TemplateTypeKind.Null ? new BoundConstant(TemplateType.String.AsNullable(), null) : ToText(value);

    /// <summary>The sum of a text that may be null and of what can fail, which is computed even where the text is null. Null where nothing can fail.</summary>
    private BoundCall? JoinPresent(SyntaxNode syntax, string sign, BoundExpression left, BoundExpression right)
    {
        (BoundExpression text, BoundExpression other) = left.Type.IsText ? (left, right) : (right, left);
        if (!text.Type.Nullable || other.Type.IsText || !MayThrow(other))
        {
            return null;
        }

        string name = text == left ? "TemplateStrings.AppendIfPresent" : "TemplateStrings.PrependIfPresent";
        return new BoundCall(TemplateType.String.AsNullable(), Failing(sign, name, TemplateType.String.AsNullable()) with { Trust = FunctionTrust.KeepsItems }, [ToText(text), TextOrNull(other)], What(syntax));
    }

    /// <summary>A string variable that is null is just null: beside something else than a string, the result is null.</summary>
    /// <param name="operate">Makes the result of the operation, from a text that is not null.</param>
    private static BoundExpression WhereTextIsNull(BoundExpression left, BoundExpression right, Func<BoundExpression, BoundExpression, BoundExpression> operate)
    {
        bool leftIsText = left.Type.IsText;
        (BoundExpression text, BoundExpression other) = leftIsText ? (left, right) : (right, left);
        if (!text.Type.Nullable || other.Type.IsText || other.Type.Kind == TemplateTypeKind.Null)
        {
            return operate(left, right);
        }

        // Where the text is such a result itself, the operation goes behind the same test: tested anew, it would be evaluated twice at each level.
        if (text is BoundConditional { Condition: BoundIsNull { Negated: true }, Else: BoundConstant { Value: null } } tested
            && WithoutLift(tested.Then) is { Type.Nullable: false } present)
        {
            return Choose(tested.Condition, leftIsText ? operate(present, right) : operate(left, present), BoundConstant.Null);
        }

        return Choose(IsNull(text, negated: true), operate(left, right), BoundConstant.Null);
    }

    /// <summary>A value before it became one that may be null.</summary>
    private static BoundExpression WithoutLift(BoundExpression value) =>
        value is BoundConversion { Operand: { Type.Nullable: false } operand } && operand.Type.Kind == value.Type.Kind ? operand : value;

    /// <summary>An index or a count, of which the language takes 32 bits.</summary>
    private BoundExpression Int32(SyntaxNode node, BoundExpression value) =>
        value is BoundConstant { Value: null or (>= (long)int.MinValue and <= (long)int.MaxValue) } or BoundLoopMember or BoundLength
            ? value
            : new BoundCall(value.Type, Failing("int", "TemplateMath.Int32", value.Type), [value], What(node));

    private BoundExpression BindRange(SyntaxNode syntax, bool includesLast, BoundExpression left, BoundExpression right) =>
        left.Type is { Kind: TemplateTypeKind.Integer, Nullable: false } && right.Type is { Kind: TemplateTypeKind.Integer, Nullable: false }
            ? new BoundRange(left, right, includesLast, What(syntax))
            : Report(DiagnosticRules.WrongOperands, syntax, "..", left.Type.Describe(), right.Type.Describe());

    /// <summary>The text of a value; null stays null.</summary>
    private static BoundExpression ToText(BoundExpression value) => value.Type.Kind switch
    {
        TemplateTypeKind.Error or TemplateTypeKind.String or TemplateTypeKind.Null => value,
        TemplateTypeKind.Mixed => Distribute(value, ToText),
        _ => new BoundTextOf(value),
    };

    private BoundExpression Concatenate(SyntaxNode syntax, IEnumerable<BoundExpression> parts)
    {
        List<BoundExpression> flat = [];
        foreach (BoundExpression part in parts)
        {
            if (part.Type.Kind != TemplateTypeKind.Null)
            {
                flat.Add(part);
            }
        }

        return flat.Count switch
        {
            0 => new BoundConstant(TemplateType.String, string.Empty),
            1 when !flat[0].Type.Nullable => flat[0].Type.IsCaptured || flat[0].Type.IsCharacter ? new BoundConversion(TemplateType.String, flat[0]) : flat[0],
            _ => new BoundConcatenation(flat, What(syntax)),
        };
    }

    /// <summary>A value in a type that holds it: see <see cref="TemplateTypes.Common"/>.</summary>
    private static BoundExpression Convert(BoundExpression value, TemplateType type)
    {
        if (value.Type == type || value.Type.Kind is TemplateTypeKind.Error)
        {
            return value;
        }

        if (value.Type.Kind == TemplateTypeKind.Null)
        {
            return new BoundConstant(type, null);
        }

        return type.Kind == TemplateTypeKind.String && value.Type.Kind == TemplateTypeKind.Enum ? ToText(value) : new BoundConversion(type, value);
    }

    /// <summary>Whether evaluating can fail, so that it may not be left out.</summary>
    private static bool MayThrow(BoundExpression expression) => expression.MayThrow ??= FindMayThrow(expression);

    private static bool FindMayThrow(BoundExpression expression) => expression switch
    {
        BoundConstant or BoundVariable or BoundLocal or BoundLoopMember => false,
        BoundElement => ((BoundElement)expression).Target.Type.Kind != TemplateTypeKind.Array || AnyMayThrow(expression),
        BoundConversion => ((BoundConversion)expression).Operand.Type.Kind == TemplateTypeKind.Number || AnyMayThrow(expression),
        BoundConcatenation => ((BoundConcatenation)expression).Written.Any(MayThrow),
        BoundProperty or BoundLength or BoundTruth or BoundNot or BoundIsNull or BoundTextOf or BoundLogical or BoundComparison or BoundConditional
            or BoundCoalesce or BoundArray or BoundObject => AnyMayThrow(expression),
        _ => true,
    };

    private static bool AnyMayThrow(BoundExpression expression)
    {
        foreach (BoundExpression part in BoundChildren.Of(expression))
        {
            if (MayThrow(part))
            {
                return true;
            }
        }

        return false;
    }
}
