using System;
using PromptGen.Language;

namespace PromptGen.Tool.Showing;

/// <summary>A tag that includes a partial and does nothing else.</summary>
/// <param name="Start">Behind what the tag strips before itself.</param>
/// <param name="End">Behind what it strips after itself.</param>
/// <param name="Indentation">What it repeats before every line of the partial but the first.</param>
internal sealed record IncludeTag(int Start, int End, string Indentation, IncludeArguments Arguments)
{
    private const string Keyword = "include";

    /// <summary>The tag around an include; null where there is something else in it.</summary>
    public static IncludeTag? Find(string template, TemplateInclude include)
    {
        int open = template.LastIndexOf("{{", include.Start, StringComparison.Ordinal);
        int close = template.IndexOf("}}", include.Start + include.Length, StringComparison.Ordinal);
        if (open < 0 || close < 0)
        {
            return null;
        }

        char stripBefore = template[open + 2];
        char stripAfter = template[close - 1];
        string before = template[(open + 2)..include.Start].TrimStart('~', '-').Trim();
        string after = template[(include.Start + include.Length)..close].TrimEnd('~', '-').Trim();
        return before == Keyword && IncludeArguments.TryParse(after) is { } arguments
            ? new IncludeTag(StartOf(template, open, stripBefore), EndOf(template, close + 2, stripAfter), IndentationOf(template, open, stripBefore), arguments)
            : null;
    }

    private static int StartOf(string template, int open, char strip)
    {
        int start = open;
        while (start > 0 && (strip == '-' ? char.IsWhiteSpace(template[start - 1]) : strip == '~' && template[start - 1] is ' ' or '\t'))
        {
            start--;
        }

        return start;
    }

    private static int EndOf(string template, int close, char strip)
    {
        int end = close;
        while (end < template.Length && (strip == '-' ? char.IsWhiteSpace(template[end]) : strip == '~' && template[end] is ' ' or '\t'))
        {
            end++;
        }

        return strip == '~' && end < template.Length && template[end] == '\n' ? end + 1 : end;
    }

    private static string IndentationOf(string template, int open, char strip)
    {
        int line = template.LastIndexOf('\n', Math.Max(0, open - 1)) + 1;
        string before = open == 0 ? "" : template[line..open];
        return strip is not ('~' or '-') && string.IsNullOrWhiteSpace(before) ? before : "";
    }
}
