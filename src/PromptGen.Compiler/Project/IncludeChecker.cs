using System;
using System.Collections.Generic;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Compiler.Project;

/// <summary>Follows the includes between partials and message files: names that do not exist, and partials that include themselves whatever the values are.</summary>
internal sealed class IncludeChecker
{
    private readonly Dictionary<string, FragmentIndexEntry> _partials = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);
    private readonly List<PromptDiagnostic> _problems = [];

    private IncludeChecker(FragmentIndexEntry[] partials)
    {
        // Of two with one name, which is an error, the first counts, as when a prompt resolves.
        for (int i = partials.Length - 1; i >= 0; i--)
        {
            _partials[partials[i].Name] = partials[i];
        }
    }

    /// <param name="fragments">All, sorted by path.</param>
    /// <param name="partials">Those of them that can be included.</param>
    public static IReadOnlyList<PromptDiagnostic> Check(FragmentIndexEntry[] fragments, FragmentIndexEntry[] partials)
    {
        IncludeChecker checker = new(partials);
        foreach (FragmentIndexEntry fragment in fragments)
        {
            foreach (FragmentInclude include in fragment.Includes)
            {
                if (!checker._partials.ContainsKey(include.Name))
                {
                    string advice = FragmentLibrary.SuggestPartial(include.Name, checker._partials.Keys);
                    checker._problems.Add(new PromptDiagnostic(DiagnosticRules.MissingPartial, include.Span, include.Name, advice));
                }
            }
        }

        foreach (FragmentIndexEntry partial in partials)
        {
            checker.FindCycles(partial);
        }

        return checker._problems;
    }

    /// <summary>Depth first, with a list in place of the call stack: a chain of partials may be long.</summary>
    private void FindCycles(FragmentIndexEntry start)
    {
        if (!_seen.Add(start.Name))
        {
            return;
        }

        List<Step> path = [new Step(start)];
        while (path.Count > 0)
        {
            Step step = path[path.Count - 1];
            if (step.Next == step.Partial.Includes.Count)
            {
                _done.Add(step.Partial.Name);
                path.RemoveAt(path.Count - 1);
                continue;
            }

            FragmentInclude include = step.Partial.Includes[step.Next++];
            if (include.IsConditional || !_partials.TryGetValue(include.Name, out FragmentIndexEntry? included))
            {
                continue;
            }

            if (_seen.Add(included.Name))
            {
                path.Add(new Step(included));
            }
            else if (!_done.Contains(included.Name))
            {
                ReportCycle(path, included.Name);
            }
        }
    }

    /// <summary>One problem for a cycle, at its first partial's include of the next.</summary>
    private void ReportCycle(List<Step> path, string name)
    {
        int first = path.FindIndex(step => step.Partial.Name == name);
        List<string> names = [];
        for (int i = first; i < path.Count; i++)
        {
            names.Add(path[i].Partial.Name);
        }

        names.Add(name);
        FragmentInclude include = path[first].Partial.Includes[path[first].Next - 1];
        _problems.Add(new PromptDiagnostic(DiagnosticRules.IncludeCycle, include.Span, name, string.Join(" > ", names)));
    }

    /// <summary>A partial that is being followed, and which of its includes is next.</summary>
    private sealed class Step(FragmentIndexEntry partial)
    {
        public FragmentIndexEntry Partial { get; } = partial;

        public int Next { get; set; }
    }
}
