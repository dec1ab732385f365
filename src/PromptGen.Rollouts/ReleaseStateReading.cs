using PromptGen.Core.Collections;

namespace PromptGen.Rollouts;

/// <summary>The result of reading a state.</summary>
/// <param name="State">The state with the prompts that were read without a fault; null if the whole state is rejected.</param>
/// <param name="Problems">All at once; those without a prompt concern the whole.</param>
/// <param name="Held">
/// The prompts that the state names and that must stay as they are, by id (ordinal): those with a fault, and those of a bundle that
/// has one.
/// </param>
internal sealed record ReleaseStateReading(ReleaseState? State, EquatableArray<ReleaseProblem> Problems, EquatableArray<string> Held)
{
    /// <summary>The versions that the entries of held prompts revoke, as far as they can be read, by id (ordinal).</summary>
    public EquatableArray<HeldRevocations> Revocations { get; init; }

    public static ReleaseStateReading Rejected(EquatableArray<ReleaseProblem> problems) => new(null, problems, default);
}
