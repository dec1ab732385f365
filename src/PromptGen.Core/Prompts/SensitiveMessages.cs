using System;
using System.Collections.Generic;
using PromptGen.Core.Collections;

namespace PromptGen.Core.Prompts;

/// <summary>Which messages of a prompt may contain the value of a sensitive variable.</summary>
/// <remarks>
/// Texts are searched for names, and nothing is bound: a pack knows its templates as text only. A name in a comment or in an untaken branch counts as well. No template reaches a
/// variable without its name, so a message that is not listed cannot contain a value.
/// </remarks>
internal static class SensitiveMessages
{
    private const string Include = "include";

    /// <returns>The places of the messages, counted from zero.</returns>
    public static EquatableArray<int> Of(EffectivePrompt prompt, EquatableArray<string> variables)
    {
        bool partialsMention = prompt.Partials.Any(partial => MentionsAny(partial.Template, variables));
        List<int> found = [];
        for (int i = 0; i < prompt.Messages.Count; i++)
        {
            if (prompt.Messages[i] is EffectiveTemplateMessage { Template: { } template }
                && (MentionsAny(template, variables) || (partialsMention && Mentions(template, Include))))
            {
                found.Add(i);
            }
        }

        return found.ToEquatableArray();
    }

    private static bool MentionsAny(string template, EquatableArray<string> names)
    {
        foreach (string name in names)
        {
            if (Mentions(template, name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Mentions(string template, string name)
    {
        for (int at = template.IndexOf(name, StringComparison.Ordinal); at >= 0; at = template.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            int end = at + name.Length;
            if ((at == 0 || !IsNamePart(template[at - 1])) && (end == template.Length || !IsNamePart(template[end])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNamePart(char c) => c == '_' || char.IsLetterOrDigit(c);
}
