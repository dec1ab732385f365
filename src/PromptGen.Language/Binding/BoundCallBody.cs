using PromptGen.Language.Trust;

namespace PromptGen.Language.Binding;

/// <summary>The statements of one call of a function, which a <see cref="BoundReturn"/> in them leaves before their end.</summary>
/// <param name="endIsReached">Some path leads to the end of the last statement.</param>
internal sealed class BoundCallBody(BoundBlock body, bool endIsReached) : BoundStatement(TreeSize.Leaf.Beside(body))
{
    public BoundBlock Body { get; } = body;

    public bool EndIsReached { get; } = endIsReached;

    public override void Accept(IStatementRules rules) => rules.Follow(this);
}

/// <summary>Leaves the innermost <see cref="BoundCallBody"/>.</summary>
/// <param name="result">The use of the returned value: it is written or kept.</param>
internal sealed class BoundReturn(BoundBlock result) : BoundStatement(TreeSize.Leaf.Beside(result))
{
    public BoundBlock Result { get; } = result;

    public override void Accept(IStatementRules rules) => rules.Follow(this);
}
