using System.Collections.Generic;

namespace PromptGen;

/// <summary>For whom a unit of work renders prompts: what releases choose versions by.</summary>
public sealed record PromptContext
{
    /// <summary>Nobody in particular: prompts are served in their stable versions.</summary>
    public static PromptContext None { get; } = new();

    /// <summary>The user, tenant, ticket or conversation that shall always get the same version. Null: stable versions, which is counted.</summary>
    public string? Key { get; init; }

    /// <summary>The groups it belongs to. A canary may be open to groups whatever its percentage.</summary>
    public IReadOnlyCollection<string> Groups { get; init; } = [];

    /// <summary>What is being done: an endpoint, a queue, a job. For logs, not for the choice.</summary>
    public string? Route { get; init; }

    /// <summary>The versions that an earlier unit of work was served; null: none are held.</summary>
    public PromptPin? Pin { get; init; }
}
