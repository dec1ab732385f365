using System;
using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Generator.Outputs;

/// <summary>Problems of the compiler as diagnostics of Roslyn.</summary>
internal static class Diagnostics
{
    private static readonly ConcurrentDictionary<string, DiagnosticDescriptor> Descriptors = new(StringComparer.Ordinal);

    public static Diagnostic ToDiagnostic(this PromptDiagnostic problem)
    {
        object[] arguments = new object[problem.Arguments.Count];
        for (int i = 0; i < arguments.Length; i++)
        {
            arguments[i] = problem.Arguments[i];
        }

        return Diagnostic.Create(
            DescriptorOf(problem.Rule),
            LocationOf(problem),
            SeverityOf(problem.Severity),
            additionalLocations: null,
            properties: null,
            arguments);
    }

    private static DiagnosticDescriptor DescriptorOf(DiagnosticRule rule)
    {
        if (!Descriptors.TryGetValue(rule.Id, out DiagnosticDescriptor? descriptor))
        {
            descriptor = Descriptors.GetOrAdd(rule.Id, new DiagnosticDescriptor(
                rule.Id,
                rule.Title,
                rule.Message,
                rule.Category,
                SeverityOf(rule.Severity),
                isEnabledByDefault: true,
                rule.Description,
                rule.HelpLink));
        }

        return descriptor;
    }

    private static Location LocationOf(PromptDiagnostic problem)
    {
        SourceSpan span = problem.Location;
        return problem.ShownPath is not { } path
            ? Location.None
            : Location.Create(
                path,
                new TextSpan(span.Start, span.Length),
                new LinePositionSpan(
                    new LinePosition(span.StartLine, span.StartColumn),
                    new LinePosition(span.EndLine, span.EndColumn)));
    }

    private static DiagnosticSeverity SeverityOf(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error => DiagnosticSeverity.Error,
        RuleSeverity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };
}
