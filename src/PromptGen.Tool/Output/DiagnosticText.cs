using System;
using System.Collections.Generic;
using System.Globalization;
using PromptGen.Compiler;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Display;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Output;

/// <summary>Problems as a build shows them, so that editors and terminals make links of them.</summary>
internal static class DiagnosticText
{
    /// <param name="error">They go to the error stream, as failures of a command do; otherwise they are its result.</param>
    public static void Write(Terminal terminal, string directory, IEnumerable<PromptDiagnostic> problems, bool error)
    {
        TerminalWriter writer = error ? terminal.Error : terminal.Out;
        foreach (PromptDiagnostic problem in problems)
        {
            (string word, Ink ink) = problem.Severity switch
            {
                RuleSeverity.Error => ("error", Ink.Red),
                RuleSeverity.Warning => ("warning", Ink.Yellow),
                _ => ("info", Ink.Cyan),
            };
            string place = Place(problem, directory);
            string kind = word + " " + problem.Rule.Id;
            StyledText start = (place.Length > 0 ? StyledText.In(Ink.Bold, place) + ": " : "") + StyledText.In(ink, kind) + ": ";
            string line = start.ToString() + problem.Message;
            string shown = (error ? terminal.ErrorWraps : terminal.Wraps) ? string.Join('\n', LineWrap.Lines(line, terminal.Width)) : line;

            // A terminal that is too narrow for place and code breaks them, too.
            int length = start.ToString().Length;
            writer.WriteLine(shown.StartsWith(line[..length], StringComparison.Ordinal) ? start + shown[length..] : shown);
        }
    }

    /// <summary><c>Prompts/triage.prompt.yaml(3,10)</c>; without line where the whole file is meant.</summary>
    private static string Place(PromptDiagnostic problem, string directory)
    {
        if (string.IsNullOrEmpty(problem.Location.Path))
        {
            return "";
        }

        string path = VisibleText.Line(DisplayPath.Of(problem.Location.Path, directory));
        return problem.Location is { StartLine: 0, StartColumn: 0, Length: 0 }
            ? path
            : string.Create(CultureInfo.InvariantCulture, $"{path}({problem.Location.StartLine + 1},{problem.Location.StartColumn + 1})");
    }
}
