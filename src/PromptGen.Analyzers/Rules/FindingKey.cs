using Microsoft.CodeAnalysis;
using PromptGen.Analyzers.Flow;
using PromptGen.Analyzers.Sinks;

namespace PromptGen.Analyzers.Rules;

/// <summary>What makes two findings one: the same thing said about the same place.</summary>
internal readonly record struct FindingKey(SyntaxTree? Tree, int Start, FindingKind Kind, PromptPosition Position)
{
    public static FindingKey Of(TextFinding finding) => new(
        finding.Location.SourceTree,
        finding.Location.SourceSpan.Start,
        finding.Kind,
        // A request body is instructions as well where it says so itself.
        finding.Path.Position == PromptPosition.Body ? PromptPosition.Instructions : finding.Path.Position);
}
