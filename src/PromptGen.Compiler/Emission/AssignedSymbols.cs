using System.Collections.Generic;
using PromptGen.Core.Templates.Binding;

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
        foreach (BoundInclude include in BoundChildren.Includes(statement))
        {
            foreach (LocalSymbol symbol in include.Partial.Captured.Values)
            {
                if (symbol.Kind == LocalKind.Assigned)
                {
                    symbols.Add(symbol);
                }
            }
        }

        foreach (BoundBlock block in BoundChildren.Blocks(statement))
        {
            Add(symbols, block);
        }

        if (statement is BoundAssignment assignment)
        {
            symbols.Add(assignment.Target);
        }
        else if (statement is BoundCapture capture)
        {
            symbols.Add(capture.Target);
        }
    }
}
