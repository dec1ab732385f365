using System.Collections.Generic;
using PromptGen.Language.Trust;

namespace PromptGen.Language.Binding;

/// <summary>
/// <c>with o</c>: evaluates <see cref="Value"/> (never null) into <see cref="Target"/>, then each of <see cref="Members"/> to the property of its name, and
/// runs the body. Members that the body does not name are left out.
/// </summary>
internal sealed class BoundWith(LocalSymbol target, BoundExpression value, IReadOnlyList<LocalSymbol> members, BoundBlock body) : BoundStatement(TreeSize.Over(value).Beside(body))
{
    public LocalSymbol Target { get; } = target;

    public BoundExpression Value { get; } = value;

    public IReadOnlyList<LocalSymbol> Members { get; } = members;

    public BoundBlock Body { get; } = body;

    public override void Accept(IStatementRules rules) => rules.Follow(this);
}
