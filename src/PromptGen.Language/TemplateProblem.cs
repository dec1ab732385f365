using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Language;

/// <summary>Something wrong in a template, at a range of its text.</summary>
/// <param name="Partial">The partial whose text is meant; null for the message itself.</param>
internal sealed record TemplateProblem(
    DiagnosticRule Rule, string? Partial, int Start, int Length, EquatableArray<string> Arguments);
