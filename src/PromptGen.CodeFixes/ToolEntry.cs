using System;
using Microsoft.CodeAnalysis.Text;
using PromptGen.Compiler.Versions;

namespace PromptGen.CodeFixes;

/// <summary>
/// A tool in a prompt file, found by the lines that nearly all files have: <c>- name: lookup_order</c> and below it
/// <c>description: ...</c> on one line. Files that are written otherwise are left to people.
/// </summary>
internal sealed class ToolEntry
{
    private readonly TextLine _name;
    private readonly TextSpan? _description;
    private readonly string _indentation;

    private ToolEntry(TextLine name, TextSpan? description, string indentation)
    {
        _name = name;
        _description = description;
        _indentation = indentation;
    }

    public static ToolEntry? Find(SourceText file, string prompt, string tool)
    {
        bool isOfPrompt = false;
        bool isInTools = false;
        foreach (TextLine line in file.Lines)
        {
            string text = line.ToString();
            isOfPrompt |= Value(text, "prompt_id") == prompt;
            if (text.Length > 0 && text[0] is not (' ' or '#' or '-'))
            {
                isInTools = text.TrimEnd() == "tools:";
            }

            string start = text.TrimStart();
            if (isOfPrompt && isInTools && start.StartsWith("- ", StringComparison.Ordinal) && Value(start.Substring(2), "name") == tool)
            {
                return At(file, line, text.Length - start.Length + 2);
            }
        }

        return null;
    }

    public TextChange Describe(string description)
    {
        string scalar = YamlScalar.Quoted(description);
        return _description is { } span
            ? new TextChange(span, scalar)
            : new TextChange(new TextSpan(_name.EndIncludingLineBreak, 0), _indentation + "description: " + scalar + "\n");
    }

    private static ToolEntry? At(SourceText file, TextLine name, int indent)
    {
        for (int i = name.LineNumber + 1; i < file.Lines.Count; i++)
        {
            string text = file.Lines[i].ToString();
            int own = text.Length - text.TrimStart().Length;
            if (own == text.Length || own > indent)
            {
                continue;
            }

            if (own < indent)
            {
                break;
            }

            if (text.TrimStart().StartsWith("description:", StringComparison.Ordinal))
            {
                string value = text.Substring(own + "description:".Length).Trim();

                // A block of several lines, an anchor or a comment behind the text is more than one line tells.
                return value.Length == 0 || value[0] is '|' or '>' or '&' or '*' or '#' || value.IndexOf(" #", StringComparison.Ordinal) >= 0
                    ? null
                    : new ToolEntry(name, new TextSpan(file.Lines[i].Start + text.IndexOf(value, own + "description:".Length, StringComparison.Ordinal), value.Length), "");
            }
        }

        return name.EndIncludingLineBreak == name.End ? null : new ToolEntry(name, null, new string(' ', indent));
    }

    private static string? Value(string line, string key)
    {
        if (!line.StartsWith(key + ":", StringComparison.Ordinal))
        {
            return null;
        }

        string value = line.Substring(key.Length + 1);
        int comment = value.IndexOf(" #", StringComparison.Ordinal);
        return (comment < 0 ? value : value.Substring(0, comment)).Trim().Trim('"', '\'');
    }
}
