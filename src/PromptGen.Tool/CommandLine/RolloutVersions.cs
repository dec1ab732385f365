using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using System.Linq;
using PromptGen.Rollouts;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Rollouts;

namespace PromptGen.Tool.CommandLine;

/// <summary>Arguments and options that are versions; the shell completes them with those of the prompt that the line names.</summary>
internal static class RolloutVersions
{
    public static Argument<string?> Argument(ToolContext context, string description)
    {
        Argument<string?> argument = new("VERSION") { Description = description, Arity = ArgumentArity.ZeroOrOne };
        argument.Validators.Add(static result => Check(result, result.Tokens.Count == 0 ? null : result.Tokens[0].Value));
        argument.CompletionSources.Add(completion => Known(context, completion));
        return argument;
    }

    public static Argument<string> Required(ToolContext context, string description)
    {
        Argument<string> argument = new("VERSION") { Description = description };
        argument.Validators.Add(static result => Check(result, result.Tokens.Count == 0 ? null : result.Tokens[0].Value));
        argument.CompletionSources.Add(completion => Known(context, completion));
        return argument;
    }

    public static Option<string?> Option(ToolContext context, string name, string description)
    {
        Option<string?> option = new(name) { Description = description, HelpName = "VERSION" };
        option.Validators.Add(static result => Check(result, result.Tokens.Count == 0 ? null : result.Tokens[0].Value));
        option.CompletionSources.Add(completion => Known(context, completion));
        return option;
    }

    private static System.Collections.Generic.IEnumerable<CompletionItem> Known(ToolContext context, CompletionContext completion)
    {
        string? id = completion.ParseResult.CommandResult.Children.OfType<ArgumentResult>()
            .FirstOrDefault(static argument => argument.Argument.Name == PromptIds.Name && argument.Tokens.Count > 0)?.Tokens[0].Value;
        return id is null ? [] : Completions.Of(context, completion, project => ReleaseFiles.Of(project).Versions(id));
    }

    private static void Check(SymbolResult result, string? text)
    {
        if (text is not null && !ReleaseNames.IsReleasedVersion(text))
        {
            result.AddError("'" + text + "' is not a version. Write it as 2026-03-15.1.");
        }
    }
}
