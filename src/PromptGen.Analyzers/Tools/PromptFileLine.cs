using System;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace PromptGen.Analyzers.Tools;

/// <summary>Where a prompt file names the method of a tool. The generator says the line, so nothing of the file has to be understood.</summary>
internal static class PromptFileLine
{
    public static Location Of(DeclaredTool tool, ImmutableArray<AdditionalText> files, CancellationToken cancellationToken)
    {
        if (tool.File is not { Length: > 0 } name || tool.Line < 1)
        {
            return Location.None;
        }

        int number = tool.Line - 1;
        AdditionalText? found = null;
        foreach (AdditionalText file in files)
        {
            // The shortest that ends so is the file itself; a longer one lies in a folder that repeats the name.
            if (IsAt(file.Path, name) && (found is null || file.Path.Length < found.Path.Length))
            {
                found = file;
            }
        }

        if (found?.GetText(cancellationToken) is not { } text || number >= text.Lines.Count)
        {
            LinePosition start = new(number, 0);
            return Location.Create(found?.Path ?? name, default, new LinePositionSpan(start, start));
        }

        TextLine line = text.Lines[number];
        string content = line.ToString();
        int indentation = content.Length - content.TrimStart().Length;
        TextSpan span = TextSpan.FromBounds(line.Start + indentation, line.Start + content.TrimEnd().Length);
        return Location.Create(found.Path, span, text.Lines.GetLinePositionSpan(span));
    }

    private static bool IsAt(string path, string relative)
    {
        string plain = path.Replace('\\', '/');
        return plain.EndsWith(relative, StringComparison.Ordinal) && (plain.Length == relative.Length || plain[plain.Length - relative.Length - 1] == '/');
    }
}
