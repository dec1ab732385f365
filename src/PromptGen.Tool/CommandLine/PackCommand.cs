using System;
using System.CommandLine;
using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Rollouts;
using PromptGen.Rollouts.Signing;
using PromptGen.Tool.Output;
using PromptGen.Tool.Packing;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Rollouts;

namespace PromptGen.Tool.CommandLine;

/// <summary><c>promptgen pack</c>.</summary>
internal static class PackCommand
{
    public static Command Create(ToolContext context)
    {
        Argument<string[]> ids = PromptIds.Argument(context, "Releases to pack: ID for the latest release, or ID@VERSION. Default: the latest release of every prompt.");
        Option<string?> environment = EnvironmentNames.Optional(context, "Pack the versions that are live in this environment, and those that a rollback would serve.");
        Option<string?> output = new("--out") { Description = "File to write, or folder in which the pack is named after its hash. Default: this folder.", HelpName = "FILE|DIR" };
        Option<string[]> verify = new("--verify") { Description = "Write nothing, and verify these packs.", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        Option<string[]> trusted = SigningCommandLine.TrustedKeyFiles();
        Option<int> threshold = SigningCommandLine.Threshold();
        Option<string[]> keys = SigningCommandLine.SignKeys();
        Option<string[]> commands = SigningCommandLine.SignCommands();
        Option<bool> dryRun = SharedOptions.DryRun();
        ProjectOptions where = ProjectOptions.One();
        Option<string> format = SharedOptions.Format(OutputFormat.Text, OutputFormat.Json);
        Command command = new ExampleCommand(
            "pack",
            "Packs releases into one file, which applications can serve without a new build.",
            ("promptgen pack support-triage --out packs/", "pack the latest release of one prompt"),
            ("promptgen pack --env production --out packs/ --sign-key release.key.pem", "pack what is live, and sign it"),
            ("promptgen pack --verify packs/a.promptpack packs/b.promptpack", "verify packs"))
        {
            ids, environment, output, verify, trusted, threshold, keys, commands, dryRun,
        };
        where.AddTo(command);
        command.Add(format);
        command.Validators.Add(result =>
        {
            if (result.GetValue(verify) is { Length: > 0 } && (result.GetValue(ids) is { Length: > 0 } || result.GetValue(environment) is not null || result.GetValue(output) is not null))
            {
                result.AddError("--verify takes files and writes nothing. Leave out the prompts, --env and --out.");
            }
        });
        command.SetAction(line => line.GetValue(verify) is { Length: > 0 } files
            ? Verify(context, files, TrustedKeys.Of(context, line.GetValue(trusted) ?? [], line.GetValue(threshold)), line.Format(format))
            : Write(
                context,
                new PackOptions(
                    line.GetValue(ids) ?? [], line.GetValue(environment), where.Value(line), line.GetValue(output), line.GetValue(keys) ?? [],
                    line.GetValue(commands) ?? [], line.GetValue(dryRun)),
                line.Format(format)));
        return command;
    }

    private static int Write(ToolContext context, PackOptions options, OutputFormat format)
    {
        PackReport report = PackRun.Run(context, options);
        string path = DisplayPath.Of(report.Path, context.Directory);
        if (format == OutputFormat.Json)
        {
            context.Terminal.Out.WriteJson(JsonWriter.WriteIndented(new JsonObjectBuilder()
                .Add("dry_run", options.DryRun)
                .Add("path", path)
                .Add("written", !report.IsThere && !options.DryRun)
                .Add("hash", report.Pack.Hash)
                .Add("prompts", Prompts(report.Pack))
                .Build()));
            return ExitCode.Pass;
        }

        context.Terminal.Out.WriteLine(
            (report.IsThere ? "Already there: " : options.DryRun ? "Would write " : "Wrote ") + path + ", " + ReleaseText.Count(report.Pack.Prompts.Count)
            + (report.Pack.Prompts.Count == 1 ? " version, " : " versions, ") + ReleaseText.Count(report.Bytes) + " bytes, " + report.Pack.Hash);
        return ExitCode.Pass;
    }

    private static int Verify(ToolContext context, string[] files, TrustPolicy? trust, OutputFormat format)
    {
        VerifiedPack[] packs = [.. files.Select(file => VerifiedPack.Read(DisplayPath.Full(file, context.Directory), trust))];
        bool areAccepted = Array.TrueForAll(packs, static pack => pack.IsAccepted);
        if (format == OutputFormat.Json)
        {
            context.Terminal.Out.WriteJson(JsonWriter.WriteIndented(new JsonObjectBuilder()
                .Add("accepted", areAccepted)
                .Add("packs", packs.Select(pack => (JsonValue)new JsonObjectBuilder()
                    .Add("file", DisplayPath.Of(pack.Path, context.Directory))
                    .Add("accepted", pack.IsAccepted)
                    .Add("hash", pack.Pack?.Hash)
                    .Add("prompts", pack.Pack is null ? null : new JsonArray(Prompts(pack.Pack)))
                    .Add("problems", pack.Problems.Map(problem => DiagnosticJson.Of(problem, context.Directory)))
                    .Build()).ToEquatableArray())
                .Build()));
        }
        else
        {
            foreach (VerifiedPack pack in packs)
            {
                DiagnosticText.Write(context.Terminal, context.Directory, pack.Problems, error: false);
                context.Terminal.Out.WriteLine(DisplayPath.Of(pack.Path, context.Directory) + ": " + (!pack.IsAccepted ? "rejected."
                    : "whole" + (trust is null ? "" : " and signed") + ": " + string.Join(", ", pack.Pack!.Prompts.Select(static prompt => prompt.Id + " " + prompt.Release.Version)) + "."));
            }
        }

        return areAccepted ? ExitCode.Pass : ExitCode.GateFailed;
    }

    private static EquatableArray<JsonValue> Prompts(PromptPack pack) => pack.Prompts.Map(static prompt => (JsonValue)new JsonObjectBuilder()
        .Add("id", prompt.Id)
        .Add("version", prompt.Release.Version)
        .Add("hash", prompt.Release.Hash)
        .Build());
}
