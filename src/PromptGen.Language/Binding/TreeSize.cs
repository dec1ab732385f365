using System;
using System.Collections.Generic;

namespace PromptGen.Language.Binding;

/// <summary>The size of a part of a bound tree. Every node computes it from its parts, so a tree that is too large is rejected
/// while it grows.</summary>
/// <param name="Height">The number of nested nodes, including partials, which determines the stack that following the tree
/// needs.</param>
/// <param name="Weight">The number of nodes, counted once for each place, which determines the time that following the tree
/// takes.</param>
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
