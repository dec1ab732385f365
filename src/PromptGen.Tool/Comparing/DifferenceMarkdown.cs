using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Collections;
using PromptGen.Tool.Showing;

namespace PromptGen.Tool.Comparing;

/// <summary>Comparisons as Markdown, for a comment on a pull request. Texts of prompts are in code blocks, so nothing in them is markup.</summary>
internal static class DifferenceMarkdown
{
    public static string Write(IReadOnlyList<PromptComparison> comparisons)
    {
        StringBuilder page = new();
        foreach (PromptComparison comparison in comparisons)
        {
            page.Append("### ").Append(Code(comparison.Id)).Append("  ").Append(Code(comparison.Old)).Append(" → ").Append(Code(comparison.New)).Append("\n\n");
            Append(page, comparison);
        }

        return comparisons.Count == 0 ? "All prompts are the same.\n" : page.ToString().TrimEnd('\n') + "\n";
    }

    private static void Append(StringBuilder page, PromptComparison comparison)
    {
        if (comparison.Difference is not { } difference)
        {
            page.Append(comparison.Presence == PromptPresence.Added ? "The prompt was added." : "The prompt was removed.").Append("\n\n");
            return;
        }

        if (difference.Changes.IsEmpty)
        {
            page.Append("Both are the same prompt.\n\n");
        }

        foreach (PromptChange change in difference.Changes)
        {
            page.Append("**").Append(Code(comparison.PlaceOf(change))).Append("** (").Append(PromptStatus.Word(change.Class)).Append(")\n\n");
            EquatableArray<TextHunk> hunks = comparison.HunksOf(change);
            string lines = hunks.IsEmpty
                ? Lines("-", change.Old) + Lines("+", change.New)
                : string.Concat(hunks.Select(hunk => "@@ line " + Line(change.Old!, hunk) + " @@\n" + Lines("-", hunk.Old) + Lines("+", hunk.New)));
            string fence = Fence(lines, least: 3);
            page.Append(fence).Append("diff\n").Append(lines).Append(fence).Append("\n\n");
        }

        if (comparison.HashesOnly)
        {
            page.Append(DifferenceOutput.HashesOnly).Append("\n\n");
        }
    }

    private static string Line(string text, TextHunk hunk) => (text.AsSpan(0, hunk.OldStart).Count('\n') + 1).ToString(CultureInfo.InvariantCulture);

    private static string Lines(string mark, string? text) =>
        string.IsNullOrEmpty(text) ? "" : string.Concat(text.TrimEnd('\n').Split('\n').Select(line => mark + " " + line + "\n"));

    private static string Code(string text)
    {
        string fence = Fence(text, least: 1);
        string space = text.StartsWith('`') || text.EndsWith('`') ? " " : "";
        return fence + space + text + space + fence;
    }

    /// <summary>More backticks than stand together anywhere in the text.</summary>
    private static string Fence(string text, int least)
    {
        int longest = 0;
        int run = 0;
        foreach (char character in text)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return new string('`', Math.Max(least, longest + 1));
    }
}
