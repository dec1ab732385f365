using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Language.Binding;

namespace PromptGen.Compiler.Emission;

/// <summary>
/// The partials that must know how many includes they are inside: those that can include themselves, and all on a path to or from one. Elsewhere the
/// depth is that of the files.
/// </summary>
internal sealed class IncludeDepths
{
    private readonly Dictionary<BoundPartial, List<BoundPartial>> _includes = [];
    private readonly HashSet<BoundPartial> _counted = [];

    private IncludeDepths()
    {
    }

    public static IncludeDepths Of(BoundTemplate template)
    {
        IncludeDepths depths = new();
        if (!template.IsRecursive)
        {
            return depths;
        }

        depths.Collect(template.Body, []);
        IReadOnlyList<BoundPartial> recursive = depths._includes.Keys.Where(static partial => partial.IsRecursive).ToList();
        depths.AddReachable(recursive, partial => depths._includes[partial]);
        ILookup<BoundPartial, BoundPartial> includedBy = depths._includes
            .SelectMany(static entry => entry.Value.Select(included => (By: entry.Key, Included: included)))
            .ToLookup(static edge => edge.Included, static edge => edge.By);
        depths.AddReachable(recursive, partial => includedBy[partial]);
        return depths;
    }

    public bool AreCountedIn(BoundPartial partial) => _counted.Contains(partial);

    private void Collect(BoundBlock body, List<BoundPartial> included)
    {
        foreach (BoundStatement statement in body.Statements)
        {
            foreach (BoundInclude include in BoundChildren.Includes(statement))
            {
                included.Add(include.Partial);
                if (!_includes.ContainsKey(include.Partial))
                {
                    List<BoundPartial> inner = [];
                    _includes.Add(include.Partial, inner);
                    Collect(include.Partial.Body, inner);
                }
            }

            foreach (BoundBlock block in BoundChildren.Blocks(statement))
            {
                Collect(block, included);
            }
        }
    }

    /// <summary>Some partials, and all that lies one step further, and so on.</summary>
    private void AddReachable(IEnumerable<BoundPartial> start, Func<BoundPartial, IEnumerable<BoundPartial>> next)
    {
        HashSet<BoundPartial> reached = [.. start];
        Stack<BoundPartial> pending = new(reached);
        while (pending.Count > 0)
        {
            foreach (BoundPartial partial in next(pending.Pop()))
            {
                if (reached.Add(partial))
                {
                    pending.Push(partial);
                }
            }
        }

        _counted.UnionWith(reached);
    }
}
