using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Rollouts;
using PromptGen.Tool.Comparing;
using PromptGen.Tool.Output;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Rollouts;

/// <summary>Shows what a command changed: at 3 a.m. it must be plain what is served from now on.</summary>
internal static class RolloutOutput
{
    public static void Write(ToolContext context, RolloutReport report, RolloutOptions options)
    {
        if (options.Format == OutputFormat.Json)
        {
            context.Terminal.Out.WriteJson(JsonWriter.WriteIndented(Json(report, context.Directory)));
            return;
        }

        Terminal terminal = context.Terminal;
        if (report.Differences.Count > 0)
        {
            terminal.Out.WriteLine("What changes for everyone:");
            foreach (PromptComparison comparison in report.Differences)
            {
                DifferenceOutput.WriteText(terminal, comparison);
            }

            terminal.Out.WriteLine();
        }

        if (report.BeginsEnvironment)
        {
            terminal.Out.WriteLine(
                (report.DryRun ? "Would create the environment " : "Created the environment ") + StyledText.In(Ink.Bold, report.Folder.Name)
                + ". If the name is a mistake, delete its folder: " + DisplayPath.Of(report.Folder.Path, context.Directory));
        }

        foreach (RolloutChange change in report.Changes)
        {
            StyledText place = StyledText.In(Ink.Bold, change.Member.Id) + " in " + report.Folder.Name;
            if (!change.IsChange)
            {
                terminal.Out.WriteLine(place + ": already " + ReleaseWords.Served(change.After) + " (" + ReleaseWords.Serial(change.After) + ")");
                continue;
            }

            terminal.Out.WriteLine(place + (report.DryRun ? " would change: " : ": ") + StyledText.In(Ink.Green, ReleaseWords.Served(change.After)) + " (" + ReleaseWords.Serial(change.After) + ")");
            terminal.Out.WriteLine("  before: " + (change.Member.Before is { } before ? ReleaseWords.Of(before) : "the version that each build contains"));
        }

        foreach (string note in report.Notes)
        {
            terminal.Out.WriteLine("note: " + note);
        }

        if (report.IsReadySigned)
        {
            terminal.Out.WriteLine("Used the rollback that was signed beforehand. No key was needed.");
        }

        foreach (string path in report.Written)
        {
            terminal.Out.WriteLine((report.DryRun ? "Would write " : "Wrote ") + StyledText.In(Ink.Faint, DisplayPath.Of(path, context.Directory)));
        }

        if (report.Written.Count > 0 && options.StateFile is null)
        {
            terminal.Out.WriteLine("Applications see the change when the state is published: dotnet promptgen state build --env " + report.Folder.Name + " --out FILE");
        }
    }

    private static JsonObject Json(RolloutReport report, string directory) => new JsonObjectBuilder()
        .Add("environment", report.Folder.Name)
        .Add("dry_run", report.DryRun)
        .Add("prompts", report.Changes.Select(static change => (JsonValue)new JsonObjectBuilder()
            .Add("id", change.Member.Id)
            .Add("changed", change.IsChange)
            .Add("before", change.Member.Before is { } before ? ReleaseStateWriter.Json(before) : JsonNull.Instance)
            .Add("after", ReleaseStateWriter.Json(change.After))
            .Build()).ToEquatableArray())
        .Add("differences", report.Differences.Select(static comparison => (JsonValue)DifferenceOutput.Json(comparison)).ToEquatableArray())
        .Add("environment_created", report.BeginsEnvironment)
        .Add("ready_signed", report.IsReadySigned)
        .Add("written", report.Written.Select(path => (JsonValue)new JsonString(DisplayPath.Of(path, directory))).ToEquatableArray())
        .Add("notes", report.Notes.Select(static note => (JsonValue)new JsonString(note)).ToEquatableArray())
        .Build();
}
