using System.CommandLine;
using PromptGen.Core.Releases;
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
        Command command = new ExampleCommand(
            "promote",
            "Gives a release to more people: those inside, a share, everybody.",
            ("promptgen promote support-triage --env production --to internal", "people inside first"),
            ("promptgen promote support-triage --env production --to 5", "then 5%"),
            ("promptgen promote support-triage --env production --to stable", "then everybody"));
        return shared.Complete(
            command, line => new Promotion(line.GetValue(version), PromotionTarget.TryRead(line.GetValue(to)!, out PromotionTarget? target) ? target : null!), version, to);
    }
}
