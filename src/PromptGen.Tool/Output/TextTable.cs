using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptGen.Core.Display;
using Spectre.Console;

namespace PromptGen.Tool.Output;

/// <summary>A table for a person: columns as wide as they need to be. Where the terminal is too narrow for that, names are shortened in the middle.</summary>
internal static class TextTable
{
    private const int Gap = 2;

    // A name is still told from others by its ends.
    private const int LeastName = 15;

    /// <param name="columns">The first is that of names.</param>
    /// <param name="rows">Each cell with what makes it stand out; null for plain text.</param>
    public static void Write(Terminal terminal, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<(string Text, Ink? Ink)>> rows)
    {
        (string Text, Ink? Ink)[][] all =
        [
            [.. columns.Select(static column => (column, (Ink?)Ink.Bold))],
            .. rows.Select(static row => row.Select(static cell => (VisibleText.Line(cell.Text), cell.Ink)).ToArray()),
        ];
        int[] widths = [.. columns.Select((_, column) => all.Max(row => row[column].Text.GetCellWidth()))];

        // Where even short names do not fit, the terminal breaks lines; cells that are cut would tell less.
        int name = Math.Max(LeastName, terminal.Width - widths.Skip(1).Sum(static width => Gap + width));
        widths[0] = Math.Min(widths[0], name);
        foreach ((string Text, Ink? Ink)[] row in all)
        {
            row[0].Text = Shortened(row[0].Text, name);
            int last = Array.FindLastIndex(row, static cell => cell.Text.Length > 0);
            StyledText line = "";
            for (int i = 0; i <= last; i++)
            {
                line += StyledText.In(row[i].Ink, row[i].Text);
                line += i < last ? new string(' ', Gap + widths[i] - row[i].Text.GetCellWidth()) : "";
            }

            terminal.Out.WriteLine(line);
        }
    }

    private static string Shortened(string text, int width)
    {
        if (text.GetCellWidth() <= width)
        {
            return text;
        }

        int[] elements = StringInfo.ParseCombiningCharacters(text);
        int head = elements.Length / 2;
        int tail = head;
        while (head > 0 && text[..elements[head]].GetCellWidth() > (width - 1) / 2)
        {
            head--;
        }

        while (tail < elements.Length && text[elements[tail]..].GetCellWidth() > width - 1 - text[..elements[head]].GetCellWidth())
        {
            tail++;
        }

        return text[..elements[head]] + "\u2026" + (tail < elements.Length ? text[elements[tail]..] : "");
    }
}
