using System.CommandLine;
using PromptGen.Tool.Rollouts;

namespace PromptGen.Tool.CommandLine;

/// <summary><c>promptgen revoke</c>.</summary>
internal static class RevokeCommand
{
    public static Command Create(ToolContext context)
    {
        RolloutCommandLine shared = new(context, "The prompt.");
        Argument<string> version = RolloutVersions.Required("The version that must not be served any more.");
        Option<string?> to = RolloutVersions.To("Where the version is stable: what is served instead. Without it: the stable version before.");
        Command command = new ExampleCommand(
            "revoke",
            "Forbids a version for good, also to those who are pinned to it; where it is served, something else is from now on.",
            ("promptgen revoke support-triage 2026-03-15.3 --env production --reason \"leaks order numbers\"", "never again"));
        return shared.Complete(command, line => new Revocation(line.GetValue(version)!, line.GetValue(to)), version, to);
    }
}
