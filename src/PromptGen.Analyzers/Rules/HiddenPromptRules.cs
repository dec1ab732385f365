using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PromptGen.Analyzers.Flow;
using PromptGen.Analyzers.Sinks;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Analyzers.Rules;

/// <summary>Instructions and templates that are written in C# instead of a prompt file.</summary>
internal static class HiddenPromptRules
{
    private static readonly DiagnosticDescriptor Instructions = Descriptors.Of(DiagnosticRules.HiddenInstructions);
    private static readonly DiagnosticDescriptor DistantInstructions = Descriptors.AtEndOf(DiagnosticRules.DistantHiddenInstructions);
    private static readonly DiagnosticDescriptor Template = Descriptors.Of(DiagnosticRules.HiddenTemplate);
    private static readonly DiagnosticDescriptor DistantTemplate = Descriptors.AtEndOf(DiagnosticRules.DistantHiddenTemplate);
    private static readonly DiagnosticDescriptor UntrackedFile = Descriptors.Of(DiagnosticRules.UntrackedPromptFile);
    private static readonly DiagnosticDescriptor DistantUntrackedFile = Descriptors.AtEndOf(DiagnosticRules.DistantUntrackedPromptFile);

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        ImmutableArray.Create(Instructions, DistantInstructions, Template, DistantTemplate, UntrackedFile, DistantUntrackedFile);

    public static DiagnosticDescriptor? For(TextFinding finding, bool isDistant) => (finding.Kind, finding.Path.Position) switch
    {
        (FindingKind.File, _) => isDistant ? DistantUntrackedFile : UntrackedFile,
        (FindingKind.Text, PromptPosition.Template) => isDistant ? DistantTemplate : Template,
        (FindingKind.Text, PromptPosition.Instructions or PromptPosition.Body) => isDistant ? DistantInstructions : Instructions,
        _ => null,
    };
}
