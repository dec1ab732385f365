using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PromptGen.Analyzers.Flow;
using PromptGen.Analyzers.Sinks;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Analyzers.Rules;

/// <summary>Templates that are sent in the user's name. Off by default: much of what users say in samples and tests looks like one.</summary>
internal static class UserTemplateRules
{
    private static readonly DiagnosticDescriptor Template = Descriptors.Of(DiagnosticRules.HiddenUserTemplate);
    private static readonly DiagnosticDescriptor DistantTemplate = Descriptors.AtEndOf(DiagnosticRules.DistantHiddenUserTemplate);

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ImmutableArray.Create(Template, DistantTemplate);

    public static DiagnosticDescriptor? For(TextFinding finding, bool isDistant) =>
        finding is { Kind: FindingKind.Text, Path.Position: PromptPosition.User } ? (isDistant ? DistantTemplate : Template) : null;
}
