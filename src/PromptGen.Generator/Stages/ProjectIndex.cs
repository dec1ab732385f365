using PromptGen.Compiler;
using PromptGen.Core.Collections;

namespace PromptGen.Generator.Stages;

/// <summary>What the checks across files look at.</summary>
internal sealed record ProjectIndex(EquatableArray<PromptIndexEntry> Prompts, EquatableArray<FragmentIndexEntry> Fragments);
