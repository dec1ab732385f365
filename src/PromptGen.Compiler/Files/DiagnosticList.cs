using System;
using System.Collections.Generic;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Compiler.Files;

/// <summary>Collects the problems of one file: each once, in the order of their places.</summary>
internal sealed class DiagnosticList(FileText file)
{
    private List<PromptDiagnostic>? _items;
    private HashSet<PromptDiagnostic>? _seen;

    public FileText File { get; } = file;

    /// <summary>More than are shown have been found: what only makes a message better need not be computed any more.</summary>
    public bool IsFull => _items is not null && _items.Count > FileLimits.Problems;

    public bool IsEmpty => _items is null;

    /// <summary>A problem at a node, or at its first line when it spans several.</summary>
    public void Add(DiagnosticRule rule, DocumentNode node, params string[] arguments)
    {
        int line = File.LineOf(Math.Min(node.Start, File.Text.Length));
        Add(rule, node.Start, Math.Max(node.Start, Math.Min(node.End, File.LineEnd(line))), arguments);
    }

    /// <summary>A problem at a range of offsets.</summary>
    public void Add(DiagnosticRule rule, int start, int end, params string[] arguments) =>
        Add(new PromptDiagnostic(rule, File.Span(start, end), arguments));

    /// <summary>A problem at a range of a scalar's value.</summary>
    public void AddInside(DiagnosticRule rule, ScalarNode node, int start, int length, params string[] arguments) =>
        Add(new PromptDiagnostic(rule, ScalarText.Map(File, node).Locate(start, length), arguments));

    public void Add(PromptDiagnostic diagnostic)
    {
        if (diagnostic.Arguments.Any(static argument => argument.Length > FileLimits.ProblemArgument))
        {
            diagnostic = diagnostic with { Arguments = diagnostic.Arguments.Map(static argument => ShortText.Cut(argument, FileLimits.ProblemArgument)) };
        }

        _items ??= [];
        _seen ??= new HashSet<PromptDiagnostic>(PlaceComparer.Instance);
        // An aliased node is read at each alias but was written once.
        if (_seen.Add(diagnostic))
        {
            _items.Add(diagnostic);
        }
    }

    public bool HasOnLine(DiagnosticRule rule, int line) =>
        _items is not null && _items.Exists(item => item.Rule == rule && item.Location.StartLine == line);

    public EquatableArray<PromptDiagnostic> ToEquatableArray()
    {
        if (_items is null)
        {
            return EquatableArray<PromptDiagnostic>.Empty;
        }

        _items.Sort(static (left, right) =>
        {
            int order = left.Location.Start.CompareTo(right.Location.Start);
            order = order != 0 ? order : string.CompareOrdinal(left.Rule.Id, right.Rule.Id);
            return order != 0 ? order : string.CompareOrdinal(string.Join("\n", left.Arguments), string.Join("\n", right.Arguments));
        });

        if (_items.Count > FileLimits.Problems)
        {
            int more = _items.Count - FileLimits.Problems;
            SourceSpan place = _items[FileLimits.Problems - 1].Location;
            _items.RemoveRange(FileLimits.Problems, more);
            _items.Add(new PromptDiagnostic(
                DiagnosticRules.TooManyProblems, place, more.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        return new EquatableArray<PromptDiagnostic>(_items.ToArray());
    }

    /// <summary>Hashes a problem by its place: hashing all the words of its rule would take longer than finding it.</summary>
    private sealed class PlaceComparer : IEqualityComparer<PromptDiagnostic>
    {
        public static readonly PlaceComparer Instance = new();

        public bool Equals(PromptDiagnostic? left, PromptDiagnostic? right) => left == right;

        public int GetHashCode(PromptDiagnostic problem) => unchecked((problem.Location.Start * 397) ^ problem.Location.Length);
    }
}
