using System;
using System.Collections.Concurrent;
using System.Globalization;
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
        int count = problem.Arguments.Count;
        object[] arguments = new object[problem.Note.Length == 0 ? count : count + 1];
        for (int i = 0; i < count; i++)
        {
            arguments[i] = problem.Arguments[i];
        }

        if (arguments.Length > count)
        {
            arguments[count] = problem.Note;
        }

        return Diagnostic.Create(
            DescriptorOf(problem.Rule, problem.Note.Length == 0 ? "" : "{" + count.ToString(CultureInfo.InvariantCulture) + "}"),
            LocationOf(problem),
            SeverityOf(problem.Severity),
            additionalLocations: null,
            properties: null,
            arguments);
    }

    /// <param name="note">The place of a note behind the message, or empty.</param>
    private static DiagnosticDescriptor DescriptorOf(DiagnosticRule rule, string note)
    {
        string key = rule.Id + note;
        if (!Descriptors.TryGetValue(key, out DiagnosticDescriptor? descriptor))
        {
            descriptor = Descriptors.GetOrAdd(key, new DiagnosticDescriptor(
                rule.Id,
                rule.Title,
                rule.Message + note,
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
