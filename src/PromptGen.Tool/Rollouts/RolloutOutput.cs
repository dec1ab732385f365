using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Rollouts;
using PromptGen.Tool.Output;

namespace PromptGen.Tool.Rollouts;

/// <summary>Shows what a command changed: at three in the morning it must be plain what is served from now on.</summary>
internal static class RolloutOutput
{
    public static void Write(ToolContext context, RolloutReport report, RolloutOptions options)
    {
        if (options.Format == OutputFormat.Json)
        {
            context.Terminal.Out.WriteJson(JsonWriter.WriteIndented(Json(report)));
            return;
        }

        Terminal terminal = context.Terminal;
        foreach (RolloutChange change in report.Changes)
        {
            StyledText place = StyledText.In(Ink.Bold, change.Member.Id) + " in " + report.Folder.Name;
            if (!change.IsChange)
            {
                terminal.Out.WriteLine(place + ": nothing to change. " + ReleaseWords.Served(change.After) + " (" + ReleaseWords.Serial(change.After) + ")");
                continue;
            }

            terminal.Out.WriteLine(place + (report.DryRun ? " would change: " : ": ") + StyledText.In(Ink.Green, ReleaseWords.Served(change.After)) + " (" + ReleaseWords.Serial(change.After) + ")");
            terminal.Out.WriteLine("  before: " + (change.Member.Before is { } before ? ReleaseWords.Of(before) : "the version that each build was made with"));
        }

        foreach (string note in report.Notes)
        {
            terminal.Out.WriteLine("note: " + note);
        }

        if (report.IsReadySigned)
        {
            terminal.Out.WriteLine("The rollback that was signed beforehand is used; no key was needed.");
        }

        foreach (string path in report.Written)
        {
            terminal.Out.WriteLine((report.DryRun ? "Would write " : "Wrote ") + StyledText.In(Ink.Faint, path));
        }

        if (report.Written.Count > 0 && options.StateFile is null)
        {
            terminal.Out.WriteLine("Applications see it once the state is published: dotnet promptgen state build --env " + report.Folder.Name + " --out FILE");
        }
    }

    private static JsonObject Json(RolloutReport report) => new JsonObjectBuilder()
        .Add("environment", report.Folder.Name)
        .Add("dry_run", report.DryRun)
        .Add("prompts", report.Changes.Select(static change => (JsonValue)new JsonObjectBuilder()
            .Add("id", change.Member.Id)
            .Add("changed", change.IsChange)
            .Add("before", change.Member.Before is { } before ? ReleaseStateWriter.Json(before) : JsonNull.Instance)
            .Add("after", ReleaseStateWriter.Json(change.After))
            .Build()).ToEquatableArray())
        .Add("ready_signed", report.IsReadySigned)
        .Add("written", report.Written.Select(static path => (JsonValue)new JsonString(path)).ToEquatableArray())
        .Add("notes", report.Notes.Select(static note => (JsonValue)new JsonString(note)).ToEquatableArray())
        .Build();
}
