using System.Collections.Generic;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Rollouts;

/// <summary>
/// Collects what is wrong with one file. All problems are counted; so many are listed, each of a limited length, so a file can fill
/// neither a log nor a memory with what is said about it.
/// </summary>
internal sealed class ReleaseProblems
{
    private readonly List<ReleaseProblem> _listed = [];

    /// <summary>All of them, listed or not.</summary>
    public int Count { get; private set; }

    /// <summary>The next one is counted and not listed, so nothing needs to be computed for its message.</summary>
    public bool IsFull => Count >= ReleaseLimits.Problems;

    public void Add(ReleaseProblem problem)
    {
        if (!IsFull)
        {
            _listed.Add(problem with { Arguments = problem.Arguments.Map(static argument => ShortText.Cut(argument, ReleaseLimits.ProblemArgument)) });
        }

        Count++;
    }

    public void AddRange(EquatableArray<ReleaseProblem> problems)
    {
        foreach (ReleaseProblem problem in problems)
        {
            Add(problem);
        }
    }

    public EquatableArray<ReleaseProblem> ToEquatableArray()
    {
        if (Count == _listed.Count)
        {
            return _listed.ToEquatableArray();
        }

        List<ReleaseProblem> shown = [.. _listed, new ReleaseProblem(DiagnosticRules.MoreReleaseProblems, null, ReleaseText.Count(Count - _listed.Count))];
        return shown.ToEquatableArray();
    }
}
