using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PromptGen.Analyzers.Flow;

/// <summary>Members with a declaration in one part of a type and a body in another: callers mean the one, values come from the other.</summary>
internal static class PartialMembers
{
    /// <summary>All declarations of a method, that with the body among them.</summary>
    public static IEnumerable<SyntaxReference> DeclarationsOf(IMethodSymbol method)
    {
        foreach (SyntaxReference reference in method.DeclaringSyntaxReferences)
        {
            yield return reference;
        }

        if (method.PartialImplementationPart is { } implementation)
        {
            foreach (SyntaxReference reference in implementation.DeclaringSyntaxReferences)
            {
                yield return reference;
            }
        }
    }

    /// <summary>The same for a property, told from syntax: the compiler of the floor knows no partial properties.</summary>
    public static IEnumerable<SyntaxNode> DeclarationsOf(IPropertySymbol property, CancellationToken cancellationToken)
    {
        bool isPartial = false;
        foreach (SyntaxReference reference in property.DeclaringSyntaxReferences)
        {
            SyntaxNode declaration = reference.GetSyntax(cancellationToken);
            isPartial |= declaration is PropertyDeclarationSyntax syntax && syntax.Modifiers.Any(SyntaxKind.PartialKeyword);
            if (!isPartial)
            {
                yield return declaration;
            }
        }

        if (!isPartial)
        {
            yield break;
        }

        foreach (SyntaxReference part in property.ContainingType.DeclaringSyntaxReferences)
        {
            if (part.GetSyntax(cancellationToken) is not TypeDeclarationSyntax type)
            {
                continue;
            }

            foreach (MemberDeclarationSyntax member in type.Members)
            {
                if (member is PropertyDeclarationSyntax other && other.Identifier.ValueText == property.Name && other.Modifiers.Any(SyntaxKind.PartialKeyword))
                {
                    yield return other;
                }
            }
        }
    }

    /// <summary>The parameter as callers see it.</summary>
    public static IParameterSymbol Declared(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { PartialDefinitionPart: { } definition } && parameter.Ordinal < definition.Parameters.Length
            ? definition.Parameters[parameter.Ordinal]
            : parameter;
}
