using System;
using System.Collections.Generic;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Core.Releases;

/// <summary>Lays a rollback over a state: its prompts take the place of those with a lower serial.</summary>
/// <remarks>One that is older than what the state holds changes nothing, so a forgotten one does no harm.</remarks>
internal static class RollbackOverlay
{
    public static ReleaseStateReading Apply(ReleaseStateReading under, ReleaseStateReading rollback)
    {
        ReleaseState state = under.State!;
        if (rollback.State is not { } over || !rollback.Problems.IsEmpty)
        {
            return ReleaseStateReading.Rejected(rollback.Problems);
        }

        if (over.Environment != state.Environment)
        {
            return ReleaseStateReading.Rejected(EquatableArray.Create(
                new ReleaseProblem(DiagnosticRules.OtherEnvironment, null, over.Environment, state.Environment)));
        }

        SortedDictionary<string, PromptReleaseState> prompts = new(StringComparer.Ordinal);
        foreach (PromptReleaseState prompt in state.Prompts)
        {
            prompts.Add(prompt.Id, prompt);
        }

        HeldPrompts held = new();
        held.AddAll(under);
        long risen = state.Serial;
        foreach (PromptReleaseState prompt in over.Prompts)
        {
            if (held.Contains(prompt.Id))
            {
                held.Add(prompt.Id, prompt.Revoked);
            }

            if (prompts.TryGetValue(prompt.Id, out PromptReleaseState? served) && prompt.Serial > served.Serial)
            {
                risen += prompt.Serial - served.Serial;
                prompts[prompt.Id] = prompt;
            }
        }

        List<ReleaseProblem> problems = [.. under.Problems];
        List<PromptBundle> bundles = BundleCheck.Keep([.. state.Bundles], prompts, held, problems);
        ReleaseState merged = state with
        {
            Serial = Math.Min(risen, ReleaseLimits.Serial),
            Prompts = prompts.Values.ToEquatableArray(),
            Bundles = bundles.ToEquatableArray(),
        };
        return new ReleaseStateReading(merged, problems.ToEquatableArray(), held.Ids) { Revocations = held.Revocations };
    }
}
