using System.Collections.Generic;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Rollouts;

/// <summary>Whether the prompts of a bundle are released together: all of them have a canary with one draw, or none has.</summary>
internal static class BundleCheck
{
    /// <summary>Removes the prompts of a bundle with a fault from those that are served, and holds them back.</summary>
    /// <returns>The bundles without a fault.</returns>
    public static List<PromptBundle> Keep(
        List<PromptBundle> bundles, SortedDictionary<string, PromptReleaseState> prompts, HeldPrompts held, ReleaseProblems problems)
    {
        List<PromptBundle> sound = [];
        foreach (PromptBundle bundle in bundles)
        {
            if (Fault(bundle, prompts, held) is not { } fault)
            {
                sound.Add(bundle);
                continue;
            }

            foreach (string id in bundle.Prompts)
            {
                // What has a fault of its own has said so; its companions say why they wait.
                if (prompts.TryGetValue(id, out PromptReleaseState? prompt))
                {
                    prompts.Remove(id);
                    held.Add(id, prompt.Revoked);
                    problems.Add(new ReleaseProblem(DiagnosticRules.ContradictoryState, id, "bundles/" + bundle.Name, fault));
                }
            }
        }

        return sound;
    }

    /// <returns>A clause; null if there is none.</returns>
    private static string? Fault(PromptBundle bundle, SortedDictionary<string, PromptReleaseState> prompts, HeldPrompts held)
    {
        PromptReleaseState? first = null;
        foreach (string id in bundle.Prompts)
        {
            if (!prompts.TryGetValue(id, out PromptReleaseState? prompt))
            {
                return "`" + id + "` of this bundle " + (held.Contains(id) ? "has a fault" : "has no entry") + ", so the whole bundle is unchanged";
            }

            if (first is null)
            {
                first = prompt;
            }
            else if (!IsTogether(first.Canary, prompt.Canary))
            {
                return "`" + first.Id + "` and `" + id + "` are in this bundle and their canaries differ in percentage, groups or seed, so the whole bundle is unchanged";
            }
        }

        return null;
    }

    private static bool IsTogether(PromptCanary? left, PromptCanary? right) =>
        left is null || right is null
            ? left is null && right is null
            : left.Percent == right.Percent && left.Seed == right.Seed && left.Groups == right.Groups;
}
