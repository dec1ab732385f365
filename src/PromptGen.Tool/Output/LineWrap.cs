using System.Collections.Generic;
using System.Text;
using Spectre.Console;

namespace PromptGen.Tool.Output;

/// <summary>Breaks a line between words where a terminal would break it inside of one, and sets off what follows.</summary>
internal static class LineWrap
{
    private const string Indentation = "    ";

    /// <param name="text">One line, without colour.</param>
    /// <param name="width">Of the terminal, in cells: wide characters take two.</param>
    /// <returns>The lines; a word that is longer than a line stays whole, so that it can be copied.</returns>
    public static IEnumerable<string> Lines(string text, int width)
    {
        StringBuilder line = new();
        int used = 0;
        foreach (string word in text.Split(' '))
        {
            int length = word.GetCellWidth();
            if (line.Length > 0 && used + 1 + length > width)
            {
                yield return line.ToString();
                line.Clear().Append(Indentation);
                used = Indentation.Length;
            }
            else if (line.Length > 0)
            {
                line.Append(' ');
                used++;
            }

            line.Append(word);
            used += length;
        }

        yield return line.ToString();
    }
}
