using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using PromptGen.Compiler;
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
        Argument<string[]> ids = PromptIds.Argument(context, "Prompts to show. Default: all prompts of the environment.");
        Option<string> environment = EnvironmentNames.Required(context);
        ProjectOptions where = ProjectOptions.One();
        Option<string> format = SharedOptions.Format(OutputFormat.Text, OutputFormat.Json);
        Command command = new ExampleCommand(
            "log",
            "Shows who changed which release, when and why, starting with the latest change.",
            ("promptgen log --env production", "show all prompts"),
            ("promptgen log support-triage --env production", "show one prompt"))
        {
            ids, environment,
        };
        where.AddTo(command);
        command.Add(format);
        command.SetAction(line =>
        {
            PromptProject project = ProjectLocator.FindFolder(context.Directory, where.Value(line), line.GetValue(ids) ?? []);
            EnvironmentFolder folder = EnvironmentFolder.Find(project, line.GetValue(environment)!, mayBegin: false);
            List<PromptDiagnostic> faults = [];
            (string Id, ReleaseLogEntry Entry)[] entries = [.. Entries(folder, line.GetValue(ids) ?? [], project, faults)];
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

            return faults.Count == 0 ? ExitCode.Pass : throw new ToolFailure(faults.ToEquatableArray(), ExitCode.GateFailed);
        });
        return command;
    }

    /// <param name="faults">Takes what is wrong with files of prompts; what their logs say is shown all the same.</param>
    private static IEnumerable<(string Id, ReleaseLogEntry Entry)> Entries(EnvironmentFolder folder, string[] ids, PromptProject project, List<PromptDiagnostic> faults)
    {
        folder.Require(ids, project);
        // A change that was logged and interrupted before it was made is none.
        return folder.Ids
            .Where(id => ids.Length == 0 || ids.Contains(id, StringComparer.Ordinal))
            .SelectMany(id => Made(folder, id, faults).Select(entry => (Id: id, Entry: entry)))
            .OrderByDescending(static item => item.Entry.At)
            .ThenBy(static item => item.Id, StringComparer.Ordinal)
            .ThenByDescending(static item => item.Entry.Serial);
    }

    private static IEnumerable<ReleaseLogEntry> Made(EnvironmentFolder folder, string id, List<PromptDiagnostic> faults)
    {
        try
        {
            long serial = folder.Read(id)?.Serial ?? 0;
            return ReleaseLog.Read(folder.LogPath(id)).Where(entry => entry.Serial <= serial);
        }
        catch (ToolFailure failure)
        {
            // In an incident the log matters most where a file is damaged.
            faults.AddRange(failure.Problems);
            return ReleaseLog.Read(folder.LogPath(id));
        }
    }

    private static void Write(Terminal terminal, (string Id, ReleaseLogEntry Entry)[] entries)
    {
        if (entries.Length == 0)
        {
            terminal.Out.WriteLine("No release was changed yet.");
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
