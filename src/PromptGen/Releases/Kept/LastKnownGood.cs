using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using PromptGen.Core.Prompts;
using PromptGen.Rollouts;

namespace PromptGen.Releases.Kept;

/// <summary>Keeps on disk, as it was received, what is served: it is verified again when it is read.</summary>
/// <remarks>
/// States and packs have their hashes as names, and one small file says which of them count. The small file is written last, so a
/// process that is killed at any moment leaves what was there before. A damaged file hides no other; without the small file the
/// state that was written last counts.
/// </remarks>
internal sealed class LastKnownGood(IKeptFiles files)
{
    private const string IndexName = "last-known-good.json";
    private const string StatesFolder = "states";
    private const string PacksFolder = "packs";
    private const int GreatestIndexBytes = LimitedRead.StateBytes;

    // Files that nothing names any more are left for another process that may share the folder: as many states and packs.
    private const int GreatestStates = 100;
    private const int GreatestPacks = 8;

    public KeptContent Read()
    {
        List<string> faults = [];
        KeptStates index = ReadIndex(faults);
        Dictionary<string, byte[]> states = new(StringComparer.Ordinal);
        List<string> named = [.. index.Origins.Keys];
        if (index.Latest is not null)
        {
            named.Add(index.Latest);
        }

        foreach (string hash in named)
        {
            byte[]? content = TryRead(StatesFolder, Digits(hash), LimitedRead.StateBytes, faults);
            if (content is not null && ContentHash.Of(content) == hash)
            {
                states[hash] = content;
            }
            else
            {
                faults.Add("The state " + hash + " is missing or damaged.");
            }
        }

        Dictionary<string, byte[]> packs = new(StringComparer.Ordinal);
        foreach (string hash in index.Packs)
        {
            if (TryRead(PacksFolder, Digits(hash), LimitedRead.PackBytes, faults) is { } content)
            {
                packs[hash] = content;
            }
            else
            {
                faults.Add("The pack " + hash + " is missing.");
            }
        }

        return new KeptContent(index, states, packs, faults);
    }

    public void WriteState(string hash, byte[] content) => files.Write(StatesFolder, Digits(hash), content);

    public void WritePack(string hash, byte[] content) => files.Write(PacksFolder, Digits(hash), content);

    /// <summary>Says what counts from now on. All that it names has been written.</summary>
    public void Write(KeptStates kept)
    {
        files.Write("", IndexName, Encoding.UTF8.GetBytes(KeptIndex.Write(kept)));
        SortedSet<string> states = new(kept.Origins.Keys, StringComparer.Ordinal);
        if (kept.Latest is not null)
        {
            states.Add(kept.Latest);
        }

        RemoveOthers(StatesFolder, states, GreatestStates);
        SortedSet<string> packs = new(kept.Packs, StringComparer.Ordinal);
        packs.UnionWith(kept.Retained);
        RemoveOthers(PacksFolder, packs, GreatestPacks);
        files.RemoveLeftovers("");
    }

    private KeptStates ReadIndex(List<string> faults)
    {
        byte[]? content = TryRead("", IndexName, GreatestIndexBytes, faults);
        if (content is not null && KeptIndex.Read(Encoding.UTF8.GetString(content)) is { } index)
        {
            return index;
        }

        KeptStates found = new(null, new(StringComparer.Ordinal), new(StringComparer.Ordinal), new(StringComparer.Ordinal), new(StringComparer.Ordinal));
        if (content is null && faults.Count == 0)
        {
            return found;
        }

        faults.Add("The file " + IndexName + " is damaged, so the state that was written last is used.");
        string? latest = null;
        foreach (string name in files.List(StatesFolder))
        {
            string hash = HashForm.Prefix + name;
            if (HashForm.Is(hash) && TryRead(StatesFolder, name, LimitedRead.StateBytes, faults) is { } state && ContentHash.Of(state) == hash)
            {
                latest = hash;
            }
        }

        foreach (string name in files.List(PacksFolder))
        {
            if (HashForm.Is(HashForm.Prefix + name))
            {
                found.Packs.Add(HashForm.Prefix + name);
            }
        }

        return found with { Latest = latest };
    }

    private byte[]? TryRead(string folder, string name, int limit, List<string> faults)
    {
        try
        {
            return files.Read(folder, name, limit);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or PromptReleaseSourceException)
        {
            faults.Add(exception.Message);
            return null;
        }
    }

    private void RemoveOthers(string folder, SortedSet<string> named, int greatest)
    {
        List<string> others = [];
        foreach (string name in files.List(folder))
        {
            if (!named.Contains(HashForm.Prefix + name))
            {
                others.Add(name);
            }
        }

        for (int i = 0; i < others.Count - greatest; i++)
        {
            files.Delete(folder, others[i]);
        }

        files.RemoveLeftovers(folder);
    }

    private static string Digits(string hash) => hash.Substring(HashForm.Prefix.Length);
}
