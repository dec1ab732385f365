using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Core.Diagnostics;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Output;

/// <summary>Problems as GitHub's workflow commands: they appear at their lines in a pull request.</summary>
internal static class GitHubAnnotations
{
    public static void Write(TextWriter writer, IEnumerable<PromptDiagnostic> problems, string directory)
    {
        foreach (PromptDiagnostic problem in problems)
        {
            string command = problem.Severity switch
            {
                RuleSeverity.Error => "error",
                RuleSeverity.Warning => "warning",
                _ => "notice",
            };
            writer.WriteLine("::" + command + " " + Place(problem.Location, directory) + "title=" + Property(problem.Rule.Id + ": " + problem.Rule.Title)
                + "::" + Data(problem.Message));
        }
    }

    private static string Place(SourceSpan place, string directory) => string.IsNullOrEmpty(place.Path)
        ? ""
        : string.Create(
            CultureInfo.InvariantCulture,
            $"file={Property(DisplayPath.Of(place.Path, directory))},line={place.StartLine + 1},endLine={place.EndLine + 1},col={place.StartColumn + 1},endColumn={place.EndColumn + 1},");

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
