using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using PromptGen.Compiler.Files;
using PromptGen.Core.Diagnostics;
using PromptGen.Tool.Comparing;
using PromptGen.Tool.Output;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.CommandLine;

/// <summary><c>promptgen diff</c>.</summary>
internal static class DiffCommand
{
    public static Command Create(ToolContext context)
    {
        Argument<string?> id = PromptIds.Optional(context, "The prompt to compare. Without it: all prompts that differ between FROM and TO.");
        Argument<string?> from = new("from") { HelpName = "FROM", Description = "A version, git:REVISION, manifest:FILE, or working. Without it: the release that the file names.", Arity = ArgumentArity.ZeroOrOne };
        Argument<string?> to = new("to") { HelpName = "TO", Description = "The same. Without it: working, the files as they are.", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> prompts = SharedOptions.Prompts();
        Option<string> format = SharedOptions.Format(OutputFormat.Text, OutputFormat.Json, OutputFormat.Html);
        Command command = new ExampleCommand(
            "diff",
            "Says what differs between two states of a prompt: which message, variable, tool or parameter, and which words.",
            ("promptgen diff support-triage", "what changed since its release"),
            ("promptgen diff support-triage 2026-03-12.1 2026-03-15.3", "two versions"),
            ("promptgen diff git:main", "what a branch changes, in all prompts"),
            ("promptgen diff manifest:App.prompts.json", "what differs from a build"),
            ("promptgen diff support-triage --format html > review.html", "a page for review"))
        {
            id, from, to, prompts, format,
        };
        command.SetAction(line =>
        {
            PromptProject project = ProjectLocator.Find(context.Directory, line.GetValue(prompts));
            LoadedProject loaded = LoadedProject.Load(project, LoadOptions.Prompts);
            string[] words = [.. new[] { line.GetValue(id), line.GetValue(from), line.GetValue(to) }.OfType<string>()];
            bool isWhole = words.Length == 0 || (ComparedState.IsWhole(words[0]) && loaded.Prompts.All(prompt => prompt.Definition?.Id != words[0]));
            if (isWhole && words.Length > 2)
            {
                throw new ToolFailure(DiagnosticRules.UnreadableInput, "", words[2], "a comparison has two sides.");
            }

            IReadOnlyList<PromptComparison> comparisons = isWhole ? Whole(loaded, words, context.Directory) : [One(loaded, words, context.Directory)];
            DifferenceOutput.Write(context.Terminal, comparisons, isWhole, line.Format(format));
            return ExitCode.Pass;
        });
        return command;
    }

    private static PromptComparison One(LoadedProject project, string[] words, string directory)
    {
        string name = words[0];
        string from = words.Length > 1 ? words[1] : project.Select([name])[0].Definition!.Version;
        string to = words.Length > 2 ? words[2] : ComparedState.Working;
        return PromptComparison.Of(name, ComparedState.Of(project, from, directory), ComparedState.Of(project, to, directory));
    }

    private static IReadOnlyList<PromptComparison> Whole(LoadedProject project, string[] words, string directory)
    {
        ComparedState current = ComparedState.Of(project, words.Length > 1 ? words[1] : ComparedState.Working, directory);
        if (words.Length == 0)
        {
            return [.. project.Prompts
                .Select(static prompt => prompt.Definition)
                .OfType<PromptDefinition>()
                .Where(prompt => project.Releases.Find(prompt.Id, prompt.Version) is not null)
                .OrderBy(static prompt => prompt.Id, StringComparer.Ordinal)
                .Select(prompt => PromptComparison.Of(prompt.Id, ComparedState.Of(project, prompt.Version, directory), current))
                .Where(static comparison => !comparison.IsSame)];
        }

        return current.Ids is null
            ? throw new ToolFailure(DiagnosticRules.UnreadableInput, "", words[1], "a version is of one prompt. Name it: `dotnet promptgen diff ID " + string.Join(' ', words) + "`.")
            : PromptComparison.OfAll(ComparedState.Of(project, words[0], directory), current);
    }
}
