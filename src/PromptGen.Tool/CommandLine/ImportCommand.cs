using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using PromptGen.Core.Diagnostics;
using PromptGen.Tool.Importing;
using PromptGen.Tool.Output;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Repository;

namespace PromptGen.Tool.CommandLine;

/// <summary><c>promptgen import</c>.</summary>
internal static class ImportCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Create(ToolContext context)
    {
        Option<string> project = new("--from-code") { HelpName = "PROJECT", Description = "C# project, as its file or folder.", Required = true };
        Option<bool> dryRun = SharedOptions.DryRun();
        Option<string> format = SharedOptions.Format(OutputFormat.Text, OutputFormat.Json);
        Command command = new ExampleCommand(
            "import", "Moves instructions from C# code to prompt files.",
            ("promptgen import --from-code . --dry-run", "show what would move"),
            ("promptgen import --from-code src/Shop/Shop.csproj", "move texts to prompt files, and render them in the code")) { project, dryRun, format };
        command.SetAction(async (line, cancellationToken) =>
        {
            bool isDry = line.GetValue(dryRun);
            string file = ProjectFile(context, line.GetValue(project)!);
            CodeImport import = await CodeImport.PrepareAsync(file, cancellationToken).ConfigureAwait(false);
            if (!isDry && !import.Changes.IsEmpty)
            {
                import.Changes.Commit();
            }

            if (line.Format(format) == OutputFormat.Json)
            {
                context.Terminal.Out.WriteJson(Json(import, isDry, context.Directory) + "\n");
            }
            else
            {
                Write(context, import.Texts, isDry);
                if (!import.Changes.IsEmpty && !ProjectText.MentionsPackage(file))
                {
                    context.Terminal.Out.WriteLine($"Next, add the package to {Path.GetFileName(file)}: dotnet add package PromptGen");
                }
            }

            IgnoredFiles.Warn(context, Path.GetDirectoryName(file)!, import.Texts.Select(static text => text.PromptFile).OfType<string>());
            foreach (string failure in import.Failures)
            {
                context.Terminal.Error.WriteLine($"The search for texts failed, so texts may be missing: {failure} Report this with the code that it failed on.");
            }

            return import.Failures.Count == 0 ? ExitCode.Pass : ExitCode.Failure;
        });
        return command;
    }

    private static string ProjectFile(ToolContext context, string named)
    {
        string path = DisplayPath.Full(named, context.Directory);
        string? file = File.Exists(path) ? path : Directory.Exists(path) ? ProjectLocator.ProjectFileAbove(path) : null;
        return file ?? throw new ToolFailure(
            DiagnosticRules.PromptFolderNotFound, "", $"There is no C# project '{named}'.", "Name the project's file or its folder with --from-code.");
    }

    private static void Write(ToolContext context, IReadOnlyList<ImportedText> texts, bool isDry)
    {
        foreach (ImportedText text in texts)
        {
            string place = $"{DisplayPath.Of(text.File, context.Directory)}({text.Line})";
            context.Terminal.Out.WriteLine(text.PromptFile is null
                ? $"{place}: not moved: {text.Beginning}"
                : $"{place}: {(isDry ? "would move" : "moved")} to {DisplayPath.Of(text.PromptFile, context.Directory)}: {text.Beginning}");
        }

        int moved = texts.Count(static text => text.PromptFile is not null);
        context.Terminal.Out.WriteLine(texts.Count == 0
            ? "There are no instructions in the code."
            : $"{moved} of {texts.Count} texts {(isDry ? "would move" : "moved")}."
                + (moved < texts.Count ? " Move the others by hand: statements build them, or C# requires a constant." : ""));
    }

    private static string Json(CodeImport import, bool isDry, string directory) => new JsonObject
    {
        ["dry_run"] = isDry,
        ["texts"] = new JsonArray([.. import.Texts.Select(text => new JsonObject
        {
            ["file"] = DisplayPath.Of(text.File, directory),
            ["line"] = text.Line,
            ["beginning"] = text.Beginning,
            ["prompt_file"] = text.PromptFile is null ? null : DisplayPath.Of(text.PromptFile, directory),
        })]),
        ["failures"] = new JsonArray([.. import.Failures.Select(static failure => JsonValue.Create(failure))]),
    }.ToJsonString(Indented);
}
