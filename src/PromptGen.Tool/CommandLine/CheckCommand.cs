using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using PromptGen.Compiler;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;
using PromptGen.Tool.Checking;
using PromptGen.Tool.Output;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Repository;
using PromptGen.Tool.Severities;

namespace PromptGen.Tool.CommandLine;

/// <summary><c>promptgen check</c>.</summary>
internal static class CheckCommand
{
    public static Command Create(ToolContext context)
    {
        Option<bool> locked = new("--locked") { Description = "Report drift, missing releases and files that git ignores as errors. This is the default on build servers." };
        Option<bool> strict = new("--warnings-as-errors") { Description = "Fail if there are warnings." };
        ProjectOptions where = ProjectOptions.OneOrAll();
        Option<string> format = SharedOptions.Format(OutputFormat.Text, OutputFormat.Json, OutputFormat.Sarif, OutputFormat.GitHub);
        Command command = new ExampleCommand(
            "check",
            "Reports the errors and warnings that a build reports about prompts, and verifies every release.",
            ("promptgen check", "check the project of this folder"),
            ("promptgen check --all --locked", "check every project, as a build server does"),
            ("promptgen check --format github", "annotate a pull request in a workflow"),
            ("promptgen check --format sarif > prompts.sarif", "write a file for code scanning"))
        {
            locked, strict,
        };
        where.AddTo(command);
        command.Add(format);
        command.SetAction(line =>
        {
            CheckedProject[] projects = CheckedProject.All(context, where.Value(line), line.GetValue(locked));

            // Projects that share a folder of partials report what is wrong there once each.
            IReadOnlyList<PromptDiagnostic> problems = [.. projects.SelectMany(static project => project.Problems).Distinct()];
            Write(context, projects, problems, line.Format(format));
            bool failed = problems.Any(problem => problem.Severity == RuleSeverity.Error
                || (problem.Severity == RuleSeverity.Warning && line.GetValue(strict)));
            return failed ? ExitCode.GateFailed : ExitCode.Pass;
        });
        return command;
    }

    private static void Write(ToolContext context, CheckedProject[] projects, IReadOnlyList<PromptDiagnostic> problems, OutputFormat format)
    {
        Terminal terminal = context.Terminal;
        switch (format)
        {
            case OutputFormat.Json:
                terminal.Out.WriteJson(JsonWriter.WriteIndented(new JsonObjectBuilder()
                    .Add("prompts", projects.Sum(static project => project.Prompts))
                    .Add("releases", projects.Sum(static project => project.Releases))
                    .Add("errors", Count(problems, RuleSeverity.Error))
                    .Add("warnings", Count(problems, RuleSeverity.Warning))
                    .Add("problems", problems.Select(problem => DiagnosticJson.Of(problem, context.Directory)).ToEquatableArray())
                    .Build()));
                break;
            case OutputFormat.Sarif:
                terminal.Out.WriteJson(SarifLog.Write(problems, SourceRoot.Of(context)));
                break;
            case OutputFormat.GitHub:
                GitHubAnnotations.Write(terminal.Out, problems, SourceRoot.Of(context));
                break;
            default:
                DiagnosticText.Write(terminal, context.Directory, problems, error: false);
                terminal.Out.WriteLine(Summary(projects, problems));
                break;
        }
    }

    private static StyledText Summary(CheckedProject[] projects, IReadOnlyList<PromptDiagnostic> problems)
    {
        int errors = Count(problems, RuleSeverity.Error);
        int warnings = Count(problems, RuleSeverity.Warning);
        string seen = " in " + Number(projects.Sum(static project => project.Prompts), "prompt") + " and " + Number(projects.Sum(static project => project.Releases), "release")
            + (projects.Length == 1 ? "." : " of " + Number(projects.Length, "project") + ".");
        return errors + warnings == 0
            ? StyledText.In(Ink.Green, "No problems") + seen
            : StyledText.In(errors > 0 ? Ink.Red : Ink.Yellow, Number(errors, "error") + ", " + Number(warnings, "warning")) + seen;
    }

    private static int Count(IReadOnlyList<PromptDiagnostic> problems, RuleSeverity severity) => problems.Count(problem => problem.Severity == severity);

    private static string Number(int count, string word) => count.ToString(CultureInfo.InvariantCulture) + " " + word + (count == 1 ? "" : "s");
}
