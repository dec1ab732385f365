using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PromptGen.Analyzers.Code;

/// <summary>Where each name stands in one file, in the order of the text.</summary>
internal sealed class TreeNames
{
    private static readonly IReadOnlyList<SyntaxNode> Nothing = [];

    private readonly Dictionary<string, List<SyntaxNode>> _uses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SyntaxNode>> _declarations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _aliases = new(StringComparer.Ordinal);
    private readonly List<SyntaxNode> _implicitCreations = [];
    private readonly List<SyntaxNode> _baseCalls = [];
    private readonly List<SyntaxNode> _shapes = [];

    private TreeNames()
    {
    }

    /// <summary><c>new(...)</c> with arguments or an initializer.</summary>
    public IReadOnlyList<SyntaxNode> ImplicitCreations => _implicitCreations;

    /// <summary>Calls of other constructors: <c>: base(...)</c>, <c>: this(...)</c> and the base of a type with a primary constructor.</summary>
    public IReadOnlyList<SyntaxNode> ConstructorCalls => _baseCalls;

    /// <summary>Anonymous objects, initializers, calls with several arguments: what a request is made of by hand.</summary>
    public IReadOnlyList<SyntaxNode> Shapes => _shapes;

    public static TreeNames Of(SyntaxNode root)
    {
        TreeNames names = new();
        foreach (SyntaxNode node in root.DescendantNodes())
        {
            names.Add(node);
        }

        return names;
    }

    /// <summary>Each place where a name is used, also through an alias.</summary>
    public IReadOnlyList<SyntaxNode> UsesOf(string name)
    {
        IReadOnlyList<SyntaxNode> found = _uses.TryGetValue(name, out List<SyntaxNode>? uses) ? uses : Nothing;
        if (_aliases.Count == 0)
        {
            return found;
        }

        List<SyntaxNode>? all = null;
        foreach (KeyValuePair<string, string> alias in _aliases)
        {
            if (string.Equals(alias.Value, name, StringComparison.Ordinal) && !string.Equals(alias.Key, name, StringComparison.Ordinal)
                && _uses.TryGetValue(alias.Key, out List<SyntaxNode>? more))
            {
                all ??= [.. found];
                all.AddRange(more);
            }
        }

        return all ?? found;
    }

    /// <summary>The methods and properties of a name that are declared in the file.</summary>
    public IReadOnlyList<SyntaxNode> DeclarationsOf(string name) => _declarations.TryGetValue(name, out List<SyntaxNode>? found) ? found : Nothing;

    private void Add(SyntaxNode node)
    {
        switch (node)
        {
            case SimpleNameSyntax name:
                Add(_uses, name.Identifier.ValueText, name);
                break;
            case ImplicitObjectCreationExpressionSyntax creation when creation.ArgumentList.Arguments.Count > 0 || creation.Initializer is not null:
                _implicitCreations.Add(creation);
                _shapes.Add(creation);
                break;
            case ObjectCreationExpressionSyntax creation:
                if (creation.Initializer is not null || creation.ArgumentList is { Arguments.Count: > 1 })
                {
                    _shapes.Add(creation);
                }

                break;
            case AnonymousObjectCreationExpressionSyntax or InvocationExpressionSyntax { ArgumentList.Arguments.Count: > 1 }:
            // The value of a name that a JSON writer was given before.
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WriteStringValue" or "WriteValue" } }:
                _shapes.Add(node);
                break;
            case AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax or MemberAccessExpressionSyntax, Parent: ExpressionStatementSyntax }:
                _shapes.Add(node);
                break;
            case ConstructorInitializerSyntax { ArgumentList.Arguments.Count: > 0 } or PrimaryConstructorBaseTypeSyntax { ArgumentList.Arguments.Count: > 0 }:
                _baseCalls.Add(node);
                break;
            case MethodDeclarationSyntax method:
                Add(_declarations, method.Identifier.ValueText, method);
                break;
            case PropertyDeclarationSyntax property:
                Add(_declarations, property.Identifier.ValueText, property);
                break;
            case ParameterSyntax { Parent.Parent: RecordDeclarationSyntax } parameter:
                Add(_declarations, parameter.Identifier.ValueText, parameter);
                break;
            case UsingDirectiveSyntax { Alias: { } alias, NamespaceOrType: NameSyntax target }:
                _aliases[alias.Name.Identifier.ValueText] = LastName(target);
                break;
        }
    }

    private static string LastName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };

    private static void Add(Dictionary<string, List<SyntaxNode>> nodes, string name, SyntaxNode node)
    {
        if (!nodes.TryGetValue(name, out List<SyntaxNode>? same))
        {
            nodes.Add(name, same = []);
        }

        same.Add(node);
    }
}
