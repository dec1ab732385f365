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
        Option<bool> locked = new("--locked") { Description = "Judge as a build server does: what differs from its release, has none, or is ignored by git is an error. Set by itself on build servers." };
        Option<bool> strict = new("--warnings-as-errors") { Description = "Fail on warnings, too." };
        Option<string?> prompts = SharedOptions.Prompts();
        Option<string> format = SharedOptions.Format(OutputFormat.Text, OutputFormat.Json, OutputFormat.Sarif, OutputFormat.GitHub);
        Command command = new ExampleCommand(
            "check",
            "Reports what a build would report of the prompts, and checks every release.",
            ("promptgen check", "in a terminal"),
            ("promptgen check --locked", "before a push: drift and missing releases are errors"),
            ("promptgen check --format github", "in a workflow: annotations of the pull request"),
            ("promptgen check --format sarif > prompts.sarif", "for code scanning"))
        {
            locked, strict, prompts, format,
        };
        command.SetAction(line =>
        {
            PromptProject project = ProjectLocator.Find(context.Directory, line.GetValue(prompts));
            bool isLocked = line.GetValue(locked) || BuildServer.IsLocked(context.Variable, project);
            LoadedProject loaded = LoadedProject.Load(project, new LoadOptions(ReleaseScope.All, isLocked));
            IReadOnlyList<PromptDiagnostic> problems = EffectiveSeverity.Apply(loaded.Problems(isLocked, ReleaseMentions.Check(loaded).Concat(IgnoredFiles.Find(context, project.Directory, CommittedFiles.Of(loaded), isLocked))), project, isLocked);
            Write(context, loaded, problems, line.Format(format));
            bool failed = problems.Any(problem => problem.Severity == RuleSeverity.Error
                || (problem.Severity == RuleSeverity.Warning && line.GetValue(strict)));
            return failed ? ExitCode.GateFailed : ExitCode.Pass;
        });
        return command;
    }

    private static void Write(ToolContext context, LoadedProject loaded, IReadOnlyList<PromptDiagnostic> problems, OutputFormat format)
    {
        Terminal terminal = context.Terminal;
        switch (format)
        {
            case OutputFormat.Json:
                terminal.Out.WriteJson(JsonWriter.WriteIndented(new JsonObjectBuilder()
                    .Add("prompts", loaded.Prompts.Count)
                    .Add("releases", loaded.ReleasePaths.Count)
                    .Add("errors", Count(problems, RuleSeverity.Error))
                    .Add("warnings", Count(problems, RuleSeverity.Warning))
                    .Add("problems", problems.Select(problem => DiagnosticJson.Of(problem, context.Directory)).ToEquatableArray())
                    .Build()));
                break;
            case OutputFormat.Sarif:
                terminal.Out.WriteJson(SarifLog.Write(problems, context.Directory));
                break;
            case OutputFormat.GitHub:
                GitHubAnnotations.Write(terminal.Out, problems, context.Directory);
                break;
            default:
                DiagnosticText.Write(terminal, context.Directory, problems, error: false);
                terminal.Out.WriteLine(Summary(loaded, problems));
                break;
        }
    }

    private static StyledText Summary(LoadedProject loaded, IReadOnlyList<PromptDiagnostic> problems)
    {
        int errors = Count(problems, RuleSeverity.Error);
        int warnings = Count(problems, RuleSeverity.Warning);
        string seen = " in " + Number(loaded.Prompts.Count, "prompt") + " and " + Number(loaded.ReleasePaths.Count, "release") + ".";
        return errors + warnings == 0
            ? StyledText.In(Ink.Green, "No problems") + seen
            : StyledText.In(errors > 0 ? Ink.Red : Ink.Yellow, Number(errors, "error") + ", " + Number(warnings, "warning")) + seen;
    }

    private static int Count(IReadOnlyList<PromptDiagnostic> problems, RuleSeverity severity) => problems.Count(problem => problem.Severity == severity);

    private static string Number(int count, string word) => count.ToString(CultureInfo.InvariantCulture) + " " + word + (count == 1 ? "" : "s");
}
