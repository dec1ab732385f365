using System.CommandLine;
using System.Linq;
using PromptGen.Tool.Output;

namespace PromptGen.Tool.CommandLine;

/// <summary>Options that mean the same in every command.</summary>
internal static class SharedOptions
{
    public static Option<string> Format(params OutputFormat[] formats)
    {
        string[] names = [.. formats.Select(NameOf)];
        Option<string> option = new("--format")
        {
            Description = "Output format: " + string.Join(", ", names.SkipLast(1)) + " or " + names[^1] + ".",
            HelpName = string.Join("|", names),
            DefaultValueFactory = _ => names[0],
        };
        return option.AcceptOnlyFromAmong(names);
    }

    public static Option<bool> DryRun() => new("--dry-run") { Description = "Show what would be written, and write nothing." };

    public static OutputFormat Format(this ParseResult line, Option<string> option) => line.GetValue(option) switch
    {
        "json" => OutputFormat.Json,
        "sarif" => OutputFormat.Sarif,
        "github" => OutputFormat.GitHub,
        "html" => OutputFormat.Html,
        "markdown" => OutputFormat.Markdown,
        _ => OutputFormat.Text,
    };

    private static string NameOf(OutputFormat format) => format switch
    {
        OutputFormat.Json => "json",
        OutputFormat.Sarif => "sarif",
        OutputFormat.GitHub => "github",
        OutputFormat.Html => "html",
        OutputFormat.Markdown => "markdown",
        _ => "text",
    };
}
