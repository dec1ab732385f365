using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
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
        IReadOnlyList<(string Text, Ink? Ink)>[] all = [.. rows];
        int others = 0;
        for (int i = 1; i < columns.Count; i++)
        {
            others += Gap + all.Select(row => row[i].Text.GetCellWidth()).Append(columns[i].GetCellWidth()).Max();
        }

        int name = Math.Max(LeastName, terminal.Width - others);
        Table table = new Table().Border(TableBorder.None);
        foreach (string column in columns)
        {
            table.AddColumn(new TableColumn(new Text(column, new Style(decoration: Decoration.Bold))).Padding(0, 0, column == columns[^1] ? 0 : Gap, 0).NoWrap());
        }

        foreach (IReadOnlyList<(string Text, Ink? Ink)> row in all)
        {
            table.AddRow(row.Select((cell, i) => new Text(i == 0 ? Shortened(cell.Text, name) : cell.Text, StyleOf(cell.Ink))));
        }

        using StringWriter text = new() { NewLine = "\n" };
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = terminal.Color ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = terminal.Color ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        // Where even short names do not fit, the terminal breaks lines; cells that are cut would tell less.
        console.Profile.Width = Math.Max(terminal.Width, others + name);
        console.Write(table);
        foreach (string line in text.ToString().TrimEnd('\n').Split('\n'))
        {
            terminal.Out.WriteLine(line.TrimEnd());
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

    private static Style StyleOf(Ink? ink) => ink switch
    {
        Ink.Red => new Style(Color.Red),
        Ink.Yellow => new Style(Color.Yellow),
        Ink.Green => new Style(Color.Green),
        Ink.Cyan => new Style(Color.Teal),
        Ink.Bold => new Style(decoration: Decoration.Bold),
        Ink.Faint => new Style(decoration: Decoration.Dim),
        _ => Style.Plain,
    };
}
