using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Tool.Output;
using PromptGen.Tool.Showing;

namespace PromptGen.Tool.Comparing;

/// <summary>Shows comparisons to people and programs.</summary>
internal static class DifferenceOutput
{
    public const string HashesOnly = "Only hashes are compared: no release in this project has the text that the manifest names.";

    /// <param name="isWhole">All prompts were compared, and those that are the same are left out.</param>
    public static void Write(Terminal terminal, IReadOnlyList<PromptComparison> comparisons, bool isWhole, OutputFormat format)
    {
        switch (format)
        {
            case OutputFormat.Html:
                terminal.Out.WriteHtml(DifferencePage.Write(comparisons));
                break;
            case OutputFormat.Markdown:
                terminal.Out.Write(DifferenceMarkdown.Write(comparisons));
                break;
            case OutputFormat.Json:
                terminal.Out.WriteJson(JsonWriter.WriteIndented(isWhole
                    ? new JsonObjectBuilder().Add("prompts", comparisons.Select(static comparison => (JsonValue)Json(comparison)).ToEquatableArray()).Build()
                    : Json(comparisons[0])));
                break;
            default:
                WriteText(terminal, comparisons, isWhole);
                break;
        }
    }

    public static JsonObject Json(PromptComparison comparison) => new JsonObjectBuilder()
        .Add("id", comparison.Id)
        .Add("from", comparison.Old)
        .Add("to", comparison.New)
        .Add("presence", comparison.Presence switch
        {
            PromptPresence.Added => "added",
            PromptPresence.Removed => "removed",
            _ => "both",
        })
        .Add("hashes_only", comparison.HashesOnly)
        .Add("class", comparison.Difference is { Changes.IsEmpty: false } difference ? PromptStatus.Word(difference.Class) : null)
        .Add("changes", (comparison.Difference?.Changes ?? []).Select(static change => (JsonValue)new JsonObjectBuilder()
            .Add("path", change.Path)
            .Add("class", PromptStatus.Word(change.Class))
            .Add("old", change.Old)
            .Add("new", change.New)
            .Build()).ToEquatableArray())
        .Build();

    private static void WriteText(Terminal terminal, IReadOnlyList<PromptComparison> comparisons, bool isWhole)
    {
        foreach (PromptComparison comparison in comparisons)
        {
            WriteText(terminal, comparison);
        }

        if (isWhole)
        {
            terminal.Out.WriteLine(comparisons.Count == 0
                ? "All prompts are the same."
                : comparisons.Count.ToString(CultureInfo.InvariantCulture) + (comparisons.Count == 1 ? " prompt differs." : " prompts differ."));
        }
    }

    /// <summary>One comparison, for people.</summary>
    public static void WriteText(Terminal terminal, PromptComparison comparison)
    {
        terminal.Out.WriteLine(StyledText.In(Ink.Bold, comparison.Id) + "  " + comparison.Old + " -> " + comparison.New);
        if (comparison.Presence != PromptPresence.Both)
        {
            terminal.Out.WriteLine(comparison.Presence == PromptPresence.Added ? StyledText.In(Ink.Green, "The prompt was added.") : StyledText.In(Ink.Red, "The prompt was removed."));
            return;
        }

        WriteChanges(terminal, comparison, comparison.Difference!);
        if (comparison.HashesOnly)
        {
            terminal.Out.WriteLine(StyledText.In(Ink.Faint, HashesOnly));
        }
    }

    private static void WriteChanges(Terminal terminal, PromptComparison comparison, PromptDifference difference)
    {
        if (difference.Changes.IsEmpty)
        {
            terminal.Out.WriteLine("Both are the same prompt.");
            return;
        }

        foreach (PromptChange change in difference.Changes)
        {
            terminal.Out.WriteLine(StyledText.In(Ink.Cyan, comparison.PlaceOf(change)) + "  (" + PromptStatus.Word(change.Class) + ")");
            if (comparison.HunksOf(change) is not { IsEmpty: false } hunks)
            {
                WriteLines(terminal, Ink.Red, "  - ", change.Old);
                WriteLines(terminal, Ink.Green, "  + ", change.New);
                continue;
            }

            foreach (TextHunk hunk in hunks)
            {
                int lineNumber = change.Old!.AsSpan(0, hunk.OldStart).Count('\n') + 1;
                terminal.Out.WriteLine(StyledText.In(Ink.Faint, "  line " + lineNumber.ToString(CultureInfo.InvariantCulture)));
                WriteLines(terminal, Ink.Red, "  - ", hunk.Old);
                WriteLines(terminal, Ink.Green, "  + ", hunk.New);
            }
        }
    }

    private static void WriteLines(Terminal terminal, Ink ink, string mark, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        foreach (string line in text.TrimEnd('\n').Split('\n'))
        {
            terminal.Out.WriteLine(StyledText.In(ink, mark + line));
        }
    }
}
