using System.Collections.Generic;
using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Rollouts;

namespace PromptGen.Tool.Rollouts;

/// <summary>A version never again. Where it is served, the prompts of its bundle go back with it.</summary>
internal sealed class Revocation(string version, string? to) : Retreat("revoke")
{
    private IReadOnlyList<string> _revoking = [];
    private bool _isStable;

    public override bool IsRollback => false;

    public override void Begin(RolloutRun run, IReadOnlyList<RolloutMember> members)
    {
        // The version of one prompt is not that of another, also where both have the same name.
        RolloutMember[] named = [.. members.Where(member => member.Id == run.Named)];
        RolloutMember[] meant = named.Length > 0 ? named : [.. members.Where(member => IsKnown(run, member))];
        if (meant.Length == 0 || !IsKnown(run, meant[0]))
        {
            // A misspelt version would be revoked without effect, which nobody notices in an incident.
            run.Releases.Get((meant.Length == 0 ? members : meant)[0].Id, version);
        }

        _revoking = [.. meant.Select(static member => member.Id)];
        _isStable = meant.Any(member => member.Before?.Stable.Version == version);
    }

    public override IReadOnlyList<RolloutChange> Together(IReadOnlyList<RolloutChange> changes)
    {
        // The canaries of a bundle run together or not at all.
        bool isLost = changes.Any(static change => change.After.Canary is null) && changes.Any(static change => change.After.Canary is not null);
        return !isLost ? changes : [.. changes.Select(static change => change.IsChange
            ? change with { After = change.After with { Canary = null } }
            : change with { After = ReleaseTransition.Abort(change.After, change.Member.SerialFloor).State! })];
    }

    /// <remarks>A companion that has gone back because of this revocation stays there when the command is repeated.</remarks>
    public override string LoggedAs(RolloutMember member) => IsRevoked(member) ? Name : Name + " " + string.Join(",", _revoking) + "@" + version;

    public override bool IsWrittenLast(RolloutMember member) => IsRevoked(member);

    protected override TransitionResult Change(RolloutRun run, RolloutMember member, PromptReleaseState state)
    {
        if (IsRevoked(member))
        {
            return ReleaseTransition.Revoke(run.Folder.Name, state, version, Named(run, state, to), Fallback(run, state), member.SerialFloor);
        }

        if (!_isStable || ReleaseLog.Last(run.Folder.LogPath(member.Id), state.Serial)?.Action == LoggedAs(member))
        {
            return new TransitionResult(state);
        }

        TransitionResult back = ReleaseTransition.Rollback(run.Folder.Name, state with { Canary = null }, to: null, Fallback(run, state), member.SerialFloor);
        if (back.State is { } earlier)
        {
            return new TransitionResult(earlier with { Canary = state.Canary?.Release.Version == earlier.Stable.Version ? null : state.Canary });
        }

        run.Note("`" + member.Id + "` stays at " + state.Stable.Version + ": no earlier version of it is known. Name one with `dotnet promptgen rollback " + member.Id + " --to VERSION`.");
        return new TransitionResult(state);
    }

    private bool IsRevoked(RolloutMember member) => _revoking.Contains(member.Id);

    private bool IsKnown(RolloutRun run, RolloutMember member) =>
        (member.Before is { } state && (state.Stable.Version == version || state.Canary?.Release.Version == version || state.Previous?.Version == version || state.IsRevoked(version)))
        || run.Releases.Versions(member.Id).Contains(version);
}
