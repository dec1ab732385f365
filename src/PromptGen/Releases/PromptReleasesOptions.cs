using System;
using System.Collections.Generic;
using PromptGen.Releases;

namespace PromptGen;

/// <summary>What the releases of a host need to know.</summary>
public sealed class PromptReleasesOptions
{
    /// <summary>The prompts that may be released: <c>PromptCatalog.Releasable</c> of each assembly.</summary>
    public IList<ReleasablePrompt> Prompts { get; } = [];

    /// <summary>After this time a <see cref="PromptPin"/> holds nothing any more. Seven days unless set.</summary>
    public TimeSpan MaximumPinAge { get; set; } = TimeSpan.FromDays(7);

    internal ReleaseClock Clock { get; set; } = ReleaseClock.System;
}
