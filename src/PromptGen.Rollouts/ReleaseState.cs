using System;
using System.Collections.Generic;
using PromptGen.Core.Collections;

namespace PromptGen.Rollouts;

/// <summary>The releases in one environment: for each prompt, the versions that are served and their targets.</summary>
/// <param name="Environment">Such as <c>production</c>.</param>
/// <param name="Serial">Rises with every change of the whole.</param>
/// <param name="Prompts">By id (ordinal); those that read without a fault.</param>
internal sealed record ReleaseState(string Environment, long Serial, EquatableArray<PromptReleaseState> Prompts)
{
    /// <summary>When somebody should have published another state; null: never. What is released stays so.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>By name (ordinal).</summary>
    public EquatableArray<PromptBundle> Bundles { get; init; }

    /// <summary>The hashes of the packs with the versions that are not compiled in, in ordinal order. A source fetches these
    /// packs.</summary>
    public EquatableArray<string> Packs { get; init; }

    /// <summary>Null where this environment does not manage the prompt.</summary>
    public PromptReleaseState? Find(string id)
    {
        int low = 0;
        int high = Prompts.Count - 1;
        while (low <= high)
        {
            int middle = low + ((high - low) / 2);
            int order = string.CompareOrdinal(Prompts[middle].Id, id);
            if (order == 0)
            {
                return Prompts[middle];
            }

            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return null;
    }

    /// <summary>The serial of a state that names none: a change of any prompt raises it.</summary>
    public static long SumOfSerials(IEnumerable<PromptReleaseState> prompts)
    {
        long sum = 0;
        foreach (PromptReleaseState prompt in prompts)
        {
            sum = Math.Min(ReleaseLimits.Serial, sum + prompt.Serial);
        }

        return sum;
    }
}

/// <summary>Prompts that were written for each other: they are promoted and rolled back together, and share one draw.</summary>
/// <param name="Prompts">Ids, in ordinal order, at least two.</param>
internal sealed record PromptBundle(string Name, EquatableArray<string> Prompts)
{
    /// <summary>Whether it is meant by its own name, or by that of one of its prompts.</summary>
    public bool IsMeantBy(string name) => Name == name || Prompts.Any(prompt => prompt == name);
}
