using System.CommandLine;
using PromptGen.Tool.Rollouts;

namespace PromptGen.Tool.CommandLine;

/// <summary><c>promptgen abort</c>.</summary>
internal static class AbortCommand
{
    public static Command Create(ToolContext context)
    {
        RolloutCommandLine shared = new(context, "Prompt, or bundle of prompts, whose canary to stop.");
        Command command = new ExampleCommand(
            "abort",
            "Stops a canary. Every call gets the stable version again.",
            ("promptgen abort support-triage --env production --reason \"answers got longer\"", "stop the canary, with a reason for the log"));
        return shared.Complete(command, static _ => new Abort());
    }
}
