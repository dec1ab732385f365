using System;
using System.Collections.Generic;

namespace PromptGen;

/// <summary>Which prompts a feature-management service decides.</summary>
public sealed class PromptFeatureOptions
{
    /// <summary>The prompts that may be decided: <c>PromptCatalog.Releasable</c> of each assembly.</summary>
    public IList<ReleasablePrompt> Prompts { get; } = [];

    /// <summary>
    /// From the id of a prompt to the feature whose variant says its version: by the variant's configuration value where it has one, else
    /// by its name. Prompts that are not named here are left to the releases of the host.
    /// </summary>
    public IDictionary<string, string> Features { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
