using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PromptGen.Analyzers.Code;

namespace PromptGen.Analyzers.Flow;

internal sealed partial class TextFlow
{
    // A member that holds data for one instruction may hold a piece of another: both are looked at.
    private const int DataPart = -6;

    private void EnterProperty(IPropertyReferenceOperation reference, FlowPath path)
    {
        IPropertySymbol property = reference.Property.OriginalDefinition;
        if (IsTextOfRendered(reference))
        {
            ReportRendered(reference, PromptOf(reference.Instance), path);
            return;
        }

        if (Rendered.IsRendered(property.ContainingType) || Rendered.IsGenerated(property))
        {
            return;
        }

        if (Foreign.Is(property, _code.Compilation))
        {
            // An element of a collection; what a task, a lazy value or an option holds.
            if (property.IsIndexer || Transfers.IsWrapperMember(property.Name))
            {
                Enqueue(reference.Instance, path);
            }

            return;
        }

        if (property.IsIndexer)
        {
            if (property.GetMethod is { } getter)
            {
                EnterResult(getter, reference, path);
            }

            return;
        }

        path = path.Via(reference.Syntax.GetLocation()) with { Callee = null, Hops = path.Hops + 1, Text = null };
        path = Through(property, path);
        if (!Enter(property, path, HoldsData(property, path) ? DataPart : -1))
        {
            return;
        }

        FollowProperty(property, path);
        if (Families.MayHaveOthers(property))
        {
            foreach (SyntaxNode declaration in _scope.DeclarationsOf(Families.SimpleName(property), _cancellationToken))
            {
                if (DeclaredIn(declaration) is IPropertySymbol other
                    && Families.IsSameOrOverrides(other, property)
                    && Enter(other, path))
                {
                    FollowProperty(other, path);
                }
            }
        }
    }

    private ISymbol? DeclaredIn(SyntaxNode declaration)
    {
        ISymbol? symbol = _code.ModelOf(declaration.SyntaxTree).GetDeclaredSymbol(declaration, _cancellationToken);
        return symbol is IParameterSymbol { ContainingType: { } record } parameter
            ? FirstProperty(record, parameter.Name)
            : symbol;
    }

    private static IPropertySymbol? FirstProperty(INamedTypeSymbol type, string name)
    {
        foreach (ISymbol member in type.GetMembers(name))
        {
            if (member is IPropertySymbol property)
            {
                return property;
            }
        }

        return null;
    }

    private void FollowProperty(IPropertySymbol property, FlowPath path)
    {
        foreach (SyntaxNode syntax in PartialMembers.DeclarationsOf(property, _cancellationToken))
        {
            if (!_scope.Contains(syntax.SyntaxTree))
            {
                continue;
            }

            switch (syntax)
            {
                case PropertyDeclarationSyntax declaration:
                    if (!IsStandIn(property, path))
                    {
                        Enqueue(_code.InitialValue(declaration.Initializer, _cancellationToken), path);
                    }

                    if (MemberRoot.ReturningBody(declaration) is { } body)
                    {
                        foreach (IOperation result in _code.FactsOf(body, _cancellationToken).Returns)
                        {
                            Enqueue(result, path);
                        }
                    }

                    break;
                case ParameterSyntax when !HoldsData(property, path):
                    FollowPositional(property, path);
                    break;
            }
        }

        if (!HoldsData(property, path))
        {
            FollowPropertyWrites(property, path);
        }
    }

    /// <summary>A property of a record that its constructor sets.</summary>
    private void FollowPositional(IPropertySymbol property, FlowPath path)
    {
        foreach (IMethodSymbol constructor in property.ContainingType.InstanceConstructors)
        {
            foreach (IParameterSymbol parameter in constructor.Parameters)
            {
                if (parameter.Name == property.Name && constructor.Parameters.Length > 0 && Enter(parameter, path))
                {
                    FollowParameter(parameter, constructor, path);
                }
            }
        }
    }

    private void FollowPropertyWrites(IPropertySymbol property, FlowPath path)
    {
        if (!Enter(property, path, part: -2))
        {
            return;
        }

        List<ValueWrite> writes = [];
        foreach (ISymbol written in Families.CalledAs(property))
        {
            AddWrites(written, writes, path);
        }

        FollowWrites(property, writes, path with { Text = null });
    }

    /// <summary>What a function inside a member returns.</summary>
    private void EnterFunction(IMethodSymbol function, SyntaxNode syntax, FlowPath path)
    {
        if (_code.FactsAround(syntax, _cancellationToken) is not { } facts)
        {
            return;
        }

        foreach (IOperation result in facts.ReturnsOf(function))
        {
            Enqueue(result, path);
        }
    }

    private List<IOperation> ReturnsOf(IMethodSymbol method)
    {
        List<IOperation> returns = [];
        foreach (SyntaxReference reference in PartialMembers.DeclarationsOf(method))
        {
            if (!_scope.Contains(reference.SyntaxTree))
            {
                continue;
            }

            SyntaxNode syntax = reference.GetSyntax(_cancellationToken);
            if (syntax is LocalFunctionStatementSyntax)
            {
                if (_code.FactsAround(syntax, _cancellationToken) is { } facts)
                {
                    returns.AddRange(facts.ReturnsOf(method));
                }
            }
            else if (MemberRoot.ReturningBody(syntax) is { } body)
            {
                returns.AddRange(_code.FactsOf(body, _cancellationToken).Returns);
            }
        }

        return returns;
    }
}
