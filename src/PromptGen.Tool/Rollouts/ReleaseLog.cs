using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using PromptGen.Core.Json;
using PromptGen.Rollouts;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Rollouts;

/// <summary>Who changed what of a prompt in an environment, when and why: a line for each change, appended.</summary>
/// <remarks>
/// It is written before the change itself, so no change goes without its line. A line whose serial the prompt never reached belongs to a command
/// that was interrupted; the next one drops it.
/// </remarks>
internal static class ReleaseLog
{
    /// <summary>The lines, oldest first; a line that cannot be read (two branches merged by hand, say) is passed over.</summary>
    public static IReadOnlyList<ReleaseLogEntry> Read(string path) => [.. Lines(path).Select(Parse).OfType<ReleaseLogEntry>()];

    /// <summary>The change that gave a prompt the serial that it has; null where no line says so.</summary>
    public static ReleaseLogEntry? Last(string path, long serial) => Read(path).LastOrDefault(entry => entry.Serial == serial);

    /// <summary>The rollback or abort by which a version was taken away; null if it never was, if it is served, or if it was promoted again since.</summary>
    /// <param name="serial">What the prompt has now; lines beyond it belong to commands that were interrupted.</param>
    public static ReleaseLogEntry? RolledBack(string path, long serial, string version)
    {
        ReleaseLogEntry? last = Read(path).LastOrDefault(entry =>
            entry.Serial <= serial && (ReleaseWords.Serve(entry.To, version) || (entry.From is { } from && ReleaseWords.Serve(from, version))));
        return last is { Action: "rollback" or "abort" } && !ReleaseWords.Serve(last.To, version) ? last : null;
    }

    /// <summary>What the file holds with one more line.</summary>
    /// <param name="serial">What the prompt had before the change; lines beyond it are dropped.</param>
    public static byte[] Append(string path, ReleaseLogEntry entry, long serial)
    {
        StringBuilder text = new();
        foreach (string line in Lines(path).Where(line => Parse(line) is not { } former || former.Serial <= serial))
        {
            text.Append(line).Append('\n');
        }

        return FileContent.Encode(text.Append(JsonWriter.WriteMinified(Json(entry))).Append('\n').ToString());
    }

    public static JsonObject Json(ReleaseLogEntry entry) => new JsonObjectBuilder()
        .Add("serial", new JsonNumber(entry.Serial.ToString(CultureInfo.InvariantCulture)))
        .Add("at", Timestamp.Write(entry.At))
        .Add("who", entry.Who)
        .Add("action", entry.Action)
        .Add("from", entry.From)
        .Add("to", entry.To)
        .Add("why", entry.Why)
        .Build();

    private static IEnumerable<string> Lines(string path) => File.Exists(path)
        ? FileContent.ReadText(path).Split('\n').Select(static line => line.TrimEnd('\r')).Where(static line => line.Length > 0)
        : [];

    private static ReleaseLogEntry? Parse(string line) =>
        JsonReader.TryRead(line, out JsonValue? value, out _) && value is JsonObject entry
        && entry["serial"] is JsonNumber serial && long.TryParse(serial.Lexeme, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
        && entry["at"] is JsonString at && Timestamp.TryRead(at.Value, out DateTimeOffset time)
            ? new ReleaseLogEntry(
                number, time, Text(entry, "who") ?? "", Text(entry, "action") ?? "", Text(entry, "from"), Text(entry, "to") ?? "", Text(entry, "why"))
            : null;

    private static string? Text(JsonObject entry, string name) => (entry[name] as JsonString)?.Value;
}

/// <param name="From">What was served before; null: nothing was managed.</param>
internal sealed record ReleaseLogEntry(long Serial, DateTimeOffset At, string Who, string Action, string? From, string To, string? Why);
