using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using PromptGen.Analyzers.Code;
using PromptGen.Analyzers.Flow;
using PromptGen.Analyzers.Sinks;
using PromptGen.Analyzers.Texts;

namespace PromptGen.Analyzers.Rules;

/// <summary>Looks for prompt text in the files of one compilation: each on its own, and all together at the end.</summary>
internal sealed class PromptSearch(CodeModel code, SinkNames sinks)
{
    private readonly ConcurrentDictionary<SyntaxTree, ImmutableArray<SinkUse>> _uses = new();
    private readonly ConcurrentDictionary<SyntaxTree, ImmutableArray<TextFinding>> _findings = new();

    /// <summary>Texts and sinks that stand in one file, with nothing in between that does not.</summary>
    public ImmutableArray<TextFinding> In(SemanticModel model, CancellationToken cancellationToken)
    {
        SyntaxTree tree = model.SyntaxTree;
        code.Use(model);
        if (_findings.TryGetValue(tree, out ImmutableArray<TextFinding> known))
        {
            return known;
        }

        ImmutableArray<SinkUse> uses = UsesIn(tree, cancellationToken);
        ImmutableArray<TextFinding> found = uses.IsEmpty ? ImmutableArray<TextFinding>.Empty : Search(new FlowScope(code, ImmutableArray.Create(tree)), uses, cancellationToken);
        return _findings.GetOrAdd(tree, found);
    }

    /// <summary>What only shows when all files are looked at together.</summary>
    public ImmutableArray<TextFinding> Across(CancellationToken cancellationToken)
    {
        List<SinkUse> uses = [];
        HashSet<FindingKey> reported = [];
        List<SyntaxTree> trees = [];
        foreach (SyntaxTree tree in code.Compilation.SyntaxTrees)
        {
            // Files that no action was given are generated.
            if (!_findings.TryGetValue(tree, out ImmutableArray<TextFinding> known))
            {
                continue;
            }

            trees.Add(tree);
            uses.AddRange(UsesIn(tree, cancellationToken));
            foreach (TextFinding finding in known)
            {
                reported.Add(FindingKey.Of(finding));
            }
        }

        if (uses.Count == 0 || trees.Count < 2)
        {
            return ImmutableArray<TextFinding>.Empty;
        }

        return Search(new FlowScope(code, trees.ToImmutableArray()), uses, cancellationToken)
            .Where(finding => !reported.Contains(FindingKey.Of(finding)) && !finding.IsSaidBy(reported))
            .ToImmutableArray();
    }

    private ImmutableArray<SinkUse> UsesIn(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (_uses.TryGetValue(tree, out ImmutableArray<SinkUse> known))
        {
            return known;
        }

        return _uses.GetOrAdd(tree, SinkFinder.Find(code, sinks, tree, cancellationToken));
    }

    /// <summary>Each text once, sorted by its place.</summary>
    private ImmutableArray<TextFinding> Search(FlowScope scope, IEnumerable<SinkUse> uses, CancellationToken cancellationToken)
    {
        HashSet<FindingKey> seen = [];
        List<TextFinding> found = [];
        foreach (TextFinding finding in TextFlow.Find(code, scope, uses, cancellationToken))
        {
            if (finding.Text is { } text && (text.IsEmpty || !PromptJudgement.IsPrompt(text, finding.Path)))
            {
                continue;
            }

            TextFinding placed = finding.Text is { } composed ? finding with { Location = composed.Anchor } : finding;
            if (placed.Location.SourceTree is { } tree && scope.Contains(tree) && seen.Add(FindingKey.Of(placed)))
            {
                found.Add(placed);
            }
        }

        found.RemoveAll(finding => finding.IsSaidBy(seen));
        found.Sort(static (left, right) => Compare(left.Location, right.Location));
        return found.ToImmutableArray();
    }

    private static int Compare(Location left, Location right)
    {
        int byPath = string.CompareOrdinal(left.SourceTree?.FilePath, right.SourceTree?.FilePath);
        return byPath != 0 ? byPath : left.SourceSpan.Start.CompareTo(right.SourceSpan.Start);
    }
}
