using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PromptGen.Tool.Output;
using PromptGen.Tool.Stamping;

namespace PromptGen.Tool.CommandLine;

/// <summary><c>promptgen stamp</c>.</summary>
internal static class StampCommand
{
    public static Command Create(ToolContext context)
    {
        Argument<string[]> ids = PromptIds.Argument(context, "The prompts to stamp. Without any: every prompt that changed.");
        Option<DateTime?> date = new("--date")
        {
            Description = "The day of the new versions, for scripts that must give the same result later. Without it: today, UTC.",
            HelpName = "YYYY-MM-DD",
            CustomParser = ParseDay,
        };
        Option<string?> accept = new("--accept-contract")
        {
            Description = "Why code around the prompt may have to change. Needed where a variable, tool or answer changed so that it no longer fits.",
            HelpName = "REASON",
        };
        Option<bool> dryRun = SharedOptions.DryRun();
        Option<string?> prompts = SharedOptions.Prompts();
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
            ("promptgen stamp", "every prompt that changed"),
            ("promptgen stamp support-triage --dry-run", "what one prompt would become"),
            ("promptgen stamp --accept-contract \"callers pass the region now\"", "also where code around the prompt has to change"))
        {
            ids, date, accept, dryRun, prompts, format,
        };
        command.SetAction(line =>
        {
            StampOptions options = new(
                line.GetValue(prompts), line.GetValue(ids) ?? [], line.GetValue(date) ?? context.Clock.GetUtcNow().UtcDateTime.Date,
                line.GetValue(accept), line.GetValue(dryRun), line.Format(format));
            StampReport report = StampRun.Run(context, options);
            StampOutput.Write(context, report, options);
            return report.Problems.IsEmpty && report.NotListed.IsEmpty ? ExitCode.Pass : ExitCode.GateFailed;
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

        result.AddError($"'{text}' is not a day. Write it as 2026-03-15.");
        return null;
    }
}
