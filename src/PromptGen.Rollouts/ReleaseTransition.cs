using System;
using System.Collections.Generic;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Rollouts;

/// <summary>Changes the release of a prompt. Every change, including a rollback, has a higher serial.</summary>
internal static class ReleaseTransition
{
    /// <param name="state">The current state; null if the environment does not manage the prompt yet.</param>
    /// <param name="serialFloor">The new serial is above it: a rollback that was signed beforehand has used it.</param>
    /// <param name="seed">The seed of a canary that begins.</param>
    /// <param name="guard">The change of the guard; null to keep it.</param>
    public static TransitionResult Promote(
        string id, string environment, PromptReleaseState? state, ReleasedVersion release, PromotionTarget target, long serialFloor, string seed, GuardChange? guard = null)
    {
        TransitionResult result = Promote(id, environment, state, release, target, serialFloor, seed);
        if (guard is null || result.State is not { } next || next.Guard == guard.Limits)
        {
            return result;
        }

        // Where the version stays as widely served as it was, the guard alone is a change.
        long serial = next == state ? Next(next, serialFloor) : next.Serial;
        return new TransitionResult(next with { Serial = serial, Guard = guard.Limits });
    }

    private static TransitionResult Promote(
        string id, string environment, PromptReleaseState? state, ReleasedVersion release, PromotionTarget target, long serialFloor, string seed)
    {
        if (state is null)
        {
            return target.IsStable
                ? new TransitionResult(new PromptReleaseState(id, serialFloor + 1, release))
                : Refuse(DiagnosticRules.NotManaged, id, id, environment);
        }

        if (state.IsRevoked(release.Version))
        {
            return Refuse(DiagnosticRules.VersionRevoked, id, id, release.Version, environment);
        }

        if (OtherHash(state, release) is { } known)
        {
            return Refuse(DiagnosticRules.OtherHash, id, environment, id, release.Version, known, release.Hash);
        }

        if (state.Canary is { } running && running.Release.Version != release.Version)
        {
            return Refuse(DiagnosticRules.OtherCanaryRuns, id, id, running.Release.Version, PercentText.Write(running.Percent), release.Version);
        }

        if (state.Stable.Version == release.Version)
        {
            return new TransitionResult(state);
        }

        PromptReleaseState next = state with { Serial = Next(state, serialFloor) };
        return target.IsStable
            ? new TransitionResult(next with { Stable = release, Previous = state.Stable, Canary = null })
            : Widen(state, next, release, target, seed);
    }

    /// <summary>Removes the canary, or returns to the previous stable version if there is no canary.</summary>
    /// <param name="to">The version to go to; null: as above.</param>
    /// <param name="fallback">The version to use if a previous stable version is not known.</param>
    public static TransitionResult Rollback(
        string environment, PromptReleaseState state, ReleasedVersion? to, ReleasedVersion? fallback, long serialFloor)
    {
        if (to is null && state.Canary is not null)
        {
            return Abort(state, serialFloor);
        }

        if ((to ?? state.Previous ?? fallback) is not { } target)
        {
            return Refuse(
                DiagnosticRules.NoWayBack, state.Id, state.Id, environment, "no earlier version is known", "Name one with `--to VERSION`.");
        }

        if (state.IsRevoked(target.Version))
        {
            return to is not null
                ? Refuse(DiagnosticRules.VersionRevoked, state.Id, state.Id, target.Version, environment)
                : Refuse(
                    DiagnosticRules.NoWayBack, state.Id, state.Id, environment, "the version before, " + target.Version + ", is revoked",
                    "Name another one with `--to VERSION`.");
        }

        if (OtherHash(state, target) is { } known)
        {
            return Refuse(DiagnosticRules.OtherHash, state.Id, environment, state.Id, target.Version, known, target.Hash);
        }

        if (target.Version == state.Stable.Version)
        {
            return Abort(state, serialFloor);
        }

        // Nothing before it is known any more: going back once more must not go forward again.
        return new TransitionResult(state with { Serial = Next(state, serialFloor), Stable = target, Previous = null, Canary = null });
    }

    /// <summary>Makes the live version the rollback target too: the prompt does not change while others of its bundle do.</summary>
    /// <param name="after">The version to release.</param>
    public static PromptReleaseState Stay(PromptReleaseState before, PromptReleaseState after, long serialFloor) =>
        after with { Serial = Next(before, serialFloor), Previous = after.Stable };

    /// <summary>Takes the canary away.</summary>
    public static TransitionResult Abort(PromptReleaseState state, long serialFloor) =>
        new(state.Canary is null ? state : state with { Serial = Next(state, serialFloor), Canary = null });

    /// <summary>Revokes a version; if it is served, another version is served from then on.</summary>
    public static TransitionResult Revoke(
        string environment, PromptReleaseState state, string version, ReleasedVersion? to, ReleasedVersion? fallback, long serialFloor)
    {
        PromptReleaseState next = state;
        if (state.Canary?.Release.Version == version)
        {
            next = next with { Canary = null };
        }

        if (state.Stable.Version == version)
        {
            // The way back of a stable version, whatever canary runs beside it.
            TransitionResult back = Rollback(
                environment, next with { Canary = null, Previous = next.Previous?.Version == version ? null : next.Previous }, to, fallback, serialFloor);
            if (back.State is null)
            {
                return back;
            }

            if (back.State.Stable.Version == version)
            {
                return Refuse(
                    DiagnosticRules.NoWayBack, state.Id, state.Id, environment, version + " is stable and no other version is left",
                    "Name the version to serve instead with `--to VERSION`.");
            }

            next = back.State with { Canary = next.Canary?.Release.Version == back.State.Stable.Version ? null : next.Canary };
        }

        if (!state.IsRevoked(version))
        {
            List<string> revoked = [.. state.Revoked, version];
            revoked.Sort(static (left, right) => PromptVersion.Parse(left).CompareTo(PromptVersion.Parse(right)));
            next = next with { Revoked = revoked.ToEquatableArray() };
        }

        if (next.Previous?.Version == version)
        {
            next = next with { Previous = null };
        }

        return new TransitionResult(next == state ? state : next with { Serial = Next(state, serialFloor) });
    }

    private static TransitionResult Widen(PromptReleaseState state, PromptReleaseState next, ReleasedVersion release, PromotionTarget target, string seed)
    {
        decimal percent = target.Percent!.Value;
        if (state.Canary is not { } canary)
        {
            EquatableArray<string> first = target.Group is null ? default : EquatableArray.Create(target.Group);
            return new TransitionResult(next with { Canary = new PromptCanary(release, percent, first, seed) });
        }

        bool hasGroup = target.Group is null || canary.Groups.Any(group => group == target.Group);
        if (target.Group is null && percent < canary.Percent)
        {
            return Refuse(
                DiagnosticRules.ShareNotRaised, state.Id, state.Id, canary.Release.Version, PercentText.Write(canary.Percent), PercentText.Write(percent));
        }

        if (hasGroup && percent <= canary.Percent)
        {
            return new TransitionResult(state);
        }

        List<string> groups = [.. canary.Groups];
        if (!hasGroup)
        {
            groups.Add(target.Group!);
            groups.Sort(StringComparer.Ordinal);
        }

        return new TransitionResult(next with
        {
            Canary = canary with { Percent = Math.Max(percent, canary.Percent), Groups = groups.ToEquatableArray() },
        });
    }

    /// <summary>The hash under which the state knows the version, if it differs.</summary>
    private static string? OtherHash(PromptReleaseState state, ReleasedVersion release)
    {
        foreach (ReleasedVersion? known in new[] { state.Stable, state.Previous, state.Canary?.Release })
        {
            if (known is not null && known.Version == release.Version && known.Hash != release.Hash)
            {
                return known.Hash;
            }
        }

        return null;
    }

    private static long Next(PromptReleaseState state, long serialFloor) => Math.Max(state.Serial, serialFloor) + 1;

    private static TransitionResult Refuse(DiagnosticRule rule, string id, params string[] arguments) => new(new ReleaseProblem(rule, id, arguments));
}

/// <summary>The result of a change.</summary>
internal sealed record TransitionResult
{
    public TransitionResult(PromptReleaseState state) => State = state;

    public TransitionResult(ReleaseProblem problem) => Problem = problem;

    /// <summary>The new state; the same as before if nothing had to change, null if the change is rejected.</summary>
    public PromptReleaseState? State { get; }

    /// <summary>Why it is refused.</summary>
    public ReleaseProblem? Problem { get; }
}

/// <summary>The change of the guard of a prompt's canaries.</summary>
/// <param name="Limits">Null: there is none any more.</param>
internal sealed record GuardChange(CanaryGuardLimits? Limits);
