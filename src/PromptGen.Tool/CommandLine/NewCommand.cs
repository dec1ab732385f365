using System.CommandLine;
using PromptGen.Tool.Beginning;
using PromptGen.Tool.Output;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.CommandLine;

/// <summary><c>promptgen new</c>.</summary>
internal static class NewCommand
{
    public static Command Create(ToolContext context)
    {
        Argument<string> id = new("ID") { HelpName = "ID", Description = "Id of the prompt: words of a-z and 0-9, joined by hyphens." };
        Option<bool> dryRun = SharedOptions.DryRun();
        ProjectOptions where = ProjectOptions.One();
        Option<string> format = SharedOptions.Format(OutputFormat.Text, OutputFormat.Json);
        Command command = new ExampleCommand(
            "new", "Creates a prompt file from a template.",
            ("promptgen new support-triage", "create Prompts/support-triage.prompt.yaml")) { id, dryRun };
        where.AddTo(command);
        command.Add(format);
        command.SetAction(line =>
        {
            PromptProject project = ProjectLocator.Find(context.Directory, where.Value(line));
            string path = NewPrompt.Write(project.PromptFolder, line.GetValue(id)!, context.Clock.GetUtcNow().UtcDateTime, line.GetValue(dryRun));
            BegunPrompt.Report(context, path, line.GetValue(dryRun), line.Format(format), next: null);
            return ExitCode.Pass;
        });
        return command;
    }
}
