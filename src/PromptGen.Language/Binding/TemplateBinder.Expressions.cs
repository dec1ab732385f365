using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using PromptGen.Core.Diagnostics;
using PromptGen.Language.Syntax;

namespace PromptGen.Language.Binding;

internal sealed partial class TemplateBinder
{
    private static ExpressionSyntax Unwrap(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedSyntax parenthesized)
        {
            expression = parenthesized.Expression;
        }

        return expression;
    }

    // Nothing but the way to a method for each: what stands here takes its part of the stack at each level.
    private BoundExpression BindKind(ExpressionSyntax syntax) => syntax switch
    {
        LiteralSyntax => BindLiteral((LiteralSyntax)syntax),
        NameSyntax => BindNameOrFunction((NameSyntax)syntax),
        ParenthesizedSyntax => BindExpression(((ParenthesizedSyntax)syntax).Expression),
        MemberSyntax => BindMember((MemberSyntax)syntax),
        IndexSyntax => BindIndex((IndexSyntax)syntax),
        UnarySyntax => BindUnary((UnarySyntax)syntax),
        BinarySyntax => BindBinary((BinarySyntax)syntax),
        ConditionalSyntax => BindConditional((ConditionalSyntax)syntax),
        CallSyntax => BindCall((CallSyntax)syntax),
        PipeSyntax => BindPipe((PipeSyntax)syntax),
        ArraySyntax => BindArray((ArraySyntax)syntax),
        InterpolatedSyntax => BindInterpolated((InterpolatedSyntax)syntax),
        ObjectSyntax => BindObject((ObjectSyntax)syntax),
        EmptyTestSyntax => BindEmptyTest((EmptyTestSyntax)syntax),
        _ => ReportMisplaced(syntax),
    };

    private BoundExpression BindPipe(PipeSyntax pipe) => BindPiped(pipe.To, BindExpression(pipe.From));

    private BoundError ReportMisplaced(ExpressionSyntax syntax) => syntax switch
    {
        FunctionAliasSyntax => Report(
            DiagnosticRules.UnsupportedConstruct, syntax, TextOf(syntax), "call the function; only `array.each`, `array.filter`, `array.any` and `array.join` accept a function without calling it"),
        AnonymousFunctionSyntax => Report(
            DiagnosticRules.UnsupportedConstruct, Head(syntax, "do"), "do", "declare it with `func`; only `array.each`, `array.filter`, `array.any` and `array.join` accept an anonymous function"),
        AssignmentSyntax => Report(DiagnosticRules.UnexpectedToken, syntax, TextOf(syntax), "an assignment must be a separate statement"),
        NamedArgumentSyntax => Report(DiagnosticRules.UnexpectedToken, syntax, TextOf(syntax), "this function has no parameter with that name"),
        _ => BoundError.Instance,
    };

    private BoundExpression BindLiteral(LiteralSyntax syntax)
    {
        if (syntax.Kind == LiteralKind.String)
        {
            return new BoundConstant(TemplateType.String, syntax.Text);
        }

        string digits = string.Concat(syntax.Text.Split('_'));
        return syntax.Kind switch
        {
            LiteralKind.Integer => BindInteger(syntax, digits),
            LiteralKind.HexInteger when digits.Length <= 9
                && long.TryParse(digits.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long value) =>
                new BoundConstant(TemplateType.Integer, value),
            LiteralKind.Real when digits.Length == syntax.Text.Length => BindReal(syntax, digits),
            _ => Report(DiagnosticRules.InvalidNumber, syntax, syntax.Text, "write the number in decimal"),
        };
    }

    private BoundExpression BindInteger(LiteralSyntax syntax, string digits)
    {
        int exponentAt = digits.IndexOfAny(['e', 'E']);
        string mantissa = exponentAt < 0 ? digits : digits.Substring(0, exponentAt);
        int exponent = exponentAt < 0 || !int.TryParse(digits.Substring(exponentAt + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int parsed)
            ? 0
            : parsed;
        return exponent < 20 && long.TryParse(mantissa + new string('0', exponent), NumberStyles.None, CultureInfo.InvariantCulture, out long value)
            ? new BoundConstant(TemplateType.Integer, value)
            : Report(DiagnosticRules.InvalidNumber, syntax, syntax.Text, "integers range from -9223372036854775808 to 9223372036854775807; write larger numbers with a fraction, such as `1.0e20`");
    }

    private BoundExpression BindReal(LiteralSyntax syntax, string digits)
    {
        char suffix = digits[digits.Length - 1];
        string number = char.IsLetter(suffix) ? digits.Substring(0, digits.Length - 1) : digits;
        if (suffix is 'm' or 'M' && decimal.TryParse(
            number, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out decimal exact))
        {
            return new BoundConstant(TemplateType.Decimal, exact);
        }

        if (suffix is 'f' or 'F')
        {
            return Report(DiagnosticRules.InvalidNumber, syntax, syntax.Text, "single precision is not supported; remove the `f`");
        }

        bool valid = suffix is 'd' or 'D' || !char.IsLetter(suffix);
        return valid && double.TryParse(
            number, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double value) && !double.IsInfinity(value)
            ? new BoundConstant(TemplateType.Number, value)
            : Report(DiagnosticRules.InvalidNumber, syntax, syntax.Text, "write digits, a fraction, and an exponent after the fraction: `1.5`, `1.0e-3`");
    }

    private BoundExpression BindMember(MemberSyntax syntax)
    {
        if (syntax.Target is NameSyntax { IsLocal: false } name && !IsDeclared(name.Name))
        {
            if (name.Name is "for" or "while")
            {
                return BindLoopMember(syntax, name.Name == "while");
            }

            if (TemplateLibrary.IsNamespace(name.Name))
            {
                return BindFunctionCall(syntax, syntax, [], []);
            }
        }

        if (syntax.Target is NameSyntax { Name: "for" or "while" or "tablerow" } or MemberSyntax { Member.Name: "for" or "while" or "tablerow" })
        {
            return Report(
                DiagnosticRules.UnsupportedConstruct, syntax, TextOf(syntax), "assign `" + TextOf(syntax.Target) + "` to another name first; the language reads its members as members of a loop");
        }

        if (syntax.Target is NameSyntax { Name: "$" })
        {
            return BindName(new NameSyntax(syntax.Start, syntax.Length, "$" + syntax.Member.Name));
        }

        return BindMember(syntax, BindExpression(syntax.Target));
    }

    private BoundExpression BindMember(MemberSyntax syntax, BoundExpression target)
    {
        string member = syntax.Member.Name;
        if (target.Type.Kind == TemplateTypeKind.Error)
        {
            return target;
        }

        if (target.Type.Kind == TemplateTypeKind.Null)
        {
            return syntax.NullSafe ? target : Report(DiagnosticRules.AlwaysNull, syntax.Target, TextOf(syntax.Target));
        }

        if (member == "size" && RefuseCaptured(syntax.Target, target))
        {
            return BoundError.Instance;
        }

        bool mayBeNull = target.Type.Nullable && syntax.NullSafe;
        TemplateType? type = target.Type.Kind switch
        {
            TemplateTypeKind.Object => target.Type.MemberOf(member),
            TemplateTypeKind.String or TemplateTypeKind.Enum or TemplateTypeKind.Array when member == "size" => TemplateType.Integer,
            _ => null,
        };
        if (type is null)
        {
            if (TemplateLibrary.FindMember(target.Type.Kind, member) is { } function)
            {
                BoundExpression argument = target.Type.Nullable && !syntax.NullSafe ? Require(target, syntax.Target) : target;
                TemplateType computed = _variables.ContainsKey("date") ? function.Result.WithDateFormat(DateText.PlainPattern) : function.Result;
                BoundCall call = new(computed, function, [argument], What(syntax));
                return mayBeNull ? call : new BoundConversion(computed.AsRequired(), call);
            }

            return ReportUnknownMember(syntax, target);
        }

        if (target.Type.Nullable && !syntax.NullSafe)
        {
            target = Require(target, syntax.Target);
        }

        type = mayBeNull ? type.AsNullable() : type;
        if (target.Type.Kind == TemplateTypeKind.Object)
        {
            return type.Kind == TemplateTypeKind.Null ? BoundConstant.Null : new BoundProperty(type, target, member);
        }

        return new BoundLength(type, target.Type.Kind == TemplateTypeKind.Enum ? ToText(target) : target);
    }

    private BoundError ReportUnknownMember(MemberSyntax syntax, BoundExpression target)
    {
        IEnumerable<string> known = target.Type.Kind switch
        {
            TemplateTypeKind.Object => target.Type.Members.Select(static candidate => candidate.Name),
            TemplateTypeKind.String or TemplateTypeKind.Enum or TemplateTypeKind.Array => ["size"],
            _ => TemplateLibrary.MembersOf(target.Type.Kind),
        };
        return Report(
            DiagnosticRules.UnknownMember, syntax.Member, TextOf(syntax.Target), syntax.Member.Name,
            SuggestType(syntax.Target, target.Type) ?? Suggest(syntax.Member.Name, known));
    }

    private BoundRequired Require(BoundExpression value, SyntaxNode node) => new(value, What(node));

    private BoundExpression BindIndex(IndexSyntax syntax)
    {
        BoundExpression target = BindExpression(syntax.Target);
        BoundExpression index = BindExpression(syntax.Index);
        if (target.Type.Kind == TemplateTypeKind.Error || index.Type.Kind == TemplateTypeKind.Error || RefuseCaptured(syntax.Target, target))
        {
            return BoundError.Instance;
        }

        if (target.Type.Kind == TemplateTypeKind.Object && index is BoundConstant { Value: string key })
        {
            NameSyntax member = new(syntax.Index.Start, syntax.Index.Length, key);
            return BindMember(new MemberSyntax(syntax.Start, syntax.Length, syntax.Target, member, syntax.NullSafe), target);
        }

        if (target.Type.Kind is not (TemplateTypeKind.Array or TemplateTypeKind.String or TemplateTypeKind.Enum))
        {
            return Report(DiagnosticRules.WrongType, syntax.Target, "[...]", target.Type.Describe(), "a list or a string");
        }

        if (index.Type is not { Kind: TemplateTypeKind.Integer, Nullable: false })
        {
            return Report(DiagnosticRules.WrongType, syntax.Index, "[...]", index.Type.Describe(), "an integer");
        }

        if (target.Type.Nullable && !syntax.NullSafe)
        {
            target = Require(target, syntax.Target);
        }

        bool isList = target.Type.Kind == TemplateTypeKind.Array;
        if (!isList && target.Type.Nullable)
        {
            return Report(DiagnosticRules.UnsupportedConstruct, syntax, TextOf(syntax), "index the string only if it is not null");
        }

        if (isList && target.Type.Items is null)
        {
            return BoundConstant.Null;
        }

        bool mayBeBefore = index is not BoundConstant { Value: >= 0L };
        TemplateType character = mayBeBefore ? TemplateType.String.AsNullable() : TemplateType.String;
        return new BoundElement(isList ? target.Type.Items!.AsNullable() : character, isList ? target : ToText(target), Int32(syntax.Index, index), What(syntax));
    }

    private BoundExpression BindUnary(UnarySyntax syntax)
    {
        BoundExpression operand = BindExpression(syntax.Operand);
        switch (syntax.Operation)
        {
            case TokenKind.Exclamation:
                WarnOfConstantTruth(syntax.Operand, operand);
                return Not(ToCondition(operand));
            case TokenKind.Minus or TokenKind.Plus:
                return BindSign(syntax, operand);
            default:
                return Report(DiagnosticRules.UnsupportedConstruct, syntax, TextOf(syntax), "write the operation in full");
        }
    }

    private BoundExpression BindSign(UnarySyntax syntax, BoundExpression operand)
    {
        if (operand.Type.Kind == TemplateTypeKind.Error)
        {
            return operand;
        }

        if (operand.Type.Kind == TemplateTypeKind.Mixed)
        {
            return Distribute(operand, branch => BindSign(syntax, branch));
        }

        string sign = syntax.Operation == TokenKind.Minus ? "-" : "+";
        if (!operand.Type.IsNumeric || operand.Type.MayBeInteger)
        {
            return Report(DiagnosticRules.WrongType, syntax.Operand, sign, operand.Type.Describe(), "a number");
        }

        if (operand.Type.Nullable)
        {
            operand = Require(operand, syntax.Operand);
        }

        return (operand, sign) switch
        {
            (_, "+") => operand,
            (BoundConstant { Value: long value }, _) when value != long.MinValue => new BoundConstant(TemplateType.Integer, -value),
            (BoundConstant { Value: double value }, _) => new BoundConstant(TemplateType.Number, -value),
            _ => new BoundNegation(operand, What(syntax)),
        };
    }

    private BoundExpression BindConditional(ConditionalSyntax syntax)
    {
        BoundExpression condition = BindCondition(syntax.Condition);
        return Choose(condition, BindWhere(condition, holds: true, syntax.Then), BindWhere(condition, holds: false, syntax.Else));
    }

    private BoundExpression BindWhere(BoundExpression condition, bool holds, ExpressionSyntax syntax)
    {
        int mark = _present.Mark;
        _present.Add(condition, holds);
        _conditional++;
        BoundExpression value = BindExpression(syntax);
        _conditional--;
        _present.ForgetSince(mark);
        return value;
    }

    private static BoundExpression Choose(BoundExpression condition, BoundExpression then, BoundExpression otherwise)
    {
        if (condition.Type.Kind == TemplateTypeKind.Error || then.Type.Kind == TemplateTypeKind.Error || otherwise.Type.Kind == TemplateTypeKind.Error)
        {
            return BoundError.Instance;
        }

        if (condition is BoundConstant { Value: bool known })
        {
            return known ? then : otherwise;
        }

        if (then.Type.Kind == TemplateTypeKind.Null && otherwise.Type.Kind == TemplateTypeKind.Null)
        {
            BoundConstant none = new(TemplateType.String.AsNullable(), null);
            return MayThrow(condition) ? new BoundConditional(none.Type, condition, none, none) : BoundConstant.Null;
        }

        TemplateType? type = TemplateTypes.Common(then.Type, otherwise.Type);
        return type is null || type.Kind == TemplateTypeKind.Mixed
            ? new BoundConditional(TemplateType.Mixed, condition, then, otherwise)
            : new BoundConditional(type, condition, Convert(then, type), Convert(otherwise, type));
    }

    /// <summary>Applies an operation to each branch of a value of several types.</summary>
    private static BoundExpression Distribute(BoundExpression value, Func<BoundExpression, BoundExpression> operation) =>
        value is BoundConditional { Type.Kind: TemplateTypeKind.Mixed } choice
            ? Choose(choice.Condition, Distribute(choice.Then, operation), Distribute(choice.Else, operation))
            : operation(value);

    private static int Alternatives(BoundExpression value)
    {
        int alternatives = 0;
        Stack<BoundExpression> pending = new([value]);
        while (pending.Count > 0 && alternatives <= GreatestAlternatives)
        {
            if (pending.Pop() is BoundConditional { Type.Kind: TemplateTypeKind.Mixed } choice)
            {
                pending.Push(choice.Then);
                pending.Push(choice.Else);
            }
            else
            {
                alternatives++;
            }
        }

        return alternatives;
    }

    private BoundExpression BindArray(ArraySyntax syntax)
    {
        List<BoundExpression> items = syntax.Items.Select(BindExpression).ToList();
        bool valid = true;
        for (int i = 0; i < items.Count; i++)
        {
            valid &= items[i].Type.Kind != TemplateTypeKind.Error && !RefuseCaptured(syntax.Items[i], items[i]);
        }

        if (!valid)
        {
            return BoundError.Instance;
        }

        if (items.Count == 0)
        {
            return new BoundArray(new TemplateType(TemplateTypeKind.Array), items);
        }

        items = items.Select(static item => item.Type.Kind == TemplateTypeKind.Enum ? ToText(item) : item).ToList();
        items = AsNumbers(items) ?? items;
        if (CommonType(items) is not { } common)
        {
            return Report(DiagnosticRules.UnsupportedConstruct, syntax, TextOf(syntax), "use items of one type; integers can be mixed with numbers only as literals");
        }

        return Shallow(syntax, new BoundArray(TemplateType.ArrayOf(common), items.Select(item => Convert(item, common)).ToList()));
    }

    /// <summary>What an item is of a list of literal integers and of numbers.</summary>
    private static readonly TemplateType NumberOrInteger = TemplateType.Number with { MayBeInteger = true };

    /// <summary>The items of a list of literal integers and of numbers; null of any other list.</summary>
    private static List<BoundExpression>? AsNumbers(List<BoundExpression> items) =>
        items.TrueForAll(static item => IsSmallInteger(item) || item.Type is { Kind: TemplateTypeKind.Number, Nullable: false, Format: null })
        && items.Exists(IsSmallInteger) && !items.TrueForAll(IsSmallInteger)
            ? items.ConvertAll(AsNumber)
            : null;

    /// <summary>A small literal integer as an item beside numbers; anything else as it is.</summary>
    private static BoundExpression AsNumber(BoundExpression item) =>
        IsSmallInteger(item) ? new BoundConstant(NumberOrInteger, (double)(long)((BoundConstant)item).Value!) : item;

    /// <summary>An integer that a number of 64 bits holds exactly.</summary>
    private static bool IsSmallInteger(BoundExpression value) => value is BoundConstant { Value: long and > -(1L << 53) and < 1L << 53 };

    private BoundExpression BindInterpolated(InterpolatedSyntax syntax)
    {
        List<BoundExpression> parts = [];
        bool valid = true;
        foreach (ExpressionSyntax partSyntax in syntax.Parts)
        {
            BoundExpression part = BindExpression(partSyntax);
            valid &= !RefuseCaptured(partSyntax, part);
            switch (part.Type.Kind)
            {
                case TemplateTypeKind.Error:
                    valid = false;
                    break;
                case TemplateTypeKind.Null:
                    break;
                case TemplateTypeKind.String or TemplateTypeKind.Enum or TemplateTypeKind.Integer or TemplateTypeKind.Number or TemplateTypeKind.Decimal:
                    parts.Add(ToText(Plain(part)));
                    break;
                default:
                    Report(
                        DiagnosticRules.UnsupportedConstruct, partSyntax, TextOf(partSyntax),
                        "join " + part.Type.Describe() + " by `+`; in an interpolated string .NET would format it");
                    valid = false;
                    break;
            }
        }

        return valid ? Concatenate(syntax, parts) : BoundError.Instance;
    }

    /// <summary>A number without the format of its variable.</summary>
    private static BoundExpression Plain(BoundExpression value) =>
        value.Type.Format is null ? value : new BoundConversion(value.Type with { Format = null }, value);

    private BoundExpression BindNameOrFunction(NameSyntax name)
    {
        if (Scope?.Names(name.Name) == true)
        {
            return BindName(name);
        }

        if (IsInclude(name) && !IsDeclared(name.Name))
        {
            return Report(DiagnosticRules.UnsupportedConstruct, name, "include", "name the partial by a string literal: `include 'name'`");
        }

        return IsFunction(name.Name) ? BindUserCall(name, name, [], []) : BindName(name);
    }
}
