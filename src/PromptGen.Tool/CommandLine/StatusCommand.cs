using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using PromptGen.Compiler;
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
        Option<string?> environment = EnvironmentNames.Optional(context, "Show what is live in this environment, and who changed it last.");
        ProjectOptions where = ProjectOptions.OneOrAll();
        Option<string> format = SharedOptions.Format(OutputFormat.Text, OutputFormat.Json);
        Command command = new ExampleCommand(
            "status",
            "Shows one line for each prompt: version, changes since its release, rollback target, evidence.",
            ("promptgen status", "all prompts of this project"),
            ("promptgen status --env production", "what is live in production"),
            ("promptgen status --all --format json", "every project, for a script"))
        {
            environment,
        };
        where.AddTo(command);
        command.Add(format);
        command.SetAction(line => line.GetValue(environment) is { } live
            ? Live(context, where.Value(line), live, line.Format(format))
            : Working(context, where.Value(line), line.Format(format)));
        return command;
    }

    private static int Working(ToolContext context, ProjectSelection where, OutputFormat format)
    {
        IReadOnlyList<PromptProject> projects = ProjectLocator.FindAll(context.Directory, where);
        return ForProjects.Run(context, projects, where.All, format, project =>
        {
            LoadedProject loaded = LoadedProject.Load(project, LoadOptions.Standing);
            PromptStatus[] all = [.. loaded.Prompts.Select(prompt => PromptStatus.Of(prompt, loaded)).OrderBy(static status => status.Id, StringComparer.Ordinal)];
            if (format == OutputFormat.Text)
            {
                Write(context.Terminal, all);
            }

            return (new JsonObjectBuilder().Add("prompts", all.Select(static status => status.ToJson()).ToEquatableArray()).Build(), ExitCode.Pass);
        });
    }

    /// <remarks>Of several projects, those without the environment have nothing live in it.</remarks>
    private static int Live(ToolContext context, ProjectSelection where, string environment, OutputFormat format)
    {
        IReadOnlyList<PromptProject> projects = where.All ? ProjectLocator.FindAll(context.Directory, where) : [ProjectLocator.FindFolder(context.Directory, where)];
        PromptProject[] having = [.. projects.Where(project => EnvironmentFolder.Names(project).Contains(environment, StringComparer.Ordinal))];
        EnvironmentFolder[] folders = [.. (having.Length > 0 ? having : [projects.FirstOrDefault(static project => EnvironmentFolder.Names(project).Any()) ?? projects[0]]).Select(project => EnvironmentFolder.Find(project, environment, mayBegin: false))];
        int exitCode = ForProjects.Run(
            context, having, where.All, format, project => (EnvironmentStatus.Write(context, EnvironmentFolder.Find(project, environment, mayBegin: false), format), ExitCode.Pass));

        // What is wrong with some of the files is said once the others were shown.
        EquatableArray<PromptDiagnostic> faults = folders.SelectMany(static folder => folder.Faults()).ToEquatableArray();
        return faults.IsEmpty ? exitCode : throw new ToolFailure(faults, ExitCode.GateFailed);
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
            next.Add(unusable.ToString(CultureInfo.InvariantCulture) + " with unusable evidence: dotnet promptgen check");
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
