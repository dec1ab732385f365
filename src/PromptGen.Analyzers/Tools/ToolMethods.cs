using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PromptGen.Analyzers.Tools;

/// <summary>Methods that a model may call, told by their attributes.</summary>
internal static class ToolMethods
{
    private static readonly string[] Marks = ["KernelFunctionAttribute", "McpServerToolAttribute", "SKFunctionAttribute", "AIFunctionAttribute"];

    private static readonly string[] Factories = ["AIFunctionFactory", "KernelFunctionFactory", "KernelExtensions", "McpServerTool"];

    private static readonly string[] FactoryMethods = ["Create", "CreateFromMethod", "CreateFunctionFromMethod"];

    public static bool IsMarked(IMethodSymbol method)
    {
        foreach (AttributeData attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && Array.IndexOf(Marks, type.Name) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What <c>[Description]</c> says about a method, parameter or property; nothing where there is none.</summary>
    public static string? DescriptionOf(ISymbol symbol)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute is { AttributeClass.Name: "DescriptionAttribute", ConstructorArguments: { Length: 1 } values } && values[0].Value is string text)
            {
                return text;
            }
        }

        return null;
    }

    public static bool IsDescription(AttributeSyntax attribute) =>
        attribute.ArgumentList is { Arguments.Count: 1 } && NameOf(attribute.Name) is "Description" or "DescriptionAttribute";

    /// <summary>The method, local function or lambda whose attribute it is, or whose parameter's or result's.</summary>
    public static SyntaxNode? Declaration(AttributeSyntax attribute)
    {
        for (SyntaxNode? node = attribute.Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax:
                    return node;
                case StatementSyntax or MemberDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }

    /// <summary>Whether a call has the name of one that makes a tool of a method.</summary>
    public static bool MakesTools(ExpressionSyntax called) =>
        (called is MemberAccessExpressionSyntax access ? access.Name : called as SimpleNameSyntax) is { Identifier.ValueText: var name } && Array.IndexOf(FactoryMethods, name) >= 0;

    public static bool MakesTools(IMethodSymbol method) => Array.IndexOf(Factories, method.ContainingType.Name) >= 0;

    public static Location TextOf(AttributeSyntax attribute) => attribute.ArgumentList!.Arguments[0].Expression.GetLocation();

    /// <summary>The descriptions of a method, of its parameters and of its result, as they are written.</summary>
    public static IEnumerable<AttributeSyntax> DescriptionsOf(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (SyntaxReference reference in method.DeclaringSyntaxReferences)
        {
            if (!compilation.ContainsSyntaxTree(reference.SyntaxTree))
            {
                continue;
            }

            SyntaxNode declaration = reference.GetSyntax(cancellationToken);
            foreach (SyntaxNode node in declaration.DescendantNodes(static node => node is not (BlockSyntax or ArrowExpressionClauseSyntax)))
            {
                if (node is AttributeSyntax attribute && IsDescription(attribute))
                {
                    yield return attribute;
                }
            }
        }
    }

    private static string NameOf(NameSyntax name) => name switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        _ => "",
    };
}
