using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Core.Display;
using PromptGen.Core.Json;
using PromptGen.Rollouts;
using PromptGen.Tool.Output;

namespace PromptGen.Tool.Rollouts;

/// <summary>What is live in an environment, on one line for each prompt.</summary>
internal static class EnvironmentStatus
{
    /// <summary>Shows what can be read; <see cref="EnvironmentFolder.Faults"/> says what cannot.</summary>
    /// <returns>The same as JSON.</returns>
    public static JsonObject Write(ToolContext context, EnvironmentFolder folder, OutputFormat format)
    {
        ReleaseState state = folder.ReadAll([], static (_, _) => null);
        if (format == OutputFormat.Text)
        {
            Write(context, folder, state);
        }

        return new JsonObjectBuilder()
            .Add("environment", folder.Name)
            .Add("serial", new JsonNumber(ReleaseText.Count(state.Serial)))
            .Add("prompts", new JsonObject(state.Prompts.Map(static prompt => new JsonMember(prompt.Id, ReleaseStateWriter.Json(prompt)))))
            .Build();
    }

    private static void Write(ToolContext context, EnvironmentFolder folder, ReleaseState state)
    {
        if (state.Prompts.IsEmpty)
        {
            context.Terminal.Out.WriteLine("Nothing is released in " + folder.Name + ".");
            return;
        }

        TextTable.Write(context.Terminal, ["PROMPT", "STABLE", "CANARY", "WHO", "GUARD", "BACK TO", "REVOKED", "SERIAL"], state.Prompts.Select(Row));
        (string Id, ReleaseLogEntry Entry)[] changes =
        [
            .. state.Prompts.SelectMany(prompt => ReleaseLog.Read(folder.LogPath(prompt.Id)).Where(entry => entry.Serial == prompt.Serial).Select(entry => (prompt.Id, entry))),
        ];
        if (changes.Length > 0)
        {
            (string id, ReleaseLogEntry last) = changes.MaxBy(static change => change.Entry.At);
            context.Terminal.Out.WriteLine("Last change: " + id + " by " + VisibleText.Line(last.Who) + ", " + Timestamp.Write(last.At));
        }
    }

    private static (string, Ink?)[] Row(PromptReleaseState prompt) =>
    [
        (prompt.Id, Ink.Bold),
        (prompt.Stable.Version, Ink.Green),
        (prompt.Canary?.Release.Version ?? "-", prompt.Canary is null ? null : Ink.Yellow),
        (prompt.Canary is { } canary ? ReleaseWords.Share(canary) : "-", null),
        (GuardText.Write(prompt.Guard) ?? "-", null),
        (prompt.Canary is null ? prompt.Previous?.Version ?? "-" : prompt.Stable.Version, null),
        (prompt.Revoked.IsEmpty ? "-" : string.Join(", ", prompt.Revoked), prompt.Revoked.IsEmpty ? null : Ink.Red),
        (ReleaseText.Count(prompt.Serial), null),
    ];
}
