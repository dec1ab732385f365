using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptGen.Core.Diagnostics;
using PromptGen.Language.Syntax;

namespace PromptGen.Language.Binding;

internal sealed partial class TemplateBinder
{
    // A partial that includes itself with arguments of other types is bound once for each; where types grow, that never ends.
    private const int GreatestBindings = 8;

    // A partial is bound once for each combination of types that it finds.
    private const int GreatestVariants = 64;

    private static bool IsInclude(ExpressionSyntax target) => target is NameSyntax { Name: "include" };

    private BoundInclude? BindInclude(CallSyntax call)
    {
        if (call.Arguments.Count == 0 || call.Arguments[0] is not LiteralSyntax { Kind: LiteralKind.String } literal)
        {
            Report(DiagnosticRules.UnsupportedConstruct, call, TextOf(call), "name the partial by a string literal: `include 'name'`");
            return null;
        }

        if (_formerMembers.Count > 0)
        {
            Report(DiagnosticRules.UnsupportedConstruct, call, TextOf(call), "assign what the partial writes to a name before the object; inside the object, it would see the members before it as variables");
            return null;
        }

        if (Scope is not null)
        {
            Report(DiagnosticRules.UnsupportedConstruct, call, TextOf(call), "include the partial where the function is called; inside the function, its names would belong to the call");
            return null;
        }

        List<(string Name, BoundExpression Value)> arguments = BindIncludeArguments(call);
        if (!FindPartial(literal, out SourceText? source))
        {
            return null;
        }

        if (_frames.Count >= TemplateLimits.Partials)
        {
            ReportTooLarge(call, "partials are nested more than 47 levels deep");
            return null;
        }

        if (_frames.Count(frame => frame.Partial.Name == literal.Text) > GreatestBindings)
        {
            Report(DiagnosticRules.RecursiveInclude, literal, literal.Text, "the types of its arguments change each time; pass the same types");
            return null;
        }

        if (_frames.FirstOrDefault(frame => frame.Partial.Name == literal.Text && TakesArguments(frame.Partial, arguments)) is { } open)
        {
            open.Recursions.Add(new Recursion(literal, _source, _frames.Skip(_frames.IndexOf(open) + 1).Select(static frame => frame.Partial).ToList(), NamesSince(open), _withDepth > 0));
            open.Partial.KeepsLists |= arguments.Exists(static argument => EndsWithLoop(argument.Value) is not null);
            return IncludeOf(open.Partial, call, arguments);
        }

        if (FindBound(literal.Text, arguments) is not { } partial)
        {
            if (_partials.TryGetValue(literal.Text, out List<BoundPartial>? bound) && bound.Count >= GreatestVariants)
            {
                ReportTooLarge(call, "the partial is included with more than 64 combinations of types; pass the same types");
                return null;
            }

            partial = BindPartial(literal.Text, source!, arguments);
        }

        if (_nesting + partial.Body.Size.Height > TemplateLimits.Nesting)
        {
            ReportTooDeep(call);
            return null;
        }

        if (_withDepth > 0 && partial.AssignsTo.Count > 0)
        {
            Report(DiagnosticRules.UnsupportedConstruct, call, TextOf(call), "include a partial that assigns names outside of the `with`");
            return null;
        }

        if (partial.KeepsLists && arguments.Exists(static argument => EndsWithLoop(argument.Value) is not null))
        {
            Report(DiagnosticRules.UnsupportedConstruct, call, TextOf(call), "pass a list that does not use the item of a loop; the partial assigns lists to names, and the item is read only when the list is used");
            return null;
        }

        TakeOver(partial);
        return IncludeOf(partial, call, arguments);
    }

    private BoundInclude IncludeOf(BoundPartial partial, CallSyntax call, List<(string Name, BoundExpression Value)> arguments)
    {
        Dictionary<string, BoundExpression> values = arguments.ToDictionary(static argument => argument.Name, static argument => argument.Value, StringComparer.Ordinal);
        List<BoundExpression> passed = partial.Parameters.Select(parameter => Convert(values[parameter.Name], parameter.Type)).ToList();
        return new BoundInclude(partial, passed, _indentation, Place(call)) { StandIns = StandIns(partial) };
    }

    private Dictionary<LocalSymbol, LocalSymbol> StandIns(BoundPartial partial)
    {
        Dictionary<LocalSymbol, LocalSymbol> standIns = [];
        foreach (LocalSymbol captured in partial.Captured.Values)
        {
            if (captured.Kind is LocalKind.LoopItem or LocalKind.Member && FindLocal(captured.Name) is { } found && found != captured)
            {
                standIns.Add(captured, found);
            }
        }

        return standIns;
    }

    /// <remarks>In the same order, too: it is that of their evaluation.</remarks>
    private static bool TakesArguments(BoundPartial partial, List<(string Name, BoundExpression Value)> arguments) =>
        partial.ArgumentTypes.SequenceEqual(arguments.Select(static argument => (argument.Name, argument.Value.Type)));

    /// <summary>The items of loops and the members of objects that were declared since a partial began: inside an include they are visible.</summary>
    private List<string> NamesSince(PartialFrame frame) => _locals
        .Where(entry => entry.Value.Any(symbol => symbol.Kind is LocalKind.LoopItem or LocalKind.Member && symbol.Depth > frame.Depth))
        .Select(static entry => entry.Key)
        .ToList();

    private List<(string Name, BoundExpression Value)> BindIncludeArguments(CallSyntax call)
    {
        List<(string Name, BoundExpression Value)> arguments = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        int position = 0;
        foreach (ExpressionSyntax argument in call.Arguments.Skip(1))
        {
            ExpressionSyntax valueSyntax = argument is NamedArgumentSyntax { Value: { } named } ? named : argument;
            string name = argument is NamedArgumentSyntax { Name: var key }
                ? "$" + key.Name
                : "$" + (++position).ToString(CultureInfo.InvariantCulture);
            BoundExpression value = BindExpression(valueSyntax);
            if (value.Type.Kind == TemplateTypeKind.Mixed)
            {
                Report(DiagnosticRules.TwoTypes, valueSyntax, name, "one type on one path", "another on the other");
                value = BoundError.Instance;
            }

            if (value.Type.Kind == TemplateTypeKind.Enum)
            {
                value = ToText(value);
            }

            if (!names.Add(name))
            {
                Report(DiagnosticRules.UnexpectedToken, argument, TextOf(argument), "the argument is passed twice");
                continue;
            }

            arguments.Add((name, value));
        }

        return arguments;
    }

    private bool FindPartial(LiteralSyntax name, out SourceText? source)
    {
        if (_partialTexts.TryGetValue(name.Text, out source))
        {
            if (!source.IsReached)
            {
                source.IsReached = true;
                _reached.Add(source);
            }

            return true;
        }

        Report(DiagnosticRules.MissingPartial, name, name.Text, Suggest(name.Text, _scope.Partials.Keys));
        return false;
    }

    /// <summary>A binding of the same partial that found everything as it would be found here.</summary>
    private BoundPartial? FindBound(string name, List<(string Name, BoundExpression Value)> arguments)
    {
        if (!_partials.TryGetValue(name, out List<BoundPartial>? candidates))
        {
            return null;
        }

        return candidates.FirstOrDefault(candidate =>
            TakesArguments(candidate, arguments)
            && !_frames.Any(frame => frame.Recursions.Any(recursion => recursion.Through.Contains(candidate)))
            && candidate.NotCaptured.All(missing => FindLocal(missing) is null)
            && candidate.Captured.All(captured => FindLocal(captured.Key) is { } symbol
                && (symbol == captured.Value || (symbol.Kind == captured.Value.Kind && symbol.Kind != LocalKind.Assigned && symbol.Type == captured.Value.Type && symbol.IsPlain == captured.Value.IsPlain)))
            && candidate.Requires.All(_assigned.Contains));
    }

    private BoundPartial BindPartial(string name, SourceText source, List<(string Name, BoundExpression Value)> arguments)
    {
        SourceText callerSource = _source;
        string callerIndentation = _indentation;
        int mark = _assigned.Mark;
        _depth++;
        BoundPartial partial = new(name);
        List<LocalSymbol> parameters = [];
        foreach ((string argument, BoundExpression value) in arguments)
        {
            parameters.Add(new LocalSymbol(argument, LocalKind.Argument, value.Type, _depth));
            partial.ArgumentTypes.Add((argument, value.Type));
        }

        partial.Parameters = parameters
            .Where(static parameter => parameter.Type.Kind is not (TemplateTypeKind.Null or TemplateTypeKind.Error))
            .ToList();
        // The binding may be shared with an include elsewhere.
        List<ValuePath> present = _present.TakeAll();
        PartialFrame frame = new(partial, _depth, _withDepth, _captureDepth, mark);
        _frames.Add(frame);
        _source = source;
        _indentation = string.Empty;
        parameters.ForEach(Declare);
        _nesting += LevelsOfInclude;
        bool reachable = _reachable;
        partial.Body = BindText(source, frame.Result);
        _reachable = reachable;
        _nesting -= LevelsOfInclude;
        parameters.ForEach(Remove);
        foreach (string assigned in _assigned.TakeSince(mark).Where(frame.Result.Assigns))
        {
            _assigned.Add(assigned);
            partial.Assigns.Add(assigned);
        }

        _present.Restore(present);
        _indentation = callerIndentation;
        _source = callerSource;
        _frames.RemoveAt(_frames.Count - 1);
        _depth--;
        frame.Recursions.ForEach(recursion => Settle(partial, recursion));
        if (!_partials.TryGetValue(name, out List<BoundPartial>? bound))
        {
            _partials[name] = bound = [];
        }

        bound.Add(partial);
        return partial;
    }

    /// <summary>Once a partial is known whole, so is what its inner includes of itself need; what stands between takes it over.</summary>
    private void Settle(BoundPartial partial, Recursion recursion)
    {
        _isRecursive = true;
        partial.IsRecursive = true;
        string? unsettled = recursion.Names.FirstOrDefault(name => partial.NotCaptured.Contains(name) || partial.Captured.ContainsKey(name)) is { } name
            ? "inside, `" + name + "` would be the item of the enclosing loop; rename that item"
            : recursion.IsInsideWith && partial.AssignsTo.Count > 0
            ? "it assigns names inside a `with`; include it outside the `with`"
            : null;
        if (unsettled is not null)
        {
            recursion.Source.Problems.Add(DiagnosticRules.RecursiveInclude, recursion.Node.Start, recursion.Node.Length, [partial.Name, unsettled]);
        }

        foreach (BoundPartial between in recursion.Through)
        {
            between.IsRecursive = true;
            between.HasLoops |= partial.HasLoops;
            between.KeepsLists |= partial.KeepsLists;
            between.Variables.UnionWith(partial.Variables);
            between.AssignsTo.UnionWith(partial.AssignsTo);
            between.Requires.UnionWith(partial.Requires);
            between.NotCaptured.UnionWith(partial.NotCaptured);
            foreach (KeyValuePair<string, LocalSymbol> captured in partial.Captured)
            {
                between.Captured[captured.Key] = captured.Value;
            }
        }
    }

    /// <summary>What a partial uses and does, the templates around it use and do, too.</summary>
    private void TakeOver(BoundPartial partial)
    {
        foreach (string name in partial.Assigns)
        {
            _assigned.Add(name);
        }

        foreach (string name in partial.Captured.Keys)
        {
            if (FindLocal(name) is { } used)
            {
                used.IsUsed = true;
            }
        }

        if (_frames.Count == 0)
        {
            return;
        }

        List<string> requires = partial.Requires.Where(name => !_assigned.Contains(name)).ToList();
        List<LocalSymbol> captures = partial.Captured.Select(captured => FindLocal(captured.Key) ?? captured.Value).ToList();
        foreach (PartialFrame frame in _frames)
        {
            frame.Partial.HasLoops |= partial.HasLoops;
            frame.Partial.KeepsLists |= partial.KeepsLists;
            AddAll(frame.Partial.Variables, partial.Variables);
            frame.Partial.AssignsTo.UnionWith(partial.AssignsTo);
            frame.Partial.Requires.UnionWith(requires);
            AddAll(frame.Partial.NotCaptured, partial.NotCaptured);
            foreach (LocalSymbol symbol in captures)
            {
                symbol.IsUsed = true;
                if (symbol.Depth < frame.Depth)
                {
                    frame.Partial.Captured[symbol.Name] = symbol;
                }
            }
        }
    }

    // The union of sorted sets makes both anew.
    private static void AddAll(SortedSet<string> target, SortedSet<string> names)
    {
        foreach (string name in names)
        {
            target.Add(name);
        }
    }
}
