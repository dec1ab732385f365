using System;
using System.Collections.Concurrent;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PromptGen.Analyzers.Code;

/// <summary>What is known about the code of one compilation, worked out where it is asked for, and once.</summary>
internal sealed class CodeModel
{
    private readonly Func<SyntaxTree, WordSet> _readWords;
    private readonly ConcurrentDictionary<SyntaxTree, WordSet> _words = new();
    private readonly ConcurrentDictionary<SyntaxTree, TreeNames> _names = new();
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<SyntaxNode, MemberFacts> _members = new();
    private readonly ConcurrentDictionary<SyntaxNode, INamedTypeSymbol?> _types = new();

    public CodeModel(Compilation compilation, Func<SyntaxTree, WordSet> readWords)
    {
        Compilation = compilation;
        _readWords = readWords;
    }

    public Compilation Compilation { get; }

    public WordSet WordsOf(SyntaxTree tree) => _words.GetOrAdd(tree, _readWords);

    public TreeNames NamesOf(SyntaxTree tree, CancellationToken cancellationToken) =>
        _names.TryGetValue(tree, out TreeNames? names) ? names : _names.GetOrAdd(tree, TreeNames.Of(tree.GetRoot(cancellationToken)));

    /// <summary>The driver's own model for a file, where it has one: what it bound need not be bound again.</summary>
    public void Use(SemanticModel model) => _models.TryAdd(model.SyntaxTree, model);

    public SemanticModel ModelOf(SyntaxTree tree) =>
        _models.TryGetValue(tree, out SemanticModel? model) ? model : _models.GetOrAdd(tree, Compilation.GetSemanticModel(tree));

    /// <summary>What a node does; nothing where it is code of another project, which no model of this compilation knows.</summary>
    public IOperation? OperationOf(SyntaxNode node, CancellationToken cancellationToken) =>
        _models.ContainsKey(node.SyntaxTree) || Compilation.ContainsSyntaxTree(node.SyntaxTree) ? ModelOf(node.SyntaxTree).GetOperation(node, cancellationToken) : null;

    /// <summary>What an initializer gives; asking its own expression would miss the array that <c>{ a, b }</c> creates.</summary>
    public IOperation? InitialValue(EqualsValueClauseSyntax? initializer, CancellationToken cancellationToken) => initializer is null
        ? null
        : OperationOf(initializer, cancellationToken) is ISymbolInitializerOperation initial ? initial.Value : OperationOf(initializer.Value, cancellationToken);

    /// <summary>How values move in the member that a node belongs to; nothing outside of members.</summary>
    public MemberFacts? FactsAround(SyntaxNode node, CancellationToken cancellationToken) =>
        MemberRoot.Of(node) is { } root ? FactsOf(root, cancellationToken) : null;

    /// <summary>The type in whose code a node stands; nothing in top-level statements.</summary>
    public INamedTypeSymbol? TypeAround(SyntaxNode node, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() is not { } declaration)
        {
            return null;
        }

        return _types.TryGetValue(declaration, out INamedTypeSymbol? type)
            ? type
            : _types.GetOrAdd(declaration, ModelOf(declaration.SyntaxTree).GetDeclaredSymbol(declaration, cancellationToken) as INamedTypeSymbol);
    }

    public MemberFacts FactsOf(SyntaxNode root, CancellationToken cancellationToken) =>
        _members.TryGetValue(root, out MemberFacts? facts) ? facts : _members.GetOrAdd(root, MemberFacts.Of(OperationOf(root, cancellationToken), Compilation));
}
