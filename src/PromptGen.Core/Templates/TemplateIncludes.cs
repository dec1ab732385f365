using System.Collections.Generic;
using PromptGen.Core.Templates.Syntax;

namespace PromptGen.Core.Templates;

/// <summary>An <c>include 'name'</c> in a template.</summary>
/// <param name="Start">Of the name, with its quotes.</param>
internal sealed record TemplateInclude(string Name, int Start, int Length);

/// <summary>Finds the partials that a template names, without binding it.</summary>
internal static class TemplateIncludes
{
    /// <summary>In the order of the text; a partial included twice is listed twice. Text that does not parse gives what was found.</summary>
    public static List<TemplateInclude> Find(string template)
    {
        List<TemplateInclude> includes = [];
        if (template.IndexOf("include", System.StringComparison.Ordinal) < 0)
        {
            return includes;
        }

        List<Token> tokens = TemplateLexer.Tokenize(template, new TemplateProblems(partial: null));
        for (int i = 0; i < tokens.Count - 1; i++)
        {
            Token word = tokens[i];
            if (word.Kind != TokenKind.Identifier || (i > 0 && tokens[i - 1].Kind is TokenKind.Dot or TokenKind.QuestionDot)
                || template.Substring(word.Start, word.Length) != "include")
            {
                continue;
            }

            Token name = tokens[i + 1].Kind == TokenKind.OpenParenthesis && i + 2 < tokens.Count ? tokens[i + 2] : tokens[i + 1];
            if (name.Kind is TokenKind.String or TokenKind.VerbatimString)
            {
                includes.Add(new TemplateInclude(name.Value ?? string.Empty, name.Start, name.Length));
            }
        }

        return includes;
    }
}
