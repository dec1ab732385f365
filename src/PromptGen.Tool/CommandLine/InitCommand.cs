using System.CommandLine;
using System.IO;
using PromptGen.Core.Diagnostics;
using PromptGen.Tool.Beginning;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Repository;

namespace PromptGen.Tool.CommandLine;

/// <summary><c>promptgen init</c>.</summary>
internal static class InitCommand
{
    public static Command Create(ToolContext context)
    {
        Option<bool> dryRun = SharedOptions.DryRun();
        Command command = new ExampleCommand("init", "Adds a folder of prompts with a first one to the project here.", ("promptgen init", "Prompts/greeting.prompt.yaml")) { dryRun };
        command.SetAction(line =>
        {
            string file = ProjectLocator.ProjectFileAbove(context.Directory)
                ?? throw new ToolFailure(
                    DiagnosticRules.PromptFolderNotFound, "", $"There is no C# project in '{context.Directory}' or above.", "Run the command in the folder of the project that shall have prompts.");
            string folder = Path.Combine(Path.GetDirectoryName(file)!, ProjectProperties.Literal(file).Folder);
            string path = NewPrompt.Write(folder, "greeting", context.Clock.GetUtcNow().UtcDateTime, line.GetValue(dryRun));
            context.Terminal.Out.WriteLine((line.GetValue(dryRun) ? "Would write " : "Wrote ") + DisplayPath.Of(path, context.Directory) + ".");
            IgnoredFiles.Warn(context, Path.GetDirectoryName(file)!, [path]);
            if (!ProjectText.MentionsPackage(file))
            {
                context.Terminal.Out.WriteLine($"Now add the package to {Path.GetFileName(file)}: dotnet add package PromptGen");
            }

            return ExitCode.Pass;
        });
        return command;
    }
}
