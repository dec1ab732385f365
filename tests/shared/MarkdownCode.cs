using System;
using System.IO;

namespace PromptGen.Tests;

/// <summary>Code that a page of documentation shows.</summary>
internal static class MarkdownCode
{
    /// <summary>The first fenced block of a language behind a heading.</summary>
    public static string Read(string path, string heading, string language)
    {
        string text = File.ReadAllText(path).ReplaceLineEndings("\n");
        int section = text.IndexOf("\n## " + heading + "\n", StringComparison.Ordinal);
        string fence = "\n```" + language + "\n";
        int start = section < 0 ? -1 : text.IndexOf(fence, section, StringComparison.Ordinal);
        if (start < 0)
        {
            throw new InvalidOperationException($"{path} has no {language} under '{heading}'.");
        }

        start += fence.Length;
        return text[start..(text.IndexOf("\n```", start, StringComparison.Ordinal) + 1)];
    }
}
