using System.CommandLine;
using PromptGen.Tool.Rollouts;

namespace PromptGen.Tool.CommandLine;

/// <summary><c>promptgen revoke</c>.</summary>
internal static class RevokeCommand
{
    public static Command Create(ToolContext context)
    {
        RolloutCommandLine shared = new(context, "Prompt whose version to revoke.");
        Argument<string> version = RolloutVersions.Required(context, "Version that must never be served again.");
        Option<string?> to = RolloutVersions.Option(context, "--to", "Version to serve instead if the revoked version is stable. Default: the previous stable version.");
        Command command = new ExampleCommand(
            "revoke",
            "Forbids a version permanently, also for calls that are pinned to it. If it is live, another version replaces it.",
            ("promptgen revoke support-triage 2026-03-15.3 --env production --reason \"leaks order numbers\"", "revoke a version, with a reason for the log"));
        return shared.Complete(command, line => new Revocation(line.GetValue(version)!, line.GetValue(to)), version, to);
    }
}
