using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using PromptGen.Generator.Tests.Testing;

namespace PromptGen.Generator.Tests.Wording;

/// <summary>The prose of a Markdown file: paragraphs, list items, cells and headings, without fenced blocks. Code in a line is replaced.</summary>
internal static partial class MarkdownTexts
{
    public static IEnumerable<PrintedText> Of(string path)
    {
        string[] lines = File.ReadAllLines(Path.Combine(TestEnvironment.RepositoryRoot, path));
        var texts = new List<PrintedText>();
        var paragraph = new Paragraph(path);
        string? fence = null;
        for (int index = 0; index < lines.Length; index++)
        {
            string line = lines[index].Trim();
            if (fence is not null)
            {
                fence = line.StartsWith(fence, StringComparison.Ordinal) ? null : fence;
            }
            else if (Fence().Match(line) is { Success: true } opening)
            {
                paragraph.EndIn(texts);
                fence = opening.Groups[1].Value;
            }
            else
            {
                Take(line, index + 1, paragraph, texts);
            }
        }

        paragraph.EndIn(texts);
        return texts;
    }

    private static void Take(string line, int number, Paragraph paragraph, List<PrintedText> texts)
    {
        string prose = InlineCode().Replace(line, PrintedText.Code);
        if (prose.Length == 0 || prose[0] is '|' or '#' || Marker().IsMatch(prose))
        {
            paragraph.EndIn(texts);
        }

        if (prose.StartsWith('|'))
        {
            texts.AddRange(prose.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(cell => PrintedText.InOneLine(paragraph.Path, number, cell)));
        }
        else if (!prose.StartsWith('#'))
        {
            paragraph.Add(Emphasis().Replace(Marker().Replace(prose, string.Empty), string.Empty), number);
        }
        else
        {
            // A heading may ask "What is …": only sentences begin with a subject.
            texts.Add(PrintedText.InOneLine(paragraph.Path, number, prose));
        }
    }

    [GeneratedRegex("^(`{3,}|~{3,})")]
    private static partial Regex Fence();

    [GeneratedRegex("``.*?``|`[^`]*`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"^(?:[-*+>] |[0-9]+\. )+")]
    private static partial Regex Marker();

    [GeneratedRegex(@"\*+")]
    private static partial Regex Emphasis();

    /// <summary>Lines that continue one another, joined, since a phrase may be wrapped.</summary>
    private sealed class Paragraph(string path)
    {
        private readonly StringBuilder _text = new();
        private List<(int Offset, int Line)> _starts = [];

        public string Path { get; } = path;

        public void Add(string line, int number)
        {
            if (line.Length > 0)
            {
                _text.Append(_text.Length > 0 ? " " : string.Empty);
                _starts.Add((_text.Length, number));
                _text.Append(line);
            }
        }

        public void EndIn(List<PrintedText> texts)
        {
            if (_starts.Count > 0)
            {
                texts.Add(new PrintedText(Path, _text.ToString(), _starts));
                _text.Clear();
                _starts = [];
            }
        }
    }
}
