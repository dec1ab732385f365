using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PromptGen.Analyzers.Texts;

/// <summary>Texts that tell a model what has happened, as a tool's error or an event of the application does. They are data that code words.</summary>
internal static class Notices
{
    private static readonly string[] Beginnings = ["error", "warning", "failed", "failure", "exception", "notice", "tool error", "system notice"];

    public static bool Is(ComposedText text) => text.Pieces.Count > 0 && (SaysSo(text) || IsInCatch(text));

    /// <summary><c>[The user has attached {name}.]</c>, <c>Error: the tool {name} is not known.</c></summary>
    private static bool SaysSo(ComposedText text)
    {
        string content = text.Content.Trim();
        string start = content.TrimStart('[', '(', '<', '*');
        return (content.StartsWith("[", StringComparison.Ordinal) && content.EndsWith("]", StringComparison.Ordinal) && content.IndexOf('[', 1) < 0)
            || Array.Exists(Beginnings, beginning => start.StartsWith(beginning, StringComparison.OrdinalIgnoreCase) && Ends(start, beginning.Length));
    }

    /// <summary>The word ends there, and what it announces follows: not "Error messages that ...".</summary>
    private static bool Ends(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at < text.Length && text[at] is ':' or ']' or ')' or '-' or '!';
    }

    private static bool IsInCatch(ComposedText text)
    {
        Location location = text.Anchor;
        return location.SourceTree?.GetRoot().FindNode(location.SourceSpan, getInnermostNodeForTie: true) is { } node
            && node.FirstAncestorOrSelf<CatchClauseSyntax>() is not null;
    }
}
