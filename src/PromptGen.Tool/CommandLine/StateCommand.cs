using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Linq;
using System.Text;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;
using PromptGen.Rollouts;
using PromptGen.Tool.Output;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Rollouts;

namespace PromptGen.Tool.CommandLine;

/// <summary><c>promptgen state</c>.</summary>
internal static class StateCommand
{
    public static Command Create(ToolContext context) => new ExampleCommand(
        "state",
        "Builds and verifies the state file that applications read.",
        ("promptgen state build --env production --out state.json", "build the state file"),
        ("promptgen state verify state.json --env production", "verify it as an application does"))
    {
        Build(context),
        Verify(context),
    };

    private static ExampleCommand Build(ToolContext context)
    {
        Option<string> environment = EnvironmentNames.Required(context);
        Option<string?> output = new("--out") { Description = "File to write. Default: the state is printed.", HelpName = "FILE" };
        Option<DateTimeOffset?> expires = new("--expires")
        {
            Description = "Day (UTC) by which the next state should be published. After it, applications raise an alarm and keep serving.",
            HelpName = "YYYY-MM-DD",
            CustomParser = ParseDay,
        };
        Option<string[]> packs = new("--pack") { Description = "Pack that the state refers to. Repeatable.", HelpName = "FILE" };
        Option<long?> serial = new("--serial")
        {
            Description = "Lowest serial to write, above that of a state that applications have read and that is lost here.",
            HelpName = "N",
            CustomParser = static result => WholeNumber.Parse(result, "--serial", 1, ReleaseLimits.WrittenSerial),
        };
        SigningCommandLine signing = new();
        Option<bool> dryRun = SharedOptions.DryRun();
        ProjectOptions where = ProjectOptions.One();
        Option<string> format = SharedOptions.Format(OutputFormat.Text, OutputFormat.Json);
        ExampleCommand command = new(
            "build",
            "Builds the state of an environment from the files of its prompts, and verifies the hash of each version.",
            ("promptgen state build --env production --out state.json", "build an unsigned state"),
            ("promptgen state build --env production --out state.json --sign-key release.key.pem", "build a signed state"))
        {
            environment, output, expires, packs, serial,
        };
        foreach (Option option in (Option[])[.. signing.Options, dryRun])
        {
            command.Add(option);
        }

        where.AddTo(command);
        command.Add(format);

        command.SetAction(line =>
        {
            StateBuildOptions options = new(
                line.GetValue(environment)!, where.Value(line), line.GetValue(output), line.GetValue(expires), line.GetValue(packs) ?? [],
                line.GetValue(serial), signing.Value(line), line.GetValue(dryRun));
            StateBuildReport report = StateBuild.Run(context, options);
            if (options.Output is null)
            {
                context.Terminal.Out.WriteJson(Encoding.UTF8.GetString(report.Content!));
                return ExitCode.Pass;
            }

            if (line.Format(format) == OutputFormat.Json)
            {
                context.Terminal.Out.WriteJson(JsonWriter.WriteIndented(new JsonObjectBuilder()
                    .Add("dry_run", options.DryRun)
                    .Add("environment", report.State.Environment)
                    .Add("path", DisplayPath.Of(DisplayPath.Full(options.Output, context.Directory), context.Directory))
                    .Add("written", report.Content is not null && !options.DryRun)
                    .Add("prompts", report.State.Prompts.Count)
                    .Add("signed_again", report.SignedAgain.Select(static id => (JsonValue)new JsonString(id)).ToEquatableArray())
                    .Build()));
                return ExitCode.Pass;
            }

            string verb = options.DryRun ? "Would write " : "Wrote ";
            context.Terminal.Out.WriteLine(report.Content is null
                ? options.Output + " is up to date."
                : verb + options.Output + ": " + Prompts(report.State.Prompts.Count) + " in " + report.State.Environment + ".");
            if (report.SignedAgain.Count > 0)
            {
                context.Terminal.Out.WriteLine(verb + "rollbacks that were signed with other keys: " + string.Join(", ", report.SignedAgain) + ".");
            }

            return ExitCode.Pass;
        });
        return command;
    }

    private static ExampleCommand Verify(ToolContext context)
    {
        Argument<string> file = new("FILE") { Description = "State file, as applications read it." };
        Option<string?> environment = EnvironmentNames.Optional(context, "Fail if the state is for another environment.");
        Option<string[]> trusted = SigningCommandLine.TrustedKeyFiles();
        Option<int> threshold = SigningCommandLine.Threshold();
        Option<string> format = SharedOptions.Format(OutputFormat.Text, OutputFormat.Json);
        ExampleCommand command = new(
            "verify",
            "Verifies a state as an application does: signatures, format, expiry.",
            ("promptgen state verify state.json --env production --trusted-key release.pub.pem", "verify a state before you publish it"))
        {
            file, environment, trusted, threshold, format,
        };
        command.SetAction(line =>
        {
            string path = DisplayPath.Full(line.GetValue(file)!, context.Directory);
            ReleaseStateReading reading = ReleaseStateFile.Read(
                FileContent.ReadBytes(path, ReleaseLimits.SignedStateBytes), TrustedKeys.Of(context, line.GetValue(trusted) ?? [], line.GetValue(threshold)));
            EquatableArray<Compiler.PromptDiagnostic> problems =
                reading.Problems.Concat(Circumstances(reading.State, line.GetValue(environment), context)).At(path);
            if (line.Format(format) == OutputFormat.Json)
            {
                context.Terminal.Out.WriteJson(JsonWriter.WriteIndented(new JsonObjectBuilder()
                    .Add("accepted", problems.IsEmpty)
                    .Add("environment", reading.State?.Environment)
                    .Add("serial", reading.State is { } read ? new JsonNumber(ReleaseText.Count(read.Serial)) : null)
                    .Add("held", reading.Held.Map(static id => (JsonValue)new JsonString(id)))
                    .Add("problems", problems.Map(problem => DiagnosticJson.Of(problem, context.Directory)))
                    .Build()));
            }
            else
            {
                DiagnosticText.Write(context.Terminal, context.Directory, problems, error: false);
                context.Terminal.Out.WriteLine(reading.State is not { } state ? "Rejected. Applications keep serving the state that they have."
                    : Prompts(state.Prompts.Count) + " in " + state.Environment + ", serial " + ReleaseText.Count(state.Serial)
                        + (reading.Held.IsEmpty ? "." : "; kept at their current versions: " + string.Join(", ", reading.Held) + "."));
            }

            return problems.IsEmpty ? ExitCode.Pass : ExitCode.GateFailed;
        });
        return command;
    }

    private static System.Collections.Generic.IEnumerable<ReleaseProblem> Circumstances(ReleaseState? state, string? environment, ToolContext context)
    {
        if (state is not null && environment is not null && state.Environment != environment)
        {
            yield return new ReleaseProblem(DiagnosticRules.OtherEnvironment, null, state.Environment, environment);
        }

        if (state?.Expires is { } expires && expires <= context.Clock.GetUtcNow())
        {
            yield return new ReleaseProblem(DiagnosticRules.ExpiredState, null, Timestamp.Write(expires));
        }
    }

    private static DateTimeOffset? ParseDay(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset day))
        {
            return day;
        }

        result.AddError($"'{text}' is not a date. Write it as 2026-12-31.");
        return null;
    }

    private static string Prompts(int count) => ReleaseText.Count(count) + (count == 1 ? " prompt" : " prompts");
}
