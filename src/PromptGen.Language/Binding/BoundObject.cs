using System.Collections.Generic;
using PromptGen.Language.Trust;

namespace PromptGen.Language.Binding;

/// <summary>
/// <c>{a: 1, b: x}</c>: an object of a type of its own. <see cref="TemplateType.Path"/> of the type is null; its members name the values in the order
/// written. A member of type <see cref="TemplateTypeKind.Null"/> is always null and needs no place in memory.
/// </summary>
internal sealed class BoundObject(TemplateType type, IReadOnlyList<BoundExpression> values) : BoundExpression(type, TreeSize.Over(values))
{
    public IReadOnlyList<BoundExpression> Values { get; } = values;

    public override ValueTrust Accept(IExpressionRules rules) => rules.Of(this);
}
