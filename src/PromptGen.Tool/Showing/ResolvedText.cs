using System;
using System.Collections.Generic;
using System.Text;
using PromptGen.Compiler;
using PromptGen.Core.Templates;

namespace PromptGen.Tool.Showing;

/// <summary>The text of a message with the partials that it includes in their places, as somebody reads it.</summary>
/// <remarks>Only for reading: what is around a partial (indentation, arguments) is not worked in. A tag that does more than including stays.</remarks>
internal sealed class ResolvedText
{
    // Partials may include themselves under a condition.
    private const int GreatestDepth = 8;

    private readonly Dictionary<string, string> _partials = new(StringComparer.Ordinal);

    private ResolvedText(ResolvedPrompt prompt)
    {
        foreach (Compiler.Fragment partial in prompt.Partials)
        {
            _partials[partial.Name] = partial.Template.Text;
        }
    }

    public static string Of(ResolvedPrompt prompt, string template) => new ResolvedText(prompt).Resolve(template, GreatestDepth);

    private string Resolve(string template, int depth)
    {
        if (depth == 0)
        {
            return template;
        }

        StringBuilder text = new();
        int end = 0;
        foreach (TemplateInclude include in TemplateIncludes.Find(template))
        {
            if (Tag(template, include) is { } tag && tag.Start >= end && _partials.TryGetValue(include.Name, out string? partial))
            {
                text.Append(template, end, tag.Start - end).Append(Resolve(partial, depth - 1));
                end = tag.End;
            }
        }

        return text.Append(template, end, template.Length - end).ToString();
    }

    /// <summary>The tag around an include, if there is nothing else in it.</summary>
    private static (int Start, int End)? Tag(string template, TemplateInclude include)
    {
        int start = template.LastIndexOf("{{", include.Start, StringComparison.Ordinal);
        int end = template.IndexOf("}}", include.Start + include.Length, StringComparison.Ordinal);
        if (start < 0 || end < 0)
        {
            return null;
        }

        string before = template[(start + 2)..include.Start].Trim(' ', '~', '-', '\n');
        string after = template[(include.Start + include.Length)..end].Trim(' ', '~', '-', '\n');
        return before == "include" && after.Length == 0 ? (start, end + 2) : null;
    }
}
