using System;
using System.IO;
using System.Text;

namespace PromptGen.PackageTests.Infrastructure;

/// <summary>What README.md tells its reader to type and to expect.</summary>
public static class Readme
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Repository.Root, "README.md"));

    /// <summary>The fenced block that follows the first line with this text.</summary>
    public static string BlockAfter(string text)
    {
        int line = Array.FindIndex(Lines, candidate => candidate.Contains(text, StringComparison.Ordinal));
        int start = line < 0 ? -1 : Array.FindIndex(Lines, line + 1, IsFence);
        int end = start < 0 ? -1 : Array.FindIndex(Lines, start + 1, IsFence);
        if (end < 0)
        {
            throw new InvalidOperationException($"README.md has no block after '{text}'.");
        }

        StringBuilder block = new();
        foreach (string content in Lines.AsSpan(start + 1, end - start - 1))
        {
            block.Append(content).Append('\n');
        }

        return block.ToString();
    }

    private static bool IsFence(string line) => line.StartsWith("```", StringComparison.Ordinal);
}
