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
        Argument<string?> id = PromptIds.Optional(context, "Prompt to compare. Default: all prompts that differ between FROM and TO.");
        Argument<string?> from = new("from") { HelpName = "FROM", Description = "Version, git:REVISION, manifest:FILE, or working. Default: the release that the prompt file names.", Arity = ArgumentArity.ZeroOrOne };
        Argument<string?> to = new("to") { HelpName = "TO", Description = "Same forms as FROM. Default: working, which is the files as they are.", Arity = ArgumentArity.ZeroOrOne };
        ProjectOptions where = ProjectOptions.OneOrAll();
        Option<string> format = SharedOptions.Format(OutputFormat.Text, OutputFormat.Json, OutputFormat.Html, OutputFormat.Markdown);
        Command command = new ExampleCommand(
            "diff",
            "Compares two states of a prompt: which message, variable, tool or parameter differs, and in which words.",
            ("promptgen diff support-triage", "show what changed since its release"),
            ("promptgen diff support-triage 2026-03-12.1 2026-03-15.3", "compare two versions"),
            ("promptgen diff git:main", "show what a branch changes, in all prompts"),
            ("promptgen diff manifest:App.prompts.json", "compare with a build"),
            ("promptgen diff git:main --format markdown", "write a comment for a pull request"),
            ("promptgen diff support-triage --format html > review.html", "write a page for review"))
        {
            id, from, to,
        };
        where.AddTo(command);
        command.Add(format);
        command.SetAction(line =>
        {
            string[] given = [.. new[] { line.GetValue(id), line.GetValue(from), line.GetValue(to) }.OfType<string>()];
            ProjectSelection selection = where.Value(line);
            IReadOnlyCollection<string> ids = given.Length == 0 || ComparedState.IsWhole(given[0]) ? [] : [given[0]];
            IReadOnlyList<PromptProject> projects = selection.All ? ProjectLocator.FindAll(context.Directory, selection) : [ProjectLocator.Find(context.Directory, selection, ids)];
            List<PromptComparison> all = [];
            bool areWhole = true;
            foreach (PromptProject project in projects)
            {
                (IReadOnlyList<PromptComparison> comparisons, bool isWhole) = Compare(context, project, given);
                all.AddRange(comparisons);
                areWhole &= isWhole;
            }

            DifferenceOutput.Write(context.Terminal, all, areWhole, line.Format(format));
            return ExitCode.Pass;
        });
        return command;
    }

    private static (IReadOnlyList<PromptComparison> Comparisons, bool IsWhole) Compare(ToolContext context, PromptProject project, string[] words)
    {
        LoadedProject loaded = LoadedProject.Load(project, LoadOptions.Prompts);
        bool isWhole = words.Length == 0 || (ComparedState.IsWhole(words[0]) && loaded.Prompts.All(prompt => prompt.Definition?.Id != words[0]));
        if (isWhole && words.Length > 2)
        {
            throw new ToolFailure(DiagnosticRules.UnreadableInput, "", words[2], "a comparison has two sides.");
        }

        return (isWhole ? Whole(loaded, words, context.Directory) : [One(loaded, words, context.Directory)], isWhole);
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
            ? throw new ToolFailure(DiagnosticRules.UnreadableInput, "", words[1], "a version belongs to one prompt. Name the prompt: `dotnet promptgen diff ID " + string.Join(' ', words) + "`.")
            : PromptComparison.OfAll(ComparedState.Of(project, words[0], directory), current);
    }
}
