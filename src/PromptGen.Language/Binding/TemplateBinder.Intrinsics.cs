using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Types;
using PromptGen.Language.Syntax;

namespace PromptGen.Language.Binding;

/// <summary>Library functions whose type depends on their arguments.</summary>
internal sealed partial class TemplateBinder
{
    private BoundExpression BindIntrinsic(
        string name, SyntaxNode node, IReadOnlyList<BoundExpression> piped, IReadOnlyList<ExpressionSyntax> arguments)
    {
        List<BoundExpression> values = [.. piped];
        ExpressionSyntax? function = null;
        foreach (ExpressionSyntax argument in arguments)
        {
            if (function is null && TakesFunction(name) && Unwrap(argument) is FunctionAliasSyntax or AnonymousFunctionSyntax)
            {
                function = Unwrap(argument);
                continue;
            }

            if (name == "array.map" && Unwrap(argument) is FunctionAliasSyntax or AnonymousFunctionSyntax)
            {
                return Report(
                    DiagnosticRules.UnsupportedConstruct, argument, TextOf(argument), "write `array.each`, which accepts a function; `array.map` accepts the name of a member and ignores a function");
            }

            if (TakesCulture(name) && argument is NamedArgumentSyntax { Value: { } cultureName } && values.Count == 2 && IsNamed(argument, "culture"))
            {
                values.Add(BindExpression(cultureName));
                continue;
            }

            if (argument is NamedArgumentSyntax named)
            {
                return Report(DiagnosticRules.UnexpectedToken, named, TextOf(named), "give the arguments of `" + name + "` by position");
            }

            values.Add(BindExpression(argument));
        }

        if (values.Any(static value => value.Type.Kind == TemplateTypeKind.Error))
        {
            return BoundError.Instance;
        }

        if (TakesFunction(name) && (function is not null || name != "array.join"))
        {
            return BindListQuery(name, node, values, function);
        }

        if (!name.StartsWith("math.", System.StringComparison.Ordinal) && values.Any(value => name != "array.join" && !(value.Type.IsCharacter && name is "object.to_json" or "object.default") && RefuseCaptured(node, value)))
        {
            return BoundError.Instance;
        }

        (int least, int most) = ArgumentCount(name);
        if (values.Count < least || values.Count > most)
        {
            return Report(
                DiagnosticRules.WrongArgumentCount, node, name, values.Count.ToString(CultureInfo.InvariantCulture),
                least switch { 1 when most == 1 => "one value", 2 when most == 2 => "two values", 3 => "three values", _ => "one or two values" });
        }

        return CallIntrinsic(name, node, values);
    }

    private static bool IsNamed(ExpressionSyntax argument, string name) => argument is NamedArgumentSyntax named && named.Name.Name == name;

    private static (int Least, int Most) ArgumentCount(string name) => name switch
    {
        "array.compact" or "array.first" or "array.last" or "array.reverse" or "array.size" or "array.uniq"
            or "date.parse" or "math.is_number" or "object.keys" or "object.size" or "object.to_json" or "object.typeof" or "object.values" => (1, 1),
        "array.insert_at" => (3, 3),
        _ when TakesCulture(name) => (2, 3),
        "array.sort" or "array.join" => (name == "array.join" ? 2 : 1, 2),
        _ => (2, 2),
    };

    private BoundExpression CallIntrinsic(string name, SyntaxNode node, List<BoundExpression> values)
    {
        BoundExpression first = values[0].Type.Kind == TemplateTypeKind.Enum ? ToText(values[0]) : values[0];
        if (first.Type.Kind == TemplateTypeKind.Mixed)
        {
            return Distribute(first, branch => CallIntrinsic(name, node, [branch, .. values.Skip(1)]));
        }

        BoundConstant? culture = null;
        if (TakesCulture(name) && !FindCulture(node, values.Count > 2 ? values[2] : null, out culture))
        {
            return BoundError.Instance;
        }

        string scope = name.Substring(0, name.IndexOf('.'));
        BoundExpression? result = scope switch
        {
            "array" when name == "array.insert_at" => InsertAt(node, first, values[1], values[2]),
            "array" => CallArray(name, node, first, values.Count > 1 ? values[1] : null),
            "math" => CallMath(name, node, first, values.Count > 1 ? values[1] : BoundConstant.Null, culture),
            "date" when name == "date.parse" => ParseDate(node, first),
            "date" => FormatDate(node, first, values[1], culture),
            "object" when name == "object.to_json" => ToJson(first),
            _ => CallObject(name, node, first, values.Count > 1 ? values[1] : BoundConstant.Null, culture),
        };
        return result ?? Report(
            DiagnosticRules.WrongArgument, node, name, "argument", string.Join(" and ", values.Select(static value => value.Type.Describe())));
    }

    private BoundExpression? CallMath(string name, SyntaxNode node, BoundExpression value, BoundExpression with, BoundConstant? culture)
    {
        switch (name)
        {
            case "math.plus":
                return BindOperator(node, TokenKind.Plus, name, value, with);
            case "math.minus":
                return BindOperator(node, TokenKind.Minus, name, value, with);
            case "math.times":
                return BindOperator(node, TokenKind.Asterisk, name, value, with);
            case "math.modulo":
                return BindOperator(node, TokenKind.Percent, name, value, with);
            case "math.is_number":
                return RefuseCaptured(node, value) ? BoundError.Instance
                    : value.Type.Nullable && value.Type.IsNumeric ? IsNull(value, negated: true)
                    : After(value, new BoundConstant(TemplateType.Boolean, value.Type.IsNumeric));
            case "math.format":
                return FormatNumber(node, value, with, culture);
        }

        // With an integer of 32 bits the quotient is rounded down; which size a variable has only its value decides.
        if (value.Type is not { IsNumeric: true, Nullable: false } || with.Type is not { IsNumeric: true, Nullable: false })
        {
            return null;
        }

        if (with.Type.Kind != TemplateTypeKind.Integer)
        {
            return BindOperator(node, TokenKind.Slash, name, ToNumber(node, value, TemplateTypeKind.Number), with);
        }

        bool isSmall = with is BoundConstant { Value: long divisor } && divisor is >= int.MinValue and <= int.MaxValue and not 0;
        return isSmall
            ? new BoundCall(
                TemplateType.Integer, Runtime(name, "TemplateNumbers.DividedBy", TemplateType.Integer), [ToNumber(node, value, TemplateTypeKind.Number), with], What(node))
            : null;
    }

    private static TemplateFunction Runtime(string name, string implementation, TemplateType type) => new(name, implementation, type, []);

    private static TemplateFunction Failing(string name, string implementation, TemplateType type) => Runtime(name, implementation, type) with { TakesPlace = true };

    private BoundCall? FormatNumber(SyntaxNode node, BoundExpression value, BoundExpression format, BoundConstant? culture)
    {
        if (value.Type.Kind == TemplateTypeKind.Integer && format is BoundConstant { Value: string { Length: > 0 } hex } && hex[0] is 'x' or 'X' && NumberFormat.IsStandard(hex))
        {
            return FormatHexadecimal(value, hex);
        }

        bool fits = value.Type is { IsNumeric: true, Nullable: false } && format is BoundConstant { Value: string text }
            && !(NumberFormat.IsStandard(text) && NumberFormat.ProblemOf(text, value.Type.Kind == TemplateTypeKind.Integer) is not null);
        return !fits ? null
            : culture is null ? new BoundCall(TemplateType.String, Runtime("math.format", "TemplateText.Of", TemplateType.String), [value, format], string.Empty)
            : new BoundCall(TemplateType.String, Failing("math.format", "TemplateCultures.Number", TemplateType.String), [value, format, culture], What(node));
    }

    /// <summary>In the language an integer has 32 bits where it fits them, but for one that was parsed as longer.</summary>
    private static BoundCall? FormatHexadecimal(BoundExpression value, string format) =>
        !value.Type.Nullable && value is not BoundCall { Function.Name: "string.to_long" } && NumberFormat.ProblemOf(format, isInteger: true) is null
            ? new BoundCall(
                TemplateType.String, Runtime("math.format", "TemplateNumbers.Hexadecimal", TemplateType.String), [value, new BoundConstant(TemplateType.String, format)], string.Empty)
            : null;

    /// <summary>A value that is known, once what it is asked of was evaluated.</summary>
    private static BoundExpression After(BoundExpression evaluated, BoundExpression result) => MayThrow(evaluated)
        ? Choose(new BoundTruth(new BoundConversion(evaluated.Type.AsNullable(), evaluated)), result, result)
        : result;

    /// <summary>JSON deeper than the language writes is refused by the depth of the type.</summary>
    private static BoundJson? ToJson(BoundExpression value) =>
        value.Type.Depth < TemplateLimits.ObjectDepth && value is not BoundConstant { Value: System.DateTime } ? new BoundJson(value) : null;

    private BoundExpression? CallObject(string name, SyntaxNode node, BoundExpression value, BoundExpression argument, BoundConstant? culture)
    {
        switch (name)
        {
            case "object.default":
                return Default(value, argument);
            case "object.format":
                return value.Type.Kind == TemplateTypeKind.DateTime ? FormatByPattern(node, value, argument, culture) : FormatNumber(node, value, argument, culture);
            case "object.typeof":
                return TypeName(value.Type) is { } typeName ? After(value, new BoundConstant(TemplateType.String, typeName)) : null;
        }

        if (value.Type.Kind != TemplateTypeKind.Object || value.Type.IsPair)
        {
            return null;
        }

        switch (name)
        {
            case "object.size":
                return Choose(
                    IsNull(value, negated: true),
                    new BoundConstant(TemplateType.Integer, (long)value.Type.Members.Count),
                    new BoundConstant(TemplateType.Integer, 0L));
            case "object.keys" when !value.Type.Nullable:
                return After(value, VisitedMembers(node, new BoundArray(
                    TemplateType.ArrayOf(TemplateType.String),
                    value.Type.Members.Select(static member => (BoundExpression)new BoundConstant(TemplateType.String, member.Name)).ToList())));
        }

        if (name == "object.values")
        {
            return !value.Type.Nullable && MemberValues(value) is { } values ? VisitedMembers(node, values) : null;
        }

        if (value.Type.Nullable || argument is not BoundConstant { Value: string key })
        {
            return null;
        }

        TemplateMember? found = value.Type.Members.FirstOrDefault(member => member.Name == key);
        return found is null || name == "object.has_key"
            ? After(value, new BoundConstant(TemplateType.Boolean, found is not null))
            : IsNull(new BoundProperty(found.Type, value, key), negated: true);
    }

    /// <summary>A list with an item for each member, which the language counts as iterations.</summary>
    private BoundCall VisitedMembers(SyntaxNode node, BoundArray members) => CallList("TemplateArrays.Visited", members.Type, node, members);

    /// <summary>The default replaces null and the empty string.</summary>
    private static BoundExpression? Default(BoundExpression value, BoundExpression defaultValue)
    {
        BoundExpression isMissing = IsNull(value, negated: false);
        if (value.Type.Kind == TemplateTypeKind.String)
        {
            BoundExpression isEmpty = new BoundComparison(
                ComparisonOperation.Equal, value, new BoundConstant(TemplateType.String, string.Empty));
            isMissing = isMissing is BoundConstant { Value: false } ? isEmpty : new BoundLogical(isAnd: false, isMissing, isEmpty);
        }

        return MayThrow(defaultValue)
            ? null
            : Choose(isMissing, defaultValue, value.Type.Nullable ? Convert(value, value.Type.AsRequired()) : value);
    }

    private static string? TypeName(TemplateType type) => type switch
    {
        { Nullable: true } => null,
        { IsText: true } => "string",
        { IsNumeric: true } => "number",
        { Kind: TemplateTypeKind.Boolean } => "boolean",
        { Kind: TemplateTypeKind.Object } => "object",
        _ => null,
    };
}
