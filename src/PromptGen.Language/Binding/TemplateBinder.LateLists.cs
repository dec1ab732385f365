using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Core.Diagnostics;
using PromptGen.Language.Syntax;

namespace PromptGen.Language.Binding;

/// <summary>
/// Lists whose items the language computes when they are used: the results of <c>array.each</c> and <c>array.filter</c>. A name that their function uses is
/// read as late as that. PromptGen computes them at once, so such a name must have the same value wherever the list is used.
/// </summary>
internal sealed partial class TemplateBinder
{
    private AssignmentPlaces? _assignmentPlaces;

    // Of the statement of the message that is being bound, whatever partials and functions are inside.
    private int _statementStart;

    private AssignmentPlaces Assignments() => _assignmentPlaces ??= AssignmentPlaces.Of(_message.Tree.Body, PartialBodies());

    private IEnumerable<BlockSyntax> PartialBodies()
    {
        foreach (SourceText partial in _partialTexts.Values)
        {
            yield return partial.Tree.Body;
        }
    }

    /// <summary>Whether the names in a function that goes through a list keep their values; false with the problem reported.</summary>
    private bool IsSettled(ExpressionSyntax function, LocalSymbol item, BoundExpression body)
    {
        foreach (LocalSymbol symbol in LocalsIn(body))
        {
            if (symbol != item && symbol.Kind == LocalKind.Assigned && (_frames.Count > 0 || !Assignments().AreAllBefore(symbol.Name, _statementStart)))
            {
                Report(
                    DiagnosticRules.UnsupportedConstruct, function, TextOf(function), "assign `" + VisibleName(symbol) + "` before, outside of loops and partials; the language reads it when the list is used, not here");
                return false;
            }
        }

        bool fails = FailsOnValues(body);
        if (fails)
        {
            Report(
                DiagnosticRules.UnsupportedConstruct, function, TextOf(function),
                "use an expression that cannot fail, such as `?.` for a value that may be null, or a loop; the language calls the function only when an item is used");
        }

        return !fails;
    }

    /// <summary>Whether values decide if the expression fails. Beyond the limits of numbers and texts all fail.</summary>
    private static bool FailsOnValues(BoundExpression expression)
    {
        bool fails = expression switch
        {
            BoundRequired or BoundIncludeText => true,
            BoundElement { Target.Type.Kind: not TemplateTypeKind.Array } => true,
            BoundArithmetic { Operation: ArithmeticOperation.DivideToInteger or ArithmeticOperation.Remainder, Right: var divisor } => divisor is not BoundConstant { Value: not 0L },
            BoundCall call => call.Function.FailsOnValues
                || (call.Function.Name.StartsWith("regex.", StringComparison.Ordinal) && call.Arguments.Count > 1 && call.Arguments[1] is not BoundConstant),
            _ => false,
        };
        return fails || BoundChildren.Of(expression).Any(FailsOnValues);
    }

    private static string VisibleName(LocalSymbol symbol) => symbol.Name.TrimEnd('\u0001', '\u0002', '\u0003');

    /// <summary>If a value holds lists that name items of loops: how many names were assigned when the innermost of these loops began.</summary>
    private static int? EndsWithLoop(BoundExpression value)
    {
        if (value.Type.Kind is not (TemplateTypeKind.Array or TemplateTypeKind.Object or TemplateTypeKind.Mixed))
        {
            return null;
        }

        int? mark = null;
        Stack<BoundExpression> pending = new([value]);
        while (pending.Count > 0)
        {
            BoundExpression next = pending.Pop();
            if (next is BoundListQuery query)
            {
                foreach (LocalSymbol symbol in LocalsIn(query.Body))
                {
                    mark = symbol.Kind == LocalKind.LoopItem && symbol != query.Item ? Later(mark, symbol.AssignedBefore) : mark;
                }
            }

            mark = next is BoundLocal local ? Later(mark, local.Symbol.EndsWithLoop) : mark;
            foreach (BoundExpression child in BoundChildren.Of(next))
            {
                pending.Push(child);
            }
        }

        return mark;
    }

    private static int? Later(int? mark, int? other) => mark is null ? other : other is null ? mark : Math.Max(mark.Value, other.Value);

    private static IEnumerable<LocalSymbol> LocalsIn(BoundExpression expression)
    {
        Stack<BoundExpression> pending = new([expression]);
        while (pending.Count > 0)
        {
            BoundExpression next = pending.Pop();
            if (next is BoundLocal local)
            {
                yield return local.Symbol;
            }

            foreach (BoundExpression child in BoundChildren.Of(next))
            {
                pending.Push(child);
            }
        }
    }

    /// <summary>Refuses to keep a list longer than the loop whose item it names.</summary>
    private bool OutlivesLoop(NameSyntax name, BoundExpression value)
    {
        string key = Scope is not null ? Scope.Key(name.Name) : name.IsLocal ? LocalKey(name.Name) : name.Name;
        bool outlives = EndsWithLoop(value) is { } mark && (_frames.Count > 0 || _variables.ContainsKey(name.Name) || _assigned.IsBefore(key, mark));
        if (outlives)
        {
            Report(
                DiagnosticRules.UnsupportedConstruct, name, name.Name + " =",
                "assign to a name that only the loop uses; the list refers to an item of the loop, which is read when the list is used");
        }

        return outlives;
    }
}
