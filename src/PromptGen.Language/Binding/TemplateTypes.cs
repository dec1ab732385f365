namespace PromptGen.Language.Binding;

/// <summary>How types combine.</summary>
internal static class TemplateTypes
{
    /// <summary>The type that can represent the values of both without changing the behavior of any of them, or null.</summary>
    public static TemplateType? Common(TemplateType left, TemplateType right)
    {
        if (left.Kind == TemplateTypeKind.Error || right.Kind == TemplateTypeKind.Error)
        {
            return TemplateType.Error;
        }

        if (left.Kind == TemplateTypeKind.Null)
        {
            return right.Kind == TemplateTypeKind.Mixed ? null : right.AsNullable();
        }

        if (right.Kind == TemplateTypeKind.Null)
        {
            return left.Kind == TemplateTypeKind.Mixed ? null : left.AsNullable();
        }

        bool nullable = left.Nullable || right.Nullable;
        if (left.AsRequired() == right.AsRequired())
        {
            return left with { Nullable = nullable };
        }

        if (left.Kind == TemplateTypeKind.Number && right.Kind == TemplateTypeKind.Number && left.Format == right.Format)
        {
            return TemplateType.Number with { Nullable = nullable, Format = left.Format, MayBeInteger = left.MayBeInteger || right.MayBeInteger };
        }

        if (left.IsText && right.IsText)
        {
            return TemplateType.String with { Nullable = nullable, IsCaptured = left.IsCaptured || right.IsCaptured, IsCharacter = left.IsCharacter || right.IsCharacter };
        }

        if (left.Kind == TemplateTypeKind.Array && right.Kind == TemplateTypeKind.Array)
        {
            // The empty list has no item type of its own.
            if (left.Items is not { } first)
            {
                return right with { Nullable = nullable };
            }

            if (right.Items is not { } second)
            {
                return left with { Nullable = nullable };
            }

            return Common(first, second) is { } items && items.Nullable == first.Nullable && items.Nullable == second.Nullable && items.Kind == first.Kind && items.Kind == second.Kind
                ? TemplateType.ArrayOf(items) with { Nullable = nullable }
                : null;
        }

        return null;
    }
}
