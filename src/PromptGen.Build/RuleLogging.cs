using System;
using Microsoft.Build.Utilities;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Build;

/// <summary>Rules as MSBuild reports them: code, file, line and the page that explains it.</summary>
internal static class RuleLogging
{
    /// <summary>Reports a problem of a whole file.</summary>
    public static void LogRule(this TaskLoggingHelper log, DiagnosticRule rule, string? file, params string[] arguments) =>
        log.Log(new PromptDiagnostic(rule, new SourceSpan(file ?? "", 0, 0, 0, 0, 0, 0), arguments), (0, 0, 0, 0));

    /// <summary>Reports a problem at its place.</summary>
    public static void LogDiagnostic(this TaskLoggingHelper log, PromptDiagnostic problem)
    {
        SourceSpan place = problem.Location;
        // MSBuild counts lines and columns from 1.
        log.Log(problem, (place.StartLine + 1, place.StartColumn + 1, place.EndLine + 1, place.EndColumn + 1));
    }

    /// <summary>The failure in the words of the system, for use inside a message.</summary>
    public static string Sentence(this Exception exception) => exception.Message.TrimEnd('.') + ".";

    private static void Log(this TaskLoggingHelper log, PromptDiagnostic problem, (int Line, int Column, int EndLine, int EndColumn) place)
    {
        DiagnosticRule rule = problem.Rule;
        string message = problem.Message;
        switch (problem.Severity)
        {
            case RuleSeverity.Error:
                log.LogError(
                    subcategory: null, rule.Id, helpKeyword: null, rule.HelpLink, problem.ShownPath,
                    place.Line, place.Column, place.EndLine, place.EndColumn, "{0}", message);
                break;
            case RuleSeverity.Warning:
                log.LogWarning(
                    subcategory: null, rule.Id, helpKeyword: null, rule.HelpLink, problem.ShownPath,
                    place.Line, place.Column, place.EndLine, place.EndColumn, "{0}", message);
                break;
            default:
                log.LogMessage(Microsoft.Build.Framework.MessageImportance.Low, "{0}", message);
                break;
        }
    }
}
