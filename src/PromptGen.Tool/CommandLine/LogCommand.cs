using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Display;
using PromptGen.Core.Json;
using PromptGen.Tool.Output;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Rollouts;

namespace PromptGen.Tool.CommandLine;

/// <summary><c>promptgen log</c>.</summary>
internal static class LogCommand
{
    public static Command Create(ToolContext context)
    {
        Argument<string[]> ids = PromptIds.Argument(context, "The prompts. Without any: all of the environment.");
        Option<string> environment = RolloutCommandLine.Environment();
        Option<string?> prompts = SharedOptions.Prompts();
        Option<string> format = SharedOptions.Format(OutputFormat.Text, OutputFormat.Json);
        Command command = new ExampleCommand(
            "log",
            "Shows who released what, when and why; the latest change first.",
            ("promptgen log --env production", "all prompts"),
            ("promptgen log support-triage --env production", "one prompt"))
        {
            ids, environment, prompts, format,
        };
        command.SetAction(line =>
        {
            PromptProject project = ProjectLocator.Find(context.Directory, line.GetValue(prompts));
            EnvironmentFolder folder = EnvironmentFolder.Find(project, line.GetValue(environment)!, mayBegin: false);
            (string Id, ReleaseLogEntry Entry)[] entries = [.. Entries(folder, line.GetValue(ids) ?? [], project)];
            if (line.Format(format) == OutputFormat.Json)
            {
                context.Terminal.Out.WriteJson(JsonWriter.WriteIndented(new JsonObjectBuilder()
                    .Add("environment", folder.Name)
                    .Add("entries", entries.Select(static item => (JsonValue)new JsonObject(
                        new[] { new JsonMember("id", new JsonString(item.Id)) }.Concat(ReleaseLog.Json(item.Entry).Members).ToEquatableArray())).ToEquatableArray())
                    .Build()));
            }
            else
            {
                Write(context.Terminal, entries);
            }

            return ExitCode.Pass;
        });
        return command;
    }

    private static IEnumerable<(string Id, ReleaseLogEntry Entry)> Entries(EnvironmentFolder folder, string[] ids, PromptProject project)
    {
        foreach (string id in ids.Where(id => !folder.Ids.Contains(id, StringComparer.Ordinal)))
        {
            throw new ToolFailure(
                DiagnosticRules.UnknownPrompt, "", id, project.RelativePath(folder.Path),
                NearestName.Question(id, folder.Ids) is { Length: > 0 } question ? question.Trim() : "It is not released there.");
        }

        // A change that was logged and interrupted before it was made is none.
        return folder.Ids
            .Where(id => ids.Length == 0 || ids.Contains(id, StringComparer.Ordinal))
            .SelectMany(id => ReleaseLog.Read(folder.LogPath(id)).Where(entry => entry.Serial <= (folder.Read(id)?.Serial ?? 0)).Select(entry => (Id: id, Entry: entry)))
            .OrderByDescending(static item => item.Entry.At)
            .ThenBy(static item => item.Id, StringComparer.Ordinal)
            .ThenByDescending(static item => item.Entry.Serial);
    }

    private static void Write(Terminal terminal, (string Id, ReleaseLogEntry Entry)[] entries)
    {
        if (entries.Length == 0)
        {
            terminal.Out.WriteLine("Nothing was released yet.");
        }

        foreach ((string id, ReleaseLogEntry entry) in entries)
        {
            terminal.Out.WriteLine(
                StyledText.In(Ink.Faint, entry.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)) + "  "
                + StyledText.In(Ink.Bold, id) + "  " + VisibleText.Line(entry.Action) + "  " + VisibleText.Line(entry.Who) + "  serial " + entry.Serial.ToString(CultureInfo.InvariantCulture));
            terminal.Out.WriteLine("    " + VisibleText.Line(entry.From ?? "not managed") + " -> " + VisibleText.Line(entry.To));
            if (entry.Why is { } why)
            {
                terminal.Out.WriteLine("    " + VisibleText.Line(why));
            }
        }
    }
}
