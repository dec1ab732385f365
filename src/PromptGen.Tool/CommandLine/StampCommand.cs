using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PromptGen.Tool.Output;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Stamping;

namespace PromptGen.Tool.CommandLine;

/// <summary><c>promptgen stamp</c>.</summary>
internal static class StampCommand
{
    public static Command Create(ToolContext context)
    {
        Argument<string[]> ids = PromptIds.Argument(context, "Prompts to stamp. Default: every prompt that changed.");
        Option<DateTime?> date = new("--date")
        {
            Description = "Day of the new versions, for scripts that must be repeatable. Default: today in UTC.",
            HelpName = "YYYY-MM-DD",
            CustomParser = ParseDay,
        };
        Option<string?> accept = new("--accept-contract")
        {
            Description = "Why calling code may have to change. Required if a changed variable, tool or response no longer fits existing code.",
            HelpName = "REASON",
        };
        Option<bool> dryRun = SharedOptions.DryRun();
        ProjectOptions where = ProjectOptions.OneOrAll();
        Option<string> format = SharedOptions.Format(OutputFormat.Text, OutputFormat.Json);
        accept.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValue(accept)))
            {
                result.AddError("--accept-contract needs a reason, such as --accept-contract \"callers pass the region now\".");
            }
        });

        Command command = new ExampleCommand(
            "stamp",
            "Gives every changed prompt its next version and freezes it as a release.",
            ("promptgen stamp", "stamp every prompt that changed"),
            ("promptgen stamp support-triage --dry-run", "show what one prompt would become"),
            ("promptgen stamp --accept-contract \"callers pass the region now\"", "release a change that breaks calling code"))
        {
            ids, date, accept, dryRun,
        };
        where.AddTo(command);
        command.Add(format);
        command.SetAction(line =>
        {
            StampOptions options = new(
                line.GetValue(ids) ?? [], line.GetValue(date) ?? context.Clock.GetUtcNow().UtcDateTime.Date,
                line.GetValue(accept), line.GetValue(dryRun), line.Format(format));
            ProjectSelection selection = where.Value(line);
            IReadOnlyList<PromptProject> projects = selection.All ? ProjectLocator.FindAll(context.Directory, selection) : [ProjectLocator.Find(context.Directory, selection, options.Ids)];
            return ForProjects.Run(context, projects, selection.All, options.Format, project =>
            {
                StampReport report = StampRun.Run(context, project, options);
                return (StampOutput.Write(context, report, options), report.Problems.IsEmpty && report.NotListed.IsEmpty ? ExitCode.Pass : ExitCode.GateFailed);
            });
        });
        return command;
    }

    private static DateTime? ParseDay(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime day))
        {
            return day;
        }

        result.AddError($"'{text}' is not a date. Write it as 2026-03-15.");
        return null;
    }
}
