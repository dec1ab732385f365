using System.CommandLine;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.CommandLine;

/// <summary>Arguments that are ids of prompts; the shell completes them.</summary>
internal static class PromptIds
{
    /// <summary>The word in the help, and the name by which the versions of a line are looked up.</summary>
    public const string Name = "ID";

    public static Argument<string[]> Argument(ToolContext context, string description)
    {
        Argument<string[]> argument = new(Name) { Description = description, HelpName = Name, Arity = ArgumentArity.ZeroOrMore };
        argument.CompletionSources.Add(completion => Completions.Of(context, completion, KnownIds.Prompts));
        return argument;
    }

    public static Argument<string> Single(ToolContext context, string description)
    {
        Argument<string> argument = new(Name) { Description = description, HelpName = Name };
        argument.CompletionSources.Add(completion => Completions.Of(context, completion, KnownIds.Prompts));
        return argument;
    }

    /// <summary>Also what is released and has no prompt file any more, and bundles.</summary>
    public static Argument<string> Released(ToolContext context, string description)
    {
        Argument<string> argument = new(Name) { Description = description, HelpName = Name };
        argument.CompletionSources.Add(completion => Completions.Of(context, completion, KnownIds.Of));
        return argument;
    }

    public static Argument<string?> Optional(ToolContext context, string description)
    {
        Argument<string?> argument = new(Name) { Description = description, HelpName = Name, Arity = ArgumentArity.ZeroOrOne };
        argument.CompletionSources.Add(completion => Completions.Of(context, completion, KnownIds.Prompts));
        return argument;
    }
}
