using Microsoft.CodeAnalysis.Diagnostics;
using PromptGen.Compiler.Versions;

namespace PromptGen.Generator.Inputs;

/// <summary>Which release files to read, with what tells their paths.</summary>
internal sealed record ReleaseSelection(AnalyzerConfigOptionsProvider Options, NeededReleases Needed);
