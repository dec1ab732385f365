using System;
using System.Collections.Generic;
using PromptGen.Language.Binding;

namespace PromptGen.Compiler.Emission;

/// <summary>Whether a loop must count its iterations one by one, or can compare the length of its list once.</summary>
/// <param name="countsAlways">Whether a loop can stay open, in which case every iteration after it counts.</param>
internal sealed class TemplateIterations(bool countsAlways)
{
    // Blocks are inside each other, and the answer of an inner one is asked for by each around it.
    private readonly Dictionary<BoundBlock, bool> _known = [];

    /// <summary>Whether something in the loop counts beside the loop's own iterations.</summary>
    public bool MustCount(BoundFor loop) =>
        countsAlways || !PlainLists.Contain(loop.Source) || MustCountInside(loop) || MustCount(loop.Body) || (loop.Else is not null && MustCount(loop.Else));

    private bool MustCount(BoundBlock body)
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
        if (statement is BoundFor or BoundWhile || statement is BoundOutput { Value: var value } && WritesCounted(value) || MustCountInside(statement))
        {
            return true;
        }

        foreach (BoundInclude include in BoundChildren.Includes(statement))
        {
            if (include.Partial.HasLoops || include.Partial.IsRecursive || MustCount(include.Partial.Body))
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

    private static bool MustCountInside(BoundStatement statement)
    {
        foreach (BoundExpression expression in BoundChildren.Of(statement))
        {
            if (Counts(expression))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Counts(BoundExpression expression)
    {
        bool counts = expression switch
        {
            BoundJoin or BoundJson or BoundMemberCall or BoundListQuery => true,
            BoundCall call => call.Function.Implementation.StartsWith("TemplateArrays.", StringComparison.Ordinal),
            BoundLength length => WritesCounted(length.Target),
            BoundElement element => WritesCounted(element.Target),
            BoundTextOf text => WritesCounted(text.Operand),
            _ => false,
        };
        if (counts)
        {
            return true;
        }

        foreach (BoundExpression part in BoundChildren.Of(expression))
        {
            if (Counts(part))
            {
                return true;
            }
        }

        return false;
    }

    private static bool WritesCounted(BoundExpression value) => value.Type.Kind is TemplateTypeKind.Array or TemplateTypeKind.Object && !PlainLists.Contain(value);
}
