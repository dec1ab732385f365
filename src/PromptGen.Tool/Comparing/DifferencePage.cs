using System.Net;
using System.Text;
using PromptGen.Compiler.Releases;
using PromptGen.Tool.Showing;

namespace PromptGen.Tool.Comparing;

/// <summary>A comparison as one HTML page that needs no other file, for a screen of any width and for paper.</summary>
internal static class DifferencePage
{
    private const string Style = """
        :root { color-scheme: light dark; }
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
        h1 { font-size: 1.4rem; } h2 { font-size: 1rem; margin: 1.5rem 0 .3rem; }
        .class { font-size: .8rem; font-weight: normal; border: 1px solid; border-radius: 1rem; padding: 0 .6rem; margin-left: .4rem; }
        pre { white-space: pre-wrap; font: .9rem/1.5 ui-monospace, monospace; margin: 0; padding: .6rem; border: 1px solid #8886; border-radius: .4rem; }
        del { background: #f8514940; text-decoration: line-through; } ins { background: #2ea04340; text-decoration: underline; }
        @media print { body { max-width: none; padding: 0; font-size: 11pt; } section { break-inside: avoid; } }
        """;

    public static string Write(string id, string old, string current, PromptDifference difference)
    {
        StringBuilder page = new();
        string title = Encode(id + ": " + old + " \u2192 " + current);
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>").Append(title)
            .Append("</title>\n<style>\n").Append(Style).Append("\n</style>\n</head>\n<body>\n<h1>").Append(title).Append("</h1>\n");
        if (difference.Changes.IsEmpty)
        {
            page.Append("<p>The two are the same prompt.</p>\n");
        }

        foreach (PromptChange change in difference.Changes)
        {
            page.Append("<section>\n<h2>").Append(Encode(change.Path)).Append("<span class=\"class\">")
                .Append(PromptStatus.Word(change.Class)).Append("</span></h2>\n<pre>");
            Append(page, change);
            page.Append("</pre>\n</section>\n");
        }

        return page.Append("</body>\n</html>\n").ToString();
    }

    private static void Append(StringBuilder page, PromptChange change)
    {
        if (change.Hunks.IsEmpty || change.Old is not { } old)
        {
            Mark(page, "del", change.Old);
            page.Append(change is { Old: not null, New: not null } ? "\n" : "");
            Mark(page, "ins", change.New);
            return;
        }

        int end = 0;
        foreach (TextHunk hunk in change.Hunks)
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
            page.Append('<').Append(element).Append('>').Append(Encode(text)).Append("</").Append(element).Append('>');
        }
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
