using System.Collections.Generic;
using PromptGen.Rollouts;
using PromptGen.Tool.Comparing;

namespace PromptGen.Tool.Rollouts;

/// <summary>One kind of change.</summary>
internal interface IRolloutAction
{
    /// <summary>The command.</summary>
    string Name { get; }

    /// <summary>It must be able to do its work whatever else is broken.</summary>
    bool GoesBack { get; }

    /// <summary>It may begin an environment.</summary>
    bool MayBegin { get; }

    /// <summary>It goes back, for which a rollback may have been signed beforehand.</summary>
    bool IsRollback { get; }

    /// <summary>Why, if the options of the action say so; null: they do not.</summary>
    string? Reason { get; }

    /// <summary>Called once, before any prompt is changed.</summary>
    void Begin(RolloutRun run, IReadOnlyList<RolloutMember> members);

    TransitionResult Change(RolloutRun run, RolloutMember member);

    /// <summary>What becomes of all of them, once each of them could be changed.</summary>
    /// <exception cref="ToolFailure">Together they cannot be.</exception>
    IReadOnlyList<RolloutChange> Together(IReadOnlyList<RolloutChange> changes);

    /// <summary>What everyone gets from now on, compared with what they got; empty if the change is no new version for everyone.</summary>
    IReadOnlyList<PromptComparison> Compare(RolloutRun run, IReadOnlyList<RolloutChange> changes);

    /// <summary>What the log of a prompt says that was done.</summary>
    string LoggedAs(RolloutMember member);

    /// <summary>
    /// Whether a prompt is written after those that are not: the change of it is what the command is known by, so that a command that was
    /// interrupted is done again as a whole.
    /// </summary>
    bool IsWrittenLast(RolloutMember member);
}
