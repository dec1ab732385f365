using System.CommandLine;
using PromptGen.Tool.Beginning;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Repository;

namespace PromptGen.Tool.CommandLine;

/// <summary><c>promptgen new</c>.</summary>
internal static class NewCommand
{
    public static Command Create(ToolContext context)
    {
        Argument<string> id = new("ID") { HelpName = "ID", Description = "Words of a-z and 0-9 joined by -." };
        Option<bool> dryRun = SharedOptions.DryRun();
        Option<string?> prompts = SharedOptions.Prompts();
        Command command = new ExampleCommand("new", "Writes a prompt file to begin with.", ("promptgen new support-triage", "Prompts/support-triage.prompt.yaml")) { id, dryRun, prompts };
        command.SetAction(line =>
        {
            PromptProject project = ProjectLocator.Find(context.Directory, line.GetValue(prompts));
            string path = NewPrompt.Write(project.PromptFolder, line.GetValue(id)!, context.Clock.GetUtcNow().UtcDateTime, line.GetValue(dryRun));
            context.Terminal.Out.WriteLine((line.GetValue(dryRun) ? "Would write " : "Wrote ") + DisplayPath.Of(path, context.Directory) + ".");
            IgnoredFiles.Warn(context, project.Directory, [path]);
            return ExitCode.Pass;
        });
        return command;
    }
}
