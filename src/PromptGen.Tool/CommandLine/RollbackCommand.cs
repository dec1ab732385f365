using System.CommandLine;
using PromptGen.Tool.Rollouts;

namespace PromptGen.Tool.CommandLine;

/// <summary><c>promptgen rollback</c>.</summary>
internal static class RollbackCommand
{
    public static Command Create(ToolContext context)
    {
        RolloutCommandLine shared = new(context, "Prompt, or bundle of prompts, to roll back.");
        Option<string?> to = RolloutVersions.Option(context, "--to", "Version to roll back to. Default: stops a running canary; without a canary, restores the previous stable version.");
        Command command = new ExampleCommand(
            "rollback",
            "Rolls back to the previous stable version immediately. Needs no build, no evaluation and no key.",
            ("promptgen rollback support-triage --env production", "restore the previous version"),
            ("promptgen rollback support-triage --env production --state state.json", "and update the published state"),
            ("promptgen rollback support-triage --env production --to 2026-03-10.1", "roll back to a specific version"));
        return shared.Complete(command, line => new Rollback(line.GetValue(to)), to);
    }
}
