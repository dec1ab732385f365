using PromptGen.Core.Collections;

namespace PromptGen.Rollouts;

/// <summary>What reading a state gave.</summary>
/// <param name="State">With the prompts that read without a fault; null where the whole is not taken.</param>
/// <param name="Problems">All at once; those without a prompt concern the whole.</param>
/// <param name="Held">
/// The prompts that the state names and that must stay as they are, by id (ordinal): those with a fault, and those of a bundle that has one.
/// </param>
internal sealed record ReleaseStateReading(ReleaseState? State, EquatableArray<ReleaseProblem> Problems, EquatableArray<string> Held)
{
    /// <summary>What the entries of held prompts revoke, as far as it can be read, by id (ordinal).</summary>
    public EquatableArray<HeldRevocations> Revocations { get; init; }

    public static ReleaseStateReading Rejected(EquatableArray<ReleaseProblem> problems) => new(null, problems, default);
}
