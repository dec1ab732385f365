using System.CommandLine;
using PromptGen.Rollouts;
using PromptGen.Tool.Rollouts;

namespace PromptGen.Tool.CommandLine;

/// <summary><c>promptgen promote</c>.</summary>
internal static class PromoteCommand
{
    public static Command Create(ToolContext context)
    {
        RolloutCommandLine shared = new(context, "Prompt, or bundle of prompts, to roll out.");
        Argument<string?> version = RolloutVersions.Argument(context, "Release to roll out. Default: the running canary, or the version of the working copy.");
        Option<string> to = new("--to")
        {
            Description = "Rollout target: " + PromotionTarget.What + ".",
            HelpName = "internal|PERCENT|stable",
            Required = true,
        };
        to.CompletionSources.Add(static _ => Completions.Words("internal", "1%", "5%", "25%", "50%", "stable"));
        to.Validators.Add(result =>
        {
            if (result.GetValue(to) is { } text && !PromotionTarget.TryRead(text, out _))
            {
                result.AddError("'" + text + "' is not a valid target. Use " + PromotionTarget.What + ".");
            }
        });
        Option<string?> guard = new("--guard")
        {
            Description = "Limit at which an application stops the canary by itself: " + GuardText.What + ". Default: the guard does not change.",
            HelpName = "PERCENT%[/MIN]|off",
        };
        guard.Validators.Add(result =>
        {
            if (result.GetValue(guard) is { } text && !GuardText.TryRead(text, out _))
            {
                result.AddError("'" + text + "' is not a valid guard. Use " + GuardText.What + ".");
            }
        });
        Option<string?> again = new("--again")
        {
            Description = "Reason to roll out a version again that was rolled back. It is written to the log.",
            HelpName = "REASON",
        };
        again.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValue(again)))
            {
                result.AddError("--again needs a reason, such as --again \"the model was at fault, not the prompt\".");
            }
        });
        Command command = new ExampleCommand(
            "promote",
            "Rolls out a release: to the internal group, a percentage of traffic, or everyone.",
            ("promptgen promote support-triage --env production --to internal", "start with the internal group"),
            ("promptgen promote support-triage --env production --to 5% --guard 20%", "then 5%, stopped if more than 20% of calls fail"),
            ("promptgen promote support-triage --env production --to stable --dry-run", "show what would change for everyone"),
            ("promptgen promote support-triage --env production --to stable", "then everyone"));
        return shared.Complete(
            command,
            line => new Promotion(line.GetValue(version), Target(line.GetValue(to)!), Guard(line.GetValue(guard)), line.GetValue(again)),
            version, to, guard, again);
    }

    private static PromotionTarget Target(string text) => PromotionTarget.TryRead(text, out PromotionTarget? target) ? target : null!;

    private static GuardChange? Guard(string? text) => text is not null && GuardText.TryRead(text, out CanaryGuardLimits? limits) ? new GuardChange(limits) : null;
}
