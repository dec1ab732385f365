using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PromptGen.Tool.Showing;

/// <summary>What an include hands to its partial, as written: <c>'urgent' customer.name title: 'Rules'</c>.</summary>
internal sealed partial class IncludeArguments
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private IncludeArguments()
    {
    }

    /// <summary>Null where the text is more than a list of arguments.</summary>
    public static IncludeArguments? TryParse(string text)
    {
        IncludeArguments arguments = new();
        string? name = null;
        int position = 0;
        foreach (string part in Split(text))
        {
            if (part is "|" or "|>" or "&&" or "||" or "?" or "+" or ";")
            {
                return null;
            }

            if (part.EndsWith(':'))
            {
                name = part[..^1];
                continue;
            }

            arguments._values[name ?? (++position).ToString(CultureInfo.InvariantCulture)] = part;
            name = null;
        }

        return arguments;
    }

    /// <summary>The text of a partial with the arguments in place of <c>$1</c> and <c>$name</c>, in tags alone.</summary>
    public string Apply(string partial) => _values.Count == 0 ? partial : Tag().Replace(
        partial, tag => Parameter().Replace(tag.Value, parameter => _values.GetValueOrDefault(parameter.Groups[1].Value, parameter.Value)));

    /// <summary>At blanks that stand in no quotes and no brackets; <c>name:</c> is a part of its own.</summary>
    private static IEnumerable<string> Split(string text)
    {
        StringBuilder part = new();
        char quote = '\0';
        int depth = 0;
        foreach (char c in text)
        {
            quote = quote == '\0' ? c is '\'' or '"' or '`' ? c : '\0' : c == quote ? '\0' : quote;
            depth += quote != '\0' ? 0 : c is '(' or '[' or '{' ? 1 : c is ')' or ']' or '}' ? -1 : 0;
            bool ends = quote == '\0' && depth == 0 && (char.IsWhiteSpace(c) || c == ':');
            if (!char.IsWhiteSpace(c) || !ends)
            {
                part.Append(c);
            }

            if (ends && part.Length > 0)
            {
                yield return part.ToString();
                part.Clear();
            }
        }

        if (part.Length > 0)
        {
            yield return part.ToString();
        }
    }

    [GeneratedRegex(@"\{\{.*?\}\}", RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\$([A-Za-z_][A-Za-z0-9_]*|[0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
