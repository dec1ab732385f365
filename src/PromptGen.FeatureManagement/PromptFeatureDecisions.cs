using PromptGen.Releases;

namespace PromptGen;

/// <summary>What a feature-management service has decided for one unit of work.</summary>
public sealed class PromptFeatureDecisions
{
    private readonly HeldVersions _held;

    internal PromptFeatureDecisions(HeldVersions held) => _held = held;

    /// <summary>
    /// Begins a unit of work that is served these versions, but for those that a release state has revoked. Within a unit of work it is
    /// one of the same key, whose releases decide what was not decided here.
    /// </summary>
    /// <returns>To be disposed where the work ends, in the same method.</returns>
    public PromptScope Begin() => PromptScope.BeginHeld(_held);
}
