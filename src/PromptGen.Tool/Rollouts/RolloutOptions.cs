using PromptGen.Rollouts;
using PromptGen.Tool.Output;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Rollouts;

/// <summary>What every command that changes what is released is told.</summary>
/// <param name="Id">A prompt, or a bundle of prompts.</param>
/// <param name="StateFile">The published state to bring up to date; null: none.</param>
internal sealed record RolloutOptions(
    string Id, string Environment, ProjectSelection Where, string? Reason, string? StateFile, bool DryRun, OutputFormat Format, SigningFiles Signing);

/// <summary>A prompt that is to be changed.</summary>
/// <param name="Before">Null where it is not managed yet.</param>
/// <param name="Ready">The rollback that was signed for it.</param>
internal sealed record RolloutMember(string Id, PromptReleaseState? Before, SignedRollback? Ready)
{
    /// <summary>The serial that the signed rollback has taken.</summary>
    public long SerialFloor => Ready?.State.Find(Id)?.Serial ?? 0;
}

/// <summary>What became of it.</summary>
internal sealed record RolloutChange(RolloutMember Member, PromptReleaseState After)
{
    public bool IsChange => After != Member.Before;
}
