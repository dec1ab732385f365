using PromptGen.Language.Trust;

namespace PromptGen.Language.Binding;

/// <summary>
/// <c>object.to_json</c>: the value as JSON without whitespace, members in the order of the type. Strings, numbers and dates are written by
/// <see cref="Generated.TemplateJson"/>; null is <c>null</c>; formats of variables do not count; a list of more than 1000 items is an error.
/// </summary>
internal sealed class BoundJson(BoundExpression value) : BoundExpression(TemplateType.String, TreeSize.Over(value))
{
    public BoundExpression Value { get; } = value;

    public override ValueTrust Accept(IExpressionRules rules) => rules.Of(this);
}
