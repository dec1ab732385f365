using System.CommandLine;
using System.IO;
using PromptGen.Core.Diagnostics;
using PromptGen.Tool.Beginning;
using PromptGen.Tool.Output;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.CommandLine;

/// <summary><c>promptgen init</c>.</summary>
internal static class InitCommand
{
    public static Command Create(ToolContext context)
    {
        Option<string?> project = ProjectOptions.Project("C# project, as its file or folder. Default: the project of this folder.");
        Option<bool> dryRun = SharedOptions.DryRun();
        Option<string> format = SharedOptions.Format(OutputFormat.Text, OutputFormat.Json);
        Command command = new ExampleCommand(
            "init", "Creates the prompt folder of a project, with a first prompt.",
            ("promptgen init", "create Prompts/greeting.prompt.yaml")) { project, dryRun, format };
        command.SetAction(line =>
        {
            string file = line.GetValue(project) is { } named ? ProjectLocator.ProjectFile(context.Directory, named)
                : ProjectLocator.ProjectFileAbove(context.Directory)
                ?? throw new ToolFailure(
                    DiagnosticRules.PromptFolderNotFound, "", $"There is no C# project in '{context.Directory}' or above it.", "Run the command in the folder of a project, or pass the project to --project.");
            string folder = Path.Combine(Path.GetDirectoryName(file)!, ProjectProperties.Literal(file).Folder);
            string path = NewPrompt.Write(folder, "greeting", context.Clock.GetUtcNow().UtcDateTime, line.GetValue(dryRun));
            string? next = ProjectText.MentionsPackage(file) ? null : "dotnet add package PromptGen";
            BegunPrompt.Report(context, path, line.GetValue(dryRun), line.Format(format), next);
            return ExitCode.Pass;
        });
        return command;
    }
}
