using System.Collections.Generic;
using System.IO;
using Spectre.Console;

namespace PromptGen.Tool.Output;

/// <summary>A table for a person: columns as wide as they need to be, cut to the terminal.</summary>
internal static class TextTable
{
    /// <param name="rows">Each cell with what makes it stand out; null for plain text.</param>
    public static void Write(Terminal terminal, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<(string Text, Ink? Ink)>> rows)
    {
        Table table = new Table().Border(TableBorder.None);
        foreach (string column in columns)
        {
            table.AddColumn(new TableColumn(new Text(column, new Style(decoration: Decoration.Bold))).PadRight(2).NoWrap());
        }

        foreach (IReadOnlyList<(string Text, Ink? Ink)> row in rows)
        {
            List<Text> cells = [];
            foreach ((string content, Ink? ink) in row)
            {
                cells.Add(new Text(content, StyleOf(ink)));
            }

            table.AddRow(cells);
        }

        using StringWriter text = new() { NewLine = "\n" };
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = terminal.Color ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = terminal.Color ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = terminal.Width;
        console.Write(table);
        foreach (string line in text.ToString().TrimEnd('\n').Split('\n'))
        {
            terminal.Out.WriteLine(line.TrimEnd());
        }
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
