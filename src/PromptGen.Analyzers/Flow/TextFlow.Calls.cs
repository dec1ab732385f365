using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptGen.Analyzers.Code;
using PromptGen.Analyzers.Sinks;
using PromptGen.Analyzers.Texts;

namespace PromptGen.Analyzers.Flow;

internal sealed partial class TextFlow
{
    private readonly Dictionary<VisitKey, CalleeEntry> _callees = [];

    private void EnterCall(IInvocationOperation invocation, FlowPath path)
    {
        IMethodSymbol method = (invocation.TargetMethod.ReducedFrom ?? invocation.TargetMethod).OriginalDefinition;
        if (Rendered.IsRendered(invocation.Instance?.Type) && method.Name == "ToString")
        {
            ReportRendered(invocation, PromptOf(invocation.Instance), path);
            return;
        }

        if (Rendered.IsRendered(method.ContainingType) || Rendered.IsGenerated(method))
        {
            return;
        }

        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            Enqueue(invocation.Instance, path);
            return;
        }

        if (!Foreign.Is(method, _code.Compilation))
        {
            EnterResult(method, invocation, path);
            if (Foreign.IsOfSdk(method) && !Foreign.AsksModel(method))
            {
                FollowCarriers(invocation.Arguments, path);
            }

            return;
        }

        Transfer(invocation, path);
    }

    private void Transfer(IInvocationOperation invocation, FlowPath path)
    {
        path = Edits(invocation) ? Editing(invocation, path) : path;
        switch (Transfers.Of(invocation))
        {
            case TransferKind.Receiver:
                Enqueue(ReceiverOf(invocation), path);
                break;
            case TransferKind.ReceiverAndPieces when Mutations.Adds(invocation) && BuilderOf(invocation) is { } builder:
                ComposeChain(builder, invocation, path);
                break;
            case TransferKind.ReceiverAndPieces:
                FlowPath piece = AsPiece(path, invocation);
                IOperation? receiver = ReceiverOf(invocation);
                Enqueue(receiver, path);
                foreach (IArgumentOperation argument in invocation.Arguments)
                {
                    // What Replace looks for is gone from its result.
                    if (!ReferenceEquals(argument.Value, receiver) && argument.Parameter?.Name != "oldValue")
                    {
                        Enqueue(argument.Value, piece);
                    }
                }

                break;
            case TransferKind.Composition:
                ComposedText text = path.Text ?? new ComposedText(invocation.Syntax.GetLocation());
                FlowPath inside = (OwnWords.Of(invocation) >= FragmentContextWords ? AsPiece(path, invocation) : path) with { Text = text };
                foreach (IArgumentOperation argument in invocation.Arguments)
                {
                    Collect(argument.Value, text, path, inside);
                }

                break;
            case TransferKind.Format:
                Format(invocation, path);
                break;
            case TransferKind.Passing:
                foreach (IArgumentOperation argument in invocation.Arguments)
                {
                    Enqueue(argument.Value, path);
                }

                break;
            case TransferKind.Carrier:
                FollowCarriers(invocation.Arguments, path);
                break;
            case TransferKind.Query:
                Enqueue(ReceiverOf(invocation), path);
                for (int i = invocation.Instance is null ? 1 : 0; i < invocation.Arguments.Length; i++)
                {
                    if (IsResult(invocation.TargetMethod.Name))
                    {
                        Enqueue(invocation.Arguments[i].Value, path);
                    }
                }

                break;
            case TransferKind.Default:
                foreach (IArgumentOperation argument in invocation.Arguments)
                {
                    if (argument.Parameter?.Name is "defaultValue")
                    {
                        Enqueue(argument.Value, path);
                    }
                }

                break;
            case TransferKind.Result:
                Enqueue(invocation.Instance, path);
                foreach (IArgumentOperation argument in invocation.Arguments)
                {
                    if (argument.Parameter is { } parameter && argument.ArgumentKind != ArgumentKind.DefaultValue && Results.Gives(parameter))
                    {
                        Enqueue(argument.Value, path);
                    }
                }

                break;
            case TransferKind.File:
                ReportFile(invocation, path);
                break;
        }
    }

    /// <summary><c>new StringBuilder().Append(a).Append(b)</c>, which no variable holds.</summary>
    private static IObjectCreationOperation? BuilderOf(IInvocationOperation chain) =>
        Mutations.Receiver(chain) is IObjectCreationOperation { Type.Name: "StringBuilder", Initializer: null } creation ? creation : null;

    private void ComposeChain(IObjectCreationOperation builder, IInvocationOperation last, FlowPath path)
    {
        Stack<IInvocationOperation> calls = new();
        IOperation? current = last;
        while (current is not null && Operations.WithoutConversions(current) is IInvocationOperation call)
        {
            calls.Push(call);
            current = ReceiverOf(call);
        }

        List<IOperation> pieces = [];
        foreach (IArgumentOperation argument in builder.Arguments)
        {
            pieces.Add(argument.Value);
        }

        int words = 0;
        foreach (IInvocationOperation call in calls)
        {
            IOperation? receiver = ReceiverOf(call);
            foreach (IArgumentOperation argument in call.Arguments)
            {
                if (!ReferenceEquals(argument.Value, receiver) && argument.ArgumentKind != ArgumentKind.DefaultValue)
                {
                    pieces.Add(argument.Value);
                    words += OwnWords.Of(argument.Value);
                }
            }
        }

        ComposedText text = path.Text ?? new ComposedText(whole: null);
        FlowPath whole = path with { Text = text };
        FlowPath piece = words >= FragmentContextWords ? AsPiece(whole, last) : AsOneOf(Holes.Among(pieces), whole, last);
        foreach (IOperation value in pieces)
        {
            AddOrFollow(value, text, whole, piece);
        }
    }

    private void Format(IInvocationOperation invocation, FlowPath path)
    {
        string? format = null;
        int hole = 0;
        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            if (argument.Parameter?.Name is "provider")
            {
                continue;
            }

            if (format is null)
            {
                format = argument.Value.ConstantValue is { HasValue: true, Value: string text } ? text : "";
                Enqueue(argument.Value, path);
                continue;
            }

            foreach (IOperation value in Collections.ElementsOf(argument.Value))
            {
                FlowPath inside = AsPiece(path, invocation) with { Text = null };
                if (path.Position == PromptPosition.Body)
                {
                    int at = format.IndexOf("{" + hole.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
                    if (at > 0 && RequestBody.PositionAfter(format.Substring(0, at).Replace("{{", "{")) is { } position)
                    {
                        inside = inside with { Position = position, IsFragment = false };
                    }
                }

                Enqueue(value, inside);
                hole++;
            }
        }
    }

    /// <summary>Literals, also those in a list of arguments, are pieces of the text; what else is in it is followed.</summary>
    private void Collect(IOperation value, ComposedText text, FlowPath path, FlowPath inside)
    {
        IOperation plain = Operations.WithoutConversions(value);
        switch (plain)
        {
            case IArrayCreationOperation { Initializer: { } elements }:
                foreach (IOperation element in elements.ElementValues)
                {
                    Collect(element, text, path, inside);
                }

                break;
            case ILiteralOperation { ConstantValue: { HasValue: true, Value: string } } or IInterpolatedStringOperation:
                Compose(plain, text, path);
                break;
            default:
                if ((int)plain.Kind is CollectionExpressionKind or SpreadKind)
                {
                    foreach (IOperation child in plain.ChildOperations)
                    {
                        Collect(child, text, path, inside);
                    }
                }
                else
                {
                    AddHole(plain, text, inside);
                }

                break;
        }
    }

    /// <summary>Query methods whose argument gives or adds elements, unlike those that only choose or sort.</summary>
    private static bool IsResult(string method) =>
        method is "Select" or "SelectMany" or "Concat" or "Append" or "Prepend" or "Union" or "Aggregate" or "DefaultIfEmpty" or "ConvertAll";

    private static IOperation? ReceiverOf(IInvocationOperation invocation) =>
        invocation.Instance ?? (invocation.Arguments.Length > 0 ? invocation.Arguments[0].Value : null);

    private void FollowCarriers(ImmutableArray<IArgumentOperation> arguments, FlowPath path)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter is { } parameter && argument.ArgumentKind != ArgumentKind.DefaultValue && Carriers.IsMember(parameter.Name))
            {
                Enqueue(argument.Value, path);
            }
        }
    }

    private void EnterCreation(IObjectCreationOperation creation, FlowPath path)
    {
        if (creation.Type is { Name: "StringBuilder" or "StringWriter" or "String" or "Lazy" or "List" or "HashSet" or "Queue" or "ValueTask" })
        {
            FollowCarriers(creation.Arguments, path);
        }
        else if (creation.Constructor is { } constructor && !Rendered.IsGenerated(constructor))
        {
            FollowCarriers(creation.Arguments, path);
        }

        if (creation.Initializer is { } initializer)
        {
            Enqueue(initializer, path);
        }
    }

    /// <summary>What a method of the application returns, in all its versions.</summary>
    private void EnterResult(IMethodSymbol method, IOperation call, FlowPath path)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        if (Rendered.IsGenerated(method))
        {
            return;
        }

        EnterVersion(method, call, path);
        if (!Families.MayHaveOthers(method))
        {
            return;
        }

        foreach (SyntaxNode declaration in _scope.DeclarationsOf(Families.SimpleName(method), _cancellationToken))
        {
            if (DeclaredIn(declaration) is IMethodSymbol other
                && !SymbolEqualityComparer.Default.Equals(other, method)
                && Families.IsSameOrOverrides(other, method))
            {
                EnterVersion(other, call, path);
            }
        }
    }

    private void EnterVersion(IMethodSymbol method, IOperation call, FlowPath path)
    {
        FlowPath inside = EnterCallee(method, call, path);
        if (Enter(method, inside))
        {
            foreach (IOperation result in ReturnsOf(method))
            {
                Enqueue(result, inside);
            }
        }
    }

    private FlowPath EnterCallee(IMethodSymbol method, IOperation call, FlowPath path)
    {
        FlowPath inside = path.Via(call.Syntax.GetLocation()) with { Callee = method, Hops = path.Hops + 1, Text = null };
        VisitKey key = new(method, inside);
        if (!_callees.TryGetValue(key, out CalleeEntry? entry))
        {
            _callees.Add(key, entry = new CalleeEntry());
        }

        entry.Calls.Add((call, path));
        foreach ((int ordinal, bool isPiece, bool isGiven) in entry.Reached)
        {
            Return(call, method, path, edit: null, ordinal, isPiece, isGiven);
        }

        return inside with { Entry = entry };
    }

    /// <summary>A parameter of a method whose result is followed: back to the calls that asked for it.</summary>
    private void ReachParameter(IParameterSymbol parameter, FlowPath path)
    {
        // A piece inside the callee is a piece where it is called as well, and rather data unless the parameter says that it takes prompt text.
        bool isGiven = path.IsFragment && !PromptNames.Takes(parameter.Name);
        if (path is { Entry: { } entry, Callee: { } callee } && entry.Reached.Add((parameter.Ordinal, path.IsFragment, isGiven)))
        {
            foreach ((IOperation call, FlowPath caller) in entry.Calls)
            {
                Return(call, callee, caller, path.Edit, parameter.Ordinal, path.IsFragment, isGiven);
            }
        }
    }

    private void Return(IOperation call, IMethodSymbol callee, FlowPath caller, Location? edit, int ordinal, bool isPiece, bool isGiven)
    {
        FlowPath next = caller.Via(call.Syntax.GetLocation()) with { Edit = caller.Edit ?? edit };
        Enqueue(ArgumentOf(call, callee, ordinal), isPiece ? AsPiece(next, call) with { IsGiven = next.IsGiven || isGiven } : next);
    }

    /// <summary>A builder or collection handed to a method that adds to it.</summary>
    private void EnterPassed(IParameterSymbol parameter, IOperation call, FlowPath path)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method || Foreign.Is(method, _code.Compilation))
        {
            return;
        }

        method = method.OriginalDefinition;
        IParameterSymbol declared = method.Parameters.Length > parameter.Ordinal ? method.Parameters[parameter.Ordinal] : parameter;
        List<ValueWrite> writes = [];
        foreach (SyntaxReference reference in method.DeclaringSyntaxReferences)
        {
            if (_scope.Contains(reference.SyntaxTree) && MemberRoot.Of(reference.GetSyntax(_cancellationToken)) is { } root)
            {
                writes.AddRange(_code.FactsOf(root, _cancellationToken).WritesOf(declared));
            }
        }

        if (writes.Count > 0)
        {
            FlowPath inside = EnterCallee(method, call, path);
            if (Enter(declared, inside, part: -4))
            {
                FollowWrites(declared, writes, inside);
            }
        }
    }
}
