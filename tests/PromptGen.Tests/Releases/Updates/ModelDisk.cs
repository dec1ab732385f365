using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PromptGen.Releases.Kept;

namespace PromptGen.Tests.Releases.Updates;

/// <summary>A folder in memory, on a disk that is full now and then.</summary>
internal sealed class ModelDisk(Random random) : IKeptFiles
{
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    public bool IsCalm { get; set; }

    public bool IsFull { get; set; }

    /// <summary>Whether the file that says what counts was written since this was set to false.</summary>
    public bool WasWritten { get; set; }

    public IEnumerable<string> Files => _files.Keys;

    /// <returns>The name of a state or pack that has another content of the same length now; null: there is none.</returns>
    public string? Damage()
    {
        string[] files = [.. _files.Keys.Where(static file => !file.EndsWith(".json", StringComparison.Ordinal))];
        if (files.Length == 0)
        {
            return null;
        }

        string file = files[random.Next(files.Length)];
        _files[file] = (byte[])_files[file].Clone();
        _files[file][random.Next(_files[file].Length)] ^= 1;
        return "sha256:" + file[(file.IndexOf('/', StringComparison.Ordinal) + 1)..];
    }

    public byte[]? Read(string folder, string name, int limit) => _files.GetValueOrDefault(folder + "/" + name);

    public void Write(string folder, string name, byte[] content)
    {
        Fail();
        _files[folder + "/" + name] = content;
        WasWritten |= folder.Length == 0;
    }

    public IReadOnlyList<string> List(string folder) =>
        [.. _files.Keys.Where(file => file.StartsWith(folder + "/", StringComparison.Ordinal)).Select(file => file[(folder.Length + 1)..])];

    public void Delete(string folder, string name)
    {
        Fail();
        _files.Remove(folder + "/" + name);
    }

    public void RemoveLeftovers(string folder)
    {
    }

    private void Fail()
    {
        if (IsFull || (!IsCalm && random.Next(100) < 4))
        {
            throw new IOException("The disk is full.");
        }
    }
}
