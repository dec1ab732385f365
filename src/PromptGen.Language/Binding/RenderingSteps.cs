using System;
using System.Collections.Generic;

namespace PromptGen.Language.Binding;

/// <summary>
/// How many steps a rendering can take at most, which the template alone says: loops share their iterations, and only partials
/// inside each other multiply. A template that cannot exceed the limit is not counted while it runs.
/// </summary>
internal sealed class RenderingSteps
{
    private const long Unbounded = long.MaxValue / 4096;

    private readonly Dictionary<BoundPartial, long> _once = [];
    private readonly Dictionary<BoundPartial, long> _inLoop = [];

    private RenderingSteps()
    {
    }

    /// <summary>Whether a rendering could take more steps than it may.</summary>
    public static bool MustBeCounted(BoundTemplate template) =>
        template.IsRecursive || (!IsSmall(template.Body.Size) && new RenderingSteps().Of(template.Body, inLoop: false) > TemplateLimits.Steps);

    /// <summary>The steps of one run through a block, without repetitions by its loops.</summary>
    public static int Of(BoundBlock body) => body.Size.Weight;

    // Most templates are: a walk through each would take a fortieth of a build's time.
    private static bool IsSmall(TreeSize size) => !size.Includes && size.Weight <= TemplateLimits.Steps / TemplateLimits.Iterations;

    private long Of(BoundBlock? block, bool inLoop)
    {
        long steps = 0;
        foreach (BoundStatement statement in block?.Statements ?? [])
        {
            steps = Math.Min(Unbounded, steps + Of(statement, inLoop));
        }

        return steps;
    }

    private long Of(BoundStatement statement, bool inLoop)
    {
        bool isLoop = statement is BoundFor or BoundWhile;
        long inside = 0;
        foreach (BoundBlock block in BoundChildren.Blocks(statement))
        {
            inside = Math.Min(Unbounded, inside + Of(block, inLoop || isLoop));
        }

        foreach (BoundInclude include in BoundChildren.Includes(statement))
        {
            inside = Math.Min(Unbounded, inside + Of(include.Partial, inLoop));
        }

        foreach (BoundExpression expression in BoundChildren.Of(statement))
        {
            inside = Math.Min(Unbounded, inside + expression.Size.Weight);
        }

        return Math.Min(Unbounded, (inside + 1) * (isLoop && !inLoop ? TemplateLimits.Iterations : 1));
    }

    private long Of(BoundPartial partial, bool inLoop)
    {
        Dictionary<BoundPartial, long> known = inLoop ? _inLoop : _once;
        if (!known.TryGetValue(partial, out long steps))
        {
            steps = Math.Min(Unbounded, Of(partial.Body) + Of(partial.Body, inLoop));
            known.Add(partial, steps);
        }

        return steps;
    }
}
