using System;
using System.Collections.Generic;
using System.Globalization;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PromptGen.Core.Naming;

namespace PromptGen.CodeFixes;

/// <summary>Ids for prompts, from where their texts stood.</summary>
internal static class PromptId
{
    // Classes that only hold texts: their members say what each is about.
    private static readonly string[] Containers =
        ["prompts", "prompt-templates", "prompt-constants", "system-prompts", "ai-prompts", "llm-prompts", "templates", "constants", "texts", "strings", "program", "instructions"];

    private static readonly string[] Beginnings = ["build-", "create-", "get-", "default-", "make-"];

    private static readonly string[] Endings = ["-async", "-system-prompt", "-system-message", "-prompt", "-prompts", "-instructions", "-instruction", "-template", "-text"];

    /// <summary>The type's name; with its member's where the type has another prompt; with a number where that is taken too.</summary>
    public static string Free(ExpressionSyntax text, Func<string, bool> isTaken)
    {
        string? type = Words(text.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()?.Identifier.ValueText);
        string? member = Words(MemberOf(text));
        List<string> candidates = [];
        if (type is not null && Array.IndexOf(Containers, type) < 0 && type != "prompts")
        {
            candidates.Add(Without(type));
            if (member is not null)
            {
                candidates.Add(Without(type) + "-" + Without(member));
            }
        }
        else if (member is not null)
        {
            candidates.Add(Without(member));
        }

        candidates.Add("assistant");
        foreach (string candidate in candidates)
        {
            if (PortableName.Is(candidate) && !isTaken(candidate) && candidate != "assistant")
            {
                return candidate;
            }
        }

        string first = candidates.Find(static candidate => PortableName.Is(candidate + "-2"))!;
        string id = first;
        for (int number = 2; isTaken(id) || !PortableName.Is(id); number++)
        {
            id = first + "-" + number.ToString(CultureInfo.InvariantCulture);
        }

        return id;
    }

    private static string? MemberOf(ExpressionSyntax text) => text.FirstAncestorOrSelf<MemberDeclarationSyntax>() switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        BaseFieldDeclarationSyntax { Declaration.Variables: { Count: > 0 } variables } => variables[0].Identifier.ValueText.TrimStart('_'),
        _ => null,
    };

    private static string Without(string words)
    {
        foreach (string beginning in Beginnings)
        {
            if (words.StartsWith(beginning, StringComparison.Ordinal))
            {
                words = words.Substring(beginning.Length);
            }
        }

        foreach (string ending in Endings)
        {
            if (words.EndsWith(ending, StringComparison.Ordinal))
            {
                words = words.Substring(0, words.Length - ending.Length);
            }
        }

        return words;
    }

    private static string? Words(string? name) => name is null ? null : VariableName.Words(name, '-');
}
