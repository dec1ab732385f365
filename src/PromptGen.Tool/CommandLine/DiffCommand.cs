using System;
using System.CommandLine;
using System.Linq;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Releases;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Tool.Comparing;
using PromptGen.Tool.Output;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Showing;

namespace PromptGen.Tool.CommandLine;

/// <summary><c>promptgen diff</c>.</summary>
internal static class DiffCommand
{
    public static Command Create(ToolContext context)
    {
        Argument<string> id = PromptIds.Single(context, "The prompt to compare.");
        Argument<string?> from = new("from") { HelpName = "FROM", Description = "A version, git:REVISION, or working. Without it: the release that the file names.", Arity = ArgumentArity.ZeroOrOne };
        Argument<string?> to = new("to") { HelpName = "TO", Description = "The same. Without it: working, the files as they are.", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> prompts = SharedOptions.Prompts();
        Option<string> format = SharedOptions.Format(OutputFormat.Text, OutputFormat.Json, OutputFormat.Html);
        Command command = new ExampleCommand(
            "diff",
            "Says what differs between two states of a prompt: which message, variable, tool or parameter, and which words.",
            ("promptgen diff support-triage", "what changed since its release"),
            ("promptgen diff support-triage 2026-03-12.1 2026-03-15.3", "two versions"),
            ("promptgen diff support-triage git:main", "what a branch changes"),
            ("promptgen diff support-triage --format html > review.html", "a page for review"))
        {
            id, from, to, prompts, format,
        };
        command.SetAction(line =>
        {
            PromptProject project = ProjectLocator.Find(context.Directory, line.GetValue(prompts));
            LoadedProject loaded = LoadedProject.Load(project, LoadOptions.Prompts);
            string name = line.GetValue(id)!;
            PromptDefinition definition = loaded.Select([name])[0].Definition!;
            ComparedPrompt old = ComparedPrompt.Find(loaded, name, line.GetValue(from) ?? definition.Version);
            ComparedPrompt current = ComparedPrompt.Find(loaded, name, line.GetValue(to) ?? ComparedPrompt.WorkingCopy);
            PromptDifference difference = PromptDifference.Between(old.Effective, current.Effective);
            Write(context.Terminal, name, old.Name, current.Name, difference, line.Format(format));
            return ExitCode.Pass;
        });
        return command;
    }

    private static void Write(Terminal terminal, string id, string old, string current, PromptDifference difference, OutputFormat format)
    {
        switch (format)
        {
            case OutputFormat.Html:
                terminal.Out.Write(DifferencePage.Write(id, old, current, difference));
                break;
            case OutputFormat.Json:
                terminal.Out.Write(JsonWriter.WriteIndented(new JsonObjectBuilder()
                    .Add("id", id)
                    .Add("from", old)
                    .Add("to", current)
                    .Add("class", difference.Changes.IsEmpty ? null : PromptStatus.Word(difference.Class))
                    .Add("changes", difference.Changes.Select(static change => (JsonValue)new JsonObjectBuilder()
                        .Add("path", change.Path)
                        .Add("class", PromptStatus.Word(change.Class))
                        .Add("old", change.Old)
                        .Add("new", change.New)
                        .Build()).ToEquatableArray())
                    .Build()));
                break;
            default:
                terminal.Out.WriteLine(terminal.Paint(Ink.Bold, id) + "  " + old + " -> " + current);
                WriteText(terminal, difference);
                break;
        }
    }

    private static void WriteText(Terminal terminal, PromptDifference difference)
    {
        if (difference.Changes.IsEmpty)
        {
            terminal.Out.WriteLine("The two are the same prompt.");
            return;
        }

        foreach (PromptChange change in difference.Changes)
        {
            terminal.Out.WriteLine(terminal.Paint(Ink.Cyan, change.Path) + "  (" + PromptStatus.Word(change.Class) + ")");
            if (change.Hunks.IsEmpty)
            {
                WriteLines(terminal, Ink.Red, "  - ", change.Old);
                WriteLines(terminal, Ink.Green, "  + ", change.New);
                continue;
            }

            foreach (TextHunk hunk in change.Hunks)
            {
                int lineNumber = change.Old!.AsSpan(0, hunk.OldStart).Count('\n') + 1;
                terminal.Out.WriteLine(terminal.Paint(Ink.Faint, "  line " + lineNumber.ToString(System.Globalization.CultureInfo.InvariantCulture)));
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
            terminal.Out.WriteLine(terminal.Paint(ink, mark + line));
        }
    }
}
