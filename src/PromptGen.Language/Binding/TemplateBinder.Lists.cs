using System.Collections.Generic;
using System.Linq;
using PromptGen.Core.Diagnostics;
using PromptGen.Language.Syntax;

namespace PromptGen.Language.Binding;

/// <summary>The <c>array</c> functions that apply another function to each item.</summary>
internal sealed partial class TemplateBinder
{
    private static bool TakesFunction(string name) => name is "array.each" or "array.filter" or "array.any" or "array.join";

    private BoundExpression BindListQuery(string name, SyntaxNode node, List<BoundExpression> values, ExpressionSyntax? function)
    {
        int expected = name == "array.join" ? 2 : 1;
        if (function is null || values.Count != expected)
        {
            return Report(
                DiagnosticRules.WrongArgumentCount, node, name, values.Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
                (name == "array.join" ? "a list, a delimiter" : "a list") + " and a function, as in `@string.upcase` or `@(do; ret $0.size > 3; end)`");
        }

        BoundExpression list = values[0];
        if (list.Type is not { Kind: TemplateTypeKind.Array, Nullable: false } || list.Type.Items is not { } items)
        {
            return Report(DiagnosticRules.WrongArgument, node, name, "list", list.Type.Describe());
        }

        // The function, and those through whose lists it is called.
        if (!CountCalls(node, _calls.Count + 4))
        {
            return BoundError.Instance;
        }

        _depth++;
        _conditional++;
        LocalSymbol item = new(QueryItem, LocalKind.LoopItem, name == "array.join" ? TemplateType.String : items, _depth);
        BoundExpression body = ApplyFunction(function, new BoundLocal(item, item.Type));
        _conditional--;
        _depth--;
        if (body.Type.Kind is TemplateTypeKind.Error || !IsSettled(function, item, body))
        {
            return BoundError.Instance;
        }

        // An item that a function of the library does not take as it is would be handed on as what the function took.
        bool keepsItems = items.Kind == TemplateTypeKind.String || IsOfTemplate(function);
        return name switch
        {
            "array.join" => JoinEach(node, list, values[1], item, body),
            "array.each" when body.Type.Kind is not (TemplateTypeKind.Mixed or TemplateTypeKind.Null) =>
                new BoundListQuery(TemplateType.ArrayOf(body.Type.WithoutFormat()), ListQueryKind.Each, list, item, body, What(node)),
            "array.filter" when keepsItems => new BoundListQuery(list.Type, ListQueryKind.Filter, list, item, ToCondition(body), What(node)),
            "array.any" when body.Type.Kind != TemplateTypeKind.Boolean => Report(
                DiagnosticRules.WrongType, function, name, body.Type.Describe(), "a boolean, as in `@(do; ret $0 != null; end)`; the language treats anything else as false"),
            "array.any" when keepsItems => new BoundListQuery(TemplateType.Boolean, ListQueryKind.Any, list, item, ToCondition(body), What(node)),
            _ => Report(DiagnosticRules.WrongArgument, node, name, "list", list.Type.Describe()),
        };
    }

    private static ExpressionSyntax Named(ExpressionSyntax function) => Unwrap(function is FunctionAliasSyntax alias ? alias.Function : function);

    private bool IsOfTemplate(ExpressionSyntax function) => Named(function) is AnonymousFunctionSyntax || (Named(function) is NameSyntax name && IsFunction(name.Name));

    private BoundExpression ApplyFunction(ExpressionSyntax function, BoundExpression item) => Named(function) is AnonymousFunctionSyntax anonymous
        ? BindAnonymousCall(anonymous, item)
        : BindFunctionCall(Named(function), function, [item], []);

    /// <summary>What templates cannot name: the item in the hands of a function.</summary>
    private const string QueryItem = "@item";

    private BoundExpression JoinEach(SyntaxNode node, BoundExpression list, BoundExpression delimiter, LocalSymbol item, BoundExpression body)
    {
        if (!delimiter.Type.IsText || list.Type.Items is not { Kind: TemplateTypeKind.String } || body.Type.Kind == TemplateTypeKind.Mixed)
        {
            return Report(DiagnosticRules.WrongArgument, node, "array.join", "list", list.Type.Describe());
        }

        BoundExpression text = ToText(body);
        BoundListQuery texts = new(TemplateType.ArrayOf(text.Type), ListQueryKind.Each, list, item, text, What(node));
        return new BoundJoin(texts, ToText(delimiter));
    }

    private BoundCall? InsertAt(SyntaxNode node, BoundExpression list, BoundExpression index, BoundExpression value)
    {
        // Places that are left out before the new item hold null.
        BoundExpression inserted = value.Type.Kind == TemplateTypeKind.Enum ? ToText(value) : value;
        bool fits = list.Type is { Kind: TemplateTypeKind.Array, Nullable: false } && list.Type.Items is { Kind: TemplateTypeKind.String or TemplateTypeKind.Object } items
            && items.AsRequired() == inserted.Type.AsRequired() && index.Type is { Kind: TemplateTypeKind.Integer, Nullable: false };
        return fits
            ? CallList("TemplateArrays.InsertAt", TemplateType.ArrayOf(list.Type.Items!.AsNullable()), node, list, Int32(node, index), inserted)
            : null;
    }

    /// <summary>The values of an object as a list, if one type can represent them all.</summary>
    private static BoundArray? MemberValues(BoundExpression value)
    {
        List<BoundExpression> values = value is BoundObject made ? made.Values.ToList() : value.Type.Members
            .Select(member => member.Type.Kind == TemplateTypeKind.Null ? (BoundExpression)BoundConstant.Null : Member(value, member))
            .Select(static member => member.Type.Kind == TemplateTypeKind.Enum ? ToText(member) : member)
            .ToList();
        TemplateType? common = CommonType(values);
        return common is null ? null : new BoundArray(TemplateType.ArrayOf(common), values.Select(item => Convert(item, common)).ToList());
    }

    private static BoundProperty Member(BoundExpression target, TemplateMember member) => new BoundProperty(member.Type, target, member.Name);

    /// <summary>The type that can represent all values; null if there is none.</summary>
    private static TemplateType? CommonType(List<BoundExpression> values)
    {
        TemplateType? common = values.Count == 0 ? null : values[0].Type;
        foreach (BoundExpression value in values.Skip(1))
        {
            common = common is null ? null : TemplateTypes.Common(common, value.Type);
        }

        return common?.Kind switch
        {
            TemplateTypeKind.Mixed => null,
            TemplateTypeKind.Null => TemplateType.String.AsNullable(),
            _ => common,
        };
    }
}
