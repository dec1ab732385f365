using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Rollouts;

namespace PromptGen.Tool.Rollouts;

/// <summary>What prompts that change together would go back to from what is released of them.</summary>
internal static class WayBack
{
    /// <summary>The rollback to be signed and kept beside the prompts' files.</summary>
    /// <param name="released">The prompts: one, or all of a bundle.</param>
    /// <param name="ready">The one that is kept there.</param>
    /// <param name="environment">With what is released of the prompts.</param>
    /// <param name="isMissing">One of the prompts has no way back, so there is none for all of them.</param>
    /// <returns>Null where there is none, or where the one that is kept is it.</returns>
    /// <exception cref="ToolFailure">It cannot be signed.</exception>
    public static SignedRollback? Of(
        IReadOnlyList<PromptReleaseState> released, ReleaseFiles releases, SigningOptions signing, SignedRollback? ready, ReleaseState environment, out bool isMissing)
    {
        bool takesCanaries = released.Any(static prompt => prompt.Canary is not null);
        List<PromptReleaseState> back = [];
        isMissing = false;
        foreach (PromptReleaseState prompt in released)
        {
            ReleasedVersion? fallback = prompt.Previous is null ? releases.Before(prompt.Id, prompt.Stable.Version) : null;
            TransitionResult result = takesCanaries
                ? ReleaseTransition.Abort(prompt, serialFloor: 0)
                : ReleaseTransition.Rollback(environment.Environment, prompt, to: null, fallback, serialFloor: 0);
            isMissing |= result.State is null;
            if (result.State is { } state && state != prompt)
            {
                back.Add(state);
            }
        }

        isMissing |= back.Count == 0;
        if (isMissing || (ready is not null && ready.State.Prompts == Sorted(back) && signing.Signer!.HasSigned(ready.Envelope, signing.Trusted)))
        {
            return null;
        }

        SignedRollback rollback = SignedRollback.Sign(signing.Signer!, environment.Environment, Sorted(back));
        WrittenState.Check(rollback, environment);
        return rollback;
    }

    private static EquatableArray<PromptReleaseState> Sorted(IEnumerable<PromptReleaseState> prompts) =>
        prompts.OrderBy(static prompt => prompt.Id, StringComparer.Ordinal).ToEquatableArray();
}
