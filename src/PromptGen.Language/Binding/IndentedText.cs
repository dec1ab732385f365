using PromptGen.Core.Performance;

namespace PromptGen.Language.Binding;

/// <summary>Auto-indentation: a line that is begun while an indentation is in force gets it as a prefix.</summary>
internal static class IndentedText
{
    /// <summary>Appends a text. The prefix of a line waits until something is written on that line.</summary>
    /// <param name="lineStart">Whether a line end was written last.</param>
    /// <returns>Whether a line end is written last now.</returns>
    public static bool Append(TextBuffer target, string text, string indentation, bool lineStart)
    {
        int at = 0;
        while (at < text.Length)
        {
            if (lineStart)
            {
                target.Append(indentation);
            }

            int lineEnd = indentation.Length == 0 ? -1 : text.IndexOf('\n', at);
            int end = lineEnd < 0 ? text.Length : lineEnd + 1;
            target.Append(text, at, end - at);
            lineStart = text[end - 1] == '\n';
            at = end;
        }

        return lineStart;
    }
}
