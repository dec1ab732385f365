using System.CommandLine;
using System.CommandLine.Parsing;
using PromptGen.Rollouts;

namespace PromptGen.Tool.CommandLine;

/// <summary>Arguments and options that are versions.</summary>
internal static class RolloutVersions
{
    public static Argument<string?> Argument(string description)
    {
        Argument<string?> argument = new("VERSION") { Description = description, Arity = ArgumentArity.ZeroOrOne };
        argument.Validators.Add(static result => Check(result, result.Tokens.Count == 0 ? null : result.Tokens[0].Value));
        return argument;
    }

    public static Argument<string> Required(string description)
    {
        Argument<string> argument = new("VERSION") { Description = description };
        argument.Validators.Add(static result => Check(result, result.Tokens.Count == 0 ? null : result.Tokens[0].Value));
        return argument;
    }

    public static Option<string?> To(string description)
    {
        Option<string?> option = new("--to") { Description = description, HelpName = "VERSION" };
        option.Validators.Add(static result => Check(result, result.Tokens.Count == 0 ? null : result.Tokens[0].Value));
        return option;
    }

    private static void Check(SymbolResult result, string? text)
    {
        if (text is not null && !ReleaseNames.IsReleasedVersion(text))
        {
            result.AddError("'" + text + "' is no version. Write it as 2026-03-15.1.");
        }
    }
}
