using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptGen.Analyzers.Code;
using PromptGen.Analyzers.Roles;
using PromptGen.Analyzers.Sinks;
using PromptGen.Analyzers.Texts;

namespace PromptGen.Analyzers.Flow;

internal sealed partial class TextFlow
{
    private readonly Dictionary<ISymbol, IReadOnlyList<IOperation>> _calls = new(SymbolEqualityComparer.Default);

    private void FollowCallers(IParameterSymbol parameter, IMethodSymbol method, FlowPath path)
    {
        if (method.MethodKind == MethodKind.Constructor && IsDatum(parameter, method.ContainingType, path))
        {
            return;
        }

        bool isGiven = path.IsGiven || (path.IsFragment && method.MethodKind != MethodKind.LocalFunction && !PromptNames.Takes(parameter.Name));
        foreach (IOperation call in CallsOf(method))
        {
            if (ArgumentOf(call, method, parameter.Ordinal) is not { } argument || At(call, method, path) is not { } reached)
            {
                continue;
            }

            Enqueue(argument, reached.Via(argument.Syntax.GetLocation()) with
            {
                Hops = path.Hops + 1,
                Callee = null,
                Text = null,
                IsGiven = isGiven,
            });
        }
    }

    /// <summary>What the call's own role makes of the path: decided, still open, or not one that counts.</summary>
    private FlowPath? At(IOperation call, IMethodSymbol method, FlowPath path)
    {
        if (path.Role is not { } role || !SymbolEqualityComparer.Default.Equals(role.ContainingSymbol.OriginalDefinition, method.OriginalDefinition))
        {
            return SaysOtherRole(call, path) ? null : path;
        }

        RoleReading reading = _roles.Read(ArgumentOf(call, method, role.Ordinal));
        if (reading.Position is { } position)
        {
            return path with { Position = position, Role = null };
        }

        return reading.Parameter is { } outer ? path with { Role = outer } : null;
    }

    private bool SaysOtherRole(IOperation call, FlowPath path)
    {
        foreach (IArgumentOperation argument in Arguments.Of(call))
        {
            if (argument.Parameter is { } parameter
                && argument.ArgumentKind != ArgumentKind.DefaultValue
                && RoleReader.IsRoleLike(parameter.Name, parameter.Type)
                && IsOther(_roles.Read(argument.Value), path))
            {
                return true;
            }
        }

        return call is IObjectCreationOperation { Initializer: { } initializer } && SaysOtherRole(initializer, path);
    }

    /// <summary>A message of the application whose role stands beside its text: only that of instructions counts.</summary>
    private bool SaysOtherRole(IAssignmentOperation assignment, FlowPath path)
    {
        if (assignment.Parent is not IObjectOrCollectionInitializerOperation initializer)
        {
            return false;
        }

        bool hasRole = false;
        foreach (IOperation member in initializer.Initializers)
        {
            if (member is ISimpleAssignmentOperation { Target: IMemberReferenceOperation target } sibling && RoleReader.IsRoleLike(target.Member.Name, target.Type))
            {
                hasRole = true;
                if (IsOther(_roles.Read(sibling.Value), path))
                {
                    return true;
                }
            }
        }

        if (hasRole || initializer.Parent is not IObjectCreationOperation creation)
        {
            return false;
        }

        return creation.Arguments.IsEmpty ? HasRole(creation.Type) : SaysOtherRole(creation, path);
    }

    private bool SaysOtherRole(IObjectOrCollectionInitializerOperation initializer, FlowPath path)
    {
        foreach (IOperation member in initializer.Initializers)
        {
            if (member is ISimpleAssignmentOperation { Target: IMemberReferenceOperation target } sibling
                && RoleReader.IsRoleLike(target.Member.Name, target.Type)
                && IsOther(_roles.Read(sibling.Value), path))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOther(RoleReading reading, FlowPath path) =>
        reading.IsKnown
        && (reading.Position is not { } position || (path.Position is PromptPosition.Instructions or PromptPosition.User && position != path.Position));

    private static bool HasRole(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            foreach (ISymbol member in type.GetMembers("Role"))
            {
                if (member is IPropertySymbol { IsReadOnly: false })
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>All calls of a method in the scope, also those through what it overrides or implements.</summary>
    private IReadOnlyList<IOperation> CallsOf(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        if (_calls.TryGetValue(method, out IReadOnlyList<IOperation>? known))
        {
            return known;
        }

        List<IOperation> calls = [];
        if (method.MethodKind == MethodKind.Constructor)
        {
            AddCreations(method, calls);
        }
        else
        {
            IReadOnlyList<ISymbol> names = Families.CalledAs(method);
            foreach (SyntaxNode node in _scope.UsesOf(Families.SimpleName(method), _cancellationToken))
            {
                NameUse use = NameUse.Of(node);
                if (use.Kind == NameUseKind.Call && _code.OperationOf(use.Node, _cancellationToken) is { } call && IsCallOf(call, names))
                {
                    calls.Add(call);
                }
            }
        }

        _calls.Add(method, calls);
        return calls;
    }

    private void AddCreations(IMethodSymbol constructor, List<IOperation> calls)
    {
        string type = constructor.ContainingType.Name;
        ISymbol[] names = [constructor];
        foreach (SyntaxTree tree in _scope.TreesWith(type))
        {
            TreeNames syntax = _code.NamesOf(tree, _cancellationToken);
            foreach (SyntaxNode node in syntax.UsesOf(type))
            {
                NameUse use = NameUse.Of(node);
                if (use.Kind == NameUseKind.Creation)
                {
                    Add(use.Node);
                }
            }

            foreach (SyntaxNode node in syntax.ImplicitCreations)
            {
                Add(node);
            }

            foreach (SyntaxNode node in syntax.ConstructorCalls)
            {
                Add(node);
            }
        }

        void Add(SyntaxNode node)
        {
            if (_code.OperationOf(node, _cancellationToken) is { } call && IsCallOf(call, names))
            {
                calls.Add(call);
            }
        }
    }

    private bool IsCallOf(IOperation call, IReadOnlyList<ISymbol> names)
    {
        if (call is IInvalidOperation)
        {
            foreach (IMethodSymbol considered in Considered(call))
            {
                foreach (ISymbol name in names)
                {
                    if (SymbolEqualityComparer.Default.Equals(considered, name))
                    {
                        return true;
                    }
                }
            }
        }

        if (Arguments.Target(call) is { } target)
        {
            foreach (ISymbol name in names)
            {
                if (SymbolEqualityComparer.Default.Equals(target, name))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
