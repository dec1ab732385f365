using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Tool.Output;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Stamping;

/// <summary>Shows what a stamp did.</summary>
internal static class StampOutput
{
    /// <returns>The same as JSON.</returns>
    public static JsonObject Write(ToolContext context, StampReport report, StampOptions options)
    {
        if (options.Format == OutputFormat.Text)
        {
            WriteText(context, report, options);
        }

        return Json(report, options, context.Directory);
    }

    private static void WriteText(ToolContext context, StampReport report, StampOptions options)
    {
        Terminal terminal = context.Terminal;
        DiagnosticText.Write(terminal, context.Directory, report.Problems, error: true);
        if (!report.Problems.IsEmpty)
        {
            terminal.Error.WriteLine("Nothing was stamped.");
            return;
        }

        foreach (RenamedRelease renamed in report.Settled)
        {
            terminal.Out.WriteLine(
                StyledText.In(Ink.Bold, renamed.Former.Id) + "  both branches released " + renamed.Former.Version + "; the other branch's release is now "
                + StyledText.In(Ink.Green, renamed.Version) + "  " + StyledText.In(Ink.Faint, report.Project.Shown(renamed.File.Path, context.Directory)));
        }

        foreach (StampedPrompt prompt in report.Prompts)
        {
            if (prompt.Result is NewStamp stamp)
            {
                WriteLine(context, report.Project, prompt, stamp);
            }
        }

        int stamped = report.Prompts.Count(static prompt => prompt.Result is NewStamp);
        int same = report.Prompts.Count - stamped;
        string unchanged = same == 0 ? "" : stamped == 0 && same == 1 ? "the prompt matches its release" : Count(same) + " unchanged";
        string done = options.DryRun ? " would be stamped (dry run, nothing was written)" : " stamped";
        terminal.Out.WriteLine(stamped == 0
            ? "Nothing to stamp: " + (same == 1 ? unchanged : "all " + Count(same) + " prompts match their releases") + "."
            : Count(stamped) + (stamped == 1 ? " prompt" : " prompts") + done + (same == 0 ? "" : ", " + unchanged) + ".");
        DiagnosticText.Write(terminal, context.Directory, report.NotListed.Concat(report.Ignored), error: true);
    }

    private static void WriteLine(ToolContext context, PromptProject project, StampedPrompt prompt, NewStamp stamp)
    {
        Terminal terminal = context.Terminal;
        string former = stamp.Previous?.Version ?? (stamp.Release is null ? prompt.Definition.Version : "first release");
        terminal.Out.WriteLine(
            StyledText.In(Ink.Bold, prompt.Definition.Id) + "  " + former + " -> " + StyledText.In(Ink.Green, stamp.Version)
            + (stamp.Release is null ? "  (finished: the release file already existed)" : "  " + StyledText.In(Ink.Faint, project.Shown(stamp.Release.Path, context.Directory))));
        if (!stamp.RollbackObstacles.IsEmpty)
        {
            terminal.Out.WriteLine("  No rollback to " + stamp.Previous?.Version + ": " + stamp.RollbackObstacles[0].Reason);
        }
    }

    private static JsonObject Json(StampReport report, StampOptions options, string directory) => new JsonObjectBuilder()
        .Add("dry_run", options.DryRun)
        .Add("stamped", (report.Problems.IsEmpty ? report.Prompts.SelectMany(prompt => Stamped(prompt, report.Project, directory)) : []).ToEquatableArray())
        .Add("settled", report.Settled.Select(renamed => (JsonValue)new JsonObjectBuilder()
            .Add("id", renamed.Former.Id)
            .Add("former", renamed.Former.Version)
            .Add("version", renamed.Version)
            .Add("release", report.Project.Shown(renamed.File.Path, directory))
            .Build()).ToEquatableArray())
        .Add("unchanged", report.Prompts
            .Where(static prompt => prompt.Result is UnchangedStamp)
            .Select(static prompt => (JsonValue)new JsonString(prompt.Definition.Id))
            .ToEquatableArray())
        .Add("problems", report.Problems.Concat(report.NotListed).Concat(report.Ignored).Select(problem => DiagnosticJson.Of(problem, directory)).ToEquatableArray())
        .Build();

    private static IEnumerable<JsonValue> Stamped(StampedPrompt prompt, PromptProject project, string directory)
    {
        if (prompt.Result is not NewStamp stamp)
        {
            yield break;
        }

        yield return new JsonObjectBuilder()
            .Add("id", prompt.Definition.Id)
            .Add("source", project.Shown(prompt.Definition.RelativePath, directory))
            .Add("previous", stamp.Previous?.Version)
            .Add("version", stamp.Version)
            .Add("rollback_to", stamp.RollbackTo)
            .Add("release", stamp.Release is null ? null : project.Shown(stamp.Release.Path, directory))
            .Build();
    }

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
