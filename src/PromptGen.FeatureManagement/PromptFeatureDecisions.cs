using PromptGen.Releases;

namespace PromptGen;

/// <summary>The versions that a feature-management service chose for one unit of work.</summary>
public sealed class PromptFeatureDecisions
{
    private readonly HeldVersions _held;

    internal PromptFeatureDecisions(HeldVersions held) => _held = held;

    /// <summary>Begins a unit of work that gets the chosen versions, except for versions that a release state has
    /// revoked.</summary>
    /// <remarks>
    /// Within another unit of work, it has the same context, and its releases choose the versions of prompts that the service did
    /// not choose.
    /// </remarks>
    /// <returns>The scope. Dispose it when the work ends, in the method that began it.</returns>
    public PromptScope Begin() => PromptScope.BeginHeld(_held);
}
