using System;
using System.Collections.Generic;
using System.IO;

namespace PromptGen.Releases.Kept;

/// <summary>A folder on disk. Files are written beside their places, flushed and renamed.</summary>
internal sealed class KeptFolder(string path) : IKeptFiles
{
    private const string Beside = ".tmp";

    // Longer than any write takes: another process may be at one.
    private static readonly TimeSpan LeftFor = TimeSpan.FromHours(1);

    public byte[]? Read(string folder, string name, int limit)
    {
        string file = Path.Combine(path, folder, name);
        return File.Exists(file) ? LimitedRead.FileAt(file, limit) : null;
    }

    public void Write(string folder, string name, byte[] content)
    {
        string file = Path.Combine(path, folder, name);
        if (Holds(file, content))
        {
            return;
        }

        Directory.CreateDirectory(Path.Combine(path, folder));
        string beside = file + "." + Path.GetRandomFileName() + Beside;
        try
        {
            using (FileStream stream = new(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                stream.Write(content, 0, content.Length);
                stream.Flush(flushToDisk: true);
            }

#if NET8_0_OR_GREATER
            File.Move(beside, file, overwrite: true);
#else
            if (File.Exists(file))
            {
                File.Replace(beside, file, destinationBackupFileName: null);
            }
            else
            {
                File.Move(beside, file);
            }
#endif
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    public IReadOnlyList<string> List(string folder)
    {
        DirectoryInfo directory = new(Path.Combine(path, folder));
        if (!directory.Exists)
        {
            return [];
        }

        List<FileInfo> files = [.. directory.GetFiles()];
        files.RemoveAll(static file => file.Name.EndsWith(Beside, StringComparison.Ordinal));
        files.Sort(static (left, right) =>
            left.LastWriteTimeUtc != right.LastWriteTimeUtc ? left.LastWriteTimeUtc.CompareTo(right.LastWriteTimeUtc) : string.CompareOrdinal(left.Name, right.Name));
        return files.ConvertAll(static file => file.Name);
    }

    public void Delete(string folder, string name) => File.Delete(Path.Combine(path, folder, name));

    public void RemoveLeftovers(string folder)
    {
        DirectoryInfo directory = new(Path.Combine(path, folder));
        if (!directory.Exists)
        {
            return;
        }

        DateTime now = ReleaseClock.System.UtcNow.UtcDateTime;
        foreach (FileInfo file in directory.GetFiles("*" + Beside))
        {
            if (now - file.LastWriteTimeUtc > LeftFor)
            {
                file.Delete();
            }
        }
    }

    /// <summary>Its length alone says nothing: a damaged file has the same.</summary>
    private static bool Holds(string file, byte[] content)
    {
        if (!File.Exists(file) || new FileInfo(file).Length != content.Length)
        {
            return false;
        }

        try
        {
            return LimitedRead.FileAt(file, content.Length).AsSpan().SequenceEqual(content);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or PromptReleaseSourceException)
        {
            return false;
        }
    }
}
