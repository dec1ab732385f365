using System.Linq;
using PromptGen.Core.Diagnostics;
using PromptGen.Language.Syntax;
using PromptGen.Language.Trust;

namespace PromptGen.Language.Binding;

/// <summary>The <c>array</c> functions.</summary>
internal sealed partial class TemplateBinder
{
    private BoundExpression? CallArray(string name, SyntaxNode node, BoundExpression list, BoundExpression? argument)
    {
        if (list.Type.Kind != TemplateTypeKind.Array)
        {
            return null;
        }

        switch (name)
        {
            case "array.size":
                BoundLength length = new(list.Type.Nullable ? TemplateType.Integer.AsNullable() : TemplateType.Integer, list);
                return list.Type.Nullable ? new BoundCoalesce(TemplateType.Integer, length, new BoundConstant(TemplateType.Integer, 0L)) : length;
            case "array.join":
                return argument!.Type.IsText && list.Type.Items is not null ? new BoundJoin(list, ToText(argument)) : list.Type.Items is null ? new BoundConstant(TemplateType.String, string.Empty) : null;
            case "array.concat" or "array.add_range":
                return ConcatenateLists("TemplateArrays.Concat", node, list, argument!);
            case "array.first" or "array.last":
                return list.Type.Items is { } item
                    ? new BoundElement(item.AsNullable(), list, new BoundConstant(TemplateType.Integer, name == "array.first" ? 0L : -1L), What(node)) { IsFirst = name == "array.first" }
                    : BoundConstant.Null;
        }

        return list.Type.Items is { } items ? CallTypedArray(name, node, list, items, argument)
            : name == "array.add" && !list.Type.Nullable ? FirstItem(list, argument!)
            : null;
    }

    /// <summary>An item that is added to a list written empty. It says what the items are, also to a loop that adds further ones.</summary>
    private static BoundExpression? FirstItem(BoundExpression empty, BoundExpression item)
    {
        BoundExpression added = item.Type.Kind == TemplateTypeKind.Enum ? ToText(item) : item;
        bool isItem = added.Type is { Format: null, IsCharacter: false, IsCaptured: false, IsPair: false, Kind: not (TemplateTypeKind.Mixed or TemplateTypeKind.Null or TemplateTypeKind.Error) };
        return isItem ? After(empty, new BoundArray(TemplateType.ArrayOf(added.Type), [added])) : null;
    }

    private BoundExpression? CallTypedArray(string name, SyntaxNode node, BoundExpression list, TemplateType items, BoundExpression? argument)
    {
        TemplateType same = list.Type.AsRequired();
        bool isScalar = items.Kind is not (TemplateTypeKind.Array or TemplateTypeKind.Object);
        bool isIndex = argument?.Type is { Kind: TemplateTypeKind.Integer, Nullable: false };
        switch (name)
        {
            case "array.reverse":
                return CallList("TemplateArrays.Reverse", same, node, list);
            case "array.uniq" when isScalar && !items.MayBeInteger:
                return CallList("TemplateArrays.Uniq", list.Type, node, list);
            case "array.limit" when isIndex:
                return CallList("TemplateArrays.Limit", list.Type, node, list, Int32(node, argument!));
            case "array.offset" when isIndex:
                return CallList("TemplateArrays.Offset", list.Type, node, list, Int32(node, argument!));
            case "array.remove_at" when isIndex:
                return CallList("TemplateArrays.RemoveAt", same, node, list, Int32(node, argument!));
            case "array.compact":
                return items.Nullable
                    ? CallList("TemplateArrays.Compact", list.Type with { Items = items.AsRequired() }, node, list)
                    : CallList("TemplateArrays.CompactRequired", list.Type, node, list);
            case "array.add":
                BoundExpression added = argument!.Type.Kind == TemplateTypeKind.Enum ? ToText(argument) : argument;
                return added.Type.AsRequired() == items.AsRequired() && (items.Nullable || !added.Type.Nullable)
                    ? CallList("TemplateArrays.Add", same, node, list, added)
                    : AddNumber(node, list, items, added);
            case "array.contains":
                BoundExpression sought = argument!.Type.Kind == TemplateTypeKind.Enum ? ToText(argument) : argument;
                return isScalar && !items.MayBeInteger && !sought.Type.MayBeInteger && sought.Type.Kind == items.Kind && items.Kind != TemplateTypeKind.Enum && sought.Type.Nullable == items.Nullable
                    ? CallList("TemplateArrays.Contains", TemplateType.Boolean, node, list, sought)
                    : null;
            case "array.sort" when argument is null:
                return isScalar && !items.Nullable && items.Kind != TemplateTypeKind.Enum ? CallList("TemplateArrays.Sort", same, node, list) : null;
            case "array.sort" or "array.map":
                return CallMember(name, node, list, items, argument!);
            default:
                return null;
        }
    }

    /// <summary>A literal integer that joins a list of numbers, or a number that joins such a list.</summary>
    private BoundCall? AddNumber(SyntaxNode node, BoundExpression list, TemplateType items, BoundExpression added)
    {
        bool fits = items is { Kind: TemplateTypeKind.Number, Nullable: false }
            && (IsSmallInteger(added) || (items.MayBeInteger && added.Type is { Kind: TemplateTypeKind.Number, Nullable: false, Format: null }));
        return fits
            ? CallList("TemplateArrays.Add", TemplateType.ArrayOf(NumberOrInteger), node, list, AsNumber(added))
            : null;
    }

    private BoundExpression? CallMember(string name, SyntaxNode node, BoundExpression list, TemplateType items, BoundExpression argument)
    {
        if (items is not { Kind: TemplateTypeKind.Object, Nullable: false } || argument is not BoundConstant { Value: string member })
        {
            return null;
        }

        TemplateType? type = items.MemberOf(member);
        if (type is null)
        {
            return Report(
                DiagnosticRules.UnknownMember, node, "an item of the list", member, Suggest(member, items.Members.Select(static candidate => candidate.Name)));
        }

        if (type.Kind == TemplateTypeKind.Null)
        {
            return null;
        }

        if (name == "array.map")
        {
            TemplateType mapped = TemplateType.ArrayOf(type.WithoutFormat());
            return new BoundMemberCall(mapped, Failing(name, "TemplateArrays.Map", mapped), list, member, What(node));
        }

        bool sorts = !type.Nullable && type.Kind is not (TemplateTypeKind.Array or TemplateTypeKind.Object or TemplateTypeKind.Enum);
        return sorts
            ? new BoundMemberCall(
                list.Type.AsRequired(), Failing(name, "TemplateArrays.Sort", list.Type) with { Trust = FunctionTrust.KeepsItems }, list, member, What(node))
            : null;
    }

    private BoundCall CallList(string implementation, TemplateType type, SyntaxNode node, params BoundExpression[] arguments)
    {
        TemplateFunction function = Runtime(implementation, implementation, type) with
        {
            TakesPlace = !TakesAnyLength(implementation),
            Trust = type.Kind == TemplateTypeKind.Array ? FunctionTrust.KeepsItems : FunctionTrust.Computes,
        };
        return new BoundCall(type, function, arguments, What(node));
    }

    private static bool TakesAnyLength(string implementation) =>
        implementation is "TemplateArrays.Limit" or "TemplateArrays.Offset" or "TemplateArrays.Compact" or "TemplateArrays.CompactRequired";

    /// <summary>One list after the other, or null where their items differ in type.</summary>
    private BoundCall? ConcatenateLists(string implementation, SyntaxNode node, BoundExpression left, BoundExpression right)
    {
        if (right.Type.Kind != TemplateTypeKind.Array || left.Type.Nullable || right.Type.Nullable)
        {
            return null;
        }

        TemplateType? type = TemplateTypes.Common(left.Type, right.Type);
        return type?.Items is null
            ? null
            : new BoundCall(
                type, Failing("array.concat", implementation, type) with { Trust = FunctionTrust.KeepsItems }, [Convert(left, type), Convert(right, type)], What(node));
    }
}
