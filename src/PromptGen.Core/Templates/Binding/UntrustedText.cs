using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Collections;

namespace PromptGen.Core.Templates.Binding;

/// <summary>
/// Finds where text that someone outside wrote would reach the instructions of a prompt without a fence: follows variables through assignments,
/// captures, loops, partials and functions.
/// </summary>
internal sealed class UntrustedText
{
    private readonly HashSet<string> _variables;
    private readonly Dictionary<LocalSymbol, Trust> _symbols = [];
    private readonly Dictionary<BoundPartial, Trust> _partials = [];
    private readonly HashSet<BoundPartial> _visited = [];
    private readonly HashSet<BoundPartial> _reported = [];
    private readonly List<LocalSymbol> _visible = [];
    private readonly List<TemplateProblem> _problems = [];
    private bool _changed;

    private UntrustedText(IEnumerable<string> variables) => _variables = new HashSet<string>(variables, StringComparer.Ordinal);

    private enum Trust
    {
        Trusted,

        /// <summary>Came out of the fence; any function but joining and writing could open it.</summary>
        Fenced,
        Untrusted,
    }

    public static IReadOnlyList<TemplateProblem> Find(BoundBlock body, TemplateScope scope)
    {
        if (!scope.IsInstruction || !scope.Variables.Any(static variable => variable.Untrusted))
        {
            return [];
        }

        IEnumerable<string> untrusted = scope.Variables.Where(static variable => variable.Untrusted).Select(static variable => variable.Name);

        // What is assigned late in a loop is read early in its next turn: until nothing new is learnt.
        UntrustedText search = new(untrusted);
        do
        {
            search._changed = false;
            search._visited.Clear();
            search.Follow(body);
        }
        while (search._changed);

        search.Report(body);
        return search._problems;
    }

    /// <summary>Learns what the names of a block hold.</summary>
    /// <returns>The least trusted text that the block writes.</returns>
    private Trust Follow(BoundBlock? block)
    {
        Trust written = Trust.Trusted;
        foreach (BoundStatement statement in block?.Statements ?? [])
        {
            written = Max(written, Follow(statement));
        }

        return written;
    }

    private Trust Follow(BoundStatement statement)
    {
        switch (statement)
        {
            case BoundOutput output:
                return Written(output.Value);
            case BoundAssignment assignment:
                Learn(assignment.Target, Of(assignment.Value));
                return Trust.Trusted;
            case BoundCapture capture:
                Learn(capture.Target, Follow(capture.Body));
                return Trust.Trusted;
            case BoundIf conditional:
                return Max(Follow(conditional.Then), Follow(conditional.Else));
            case BoundFor loop:
                Learn(loop.Item, Of(loop.Source));
                return Max(FollowInside(loop.Body, loop.Item), Follow(loop.Else));
            case BoundWhile loop:
                return Follow(loop.Body);
            case BoundWith with:
                Trust value = Of(with.Value);
                Learn(with.Target, value);
                foreach (LocalSymbol member in with.Members)
                {
                    Learn(member, value);
                }

                return FollowInside(with.Body, [.. with.Members]);
            case BoundInclude include:
                return Follow(include);
            default:
                return Trust.Trusted;
        }
    }

    private Trust FollowInside(BoundBlock body, params LocalSymbol[] symbols)
    {
        _visible.AddRange(symbols);
        Trust written = Follow(body);
        _visible.RemoveRange(_visible.Count - symbols.Length, symbols.Length);
        return written;
    }

    private Trust Follow(BoundInclude include)
    {
        BoundPartial partial = include.Partial;
        for (int i = 0; i < partial.Parameters.Count; i++)
        {
            Learn(partial.Parameters[i], Of(include.Arguments[i]));
        }

        // Where includes share a binding, an item of a loop may be another symbol here; the name is the same.
        foreach (LocalSymbol captured in partial.Captured.Values)
        {
            LocalSymbol? here = _visible.LastOrDefault(symbol => symbol.Name == captured.Name);
            if (captured.Kind is LocalKind.LoopItem or LocalKind.Member && here is not null)
            {
                Learn(captured, Of(here));
            }
        }

        Trust before = _partials.TryGetValue(partial, out Trust known) ? known : Trust.Trusted;
        if (_visited.Add(partial))
        {
            Trust written = Max(before, Follow(partial.Body));
            _changed |= written != before;
            _partials[partial] = written;
            return written;
        }

        return before;
    }

    private void Learn(LocalSymbol symbol, Trust trust)
    {
        if (trust > Of(symbol))
        {
            _symbols[symbol] = trust;
            _changed = true;
        }
    }

    private Trust Of(LocalSymbol symbol) => _symbols.TryGetValue(symbol, out Trust trust) ? trust : Trust.Trusted;

    /// <summary>The trust in the text of a value: a list that holds fenced text prints it in quotes, without its lines.</summary>
    private Trust Written(BoundExpression value)
    {
        Trust trust = Of(value);
        return value.Type.Kind is TemplateTypeKind.Array or TemplateTypeKind.Object ? Computed(trust) : trust;
    }

    private Trust Of(BoundExpression expression) => expression switch
    {
        BoundVariable variable => _variables.Contains(variable.Name) ? Trust.Untrusted : Trust.Trusted,
        BoundLocal local => Of(local.Symbol),
        BoundTextOf text => Written(text.Operand),
        BoundConversion or BoundRequired or BoundProperty or BoundConcatenation or BoundCoalesce or BoundArray or BoundObject or BoundMemberCall
            => Least(expression),
        BoundConditional choice => Max(Of(choice.Then), Of(choice.Else)),
        BoundJoin join => Max(Of(join.List), Of(join.Delimiter)),
        BoundElement { Target.Type.Kind: TemplateTypeKind.Array } element => Of(element.Target),
        BoundIncludeText text => Follow(text.Include),
        BoundCall { Function.Name: "prompt.fence" } => Trust.Fenced,
        BoundCall { Type.Kind: TemplateTypeKind.Array, Function.Implementation: var implementation } call
            when implementation.StartsWith("TemplateArrays.", StringComparison.Ordinal) => Least(call),
        BoundListQuery query => OfQuery(query),
        _ => Computed(Least(expression)),
    };

    private Trust OfQuery(BoundListQuery query)
    {
        Trust list = Of(query.List);
        Learn(query.Item, list);
        return query.Kind switch
        {
            ListQueryKind.Each => Of(query.Body),
            ListQueryKind.Filter => list,
            _ => Computed(Max(list, Of(query.Body))),
        };
    }

    private Trust Least(BoundExpression expression) =>
        BoundChildren.Of(expression).Aggregate(Trust.Trusted, (trust, child) => Max(trust, Of(child)));

    private static Trust Computed(Trust trust) => trust == Trust.Fenced ? Trust.Untrusted : trust;

    private static Trust Max(Trust left, Trust right) => left > right ? left : right;

    /// <summary>Reports what a block writes into the message itself; what it captures is reported where that is written.</summary>
    private void Report(BoundBlock? block)
    {
        foreach (BoundStatement statement in block?.Statements ?? [])
        {
            switch (statement)
            {
                case BoundOutput output when Written(output.Value) == Trust.Untrusted:
                    _problems.Add(new TemplateProblem(
                        DiagnosticRules.UntrustedInstruction, output.Place.Partial, output.Place.Start, output.Place.Length,
                        EquatableArray.Create(output.Place.Text)));
                    break;
                case BoundIf conditional:
                    Report(conditional.Then);
                    Report(conditional.Else);
                    break;
                case BoundFor loop:
                    Report(loop.Body);
                    Report(loop.Else);
                    break;
                case BoundWhile loop:
                    Report(loop.Body);
                    break;
                case BoundWith with:
                    Report(with.Body);
                    break;
                case BoundInclude include when _reported.Add(include.Partial):
                    Report(include.Partial.Body);
                    break;
            }
        }
    }
}
