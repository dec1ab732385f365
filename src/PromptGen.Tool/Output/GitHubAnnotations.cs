using System.Collections.Generic;
using System.Globalization;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Core.Diagnostics;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Output;

/// <summary>Problems as GitHub's workflow commands: they appear at their lines in a pull request.</summary>
internal static class GitHubAnnotations
{
    public static void Write(TerminalWriter writer, IEnumerable<PromptDiagnostic> problems, string directory)
    {
        foreach (PromptDiagnostic problem in problems)
        {
            string command = problem.Severity switch
            {
                RuleSeverity.Error => "error",
                RuleSeverity.Warning => "warning",
                _ => "notice",
            };
            writer.WriteWorkflowCommand(command, [.. Place(problem.Location, directory), ("title", problem.Rule.Id + ": " + problem.Rule.Title)], problem.Message);
        }
    }

    private static IEnumerable<(string Name, string Value)> Place(SourceSpan place, string directory) => string.IsNullOrEmpty(place.Path)
        ? []
        :
        [
            ("file", DisplayPath.Of(place.Path, directory)),
            ("line", Number(place.StartLine)),
            ("endLine", Number(place.EndLine)),
            ("col", Number(place.StartColumn)),
            ("endColumn", Number(place.EndColumn)),
        ];

    /// <summary>Lines and columns count from 1.</summary>
    private static string Number(int fromZero) => (fromZero + 1).ToString(CultureInfo.InvariantCulture);
}
