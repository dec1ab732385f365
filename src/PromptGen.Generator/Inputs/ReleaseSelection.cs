using Microsoft.CodeAnalysis.Diagnostics;
using PromptGen.Compiler.Versions;

namespace PromptGen.Generator.Inputs;

/// <summary>The release files to read, with the information in their paths.</summary>
internal sealed record ReleaseSelection(AnalyzerConfigOptionsProvider Options, NeededReleases Needed);
