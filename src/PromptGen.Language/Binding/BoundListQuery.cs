using PromptGen.Language.Trust;

namespace PromptGen.Language.Binding;

internal enum ListQueryKind
{
    /// <summary>A list of the results of the body for each item.</summary>
    Each,

    /// <summary>A list of the items for which the body (a boolean that is not null) is true.</summary>
    Filter,

    /// <summary>Whether the body is true for an item.</summary>
    Any,
}

/// <summary>
/// A function applied to each item of a list: <c>array.each @f</c>. The body is evaluated with <see cref="Item"/> holding one item
/// after the other; it names nothing else but prompt variables. A list that is null gives null, and false for
/// <see cref="ListQueryKind.Any"/>; more than 1000 items are an error.
/// </summary>
/// <param name="what">For messages at run time: the call as written and the place.</param>
internal sealed class BoundListQuery(
    TemplateType type, ListQueryKind kind, BoundExpression list, LocalSymbol item, BoundExpression body, string what) : BoundExpression(type, TreeSize.Over(list, body))
{
    public ListQueryKind Kind { get; } = kind;

    public BoundExpression List { get; } = list;

    public LocalSymbol Item { get; } = item;

    public BoundExpression Body { get; } = body;

    public string What { get; } = what;

    public override ValueTrust Accept(IExpressionRules rules) => rules.Of(this);
}
