using System.Collections.Generic;
using System.Linq;
using PromptGen.Core.Templates.Binding;

namespace PromptGen.Compiler.Emission;

/// <summary>Finds what a template assigns, partials included: those names live in the method of the message.</summary>
internal static class AssignedSymbols
{
    public static IEnumerable<LocalSymbol> In(BoundBlock? block) =>
        block is null ? [] : block.Statements.SelectMany(static statement => In(statement));

    private static IEnumerable<LocalSymbol> In(BoundStatement statement) => statement switch
    {
        BoundAssignment assignment => In(assignment.Value).Append(assignment.Target),
        BoundCapture capture => In(capture.Body).Append(capture.Target),
        BoundIf conditional => In(conditional.Condition).Concat(In(conditional.Then)).Concat(In(conditional.Else)),
        BoundFor loop => In(loop.Source).Concat(In(loop.Body)).Concat(In(loop.Else)),
        BoundWhile loop => In(loop.Condition).Concat(In(loop.Body)),
        BoundWith with => In(with.Value).Concat(In(with.Body)),
        BoundInclude include => Captured(include),
        BoundOutput output => In(output.Value),
        _ => [],
    };

    private static IEnumerable<LocalSymbol> Captured(BoundInclude include) =>
        include.Partial.Captured.Values.Where(static symbol => symbol.Kind == LocalKind.Assigned).Concat(include.Arguments.SelectMany(In));

    private static IEnumerable<LocalSymbol> In(BoundExpression expression) => expression switch
    {
        BoundIncludeText text => Captured(text.Include),
        _ => BoundChildren.Of(expression).SelectMany(In),
    };
}
