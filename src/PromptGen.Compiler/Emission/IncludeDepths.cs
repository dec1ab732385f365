using System.Collections.Generic;
using System.Linq;
using PromptGen.Core.Templates.Binding;

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
        foreach (BoundPartial recursive in depths._includes.Keys.Where(static partial => partial.IsRecursive))
        {
            depths._counted.UnionWith(depths.ReachableFrom(recursive));
        }

        depths._counted.UnionWith(depths._includes.Keys.Where(partial => depths.ReachableFrom(partial).Any(static reached => reached.IsRecursive)).ToList());
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

    /// <summary>A partial and all that it includes, directly or through others.</summary>
    private HashSet<BoundPartial> ReachableFrom(BoundPartial start)
    {
        HashSet<BoundPartial> reached = [start];
        Stack<BoundPartial> pending = new([start]);
        while (pending.Count > 0)
        {
            foreach (BoundPartial next in _includes[pending.Pop()].Where(reached.Add))
            {
                pending.Push(next);
            }
        }

        return reached;
    }
}
