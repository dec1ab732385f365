using System;
using System.Collections.Generic;

namespace PromptGen.Language.Binding;

/// <summary>How far a part of a bound tree leads. Every node knows it from its parts, so that a tree that is too large is refused while it grows.</summary>
/// <param name="Height">Of nodes inside each other, partials included: what following the tree needs of the stack.</param>
/// <param name="Weight">Of nodes, one that stands in several places counted in each: what following the tree takes.</param>
/// <param name="Includes">Whether a partial is in it, which may assign names.</param>
internal readonly record struct TreeSize(int Height, int Weight, bool Includes = false)
{
    // Weights add up fast where parts are shared; whoever asks only wants to know that it is too much.
    private const int GreatestWeight = 1_000_000_000;

    public static readonly TreeSize Leaf = new(1, 1);

    public static TreeSize Over(BoundExpression part) => part.Size.AsPart();

    public static TreeSize Over(BoundExpression left, BoundExpression right) => left.Size.Beside(right.Size).AsPart();

    public static TreeSize Over(BoundExpression first, BoundExpression second, BoundExpression third) =>
        first.Size.Beside(second.Size).Beside(third.Size).AsPart();

    public static TreeSize Over(IReadOnlyList<BoundExpression> parts)
    {
        TreeSize whole = default;
        for (int i = 0; i < parts.Count; i++)
        {
            whole = whole.Beside(parts[i].Size);
        }

        return whole.AsPart();
    }

    /// <summary>What is joined lies beside each other, however many operators join it.</summary>
    public static TreeSize OfParts(IReadOnlyList<BoundExpression> written)
    {
        TreeSize whole = default;
        foreach (BoundExpression part in written)
        {
            whole = whole.Beside(part is BoundConcatenation ? part.Size with { Height = part.Size.Height - 1 } : part.Size);
        }

        return whole.AsPart();
    }

    public static TreeSize Over(IReadOnlyList<BoundStatement> statements)
    {
        TreeSize whole = default;
        for (int i = 0; i < statements.Count; i++)
        {
            whole = whole.Beside(statements[i].Size);
        }

        return whole.AsPart();
    }

    /// <summary>An include leads as far as its arguments and its partial, whose nodes are not made again. One that is still being bound includes itself.</summary>
    public static TreeSize Of(BoundPartial partial, IReadOnlyList<BoundExpression> arguments)
    {
        TreeSize whole = new(partial.Body.Size.Height, 0, Includes: true);
        for (int i = 0; i < arguments.Count; i++)
        {
            whole = whole.Beside(arguments[i].Size);
        }

        return whole.AsPart();
    }

    public TreeSize Beside(BoundBlock? block) => block is null ? this : Beside(block.Size.AsPart());

    private TreeSize Beside(TreeSize other) => new(
        Math.Max(Height, other.Height), Math.Min(GreatestWeight, Weight + other.Weight), Includes || other.Includes);

    private TreeSize AsPart() => new(Height + 1, Math.Min(GreatestWeight, Weight + 1), Includes);
}
