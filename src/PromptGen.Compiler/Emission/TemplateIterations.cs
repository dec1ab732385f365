using System.Collections.Generic;
using PromptGen.Core.Templates.Binding;

namespace PromptGen.Compiler.Emission;

/// <summary>Whether a loop must count its iterations one by one, or can compare the length of its list once.</summary>
internal sealed class TemplateIterations
{
    // Blocks are inside each other, and the answer of an inner one is asked for by each around it.
    private readonly Dictionary<BoundBlock, bool> _known = [];

    /// <summary>Iterations of loops inside count for the outermost loop as well.</summary>
    public bool MustCount(BoundBlock body)
    {
        if (!_known.TryGetValue(body, out bool counts))
        {
            counts = FindMustCount(body);
            _known.Add(body, counts);
        }

        return counts;
    }

    private bool FindMustCount(BoundBlock body)
    {
        for (int i = 0; i < body.Statements.Count; i++)
        {
            if (MustCount(body.Statements[i]))
            {
                return true;
            }
        }

        return false;
    }

    private bool MustCount(BoundStatement statement)
    {
        if (statement is BoundFor or BoundWhile)
        {
            return true;
        }

        foreach (BoundInclude include in BoundChildren.Includes(statement))
        {
            if (include.Partial.HasLoops)
            {
                return true;
            }
        }

        foreach (BoundBlock block in BoundChildren.Blocks(statement))
        {
            if (MustCount(block))
            {
                return true;
            }
        }

        return false;
    }
}
