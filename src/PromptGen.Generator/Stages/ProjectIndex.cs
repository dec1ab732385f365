using PromptGen.Compiler;
using PromptGen.Core.Collections;

namespace PromptGen.Generator.Stages;

/// <summary>The input of the checks across files.</summary>
internal sealed record ProjectIndex(EquatableArray<PromptIndexEntry> Prompts, EquatableArray<FragmentIndexEntry> Fragments);
