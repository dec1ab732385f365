using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using PromptGen.Core.Releases;

namespace PromptGen.Releases;

/// <summary>Keeps on disk, as it was received, what is served: it is verified again when it is read.</summary>
/// <remarks>
/// States and packs lie under their hashes; one small file says which states count. Each file is written beside its place, flushed and renamed, the
/// small one last, so that a process that is killed at any moment leaves what was there before.
/// </remarks>
internal sealed class LastKnownGood(string folder)
{
    private const string IndexName = "last-known-good.json";
    private const string Format = "promptgen-last-known-good/1";
    private const int GreatestIndexBytes = 1024 * 1024;
    private const int GreatestStates = 100;

    private readonly string _states = Path.Combine(folder, "states");
    private readonly string _packs = Path.Combine(folder, "packs");

    /// <summary>The states that count, the latest last: what each prompt that the latest does not decide is served by, and the latest.</summary>
    /// <exception cref="IOException">There is something, and it cannot be read.</exception>
    public IReadOnlyList<(string Hash, byte[] Content, IReadOnlyList<string> Prompts)> ReadStates()
    {
        string index = Path.Combine(folder, IndexName);
        List<(string, byte[], IReadOnlyList<string>)> states = [];
        if (!File.Exists(index))
        {
            return states;
        }

        using FileStream file = new(index, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        string text = Encoding.UTF8.GetString(LimitedRead.All(file, GreatestIndexBytes, index));
        if (!JsonReader.TryRead(text, out JsonValue? json, out JsonSyntaxError? error) || json is not JsonObject document
            || document["format"] is not JsonString { Value: Format } || document["states"] is not JsonArray listed)
        {
            throw new IOException("The file " + index + " is damaged" + (error is null ? "." : ": " + error.Message));
        }

        foreach (JsonValue item in listed.Items)
        {
            if (item is not JsonObject state || state["hash"] is not JsonString { Value: { } hash } || !ReleaseNames.IsHash(hash)
                || Read(_states, hash, LimitedRead.StateBytes) is not { } content || ContentHash.Of(content) != hash)
            {
                throw new IOException("A state that the file " + index + " names is missing or damaged.");
            }

            List<string> prompts = [];
            foreach (JsonValue prompt in (state["prompts"] as JsonArray)?.Items ?? default)
            {
                prompts.Add((prompt as JsonString)?.Value ?? "");
            }

            states.Add((hash, content, prompts));
        }

        return states;
    }

    /// <returns>Null where it is not there.</returns>
    public byte[]? ReadPack(string hash) => Read(_packs, hash, LimitedRead.PackBytes);

    public void WritePack(string hash, byte[] content) => Write(_packs, Digits(hash), content);

    /// <param name="origins">For each prompt that is served the state that it is served by.</param>
    /// <param name="latest">The hash of the state that was read last.</param>
    public void Write(IEnumerable<KeyValuePair<string, string>> origins, string latest, byte[] content)
    {
        SortedDictionary<string, List<string>> earlier = new(StringComparer.Ordinal);
        foreach (KeyValuePair<string, string> origin in origins)
        {
            if (origin.Value != latest)
            {
                if (!earlier.TryGetValue(origin.Value, out List<string>? prompts))
                {
                    earlier.Add(origin.Value, prompts = []);
                }

                prompts.Add(origin.Key);
            }
        }

        Write(_states, Digits(latest), content);
        List<JsonValue> states = [];
        foreach (KeyValuePair<string, List<string>> state in earlier)
        {
            state.Value.Sort(StringComparer.Ordinal);
            states.Add(new JsonObjectBuilder().Add("hash", state.Key)
                .Add("prompts", state.Value.ConvertAll<JsonValue>(static id => new JsonString(id)).ToEquatableArray()).Build());
        }

        states.Add(new JsonObjectBuilder().Add("hash", latest).Build());
        JsonObject index = new JsonObjectBuilder().Add("format", Format).Add("states", states.ToEquatableArray()).Build();
        Write(folder, IndexName, ContentHash.Encode(JsonWriter.WriteMinified(index) + "\n"), always: true);
        RemoveOthers(earlier, latest);
    }

    private static byte[]? Read(string place, string hash, int limit)
    {
        string path = Path.Combine(place, Digits(hash));
        if (!File.Exists(path))
        {
            return null;
        }

        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return LimitedRead.All(file, limit, path);
    }

    private static void Write(string place, string name, byte[] content, bool always = false)
    {
        string path = Path.Combine(place, name);
        if (!always && File.Exists(path) && new FileInfo(path).Length == content.Length)
        {
            return;
        }

        Directory.CreateDirectory(place);
        string beside = path + "." + Path.GetRandomFileName() + ".tmp";
        using (FileStream file = new(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            file.Write(content, 0, content.Length);
            file.Flush(flushToDisk: true);
        }

#if NET8_0_OR_GREATER
        File.Move(beside, path, overwrite: true);
#else
        if (File.Exists(path))
        {
            File.Replace(beside, path, destinationBackupFileName: null);
        }
        else
        {
            File.Move(beside, path);
        }
#endif
    }

    /// <summary>States that nobody needs any more. Some stay: another process may share the folder.</summary>
    private void RemoveOthers(SortedDictionary<string, List<string>> earlier, string latest)
    {
        FileInfo[] files = new DirectoryInfo(_states).GetFiles();
        if (files.Length <= GreatestStates)
        {
            return;
        }

        Array.Sort(files, static (left, right) => left.LastWriteTimeUtc.CompareTo(right.LastWriteTimeUtc));
        for (int i = 0; i < files.Length - GreatestStates; i++)
        {
            string hash = ContentHash.Prefix + files[i].Name;
            if (hash != latest && !earlier.ContainsKey(hash))
            {
                files[i].Delete();
            }
        }
    }

    private static string Digits(string hash) => hash.Substring(ContentHash.Prefix.Length);
}
