using System;
using System.Collections.Generic;

namespace PromptGen;

/// <summary>The prompts whose versions a feature-management service chooses.</summary>
public sealed class PromptFeatureOptions
{
    /// <summary>The prompts that the service can choose versions for: <c>PromptCatalog.Releasable</c> of each assembly.</summary>
    public IList<ReleasablePrompt> Prompts { get; } = [];

    /// <summary>The feature that chooses the version of a prompt, by the id of the prompt.</summary>
    /// <remarks>
    /// The variant of the feature names the version: its configuration value if it has one, otherwise its name. The releases of the
    /// host choose the versions of prompts that are not listed here.
    /// </remarks>
    public IDictionary<string, string> Features { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
