namespace PromptGen.Language.Binding;

/// <summary>Distinguishes lists of the application or of literals from the results of template functions, whose use counts as
/// iterations.</summary>
internal static class PlainLists
{
    /// <summary>Whether no function can have made the list, nor a list in it.</summary>
    public static bool Contain(BoundExpression list) => list switch
    {
        BoundVariable or BoundConstant => true,
        BoundLocal local => local.Symbol.IsPlain,
        BoundProperty property => property.Target.Type.Path is not null,
        BoundElement element => Contain(element.Target),
        BoundConversion conversion => Contain(conversion.Operand),
        BoundRequired required => Contain(required.Operand),
        BoundConditional choice => Contain(choice.Then) && Contain(choice.Else),
        BoundCoalesce choice => Contain(choice.Left) && Contain(choice.Right),
        BoundArray array => ContainAll(array),
        _ => !MayHoldLists(list.Type),
    };

    private static bool ContainAll(BoundArray array)
    {
        foreach (BoundExpression item in array.Items)
        {
            if (MayHoldLists(item.Type) && !Contain(item))
            {
                return false;
            }
        }

        return true;
    }

    private static bool MayHoldLists(TemplateType type) => type.Kind is TemplateTypeKind.Array or TemplateTypeKind.Object or TemplateTypeKind.Mixed;
}
