using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Compiler;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Prompts;
using PromptGen.Rollouts;
using PromptGen.Tool.Comparing;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Rollouts;

/// <summary>Rolls a version out to more calls.</summary>
/// <param name="version">Null: the canary that runs, else the version of the working copy.</param>
/// <param name="guard">Null: the guard stays as it is.</param>
/// <param name="again">Why a version that was rolled back is rolled out again; null: that is refused.</param>
internal sealed class Promotion(string? version, PromotionTarget target, GuardChange? guard, string? again) : IRolloutAction
{
    private readonly HashSet<string> _staying = new(StringComparer.Ordinal);
    private LoadedProject? _working;
    private string? _seed;

    public string Name => "promote";

    public bool GoesBack => false;

    public bool MayBegin => target.IsStable;

    public bool IsRollback => false;

    public string? Reason => again;

    public void Begin(RolloutRun run, IReadOnlyList<RolloutMember> members)
    {
        if (members.Count > 1 && version is not null)
        {
            throw new ToolFailure(
                DiagnosticRules.UnreadableInput, "", version, "the prompts of a bundle have different versions. Leave out the version, and each prompt gets the version of its working copy.");
        }

        _working = Working(run);
        // One draw for a bundle. Where an earlier command was interrupted, some of its prompts have theirs already.
        _seed = members.Select(static member => member.Before?.Canary?.Seed).OfType<string>().FirstOrDefault()
            ?? (members.Count > 1 ? run.Bundles.First(bundle => bundle.IsMeantBy(members[0].Id)).Name : members[0].Id)
                + "/" + ReleaseText.Count(members.Max(static member => Math.Max(member.Before?.Serial ?? 0, member.SerialFloor)) + 1);
    }

    public TransitionResult Change(RolloutRun run, RolloutMember member)
    {
        Release release = run.Releases.Get(member.Id, version ?? VersionOf(run, member));
        TransitionResult result = ReleaseTransition.Promote(
            member.Id, run.Folder.Name, member.Before, ReleaseFiles.Reference(release), target, member.SerialFloor, _seed!, guard);
        return result.State is null || result.State == member.Before ? result
            : (RolledBack(run, member, release.Version) ?? Obstacle(run, member.Id, release)) is { } obstacle ? new TransitionResult(obstacle)
            : result;
    }

    public IReadOnlyList<RolloutChange> Together(IReadOnlyList<RolloutChange> changes)
    {
        // The prompts of a bundle share one draw. Whoever gets one new version without the other would get a pair that nobody has tried.
        if (!target.IsStable && changes.Any(static change => change.After.Canary is not null) && changes.FirstOrDefault(static change => change.After.Canary is null) is { } alone)
        {
            throw ReleaseDiagnostics.Refusal(
                new ReleaseProblem(
                    DiagnosticRules.ContradictoryState, alone.Member.Id, alone.Member.Id,
                    "its version " + alone.After.Stable.Version + " is stable already, and the prompts of a bundle have canaries together; run `dotnet promptgen stamp` to give it a new version, or take it out of the bundle"),
                "");
        }

        return target.IsStable && changes.Any(static change => change.After.Stable != change.Member.Before?.Stable) ? [.. changes.Select(Staying)] : changes;
    }

    public IReadOnlyList<PromptComparison> Compare(RolloutRun run, IReadOnlyList<RolloutChange> changes)
    {
        List<PromptComparison> comparisons = [];
        foreach (RolloutChange change in target.IsStable ? changes : [])
        {
            if (change.Member.Before is { } before && before.Stable.Version != change.After.Stable.Version)
            {
                if (run.Releases.Find(change.Member.Id, before.Stable.Version) is { } old)
                {
                    comparisons.Add(PromptComparison.Of(old, run.Releases.Get(change.Member.Id, change.After.Stable.Version)));
                }
                else
                {
                    run.Note("The differences from " + before.Stable.Version + " of `" + change.Member.Id + "` are not shown, because its release file is missing.");
                }
            }
        }

        return comparisons;
    }

    public string LoggedAs(RolloutMember member) => Name;

    /// <summary>First those that stay: once all others have their versions, a command that is repeated does not know any more who stayed.</summary>
    public bool IsWrittenLast(RolloutMember member) => !_staying.Contains(member.Id);

    /// <summary>The way back of a bundle is the versions that were live together, so a prompt that stays while others change goes back to what it has.</summary>
    private RolloutChange Staying(RolloutChange change)
    {
        if (change.Member.Before is not { } before || before.Stable != change.After.Stable)
        {
            return change;
        }

        _staying.Add(change.Member.Id);
        return change.After.Previous == change.After.Stable ? change : change with { After = ReleaseTransition.Stay(before, change.After, change.Member.SerialFloor) };
    }

    private string VersionOf(RolloutRun run, RolloutMember member)
    {
        if (member.Before?.Canary is { } canary)
        {
            return canary.Release.Version;
        }

        return Prompt(member.Id)?.Definition!.Version ?? (run.Releases.Versions(member.Id) is [.., { } latest] ? latest : "of the working copy");
    }

    /// <summary>Somebody took this version away. To serve it again must be meant, and the log must say why.</summary>
    private ReleaseProblem? RolledBack(RolloutRun run, RolloutMember member, string promoted) =>
        again is null && member.Before is { } before && ReleaseLog.RolledBack(run.Folder.LogPath(member.Id), before.Serial, promoted) is { } entry
            ? new ReleaseProblem(
                DiagnosticRules.VersionRolledBack, member.Id, member.Id, promoted, run.Folder.Name, Timestamp.Write(entry.At), entry.Who,
                entry.Why is { Length: > 0 } why ? why : "no reason given")
            : null;

    /// <summary>Whether today's code can serve it: what the build proves of a rollback target, asked of what is to come.</summary>
    private ReleaseProblem? Obstacle(RolloutRun run, string id, Release release)
    {
        if (Prompt(id) is not { Resolved: { } resolved } prompt || !prompt.IsSound)
        {
            run.Note("It was not checked whether " + release.Version + " fits the code, because `" + id + "` does not have a working copy without errors here.");
            return null;
        }

        EquatableArray<ContractIncompatibility> obstacles = ContractComparison.FindIncompatibilities(
            PromptContract.Of(PromptCompiler.Effective(resolved)), PromptContract.Of(release.Effective()));
        return obstacles.IsEmpty
            ? null
            : new ReleaseProblem(
                DiagnosticRules.DoesNotFitCode, id, id, release.Version, "the working copy (" + prompt.Definition!.Version + ")",
                string.Join(" ", obstacles.Select(static obstacle => obstacle.Reason)).TrimEnd('.'));
    }

    private LoadedPrompt? Prompt(string id) => _working?.Prompts.FirstOrDefault(prompt => prompt.Definition?.Id == id);

    private static LoadedProject? Working(RolloutRun run)
    {
        try
        {
            return LoadedProject.Load(run.Project, LoadOptions.Prompts);
        }
        catch (ToolFailure)
        {
            // Releases can be promoted from a folder that holds nothing else.
            return null;
        }
    }
}
