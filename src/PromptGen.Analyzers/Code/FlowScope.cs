using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace PromptGen.Analyzers.Code;

/// <summary>The files that a search may look at: one while somebody types, all at the end of a compilation.</summary>
internal sealed class FlowScope
{
    private readonly CodeModel _code;
    private readonly HashSet<SyntaxTree> _members;
    private Dictionary<uint, List<SyntaxTree>>? _byWord;

    public FlowScope(CodeModel code, ImmutableArray<SyntaxTree> trees)
    {
        _code = code;
        Trees = trees;
        _members = [.. trees];
    }

    public ImmutableArray<SyntaxTree> Trees { get; }

    public bool Contains(SyntaxTree tree) => _members.Contains(tree);

    public IEnumerable<SyntaxNode> UsesOf(string name, CancellationToken cancellationToken)
    {
        foreach (SyntaxTree tree in TreesWith(name))
        {
            foreach (SyntaxNode node in _code.NamesOf(tree, cancellationToken).UsesOf(name))
            {
                yield return node;
            }
        }
    }

    public IEnumerable<SyntaxNode> DeclarationsOf(string name, CancellationToken cancellationToken)
    {
        foreach (SyntaxTree tree in TreesWith(name))
        {
            foreach (SyntaxNode node in _code.NamesOf(tree, cancellationToken).DeclarationsOf(name))
            {
                yield return node;
            }
        }
    }

    /// <summary>Files that may hold a name, in the compilation's order.</summary>
    public IEnumerable<SyntaxTree> TreesWith(string name)
    {
        if (Trees.Length == 1)
        {
            return Trees;
        }

        _byWord ??= Index();
        return _byWord.TryGetValue(WordSet.Hash(name), out List<SyntaxTree>? trees) ? trees : [];
    }

    private Dictionary<uint, List<SyntaxTree>> Index()
    {
        Dictionary<uint, List<SyntaxTree>> index = [];
        foreach (SyntaxTree tree in Trees)
        {
            foreach (uint word in _code.WordsOf(tree).Hashes)
            {
                if (!index.TryGetValue(word, out List<SyntaxTree>? trees))
                {
                    index.Add(word, trees = []);
                }

                trees.Add(tree);
            }
        }

        return index;
    }
}
