using System.Collections.Generic;
using System.Linq;
using PromptGen.Core.Templates.Binding;

namespace PromptGen.Compiler.Emission;

/// <summary>Finds what a template assigns, partials included: those names live in the method of the message.</summary>
internal static class AssignedSymbols
{
    public static IEnumerable<LocalSymbol> In(BoundBlock block) => block.Statements.SelectMany(In);

    private static IEnumerable<LocalSymbol> In(BoundStatement statement)
    {
        IEnumerable<LocalSymbol> own = statement switch
        {
            BoundAssignment assignment => [assignment.Target],
            BoundCapture capture => [capture.Target],
            _ => [],
        };
        return BoundChildren.Includes(statement).SelectMany(Captured).Concat(BoundChildren.Blocks(statement).SelectMany(In)).Concat(own);
    }

    private static IEnumerable<LocalSymbol> Captured(BoundInclude include) =>
        include.Partial.Captured.Values.Where(static symbol => symbol.Kind == LocalKind.Assigned);
}
