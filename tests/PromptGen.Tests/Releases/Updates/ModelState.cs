using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace PromptGen.Tests.Releases.Updates;

/// <summary>The versions of every prompt of the model: what is compiled in, and what packs hold.</summary>
internal static class ModelVersions
{
    public const string Broken = "2026-04-01.1";
    public const string Unknown = "2026-05-01.1";

    private static readonly string[] Texts = ["2026-03-20.1", "2026-03-10.1", Broken];

    public static string[] Packed => Texts;

    public static string[] All { get; } = [TestPrompt.Compiled, TestPrompt.Embedded, .. Texts, Unknown];

    /// <summary>By prompt and version: the hash of the version, its pack and the pack's hash.</summary>
    public static Dictionary<(string Id, string Version), (string Hash, byte[] Pack, string PackHash)> Packs { get; } = Make();

    public static string HashOf(string id, string version) => version switch
    {
        TestPrompt.Compiled => StateText.CompiledHash,
        TestPrompt.Embedded => StateText.EmbeddedHash,
        Unknown => "sha256:" + new string('7', 64),
        _ => Packs[(id, version)].Hash,
    };

    /// <summary>A version that needs a value which the code does not have.</summary>
    public static Core.Prompts.EffectivePrompt DoesNotFit(string text) => StateText.Text(text + "{{ name }}") with
    {
        Variables = Core.Collections.EquatableArray.Create(new Core.Types.PromptVariable("name", new Core.Types.PromptType(Core.Types.PromptTypeKind.String))),
    };

    private static Dictionary<(string, string), (string, byte[], string)> Make()
    {
        Dictionary<(string, string), (string, byte[], string)> packs = [];
        foreach (string id in ModelState.Ids)
        {
            foreach (string version in Texts)
            {
                Core.Prompts.EffectivePrompt prompt = version == Broken ? DoesNotFit(id) : StateText.Text(id + " " + version);
                byte[] pack = StateText.Pack(id, version, prompt);
                packs[(id, version)] = (StateText.HashOf(prompt), pack, StateText.PackHash(pack));
            }
        }

        return packs;
    }
}

/// <summary>An entry as somebody wrote it.</summary>
internal sealed record ModelEntry(long Serial, string Stable, string? Canary, int Percent, string? Previous, string[] Revoked, bool HasTypo, bool HasOtherHash)
{
    public string Text { get; init; } = "";

    /// <summary>As docs/state.md says it: known fields, and no contradiction.</summary>
    public bool IsReadable => !HasTypo && !Revoked.Contains(Stable) && (Canary is null || (!Revoked.Contains(Canary) && Canary != Stable));
}

/// <summary>A state that somebody published, whatever it is worth.</summary>
internal sealed class ModelState
{
    public static readonly string[] Ids = ["a", "b", "c"];

    public required string Environment { get; init; }

    public required long Serial { get; init; }

    public required DateTimeOffset? Expires { get; init; }

    public required Dictionary<string, ModelEntry> Entries { get; init; }

    public required string[] Bundle { get; init; }

    public required string[] Packs { get; init; }

    public required byte[] Content { get; init; }

    public bool IsTrusted { get; init; } = true;

    public bool IsCutOff { get; init; }

    public static ModelState Generate(Random random, long greatest, DateTimeOffset now, Func<string, bool, byte[]> write)
    {
        Dictionary<string, ModelEntry> entries = [];
        foreach (string id in Ids)
        {
            if (random.Next(100) >= 15)
            {
                entries[id] = Entry(random, id, greatest);
            }
        }

        string[] bundle = random.Next(100) < 25 ? [.. Ids.Take(2)] : [];
        HashSet<string> packs = new(StringComparer.Ordinal);
        foreach ((string id, ModelEntry entry) in entries)
        {
            foreach (string version in ModelVersions.Packed)
            {
                // Now and then one is forgotten.
                if ((version == entry.Stable || version == entry.Canary) && random.Next(100) >= 5)
                {
                    packs.Add(ModelVersions.Packs[(id, version)].PackHash);
                }
            }
        }

        string environment = random.Next(100) < 3 ? "staging" : "production";
        long serial = Math.Max(1, greatest + random.Next(100) switch { < 6 => -random.Next(1, 4), < 9 => 0, _ => 1 });
        DateTimeOffset? expires = random.Next(4) == 0 ? new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero).AddHours(random.Next(-2, 10)) : null;
        bool isTrusted = random.Next(100) >= 6;
        string text = Text(environment, serial, expires, bundle, packs, entries);
        bool isCutOff = random.Next(100) < 4;
        return new ModelState
        {
            Environment = environment, Serial = serial, Expires = expires, Entries = entries, Bundle = bundle, Packs = [.. packs.Order(StringComparer.Ordinal)],
            Content = write(isCutOff ? text[..(text.Length / 2)] : text, isTrusted), IsTrusted = isTrusted, IsCutOff = isCutOff,
        };
    }

    private static ModelEntry Entry(Random random, string id, long greatest)
    {
        string Any() => ModelVersions.All[random.Next(ModelVersions.All.Length)];
        string[] revoked = random.Next(100) < 40 ? [.. ModelVersions.All.Where(_ => random.Next(100) < 35).Order(StringComparer.Ordinal)] : [];
        ModelEntry entry = new(
            Math.Max(1, greatest + random.Next(-2, 3)), random.Next(3) == 0 ? TestPrompt.Embedded : Any(), random.Next(3) == 0 ? Any() : null, random.Next(2) * 100,
            random.Next(2) == 0 ? Any() : null, revoked, random.Next(100) < 10, random.Next(100) < 4);
        return entry with { Text = Text(id, entry, random.Next(100) < 20) };
    }

    private static string Text(string id, ModelEntry entry, bool hasBadRevocation)
    {
        string Version(string version, bool hasOtherHash) =>
            "\"version\": \"" + version + "\", \"hash\": \"" + (hasOtherHash ? "sha256:" + new string('9', 64) : ModelVersions.HashOf(id, version)) + "\"";
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"\"{id}\": {{ \"serial\": {entry.Serial}, \"stable\": {{ {Version(entry.Stable, entry.HasOtherHash)} }}");
        if (entry.Previous is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $", \"previous\": {{ {Version(entry.Previous, false)} }}");
        }

        if (entry.Canary is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $", \"canary\": {{ {Version(entry.Canary, false)}, \"percent\": {entry.Percent}, \"seed\": \"s\" }}");
        }

        if (entry.Revoked.Length > 0 || entry.HasTypo)
        {
            // What is wrong in one place of the list does not hide the rest of it.
            text.Append(", \"revoked\": [").AppendJoin(", ", entry.Revoked.Select(static version => "\"" + version + "\"").Concat(entry.HasTypo && hasBadRevocation ? ["\"2026-3-1\""] : [])).Append(']');
        }

        return text.Append(entry.HasTypo ? ", \"stabel\": 1 }" : " }").ToString();
    }

    private static string Text(string environment, long serial, DateTimeOffset? expires, string[] bundle, HashSet<string> packs, Dictionary<string, ModelEntry> entries) =>
        "{ \"environment\": \"" + environment + "\", \"serial\": " + serial.ToString(CultureInfo.InvariantCulture)
        + (expires is { } time ? ", \"expires\": \"" + time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) + "\"" : "")
        + (packs.Count > 0 ? ", \"packs\": [" + string.Join(", ", packs.Select(static pack => "\"" + pack + "\"")) + "]" : "")
        + (bundle.Length > 0 ? ", \"bundles\": { \"both\": [" + string.Join(", ", bundle.Select(static id => "\"" + id + "\"")) + "] }" : "")
        + ", \"prompts\": { " + string.Join(", ", entries.Values.Select(static entry => entry.Text)) + " } }";
}
