using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Tool.Output;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Rollouts;
using PromptGen.Tool.Showing;

namespace PromptGen.Tool.CommandLine;

/// <summary><c>promptgen status</c>.</summary>
internal static class StatusCommand
{
    public static Command Create(ToolContext context)
    {
        Option<string?> environment = new("--env") { Description = "What is live in this environment, and who put it there.", HelpName = "ENV" };
        Option<string?> prompts = SharedOptions.Prompts();
        Option<string> format = SharedOptions.Format(OutputFormat.Text, OutputFormat.Json);
        Command command = new ExampleCommand(
            "status",
            "Shows every prompt on one line: version, changes since its release, where a rollback goes, evaluation.",
            ("promptgen status", "all prompts of this project"),
            ("promptgen status --env production", "what is live there"),
            ("promptgen status --format json", "the same for a script"))
        {
            environment, prompts, format,
        };
        command.SetAction(line =>
        {
            if (line.GetValue(environment) is { } live)
            {
                PromptProject released = ProjectLocator.FindFolder(context.Directory, line.GetValue(prompts));
                EnvironmentStatus.Write(context, EnvironmentFolder.Find(released, live, mayBegin: false), line.Format(format));
                return ExitCode.Pass;
            }

            LoadedProject loaded = LoadedProject.Load(ProjectLocator.Find(context.Directory, line.GetValue(prompts)), LoadOptions.Standing);
            PromptStatus[] all = [.. loaded.Prompts.Select(prompt => PromptStatus.Of(prompt, loaded)).OrderBy(static status => status.Id, StringComparer.Ordinal)];
            if (line.Format(format) == OutputFormat.Json)
            {
                context.Terminal.Out.WriteJson(JsonWriter.WriteIndented(new JsonObjectBuilder()
                    .Add("prompts", all.Select(static status => status.ToJson()).ToEquatableArray())
                    .Build()));
            }
            else
            {
                Write(context.Terminal, all);
            }

            return ExitCode.Pass;
        });
        return command;
    }

    private static void Write(Terminal terminal, PromptStatus[] all)
    {
        TextTable.Write(terminal, ["PROMPT", "VERSION", "STATE", "ROLLBACK", "EVIDENCE"], all.Select(Row));
        int changed = all.Count(static status => status.State is PromptState.Changed or PromptState.Unreleased);
        int broken = all.Count(static status => status.State == PromptState.Broken);
        List<string> next = [];
        if (broken > 0)
        {
            next.Add(broken.ToString(CultureInfo.InvariantCulture) + " with errors: dotnet promptgen check");
        }

        if (changed > 0)
        {
            next.Add(changed.ToString(CultureInfo.InvariantCulture) + " to stamp: dotnet promptgen stamp");
        }

        int unusable = all.Count(static status => status.Evidence.Reason is not null);
        if (unusable > 0)
        {
            next.Add(unusable.ToString(CultureInfo.InvariantCulture) + " with evidence that does not count: dotnet promptgen check");
        }

        foreach (string hint in next)
        {
            terminal.Out.WriteLine(hint);
        }
    }

    private static (string, Ink?)[] Row(PromptStatus status) =>
    [
        (status.Id, Ink.Bold),
        (string.IsNullOrEmpty(status.Version) ? "-" : status.Version, null),
        (status.Words, status.State switch
        {
            PromptState.Released => Ink.Green,
            PromptState.Broken => Ink.Red,
            _ => Ink.Yellow,
        }),
        (status.RollbackTo is null ? "-" : status.RollbackFits ? status.RollbackTo : status.RollbackTo + " (does not fit)", status.RollbackTo is null || status.RollbackFits ? null : Ink.Red),
        (status.EvidenceWords, status.Evidence.Reason is null ? null : Ink.Yellow),
    ];
}
