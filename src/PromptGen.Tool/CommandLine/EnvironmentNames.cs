using System.CommandLine;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Rollouts;

namespace PromptGen.Tool.CommandLine;

/// <summary>The option that names an environment; the shell completes it.</summary>
internal static class EnvironmentNames
{
    public static Option<string> Required(ToolContext context)
    {
        Option<string> option = new("--env") { Description = "Environment, such as production.", HelpName = "ENV", Required = true };
        Complete(context, option);
        return option;
    }

    public static Option<string?> Optional(ToolContext context, string description)
    {
        Option<string?> option = new("--env") { Description = description, HelpName = "ENV" };
        Complete(context, option);
        return option;
    }

    private static void Complete(ToolContext context, Option option) =>
        option.CompletionSources.Add(completion => Completions.Of(context, completion, static project => EnvironmentFolder.Names(project)));
}
