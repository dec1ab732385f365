using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace PromptGen.CodeFixes;

/// <summary>The place in a prompt file where another tool goes, found by the lines that nearly all files have. Files that are written otherwise are left to people.</summary>
internal sealed class ToolList
{
    private readonly int _position;
    private readonly string _before;

    private ToolList(int position, string before, string indentation)
    {
        _position = position;
        _before = before;
        Indentation = indentation;
    }

    /// <summary>The text before the dash of each tool.</summary>
    public string Indentation { get; }

    public static bool IsPromptFile(TextDocument file) =>
        file.Name.EndsWith(".prompt.yaml", StringComparison.OrdinalIgnoreCase) || file.Name.EndsWith(".prompt.yml", StringComparison.OrdinalIgnoreCase);

    /// <summary>Null if the file already has such a tool, or is not one block of lines.</summary>
    public static ToolList? In(SourceText file, string tool)
    {
        bool hasId = false;
        TextLine? tools = null;
        foreach (TextLine line in file.Lines)
        {
            string text = line.ToString();
            hasId |= text.StartsWith("prompt_id:", StringComparison.Ordinal);
            if (text.StartsWith("tools:", StringComparison.Ordinal))
            {
                if (tools is not null || !IsEmpty(text.Substring("tools:".Length)))
                {
                    return null;
                }

                tools = line;
            }
            else if (text.StartsWith("---", StringComparison.Ordinal) || text.StartsWith("...", StringComparison.Ordinal) || IsTool(text, tool))
            {
                return null;
            }
        }

        // A last line without its end may belong to a text that the end would change.
        if (!hasId || file.Length == 0 || file[file.Length - 1] != '\n')
        {
            return null;
        }

        return tools is { } heading
            ? new ToolList(heading.EndIncludingLineBreak, "", IndentationAfter(file, heading.LineNumber + 1))
            : new ToolList(file.Length, "tools:\n", "  ");
    }

    public TextChange Add(string entry) => new(new TextSpan(_position, 0), _before + entry);

    private static bool IsEmpty(string value)
    {
        string trimmed = value.Trim();
        return trimmed.Length == 0 || trimmed[0] == '#';
    }

    private static bool IsTool(string line, string tool)
    {
        string text = line.Trim();
        return text.StartsWith("- name:", StringComparison.Ordinal) && text.Substring("- name:".Length).Split('#')[0].Trim().Trim('"', '\'') == tool;
    }

    private static string IndentationAfter(SourceText file, int line)
    {
        string? first = file.Lines.Skip(line).Select(static one => one.ToString()).FirstOrDefault(static text => !IsEmpty(text));
        string start = first?.TrimStart() ?? "";
        return first is not null && start.StartsWith("- ", StringComparison.Ordinal) ? first.Substring(0, first.Length - start.Length) : "  ";
    }
}
