using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PromptGen.Core.Naming;

namespace PromptGen.CodeFixes;

/// <summary>Names for variables and prompts, from what the code calls things.</summary>
internal static class VariableName
{
    // Shorter than a prompt file allows, so that there is room for a number.
    private const int LongestName = PortableName.LongestLength - 12;

    // Words and name spaces of the template language.
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "array", "break", "capture", "case", "continue", "date", "do", "else", "empty", "end", "false", "for", "func", "html", "if", "import", "in",
        "include", "math", "null", "object", "offset", "prompt", "readonly", "regex", "ret", "string", "tablerow", "this", "timespan", "true", "when",
        "while", "with", "wrap", "json", "blank", "args", "id", "version", "render",
    };

    /// <summary>The words of the name of an expression; none if it does not have a name.</summary>
    public static string? Of(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => Snake(name.Identifier.ValueText),
        MemberAccessExpressionSyntax access => Snake(access.Name.Identifier.ValueText),
        ParenthesizedExpressionSyntax inner => Of(inner.Expression),
        InvocationExpressionSyntax { Expression: { } called } => Of(called),
        _ => null,
    };

    public static string Free(string name, IReadOnlyList<MovedVariable> taken)
    {
        name = name.Length > LongestName ? name.Substring(0, LongestName).TrimEnd('_') : name;
        string candidate = Reserved.Contains(name) ? name + "_text" : name;
        for (int number = 2; IsTaken(candidate, taken); number++)
        {
            candidate = name + "_" + number.ToString(CultureInfo.InvariantCulture);
        }

        return candidate;
    }

    /// <summary><c>customer_tier</c> to <c>customerTier</c>, as the generator names the parameter.</summary>
    public static string Parameter(string name)
    {
        string pascal = Pascal(name, '_');
        return char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
    }

    public static string Pascal(string name, char separator)
    {
        StringBuilder pascal = new();
        foreach (string word in name.Split([separator], StringSplitOptions.RemoveEmptyEntries))
        {
            pascal.Append(char.ToUpperInvariant(word[0])).Append(word, 1, word.Length - 1);
        }

        return pascal.ToString();
    }

    /// <summary>Letters and digits in lower case with a separator between words; null if there is no letter to begin
    /// with.</summary>
    public static string? Words(string name, char separator)
    {
        StringBuilder words = new();
        foreach (char character in name)
        {
            if (character is (>= 'A' and <= 'Z'))
            {
                if (words.Length > 0 && words[words.Length - 1] != separator && !(words.Length > 1 && words[words.Length - 2] == separator))
                {
                    words.Append(separator);
                }

                words.Append(char.ToLowerInvariant(character));
            }
            else if (character is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
            {
                words.Append(character);
            }
            else if (words.Length > 0 && words[words.Length - 1] != separator)
            {
                words.Append(separator);
            }
        }

        string text = words.ToString().Trim(separator);
        return text.Length > 0 && text[0] is >= 'a' and <= 'z' ? text : null;
    }

    private static string? Snake(string identifier) => Words(identifier, '_');

    private static bool IsTaken(string name, IReadOnlyList<MovedVariable> variables)
    {
        foreach (MovedVariable variable in variables)
        {
            // `a_1` and `a1` are two names in a template and one parameter.
            if (variable.Parameter == Parameter(name))
            {
                return true;
            }
        }

        return false;
    }
}
