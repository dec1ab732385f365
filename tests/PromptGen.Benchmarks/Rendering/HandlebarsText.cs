using System;
using System.Text.RegularExpressions;

namespace PromptGen.Benchmarks.Rendering;

/// <summary>The benchmark's templates in the language of Handlebars, which drops lines of tags by itself.</summary>
internal static class HandlebarsText
{
    public static string Of(string template)
    {
        string text = template
            .Replace("{{ for team in teams }}{{ team }}{{ if !for.last }}, {{ end }}{{ end }}", "{{#each teams}}{{this}}{{#unless @last}}, {{/unless}}{{/each}}", StringComparison.Ordinal)
            .Replace("{{~ for note in notes ~}}", "{{#each notes}}", StringComparison.Ordinal)
            .Replace("{{~ for document in documents ~}}", "{{#each documents}}", StringComparison.Ordinal)
            .Replace("{{~ if escalated ~}}", "{{#if escalated}}", StringComparison.Ordinal)
            .Replace("{{ note }}", "{{this}}", StringComparison.Ordinal)
            .Replace("{{ for.index + 1 }}", "{{number}}", StringComparison.Ordinal)
            .Replace("{{ document.title }}", "{{Title}}", StringComparison.Ordinal)
            .Replace("{{ document.source }}", "{{Source}}", StringComparison.Ordinal)
            .Replace("{{ document.score }}", "{{Score}}", StringComparison.Ordinal)
            .Replace("{{ document.text }}", "{{Text}}", StringComparison.Ordinal);

        // What was opened first is closed first: no block of these templates stands inside another.
        Regex end = new("{{~ end ~}}", RegexOptions.None, TimeSpan.FromSeconds(1));
        text = text.Contains("{{#if", StringComparison.Ordinal) ? end.Replace(text, "{{/if}}", 1) : text;
        return end.Replace(text, "{{/each}}");
    }
}
