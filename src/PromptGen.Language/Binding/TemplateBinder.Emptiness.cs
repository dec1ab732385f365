using PromptGen.Core.Diagnostics;
using PromptGen.Language.Syntax;

namespace PromptGen.Language.Binding;

/// <summary><c>x.empty?</c>: whether a string does not have characters, a list items or an object members; null for null.</summary>
internal sealed partial class TemplateBinder
{
    private BoundExpression BindEmptyTest(EmptyTestSyntax syntax)
    {
        BoundExpression target = BindExpression(syntax.Target);
        if (target.Type.Kind is TemplateTypeKind.Error or TemplateTypeKind.Null)
        {
            return target;
        }

        return RefuseCaptured(syntax.Target, target) ? BoundError.Instance : IsEmpty(syntax, target);
    }

    private BoundExpression IsEmpty(EmptyTestSyntax syntax, BoundExpression target)
    {
        if (target.Type.Kind == TemplateTypeKind.Mixed)
        {
            return Distribute(target, branch => IsEmpty(syntax, branch));
        }

        if (target.Type.IsPair || target.Type.IsCharacter
            || target.Type.Kind is not (TemplateTypeKind.String or TemplateTypeKind.Enum or TemplateTypeKind.Array or TemplateTypeKind.Object))
        {
            return Report(DiagnosticRules.WrongType, syntax.Target, ".empty?", target.Type.Describe(), "a string, a list or an object");
        }

        BoundExpression present = target.Type.Nullable ? new BoundConversion(target.Type.AsRequired(), target) : target;
        BoundExpression isEmpty = target.Type.Kind == TemplateTypeKind.Object
            ? After(target, new BoundConstant(TemplateType.Boolean, target.Type.Members.Count == 0))
            : new BoundComparison(
                ComparisonOperation.Equal,
                new BoundLength(TemplateType.Integer, present.Type.Kind == TemplateTypeKind.Enum ? ToText(present) : present),
                new BoundConstant(TemplateType.Integer, 0L));
        return target.Type.Nullable ? Choose(IsNull(target, negated: true), isEmpty, BoundConstant.Null) : isEmpty;
    }
}
