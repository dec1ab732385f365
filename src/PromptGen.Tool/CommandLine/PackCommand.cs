using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using PromptGen.Compiler;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Rollouts;
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
        Argument<string[]> ids = PromptIds.Argument(context, "The releases: ID for the latest, ID@VERSION for a certain one. Without any: the latest of every prompt.");
        Option<string?> environment = new("--env") { Description = "Pack what is live in this environment, and what it would go back to.", HelpName = "ENV" };
        Option<string?> output = new("--out") { Description = "The file, or a folder in which the pack gets the name of its content. Without it: here.", HelpName = "FILE|DIR" };
        Option<string?> verify = new("--verify") { Description = "Write nothing; prove this pack instead.", HelpName = "FILE" };
        Option<string[]> trusted = SigningCommandLine.TrustedKeyFiles();
        Option<int> threshold = SigningCommandLine.Threshold();
        Option<string[]> keys = SigningCommandLine.SignKeys();
        Option<string[]> commands = SigningCommandLine.SignCommands();
        Option<bool> dryRun = SharedOptions.DryRun();
        Option<string?> prompts = SharedOptions.Prompts();
        Option<string> format = SharedOptions.Format(OutputFormat.Text, OutputFormat.Json);
        Command command = new ExampleCommand(
            "pack",
            "Packs releases, so that applications can serve them without being built again.",
            ("promptgen pack support-triage --out packs/", "the latest release of one prompt"),
            ("promptgen pack --env production --out packs/ --sign-key release.key.pem", "what is live, signed"),
            ("promptgen pack --verify support.promptpack", "whether a pack is whole"))
        {
            ids, environment, output, verify, trusted, threshold, keys, commands, dryRun, prompts, format,
        };
        command.SetAction(line => line.GetValue(verify) is { } file
            ? Verify(context, DisplayPath.Full(file, context.Directory), TrustedKeys.Of(context, line.GetValue(trusted) ?? [], line.GetValue(threshold)), line.Format(format))
            : Write(
                context,
                new PackOptions(
                    line.GetValue(ids) ?? [], line.GetValue(environment), line.GetValue(prompts), line.GetValue(output), line.GetValue(keys) ?? [],
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
            (report.IsThere ? "Is there already: " : options.DryRun ? "Would write " : "Wrote ") + path + ", " + ReleaseText.Count(report.Pack.Prompts.Count)
            + (report.Pack.Prompts.Count == 1 ? " version, " : " versions, ") + ReleaseText.Count(report.Bytes) + " bytes, " + report.Pack.Hash);
        return ExitCode.Pass;
    }

    private static int Verify(ToolContext context, string path, PromptGen.Rollouts.Signing.TrustPolicy? trust, OutputFormat format)
    {
        (PromptPack? pack, EquatableArray<ReleaseProblem> found) = PackRun.Verify(FileContent.ReadBytes(path, ReleaseLimits.SignedPackBytes), trust);
        EquatableArray<PromptDiagnostic> problems = found.At(path);
        if (format == OutputFormat.Json)
        {
            context.Terminal.Out.WriteJson(JsonWriter.WriteIndented(new JsonObjectBuilder()
                .Add("accepted", problems.IsEmpty)
                .Add("hash", pack?.Hash)
                .Add("prompts", pack is null ? null : new JsonArray(Prompts(pack)))
                .Add("problems", problems.Map(problem => DiagnosticJson.Of(problem, context.Directory)))
                .Build()));
        }
        else
        {
            DiagnosticText.Write(context.Terminal, context.Directory, problems, error: false);
            context.Terminal.Out.WriteLine(pack is null || !problems.IsEmpty ? "Rejected."
                : "Whole" + (trust is null ? "" : " and signed") + ": " + string.Join(", ", pack.Prompts.Select(static prompt => prompt.Id + " " + prompt.Release.Version)) + ".");
        }

        return problems.IsEmpty ? ExitCode.Pass : ExitCode.GateFailed;
    }

    private static EquatableArray<JsonValue> Prompts(PromptPack pack) => pack.Prompts.Map(static prompt => (JsonValue)new JsonObjectBuilder()
        .Add("id", prompt.Id)
        .Add("version", prompt.Release.Version)
        .Add("hash", prompt.Release.Hash)
        .Build());
}
