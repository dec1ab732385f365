using System.Collections.Generic;
using System.Globalization;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Tests;

/// <summary>What holds for the problems of every file, whatever is in it.</summary>
internal static class ProblemPlaces
{
    /// <returns>What is wrong with the problems themselves, or null: no failure of ours, none reported twice, each at a place of the text.</returns>
    public static string? Fault(EquatableArray<PromptDiagnostic> problems, string text, string path)
    {
        HashSet<PromptDiagnostic> seen = [];
        FileText lines = new(path, text);
        foreach (PromptDiagnostic problem in problems)
        {
            string shown = problem.Rule.Id + " " + problem.Message;
            if (problem.Rule == DiagnosticRules.InternalFailure)
            {
                return shown;
            }

            if (!seen.Add(problem))
            {
                return "Reported twice: " + shown;
            }

            SourceSpan span = problem.Location;
            bool isInside = span.Start >= 0 && span.Length >= 0 && span.Start + span.Length <= text.Length;
            if (!isInside || span.Path != path || span != lines.Span(span.Start, span.Start + span.Length))
            {
                return string.Format(CultureInfo.InvariantCulture, "At {0}, which is not a place of a text of {1} characters: {2}", span, text.Length, shown);
            }
        }

        return null;
    }
}
