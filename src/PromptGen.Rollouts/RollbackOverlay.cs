using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Rollouts;

/// <summary>Lays rollbacks over a state: their prompts take the place of those with a lower serial.</summary>
/// <remarks>
/// <para>A rollback that is older than the state does not change anything, so a forgotten one does no harm.</para>
/// <para>The serial of the whole stays that of the state below. A rollback was signed for one state; laid over an older one, it must not make that one
/// pass for newer than the states that followed. Each prompt has its own serial, which the rollback increases.</para>
/// </remarks>
internal static class RollbackOverlay
{
    public static ReleaseStateReading Apply(ReleaseStateReading under, IEnumerable<ReleaseStateReading> rollbacks)
    {
        ReleaseState state = under.State!;
        SortedDictionary<string, PromptReleaseState> prompts = new(StringComparer.Ordinal);
        foreach (PromptReleaseState prompt in state.Prompts)
        {
            prompts.Add(prompt.Id, prompt);
        }

        HeldPrompts held = new();
        held.AddAll(under);
        foreach (ReleaseStateReading rollback in rollbacks)
        {
            if (rollback.State is not { } over || !rollback.Problems.IsEmpty)
            {
                return ReleaseStateReading.Rejected(rollback.Problems);
            }

            if (over.Environment != state.Environment)
            {
                return ReleaseStateReading.Rejected(EquatableArray.Create(
                    new ReleaseProblem(DiagnosticRules.OtherEnvironment, null, over.Environment, state.Environment)));
            }

            foreach (PromptReleaseState prompt in over.Prompts)
            {
                if (held.Contains(prompt.Id))
                {
                    held.Add(prompt.Id, prompt.Revoked);
                }

                if (prompts.TryGetValue(prompt.Id, out PromptReleaseState? served) && prompt.Serial > served.Serial && Over(served, prompt) is { } back)
                {
                    prompts[prompt.Id] = back;
                }
            }
        }

        ReleaseProblems problems = new();
        problems.AddRange(under.Problems);
        List<PromptBundle> bundles = BundleCheck.Keep([.. state.Bundles], prompts, held, problems);
        ReleaseState merged = state with { Prompts = prompts.Values.ToEquatableArray(), Bundles = bundles.ToEquatableArray() };
        return new ReleaseStateReading(merged, problems.ToEquatableArray(), held.Ids) { Revocations = held.Revocations };
    }

    /// <returns>The prompt with the versions that either of both revokes; null if it would serve one of those.</returns>
    private static PromptReleaseState? Over(PromptReleaseState served, PromptReleaseState back)
    {
        if (served.IsRevoked(back.Stable.Version) || (back.Canary is { } canary && served.IsRevoked(canary.Release.Version)))
        {
            return null;
        }

        string[] revoked = [.. served.Revoked.Union(back.Revoked)];
        if (revoked.Length == back.Revoked.Count)
        {
            return back;
        }

        Array.Sort(revoked, static (left, right) => PromptVersion.Parse(left).CompareTo(PromptVersion.Parse(right)));
        return back with { Revoked = new EquatableArray<string>(revoked) };
    }
}
