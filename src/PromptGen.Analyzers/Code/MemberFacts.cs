using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PromptGen.Analyzers.Code;

/// <summary>How values move inside one member: what its variables are given, and what its functions return.</summary>
internal sealed class MemberFacts
{
    private static readonly IReadOnlyList<ValueWrite> NoWrites = [];
    private static readonly IReadOnlyList<IOperation> NoReturns = [];

    private readonly Dictionary<ISymbol, List<ValueWrite>> _writes = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<IOperation>> _returns = new(SymbolEqualityComparer.Default);
    private readonly List<IOperation> _ownReturns = [];
    private readonly Compilation _compilation;

    private MemberFacts(Compilation compilation) => _compilation = compilation;

    public static MemberFacts Of(IOperation? root, Compilation compilation)
    {
        MemberFacts facts = new(compilation);
        if (root is not null)
        {
            foreach (IOperation operation in root.DescendantsAndSelf())
            {
                facts.Add(operation);
            }

            if (root is IFieldInitializerOperation or IPropertyInitializerOperation or IParameterInitializerOperation)
            {
                facts._ownReturns.Add(((ISymbolInitializerOperation)root).Value);
            }
        }

        return facts;
    }

    public IReadOnlyList<ValueWrite> WritesOf(ISymbol variable) => _writes.TryGetValue(variable, out List<ValueWrite>? writes) ? writes : NoWrites;

    /// <summary>What the member itself returns, or its initializer gives.</summary>
    public IReadOnlyList<IOperation> Returns => _ownReturns;

    /// <summary>What a lambda or local function inside the member returns.</summary>
    public IReadOnlyList<IOperation> ReturnsOf(IMethodSymbol function) => _returns.TryGetValue(function, out List<IOperation>? returns) ? returns : NoReturns;

    private void Add(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation declarator:
                if ((declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer) is { } initializer)
                {
                    Write(declarator.Symbol, new ValueWrite(WriteKind.Value, initializer.Value));
                }

                break;
            case ISimpleAssignmentOperation assignment:
                Assign(assignment.Target, assignment.Value, WriteKind.Value);
                break;
            case ICoalesceAssignmentOperation assignment:
                Assign(assignment.Target, assignment.Value, WriteKind.Value);
                break;
            case ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } assignment:
                Assign(assignment.Target, assignment.Value, WriteKind.Piece);
                break;
            case IDeconstructionAssignmentOperation deconstruction:
                Deconstruct(deconstruction.Target, deconstruction.Value);
                break;
            case IForEachLoopOperation loop:
                Loop(loop);
                break;
            case IIsPatternOperation { Pattern: IDeclarationPatternOperation { DeclaredSymbol: { } symbol } } test:
                Write(symbol, new ValueWrite(WriteKind.Value, test.Value));
                break;
            case IIsPatternOperation { Pattern: IRecursivePatternOperation { DeclaredSymbol: { } symbol } } test:
                Write(symbol, new ValueWrite(WriteKind.Value, test.Value));
                break;
            case IInvocationOperation invocation:
                Call(invocation);
                break;
            case IObjectCreationOperation creation:
                Pass(creation, creation.Arguments);
                break;
            case IReturnOperation { ReturnedValue: { } value }:
                Return(operation, value);
                break;
        }
    }

    private void Assign(IOperation target, IOperation value, WriteKind kind)
    {
        switch (target)
        {
            case IDeclarationExpressionOperation declaration:
                Assign(declaration.Expression, value, kind);
                break;
            // Elements of a collection that a variable holds: prompts["intro"] = ...
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance } when VariableOf(instance) is { } variable:
                Write(variable, new ValueWrite(WriteKind.Piece, value));
                break;
            case IArrayElementReferenceOperation element when VariableOf(element.ArrayReference) is { } variable:
                Write(variable, new ValueWrite(WriteKind.Piece, value));
                break;
            default:
                if (VariableOf(target) is { } symbol)
                {
                    Write(symbol, new ValueWrite(kind, value));
                }

                break;
        }
    }

    private void Deconstruct(IOperation target, IOperation value)
    {
        if (target is IDeclarationExpressionOperation { Expression: var inner })
        {
            target = inner;
        }

        if (target is not ITupleOperation tuple)
        {
            return;
        }

        IOperation source = Operations.WithoutConversions(value);
        for (int i = 0; i < tuple.Elements.Length; i++)
        {
            IOperation element = tuple.Elements[i] is IDeclarationExpressionOperation declaration ? declaration.Expression : tuple.Elements[i];
            if (VariableOf(element) is { } variable)
            {
                Write(variable, source is ITupleOperation values && values.Elements.Length == tuple.Elements.Length
                    ? new ValueWrite(WriteKind.Value, values.Elements[i])
                    : new ValueWrite(WriteKind.Part, source, i));
            }
        }
    }

    private void Loop(IForEachLoopOperation loop)
    {
        foreach (ILocalSymbol local in loop.Locals)
        {
            Write(local, new ValueWrite(WriteKind.Element, loop.Collection));
        }
    }

    private void Call(IInvocationOperation invocation)
    {
        if (Mutations.Adds(invocation) && Mutations.Receiver(invocation) is { } receiver && VariableOf(receiver) is { } variable)
        {
            foreach (IArgumentOperation argument in invocation.Arguments)
            {
                if (!ReferenceEquals(argument.Value, receiver) && argument.ArgumentKind != ArgumentKind.DefaultValue)
                {
                    Write(variable, new ValueWrite(WriteKind.Piece, argument.Value));
                }
            }
        }

        TakeOut(invocation);
        Pass(invocation, invocation.Arguments);
    }

    /// <summary>A variable that a method of the application gets may be added to there.</summary>
    private void Pass(IOperation call, System.Collections.Immutable.ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter is { } parameter
                && parameter.Type.SpecialType == SpecialType.None
                && parameter.ContainingSymbol.IsDeclaredIn(_compilation)
                && VariableOf(Operations.WithoutConversions(argument.Value)) is { } variable)
            {
                Write(variable, new ValueWrite(WriteKind.Passed, call, Parameter: parameter));
            }
            else if (argument.Parameter is { RefKind: RefKind.Out or RefKind.Ref } reference
                && reference.ContainingSymbol.IsDeclaredIn(_compilation)
                && VariableOf(argument.Value is IDeclarationExpressionOperation declaration ? declaration.Expression : argument.Value) is { } target)
            {
                Write(target, new ValueWrite(WriteKind.Passed, call, Parameter: reference));
            }
        }
    }

    /// <summary><c>prompts.TryGetValue(name, out var prompt)</c></summary>
    private void TakeOut(IInvocationOperation invocation)
    {
        if (invocation.Instance is not { } owner
            || invocation.TargetMethod.IsDeclaredIn(_compilation)
            || !invocation.TargetMethod.Name.StartsWith("Try", StringComparison.Ordinal))
        {
            return;
        }

        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            if (argument.Parameter is { RefKind: RefKind.Out }
                && VariableOf(argument.Value is IDeclarationExpressionOperation declaration ? declaration.Expression : argument.Value) is { } variable)
            {
                Write(variable, new ValueWrite(WriteKind.Element, owner));
            }
        }
    }

    private void Return(IOperation operation, IOperation value)
    {
        for (IOperation? parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            IMethodSymbol? function = parent switch
            {
                IAnonymousFunctionOperation lambda => lambda.Symbol,
                ILocalFunctionOperation local => local.Symbol,
                _ => null,
            };
            if (function is not null)
            {
                if (!_returns.TryGetValue(function, out List<IOperation>? returns))
                {
                    _returns.Add(function, returns = []);
                }

                returns.Add(value);
                return;
            }
        }

        _ownReturns.Add(value);
    }

    private void Write(ISymbol variable, ValueWrite write)
    {
        if (!_writes.TryGetValue(variable, out List<ValueWrite>? writes))
        {
            _writes.Add(variable, writes = []);
        }

        writes.Add(write);
    }

    private static ISymbol? VariableOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };
}
