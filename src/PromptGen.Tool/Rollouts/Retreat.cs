using System.Collections.Generic;
using System.Linq;
using PromptGen.Core.Diagnostics;
using PromptGen.Rollouts;
using PromptGen.Tool.Comparing;

namespace PromptGen.Tool.Rollouts;

/// <summary>Goes back: <c>rollback</c>, <c>abort</c> and <c>revoke</c>. None of them looks at the prompts that are being worked on.</summary>
internal abstract class Retreat(string name) : IRolloutAction
{
    public string Name { get; } = name;

    public bool GoesBack => true;

    public bool MayBegin => false;

    public virtual bool IsRollback => true;

    public string? Reason => null;

    public virtual void Begin(RolloutRun run, IReadOnlyList<RolloutMember> members)
    {
    }

    public TransitionResult Change(RolloutRun run, RolloutMember member) => member.Before is { } state
        ? Change(run, member, state)
        : new TransitionResult(new ReleaseProblem(DiagnosticRules.NotManaged, member.Id, member.Id, run.Folder.Name));

    public virtual IReadOnlyList<RolloutChange> Together(IReadOnlyList<RolloutChange> changes) => changes;

    public IReadOnlyList<PromptComparison> Compare(RolloutRun run, IReadOnlyList<RolloutChange> changes) => [];

    public virtual string LoggedAs(RolloutMember member) => Name;

    public virtual bool IsWrittenLast(RolloutMember member) => false;

    protected abstract TransitionResult Change(RolloutRun run, RolloutMember member, PromptReleaseState state);

    protected static ReleasedVersion? Fallback(RolloutRun run, PromptReleaseState state) =>
        state.Previous is null || state.Previous == state.Stable ? run.Releases.Before(state.Id, state.Stable.Version) : null;

    /// <summary>A version that was named: as its release file has it, or as the state knows it where the file is not at hand.</summary>
    protected static ReleasedVersion? Named(RolloutRun run, PromptReleaseState state, string? version) => version is null ? null
        : run.Releases.Find(state.Id, version) is { } release ? ReleaseFiles.Reference(release)
        : state.Previous?.Version == version ? state.Previous
        : state.Stable.Version == version ? state.Stable
        : ReleaseFiles.Reference(run.Releases.Get(state.Id, version));
}

/// <summary>Back to the version before.</summary>
internal sealed class Rollback(string? to) : Retreat("rollback")
{
    private bool _takesCanaries;

    /// <remarks>The canaries of a bundle go together; where one runs, nobody's stable version changes.</remarks>
    public override void Begin(RolloutRun run, IReadOnlyList<RolloutMember> members) =>
        _takesCanaries = to is null && members.Any(static member => member.Before?.Canary is not null);

    /// <remarks>
    /// Whoever repeats the command, or runs it at the moment when a colleague does, wants the same as the first time. A second step back has to be asked for.
    /// </remarks>
    protected override TransitionResult Change(RolloutRun run, RolloutMember member, PromptReleaseState state)
    {
        if (to is null && ReleaseLog.Last(run.Folder.LogPath(member.Id), state.Serial) is { } last && last.Action == Name)
        {
            ReleasedVersion? further = state.Previous ?? run.Releases.Before(state.Id, state.Stable.Version);
            run.Note("`" + member.Id + "` was already rolled back by " + last.Who + ", " + Timestamp.Write(last.At) + ", from " + last.From + ". To roll back further, name the version: `--to "
                + (further?.Version ?? "VERSION") + "`.");
            return new TransitionResult(state);
        }

        return _takesCanaries
            ? ReleaseTransition.Abort(state, member.SerialFloor)
            : ReleaseTransition.Rollback(run.Folder.Name, state, Named(run, state, to), Fallback(run, state), member.SerialFloor);
    }
}

/// <summary>The canary away.</summary>
internal sealed class Abort() : Retreat("abort")
{
    protected override TransitionResult Change(RolloutRun run, RolloutMember member, PromptReleaseState state) =>
        ReleaseTransition.Abort(state, member.SerialFloor);
}
