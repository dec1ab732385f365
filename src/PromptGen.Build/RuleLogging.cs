using System;
using System.Globalization;
using Microsoft.Build.Utilities;
using PromptGen.Compiler;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Build;

/// <summary>Rules as MSBuild reports them: code, file, line and the page that explains it.</summary>
internal static class RuleLogging
{
    /// <summary>Reports a problem of a whole file.</summary>
    public static void LogRule(this TaskLoggingHelper log, DiagnosticRule rule, string? file, params string[] arguments) =>
        log.LogRule(rule, rule.Severity, file, (0, 0, 0, 0), arguments);

    /// <summary>Reports a problem at its place.</summary>
    public static void LogDiagnostic(this TaskLoggingHelper log, PromptDiagnostic diagnostic)
    {
        string[] arguments = new string[diagnostic.Arguments.Count];
        for (int i = 0; i < arguments.Length; i++)
        {
            arguments[i] = diagnostic.Arguments[i];
        }

        Compiler.Files.SourceSpan place = diagnostic.Location;
        // MSBuild counts lines and columns from 1.
        log.LogRule(
            diagnostic.Rule,
            diagnostic.Severity,
            place.Path,
            (place.StartLine + 1, place.StartColumn + 1, place.EndLine + 1, place.EndColumn + 1),
            arguments);
    }

    /// <summary>What went wrong, in the words of the system, to stand inside a message of ours.</summary>
    public static string Sentence(this Exception exception) => exception.Message.TrimEnd('.') + ".";

    private static void LogRule(
        this TaskLoggingHelper log,
        DiagnosticRule rule,
        RuleSeverity severity,
        string? file,
        (int Line, int Column, int EndLine, int EndColumn) place,
        string[] arguments)
    {
        string message = string.Format(CultureInfo.InvariantCulture, rule.Message, arguments);
        switch (severity)
        {
            case RuleSeverity.Error:
                log.LogError(
                    subcategory: null, rule.Id, helpKeyword: null, rule.HelpLink, file,
                    place.Line, place.Column, place.EndLine, place.EndColumn, "{0}", message);
                break;
            case RuleSeverity.Warning:
                log.LogWarning(
                    subcategory: null, rule.Id, helpKeyword: null, rule.HelpLink, file,
                    place.Line, place.Column, place.EndLine, place.EndColumn, "{0}", message);
                break;
            default:
                log.LogMessage(Microsoft.Build.Framework.MessageImportance.Low, "{0}", message);
                break;
        }
    }
}
