using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PromptGen.Analyzers.Flow;
using PromptGen.Analyzers.Sinks;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Analyzers.Rules;

/// <summary>What a model reads about tools, where it is written in code and not in a prompt file.</summary>
internal static class ToolDescriptionRules
{
    public static DiagnosticDescriptor Rule { get; } = Descriptors.Of(DiagnosticRules.ToolDescription);

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ImmutableArray.Create(Rule);

    /// <summary>The rule has no report for the end of a compilation: a suggestion is of use while somebody writes the description.</summary>
    public static DiagnosticDescriptor? For(TextFinding finding, bool isDistant) =>
        !isDistant && finding is { Kind: FindingKind.Text, Path.Position: PromptPosition.ToolDescription } ? Rule : null;
}
