using System.CommandLine;
using PromptGen.Tool.Rollouts;

namespace PromptGen.Tool.CommandLine;

/// <summary><c>promptgen rollback</c>.</summary>
internal static class RollbackCommand
{
    public static Command Create(ToolContext context)
    {
        RolloutCommandLine shared = new(context, "The prompt, or a bundle of prompts.");
        Option<string?> to = RolloutVersions.To("The version to go to. Without it: a canary is taken away; where there is none, the stable version before comes back.");
        Command command = new ExampleCommand(
            "rollback",
            "Goes back at once: no steps, no evidence, no build, no key.",
            ("promptgen rollback support-triage --env production", "what was there before"),
            ("promptgen rollback support-triage --env production --state state.json", "and into the published state"),
            ("promptgen rollback support-triage --env production --to 2026-03-10.1", "a certain version"));
        return shared.Complete(command, line => new Rollback(line.GetValue(to)), to);
    }
}
