using System;
using System.Collections.Generic;
using PromptGen.Compiler;
using PromptGen.Core.Performance;
using PromptGen.Language;
using PromptGen.Language.Binding;

namespace PromptGen.Tool.Showing;

/// <summary>The text of a message with the partials that it includes in their places, as it will be rendered around the values.</summary>
/// <remarks>Only for reading. A tag that does more with a partial than including it (a pipe, a condition) stays as it is.</remarks>
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

        TextBuffer text = TextBuffer.Take();
        int end = 0;
        foreach (TemplateInclude include in TemplateIncludes.Find(template))
        {
            if (IncludeTag.Find(template, include) is { } tag && tag.Start >= end && _partials.TryGetValue(include.Name, out string? partial))
            {
                text.Append(template, end, tag.Start - end);
                IndentedText.Append(text, Resolve(tag.Arguments.Apply(partial), depth - 1), tag.Indentation, lineStart: false);
                end = tag.End;
            }
        }

        text.Append(template, end, template.Length - end);
        return text.Finish();
    }
}
