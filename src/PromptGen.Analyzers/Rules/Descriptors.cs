using Microsoft.CodeAnalysis;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Analyzers.Rules;

/// <summary>The rules as descriptors of Roslyn.</summary>
internal static class Descriptors
{
    public static DiagnosticDescriptor Of(DiagnosticRule rule) => new(
        rule.Id,
        rule.Title,
        rule.Message,
        rule.Category,
        Severity(rule.Severity),
        isEnabledByDefault: rule.IsEnabledByDefault,
        rule.Description,
        rule.HelpLink);

    /// <summary>For what is known at the end of a compilation only, which editors are told.</summary>
    public static DiagnosticDescriptor AtEndOf(DiagnosticRule rule) => new(
        rule.Id,
        rule.Title,
        rule.Message,
        rule.Category,
        Severity(rule.Severity),
        isEnabledByDefault: rule.IsEnabledByDefault,
        rule.Description,
        rule.HelpLink,
        WellKnownDiagnosticTags.CompilationEnd);

    private static DiagnosticSeverity Severity(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error => DiagnosticSeverity.Error,
        RuleSeverity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };
}
