using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using PromptGen.Compiler;
using PromptGen.Compiler.Manifest;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Tool.Output;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Rollouts;
using PromptGen.Tool.Verifying;

namespace PromptGen.Tool.CommandLine;

/// <summary><c>promptgen verify</c>.</summary>
internal static class VerifyCommand
{
    public static Command Create(ToolContext context)
    {
        Option<string> manifest = new("--manifest") { Description = "Manifest, such as bin/Release/net8.0/App.prompts.json.", HelpName = "FILE", Required = true };
        Option<string?> assembly = new("--assembly") { Description = "Assembly that the manifest was written for.", HelpName = "FILE" };
        Option<string?> prompts = new("--prompts") { Description = "Prompt folder that the build used.", HelpName = "DIR" };
        Option<string?> project = ProjectOptions.Project("C# project that was built, as its file or folder; compares its prompt files.");
        Option<string?> state = new("--state") { Description = "State that a deployment of this build would read.", HelpName = "FILE" };
        Option<string[]> packs = new("--pack") { Description = "Pack that the deployment could serve from. Repeatable.", HelpName = "FILE" };
        Option<string[]> trusted = SigningCommandLine.TrustedKeyFiles();
        Option<int> threshold = SigningCommandLine.Threshold();
        Option<string> format = SharedOptions.Format(OutputFormat.Text, OutputFormat.Json);
        Command command = new ExampleCommand(
            "verify",
            "Verifies that a manifest agrees with an assembly, with prompt files, or with a state.",
            ("promptgen verify --manifest App.prompts.json --assembly App.dll", "verify a build before you deploy it"),
            ("promptgen verify --manifest App.prompts.json --prompts Prompts", "verify that these files were built"),
            ("promptgen verify --manifest App.prompts.json --state state.json", "verify that the build can serve what is live"))
        {
            manifest, assembly, project, prompts, state, packs, trusted, threshold, format,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(assembly) is null && result.GetValue(prompts) is null && result.GetValue(project) is null && result.GetValue(state) is null)
            {
                result.AddError("Pass what to compare the manifest with: --assembly, --project, --prompts, --state or several of them.");
            }
        });
        command.SetAction(line =>
        {
            PromptManifest stated = Verification.ReadManifest(DisplayPath.Full(line.GetValue(manifest)!, context.Directory));
            List<PromptDiagnostic> problems = [.. Verification.CheckForm(stated)];
            List<string> notChecked = [];
            if (line.GetValue(assembly) is { } binary)
            {
                problems.AddRange(Verification.CompareAssembly(stated, DisplayPath.Full(binary, context.Directory)));
            }

            if (line.GetValue(prompts) is not null || line.GetValue(project) is not null)
            {
                ProjectSelection built = new(line.GetValue(prompts), line.GetValue(project));
                problems.AddRange(FileVerification.Compare(stated, ProjectLocator.Find(context.Directory, built), notChecked));
                if (line.GetValue(assembly) is not null)
                {
                    notChecked.Clear();
                }
            }

            if (line.GetValue(state) is { } released)
            {
                problems.AddRange(ReleaseVerification.Compare(
                    stated, DisplayPath.Full(released, context.Directory), [.. (line.GetValue(packs) ?? []).Select(pack => DisplayPath.Full(pack, context.Directory))],
                    TrustedKeys.Of(context, line.GetValue(trusted) ?? [], line.GetValue(threshold))));
            }

            if (line.Format(format) == OutputFormat.Json)
            {
                context.Terminal.Out.WriteJson(JsonWriter.WriteIndented(new JsonObjectBuilder()
                    .Add("agrees", problems.Count == 0)
                    .Add("not_checked", notChecked.Select(static field => new JsonString(field)).ToEquatableArray<JsonValue>())
                    .Add("problems", problems.Select(problem => DiagnosticJson.Of(problem, context.Directory)).ToEquatableArray())
                    .Build()));
            }
            else
            {
                DiagnosticText.Write(context.Terminal, context.Directory, problems, error: false);
                context.Terminal.Out.WriteLine(problems.Count == 0
                    ? "They agree: " + stated.Prompts.Count.ToString(CultureInfo.InvariantCulture) + " prompts of " + stated.Assembly + "."
                    : "They do not agree.");
                if (notChecked.Count > 0)
                {
                    context.Terminal.Out.WriteLine("Not checked without --assembly: " + string.Join(", ", notChecked) + ".");
                }
            }

            return problems.Count == 0 ? ExitCode.Pass : ExitCode.GateFailed;
        });
        return command;
    }
}
