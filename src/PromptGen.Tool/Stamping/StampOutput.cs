using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Tool.Output;

namespace PromptGen.Tool.Stamping;

/// <summary>Tells what a stamp did.</summary>
internal static class StampOutput
{
    public static void Write(ToolContext context, StampReport report, StampOptions options)
    {
        Terminal terminal = context.Terminal;
        if (options.Format == OutputFormat.Json)
        {
            terminal.Out.WriteJson(JsonWriter.WriteIndented(Json(report, options)));
            return;
        }

        DiagnosticText.Write(terminal, context.Directory, report.Problems, error: true);
        if (!report.Problems.IsEmpty)
        {
            terminal.Error.WriteLine("Nothing was stamped.");
            return;
        }

        foreach (RenamedRelease renamed in report.Settled)
        {
            terminal.Out.WriteLine(
                StyledText.In(Ink.Bold, renamed.Former.Id) + "  both branches released " + renamed.Former.Version + ": the release of the other one is now "
                + StyledText.In(Ink.Green, renamed.Version) + "  " + StyledText.In(Ink.Faint, renamed.File.Path));
        }

        foreach (StampedPrompt prompt in report.Prompts)
        {
            if (prompt.Result is NewStamp stamp)
            {
                WriteLine(terminal, prompt, stamp);
            }
        }

        int stamped = report.Prompts.Count(static prompt => prompt.Result is NewStamp);
        int same = report.Prompts.Count - stamped;
        string unchanged = same == 0 ? "" : stamped == 0 && same == 1 ? "the prompt is what its version says" : Count(same) + " unchanged";
        string done = options.DryRun ? " would be stamped (dry run, nothing was written)" : " stamped";
        terminal.Out.WriteLine(stamped == 0
            ? "Nothing to stamp: " + (same == 1 ? unchanged : "all " + Count(same) + " prompts are what their versions say") + "."
            : Count(stamped) + (stamped == 1 ? " prompt" : " prompts") + done + (same == 0 ? "" : ", " + unchanged) + ".");
        DiagnosticText.Write(terminal, context.Directory, report.NotListed.Concat(report.Ignored), error: true);
    }

    private static void WriteLine(Terminal terminal, StampedPrompt prompt, NewStamp stamp)
    {
        string former = stamp.Previous?.Version ?? (stamp.Release is null ? prompt.Definition.Version : "first release");
        terminal.Out.WriteLine(
            StyledText.In(Ink.Bold, prompt.Definition.Id) + "  " + former + " -> " + StyledText.In(Ink.Green, stamp.Version)
            + (stamp.Release is null ? "  (finished: the release was there already)" : "  " + StyledText.In(Ink.Faint, stamp.Release.Path)));
        if (!stamp.RollbackObstacles.IsEmpty)
        {
            terminal.Out.WriteLine("  No rollback to " + stamp.Previous?.Version + ": " + stamp.RollbackObstacles[0].Reason);
        }
    }

    private static JsonObject Json(StampReport report, StampOptions options) => new JsonObjectBuilder()
        .Add("dry_run", options.DryRun)
        .Add("stamped", (report.Problems.IsEmpty ? report.Prompts.SelectMany(Stamped) : []).ToEquatableArray())
        .Add("settled", report.Settled.Select(static renamed => (JsonValue)new JsonObjectBuilder()
            .Add("id", renamed.Former.Id)
            .Add("former", renamed.Former.Version)
            .Add("version", renamed.Version)
            .Add("release", renamed.File.Path)
            .Build()).ToEquatableArray())
        .Add("unchanged", report.Prompts
            .Where(static prompt => prompt.Result is UnchangedStamp)
            .Select(static prompt => (JsonValue)new JsonString(prompt.Definition.Id))
            .ToEquatableArray())
        .Add("problems", report.Problems.Concat(report.NotListed).Concat(report.Ignored).Select(problem => DiagnosticJson.Of(problem, report.Project.Directory)).ToEquatableArray())
        .Build();

    private static IEnumerable<JsonValue> Stamped(StampedPrompt prompt)
    {
        if (prompt.Result is not NewStamp stamp)
        {
            yield break;
        }

        yield return new JsonObjectBuilder()
            .Add("id", prompt.Definition.Id)
            .Add("source", prompt.Definition.RelativePath)
            .Add("previous", stamp.Previous?.Version)
            .Add("version", stamp.Version)
            .Add("rollback_to", stamp.RollbackTo)
            .Add("release", stamp.Release?.Path)
            .Build();
    }

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
