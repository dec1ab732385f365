using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Collections;
using PromptGen.Core.Display;
using PromptGen.Tool.Showing;

namespace PromptGen.Tool.Comparing;

/// <summary>Comparisons as one HTML page that needs no other file, for a screen of any width and for paper.</summary>
internal static class DifferencePage
{
    private const string Style = """
        :root { color-scheme: light dark; --line: #8888; --old: #ffd7d5; --old-ink: #7a0c0c; --new: #c9f0d1; --new-ink: #06401b; }
        @media (prefers-color-scheme: dark) { :root { --old: #5c1a1a; --old-ink: #ffdcd7; --new: #0d4420; --new-ink: #d3f8dc; } }
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
        h1 { font-size: 1.3rem; line-height: 1.3; margin: 0 0 .2rem; } h2 { font-size: 1.1rem; margin: 2rem 0 0; border-top: 1px solid var(--line); padding-top: 1rem; }
        h3 { font: 600 .95rem/1.4 ui-monospace, monospace; margin: 1.2rem 0 .3rem; break-after: avoid; }
        p { margin: .2rem 0; } nav { margin: .8rem 0; } .class { font: .8rem system-ui, sans-serif; border: 1px solid var(--line); border-radius: 1rem; padding: 0 .5rem; margin-left: .3rem; white-space: nowrap; }
        pre { white-space: pre-wrap; font: .9rem/1.5 ui-monospace, monospace; margin: 0; padding: .6rem; border: 1px solid var(--line); border-radius: .4rem; }
        del { background: var(--old); color: var(--old-ink); } ins { background: var(--new); color: var(--new-ink); text-decoration-thickness: 2px; }
        pre, del, ins { -webkit-print-color-adjust: exact; print-color-adjust: exact; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
        @media print { :root { color-scheme: light; } body { max-width: none; padding: 0; font-size: 10.5pt; } nav { display: none; } pre { font-size: 9.5pt; } }
        """;

    public static string Write(IReadOnlyList<PromptComparison> comparisons)
    {
        StringBuilder page = new();
        string title = Encode(Title(comparisons));
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>").Append(title)
            .Append("</title>\n<style>\n").Append(Style).Append("\n</style>\n</head>\n<body>\n<h1>").Append(title).Append("</h1>\n");
        if (comparisons.Count > 1)
        {
            WriteContents(page, comparisons);
        }

        foreach (PromptComparison comparison in comparisons)
        {
            Write(page, comparison, isOnly: comparisons.Count == 1);
        }

        return page.Append("</body>\n</html>\n").ToString();
    }

    private static string Title(IReadOnlyList<PromptComparison> comparisons) => comparisons switch
    {
        [] => "All prompts are the same",
        [var only] => only.Id + ": " + Sides(only),
        _ => comparisons.Count.ToString(CultureInfo.InvariantCulture) + " prompts differ",
    };

    private static string Sides(PromptComparison comparison) => comparison.Old + " \u2192 " + comparison.New;

    private static void WriteContents(StringBuilder page, IReadOnlyList<PromptComparison> comparisons)
    {
        page.Append("<nav>\n");
        foreach (PromptComparison comparison in comparisons)
        {
            string id = Encode(comparison.Id);
            page.Append("<p><a href=\"#").Append(id).Append("\">").Append(id).Append("</a></p>\n");
        }

        page.Append("</nav>\n");
    }

    private static void Write(StringBuilder page, PromptComparison comparison, bool isOnly)
    {
        if (!isOnly)
        {
            page.Append("<h2 id=\"").Append(Encode(comparison.Id)).Append("\">").Append(Encode(comparison.Id)).Append("</h2>\n<p>")
                .Append(Encode(Sides(comparison))).Append("</p>\n");
        }

        if (comparison.Difference is not { } difference)
        {
            page.Append(comparison.Presence == PromptPresence.Added ? "<p><ins>The prompt is new.</ins></p>\n" : "<p><del>The prompt is gone.</del></p>\n");
            return;
        }

        page.Append("<p>").Append(Summary(comparison, difference)).Append("</p>\n");
        foreach (PromptChange change in difference.Changes)
        {
            page.Append("<section>\n<h3>").Append(Encode(comparison.PlaceOf(change))).Append("<span class=\"class\">")
                .Append(PromptStatus.Word(change.Class)).Append("</span></h3>\n<pre>");
            Append(page, change, comparison.HunksOf(change));
            page.Append("</pre>\n</section>\n");
        }
    }

    private static string Summary(PromptComparison comparison, PromptDifference difference)
    {
        if (difference.Changes.IsEmpty)
        {
            return "Both are the same prompt.";
        }

        string classes = string.Join(", ", difference.Changes.Select(static change => change.Class).Distinct().OrderDescending().Select(PromptStatus.Word));
        string changes = difference.Changes.Count.ToString(CultureInfo.InvariantCulture) + (difference.Changes.Count == 1 ? " change" : " changes") + ": " + classes + ".";
        return comparison.HashesOnly ? changes + " " + DifferenceOutput.HashesOnly : changes;
    }

    private static void Append(StringBuilder page, PromptChange change, EquatableArray<TextHunk> hunks)
    {
        if (hunks.IsEmpty || change.Old is not { } old)
        {
            Mark(page, "del", change.Old);
            page.Append(change is { Old.Length: > 0, New.Length: > 0 } && !change.Old.EndsWith('\n') ? "\n" : "");
            Mark(page, "ins", change.New);
            return;
        }

        int end = 0;
        foreach (TextHunk hunk in hunks)
        {
            page.Append(Encode(old[end..hunk.OldStart]));
            Mark(page, "del", hunk.Old);
            Mark(page, "ins", hunk.New);
            end = hunk.OldStart + hunk.Old.Length;
        }

        page.Append(Encode(old[end..]));
    }

    private static void Mark(StringBuilder page, string element, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            page.Append('<').Append(element).Append('>').Append(Encode(Visible(text))).Append("</").Append(element).Append('>');
        }
    }

    /// <summary>A change of nothing but blanks and line ends would be an empty box.</summary>
    private static string Visible(string text) => string.IsNullOrWhiteSpace(text)
        ? text.Replace(' ', '\u2423').Replace('\t', '\u21e5').Replace("\n", "\u21b5\n", System.StringComparison.Ordinal)
        : text;

    /// <summary>Hidden characters are made visible before they become references, which a browser would obey.</summary>
    private static string Encode(string text) => WebUtility.HtmlEncode(VisibleText.Lines(text, EscapeForm.Text));
}
