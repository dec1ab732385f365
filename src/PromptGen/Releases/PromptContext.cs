using System.Collections.Generic;

namespace PromptGen;

/// <summary>The user, groups and route of a unit of work; releases choose versions by the key and the groups.</summary>
public sealed record PromptContext
{
    /// <summary>A context without key and groups, which gets the stable version of each prompt.</summary>
    public static PromptContext None { get; } = new();

    /// <summary>The user, tenant, ticket or conversation that always gets the same version; null for stable versions, which
    /// <see cref="PromptReleasesStatus.UnkeyedChoices"/> counts.</summary>
    public string? Key { get; init; }

    /// <summary>The groups of the user or tenant, such as the internal group. A canary can include groups regardless of its
    /// percentage.</summary>
    public IReadOnlyCollection<string> Groups { get; init; } = [];

    /// <summary>The endpoint, queue or job that does the work, for logs; it does not influence which version is chosen.</summary>
    public string? Route { get; init; }

    /// <summary>The versions that an earlier unit of work got and this one keeps; null if it does not keep any.</summary>
    public PromptPin? Pin { get; init; }
}
