using System;
using System.Collections.Generic;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Compiler.Project;

/// <summary>Follows the includes between partials and message files: names that do not exist, and partials that include themselves.</summary>
internal sealed class IncludeChecker
{
    private enum State
    {
        Open,
        Done,
    }

    private readonly Dictionary<string, FragmentIndexEntry> _partials = new(StringComparer.Ordinal);
    private readonly Dictionary<string, State> _states = new(StringComparer.Ordinal);
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
        if (_states.ContainsKey(start.Name))
        {
            return;
        }

        List<(FragmentIndexEntry Partial, int Next)> path = [(start, 0)];
        _states[start.Name] = State.Open;
        while (path.Count > 0)
        {
            (FragmentIndexEntry partial, int next) = path[path.Count - 1];
            if (next == partial.Includes.Count)
            {
                _states[partial.Name] = State.Done;
                path.RemoveAt(path.Count - 1);
                continue;
            }

            path[path.Count - 1] = (partial, next + 1);
            if (!_partials.TryGetValue(partial.Includes[next].Name, out FragmentIndexEntry? included))
            {
                continue;
            }

            if (!_states.TryGetValue(included.Name, out State state))
            {
                _states[included.Name] = State.Open;
                path.Add((included, 0));
            }
            else if (state == State.Open)
            {
                ReportCycle(path, included.Name);
            }
        }
    }

    /// <summary>One problem for a cycle, at its first partial's include of the next.</summary>
    private void ReportCycle(List<(FragmentIndexEntry Partial, int Next)> path, string name)
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
}
