using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PromptGen.Analyzers.Flow;

namespace PromptGen.Analyzers.Rules;

/// <summary>A finding as a diagnostic: at the text, with the way to the sink beside it.</summary>
internal static class FindingDiagnostic
{
    /// <summary>The name of the property in which fixes find the sink.</summary>
    public const string Sink = "Sink";

    public static Diagnostic Of(DiagnosticDescriptor descriptor, TextFinding finding) =>
        Diagnostic.Create(
            descriptor,
            finding.Location,
            finding.Path.Locations(),
            ImmutableDictionary<string, string?>.Empty.Add(Sink, finding.Path.Use.Name),
            finding.Path.Use.Name);
}
