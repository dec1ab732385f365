using Microsoft.CodeAnalysis;
using PromptGen.Analyzers.Flow;

namespace PromptGen.Analyzers.Rules;

/// <summary>A finding as a diagnostic: at the text, with the way to the sink beside it.</summary>
internal static class FindingDiagnostic
{
    public static Diagnostic Of(DiagnosticDescriptor descriptor, TextFinding finding) =>
        Diagnostic.Create(descriptor, finding.Location, finding.Path.Locations(), finding.Path.Use.Name);
}
