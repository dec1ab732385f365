using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptGen.Core.Diagnostics;
using PromptGen.Language.Syntax;

namespace PromptGen.Language.Binding;

internal sealed partial class TemplateBinder
{
    private BoundExpression BindCall(CallSyntax syntax)
    {
        if (IsInclude(syntax.Target) && !IsDeclared("include"))
        {
            return BindInclude(syntax) is { } include ? new BoundIncludeText(include) : BoundError.Instance;
        }

        ExpressionSyntax? word = syntax.Arguments.FirstOrDefault(argument => argument is NameSyntax { Name: "and" or "or" } name && !IsDeclared(name.Name));
        if (word is NameSyntax foreign)
        {
            return ReportUndeclared(foreign);
        }

        return BindFunctionCall(syntax.Target, syntax, [], syntax.Arguments);
    }

    /// <summary>The right side of a pipe, with what came through it as the first argument of its first function.</summary>
    private BoundExpression BindPiped(ExpressionSyntax to, BoundExpression value)
    {
        if (!Descend(to))
        {
            return BoundError.Instance;
        }

        BoundExpression result = Fitting(to, BindPipedKind(to, value));
        _nesting--;
        return result;
    }

    private BoundExpression BindPipedKind(ExpressionSyntax to, BoundExpression value)
    {
        switch (to)
        {
            case NameSyntax or MemberSyntax:
                return BindFunctionCall(to, to, [value], []);
            case CallSyntax call:
                return BindFunctionCall(call.Target, call, [value], call.Arguments);
            case BinarySyntax binary:
                BoundExpression left = BindPiped(binary.Left, value);
                return BindBinary(binary, left, BindExpression(binary.Right));
            case ConditionalSyntax conditional:
                BoundExpression condition = ToCondition(BindPiped(conditional.Condition, value));
                return Choose(condition, BindExpression(conditional.Then), BindExpression(conditional.Else));
            case UnarySyntax { Operation: TokenKind.Exclamation } negation:
                return Not(ToCondition(BindPiped(negation.Operand, value)));
            case PipeSyntax pipe:
                return BindPiped(pipe.To, BindPiped(pipe.From, value));
            default:
                return Report(DiagnosticRules.UnexpectedToken, to, TextOf(to), "write the name of a function after `|`");
        }
    }

    private BoundExpression BindFunctionCall(
        ExpressionSyntax target, SyntaxNode node, IReadOnlyList<BoundExpression> piped, IReadOnlyList<ExpressionSyntax> arguments)
    {
        if (target is NameSyntax user && IsFunction(user.Name) && !_formerMembers.Contains(user.Name) && Scope?.Names(user.Name) != true)
        {
            return BindUserCall(node, user, piped, arguments);
        }

        string name = TextOf(target);
        if ((target as NameSyntax ?? (target as MemberSyntax)?.Target as NameSyntax) is { } first && _formerMembers.Contains(first.Name))
        {
            return ReportFormerMember(first);
        }

        if (target is NameSyntax word && (IsDeclared(name) || name is "true" or "false" or "null" || Scope?.Names(name) == true))
        {
            return Report(DiagnosticRules.NotAFunction, word, name);
        }

        if (target is NameSyntax { Name: "and" or "or" or "not" or "elseif" or "elsif" or "unless" } foreign)
        {
            return foreign.Name is "elseif" or "elsif" or "unless"
                ? Report(DiagnosticRules.ForeignKeyword, foreign, name, name == "unless" ? "if !(...)" : "else if")
                : ReportUndeclared(foreign);
        }

        if (target is not (NameSyntax or MemberSyntax { Target: NameSyntax }) || (target is MemberSyntax { Target: NameSyntax owner } && IsDeclared(owner.Name)))
        {
            return Report(DiagnosticRules.NotAFunction, target, name);
        }

        name = target is MemberSyntax member ? ((NameSyntax)member.Target).Name + "." + member.Member.Name : name;
        if (TemplateLibrary.Intrinsics.Contains(name))
        {
            return BindIntrinsic(name, node, piped, arguments);
        }

        TemplateFunction? function = TemplateLibrary.Find(name);
        if (function is null)
        {
            string? qualified = TemplateLibrary.Names.FirstOrDefault(known => known.EndsWith("." + name, System.StringComparison.Ordinal));
            return Report(
                DiagnosticRules.UnknownFunction, target, name,
                qualified is null ? Suggest(name, TemplateLibrary.Names.Concat(_functions.Keys)) : "Did you mean `" + qualified + "`?");
        }

        if (function.Refusal is not null)
        {
            return Report(DiagnosticRules.UnsupportedConstruct, target, name, function.Refusal);
        }

        return BindArguments(function, node, piped, arguments);
    }

    private BoundExpression BindArguments(
        TemplateFunction function, SyntaxNode node, IReadOnlyList<BoundExpression> piped, IReadOnlyList<ExpressionSyntax> arguments)
    {
        BoundExpression?[] values = new BoundExpression?[function.Parameters.Count];
        SyntaxNode[] nodes = new SyntaxNode[function.Parameters.Count];
        int next = 0;
        int given = piped.Count + arguments.Count;
        bool valid = given <= values.Length;
        bool named = false;
        foreach (BoundExpression value in piped)
        {
            if (next < values.Length)
            {
                nodes[next] = node;
                values[next++] = value;
            }
        }

        foreach (ExpressionSyntax argument in arguments)
        {
            if (argument is NamedArgumentSyntax { Value: { } valueSyntax, Name: { } name })
            {
                named = true;
                int index = function.Parameters.ToList().FindIndex(parameter => parameter.Name == name.Name);
                if (index < 0 || values[index] is not null)
                {
                    Report(DiagnosticRules.UnexpectedToken, name, name.Name, index < 0 ? "`" + function.Name + "` has no such parameter" : "the argument is passed twice");
                    return BoundError.Instance;
                }

                nodes[index] = valueSyntax;
                values[index] = BindExpression(valueSyntax);
                continue;
            }

            if (named)
            {
                return Report(DiagnosticRules.UnexpectedToken, argument, TextOf(argument), "pass arguments by position before arguments by name");
            }

            BoundExpression bound = BindExpression(argument);
            if (next < values.Length)
            {
                nodes[next] = argument;
                values[next++] = bound;
            }
        }

        for (int i = 0; i < values.Length; i++)
        {
            values[i] ??= function.Parameters[i].Default;
            valid &= values[i] is not null;
        }

        if (!valid)
        {
            return Report(
                DiagnosticRules.WrongArgumentCount, node, function.Name, given.ToString(CultureInfo.InvariantCulture),
                string.Join(", ", function.Parameters.Select(static parameter => parameter.Default is null ? parameter.Name : parameter.Name + " (optional)")));
        }

        if (values.Any(static value => value!.Type.Kind == TemplateTypeKind.Error))
        {
            return BoundError.Instance;
        }

        bool isReordered = named || values.Any(static value => value!.Type.Kind == TemplateTypeKind.Mixed);
        return isReordered && values.Any(static value => Includes(value!)) ? ReportOrder(node) : CallFunction(function, node, nodes, values!, 0);
    }

    private BoundExpression CallFunction(TemplateFunction function, SyntaxNode node, SyntaxNode[] nodes, BoundExpression[] values, int from)
    {
        for (int i = from; i < values.Length; i++)
        {
            if (values[i].Type.Kind == TemplateTypeKind.Mixed)
            {
                int at = i;
                if (Combinations(values) > GreatestAlternatives)
                {
                    return ReportTooLarge(node, "its arguments have more than 16 combinations of types; convert one to text with `+ \"\"`");
                }

                return Distribute(values[i], branch =>
                {
                    BoundExpression[] branchValues = (BoundExpression[])values.Clone();
                    branchValues[at] = branch;
                    return CallFunction(function, node, nodes, branchValues, at);
                });
            }

            SyntaxNode place = nodes[i] ?? node;
            if (ConvertArgument(node, ArgumentOf(values[i], function.Parameters[i].Kind), function.Parameters[i].Kind) is not { } converted)
            {
                return Report(DiagnosticRules.WrongArgument, place, function.Name, function.Parameters[i].Name, values[i].Type.Describe());
            }

            values[i] = converted;
        }

        if (function.Name.StartsWith("regex.", System.StringComparison.Ordinal) && !HasValidPattern(values))
        {
            return Report(DiagnosticRules.InvalidPattern, nodes[1] ?? node, TextOf(nodes[1] ?? node));
        }

        if (function.Name == "prompt.fence" && !IsFenceName(values[1]))
        {
            return Report(DiagnosticRules.InvalidFenceName, nodes[1] ?? node, TextOf(nodes[1] ?? node));
        }

        TemplateType? type = function.Typed is null ? function.Result : function.Typed(values);
        return type is null
            ? Report(DiagnosticRules.WrongArgument, node, function.Name, function.Parameters[0].Name, values[0].Type.Describe())
            : new BoundCall(type, function, values, What(node));
    }

    private static long Combinations(BoundExpression[] values) => values.Aggregate(1L, static (product, value) => System.Math.Min(product * Alternatives(value), int.MaxValue));

    private static bool IsFenceName(BoundExpression name) => name is BoundConstant { Value: null or string } constant
        && constant.Value as string is null or { Length: > 0 and <= 40 }
        && (constant.Value as string ?? string.Empty).All(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    private static bool HasValidPattern(BoundExpression[] values) =>
        values.Length < 2 || values[1] is not BoundConstant { Value: string pattern }
        || Generated.TemplateRegex.IsValid(pattern, (values[values.Length - 1] as BoundConstant)?.Value as string);

    /// <summary>Where a function takes no null, what a condition around it says is used; elsewhere null may be written as it is.</summary>
    private BoundExpression ArgumentOf(BoundExpression value, ParameterKind kind) =>
        kind is ParameterKind.Text or ParameterKind.Any or ParameterKind.List or ParameterKind.NullableInteger ? value : _present.WithoutNull(value);

    private BoundExpression? ConvertArgument(SyntaxNode node, BoundExpression value, ParameterKind kind) => kind switch
    {
        _ when kind == ParameterKind.Any && (value.Type.IsCaptured || value.Type.IsCharacter) => null,
        ParameterKind.Any => value.Type.Kind == TemplateTypeKind.Enum ? ToText(value) : value,
        ParameterKind.Text => value.Type.Kind == TemplateTypeKind.Null ? new BoundConstant(TemplateType.String.AsNullable(), null) : ToText(value),
        ParameterKind.RequiredText => value.Type.Nullable ? null : ToText(value),
        ParameterKind.NullableInteger => value.Type.Kind == TemplateTypeKind.Integer ? Int32(node, value) : null,
        ParameterKind.Integer => value.Type is { Kind: TemplateTypeKind.Integer, Nullable: false } ? Int32(node, value) : null,
        ParameterKind.Number => value.Type is { IsNumeric: true, Nullable: false } ? ToNumber(node, value, TemplateTypeKind.Number) : null,
        ParameterKind.Numeric => value.Type is { IsNumeric: true, Nullable: false } ? value : null,
        ParameterKind.Boolean => value.Type is { Kind: TemplateTypeKind.Boolean, Nullable: false } ? value : null,
        ParameterKind.DateTime => value.Type is { Kind: TemplateTypeKind.DateTime, Nullable: false } ? value : null,
        ParameterKind.List => value.Type.Kind == TemplateTypeKind.Array ? value : null,
        _ => null,
    };
}
