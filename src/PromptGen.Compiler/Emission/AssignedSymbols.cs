using System.Collections.Generic;
using PromptGen.Language.Binding;

namespace PromptGen.Compiler.Emission;

/// <summary>Finds what a template assigns, partials included: those names live in the method of the message.</summary>
internal static class AssignedSymbols
{
    public static List<LocalSymbol> In(BoundBlock block)
    {
        List<LocalSymbol> symbols = [];
        Add(symbols, block);
        return symbols;
    }

    private static void Add(List<LocalSymbol> symbols, BoundBlock block)
    {
        for (int i = 0; i < block.Statements.Count; i++)
        {
            Add(symbols, block.Statements[i]);
        }
    }

    private static void Add(List<LocalSymbol> symbols, BoundStatement statement)
    {
        symbols.AddRange(OfStatement(statement));
        foreach (BoundBlock block in BoundChildren.Blocks(statement))
        {
            Add(symbols, block);
        }
    }

    /// <summary>Those of the statement itself, not of its blocks.</summary>
    public static IEnumerable<LocalSymbol> OfStatement(BoundStatement statement)
    {
        foreach (BoundInclude include in BoundChildren.Includes(statement))
        {
            foreach (LocalSymbol symbol in include.Partial.Captured.Values)
            {
                if (symbol.Kind == LocalKind.Assigned)
                {
                    yield return symbol;
                }
            }
        }

        if (statement is BoundAssignment assignment)
        {
            yield return assignment.Target;
        }
        else if (statement is BoundCapture capture)
        {
            yield return capture.Target;
        }
    }
}
