using System.CommandLine;
using PromptGen.Rollouts;
using PromptGen.Tool.Rollouts;

namespace PromptGen.Tool.CommandLine;

/// <summary><c>promptgen promote</c>.</summary>
internal static class PromoteCommand
{
    public static Command Create(ToolContext context)
    {
        RolloutCommandLine shared = new(context, "The prompt, or a bundle of prompts.");
        Argument<string?> version = RolloutVersions.Argument("The release. Without it: the canary that runs, else the version of the working copy.");
        Option<string> to = new("--to")
        {
            Description = "Who is to get it: " + PromotionTarget.What + ".",
            HelpName = "internal|PERCENT|stable",
            Required = true,
        };
        to.Validators.Add(result =>
        {
            if (result.GetValue(to) is { } text && !PromotionTarget.TryRead(text, out _))
            {
                result.AddError("'" + text + "' is nobody. --to takes " + PromotionTarget.What + ".");
            }
        });
        Option<string?> guard = new("--guard")
        {
            Description = "Applications stop their canary when more calls fail: " + GuardText.What + ". Without it, the guard stays as it is.",
            HelpName = "PERCENT%[/MIN]|off",
        };
        guard.Validators.Add(result =>
        {
            if (result.GetValue(guard) is { } text && !GuardText.TryRead(text, out _))
            {
                result.AddError("'" + text + "' is not a valid guard. --guard takes " + GuardText.What + ".");
            }
        });
        Command command = new ExampleCommand(
            "promote",
            "Gives a release to more people: those inside, a share, everybody.",
            ("promptgen promote support-triage --env production --to internal", "people inside first"),
            ("promptgen promote support-triage --env production --to 5 --guard 20%", "then 5%, stopped if more than 20% of the calls fail"),
            ("promptgen promote support-triage --env production --to stable", "then everybody"));
        return shared.Complete(command, line => new Promotion(line.GetValue(version), Target(line.GetValue(to)!), Guard(line.GetValue(guard))), version, to, guard);
    }

    private static PromotionTarget Target(string text) => PromotionTarget.TryRead(text, out PromotionTarget? target) ? target : null!;

    private static GuardChange? Guard(string? text) => text is not null && GuardText.TryRead(text, out CanaryGuardLimits? limits) ? new GuardChange(limits) : null;
}
