using PromptGen.Core.Collections;

namespace PromptGen.Generator.Stages;

/// <summary>The releases that there are, and whether every prompt must have one.</summary>
/// <param name="Paths">Relative to the project, sorted.</param>
internal sealed record ReleaseDemand(EquatableArray<string> Paths, bool RequiresReleases);
