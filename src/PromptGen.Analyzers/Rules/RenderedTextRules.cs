using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PromptGen.Analyzers.Flow;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Analyzers.Rules;

/// <summary>What happens to a rendered prompt between <c>Render</c> and the model: its text edited, or its identity left behind.</summary>
internal static class RenderedTextRules
{
    private static readonly DiagnosticDescriptor Edited = Descriptors.Of(DiagnosticRules.EditedAfterRender);
    private static readonly DiagnosticDescriptor Reduced = Descriptors.Of(DiagnosticRules.IdentityLost);
    private static readonly DiagnosticDescriptor DistantEdited = Descriptors.AtEndOf(DiagnosticRules.DistantEditedAfterRender);
    private static readonly DiagnosticDescriptor DistantReduced = Descriptors.AtEndOf(DiagnosticRules.DistantIdentityLost);

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ImmutableArray.Create(Edited, Reduced, DistantEdited, DistantReduced);

    public static DiagnosticDescriptor? For(TextFinding finding, bool isDistant) => finding.Kind switch
    {
        FindingKind.Edited => isDistant ? DistantEdited : Edited,
        FindingKind.Reduced => isDistant ? DistantReduced : Reduced,
        _ => null,
    };
}
