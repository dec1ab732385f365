using System.CommandLine;
using PromptGen.Tool.Rollouts;

namespace PromptGen.Tool.CommandLine;

/// <summary><c>promptgen abort</c>.</summary>
internal static class AbortCommand
{
    public static Command Create(ToolContext context)
    {
        RolloutCommandLine shared = new(context, "The prompt, or a bundle of prompts.");
        Command command = new ExampleCommand(
            "abort",
            "Takes the canary away; everybody gets the stable version.",
            ("promptgen abort support-triage --env production --reason \"answers got longer\"", "and why"));
        return shared.Complete(command, static _ => new Abort());
    }
}
