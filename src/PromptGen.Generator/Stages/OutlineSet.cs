using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using PromptGen.Compiler;
using PromptGen.Compiler.Naming;
using PromptGen.Compiler.Outlines;
using PromptGen.Core.Collections;

namespace PromptGen.Generator.Stages;

/// <summary>The outlines that become classes: one for each class name that no sound prompt has.</summary>
internal static class OutlineSet
{
    /// <summary>By path: the order of files must not reach an output.</summary>
    public static EquatableList<PromptOutline> Sorted(ImmutableArray<PromptOutline> wrong, ImmutableArray<PromptOutline> inTheWay)
    {
        PromptOutline[] all = [.. wrong, .. inTheWay];
        Array.Sort(all, static (left, right) =>
        {
            int order = string.CompareOrdinal(left.RelativePath, right.RelativePath);
            return order != 0 ? order : string.CompareOrdinal(left.Id, right.Id);
        });
        return new EquatableList<PromptOutline>(new EquatableArray<PromptOutline>(all));
    }

    /// <param name="outlines">Sorted by path: of several with one class name the first counts.</param>
    /// <param name="prompts">All prompts with a definition.</param>
    /// <param name="refused">The relative paths of prompts that get no class of their own.</param>
    public static EquatableList<PromptOutline> Of(
        EquatableArray<PromptOutline> outlines, EquatableArray<PromptIndexEntry> prompts, EquatableArray<string> refused)
    {
        if (outlines.IsEmpty)
        {
            return EquatableList<PromptOutline>.Empty;
        }

        HashSet<string> outlined = new(StringComparer.Ordinal);
        foreach (PromptOutline outline in outlines)
        {
            outlined.Add(outline.RelativePath);
        }

        HashSet<string> taken = new(StringComparer.Ordinal);
        foreach (PromptIndexEntry prompt in prompts)
        {
            if (!outlined.Contains(prompt.RelativePath) && !refused.Contains(prompt.RelativePath))
            {
                taken.Add(prompt.ClassName);
            }
        }

        List<PromptOutline> chosen = [];
        foreach (PromptOutline outline in outlines)
        {
            if (!ReservedNames.IsLibraryType(outline.ClassName) && taken.Add(outline.ClassName))
            {
                chosen.Add(outline);
            }
        }

        return new EquatableList<PromptOutline>(chosen.ToEquatableArray());
    }
}
