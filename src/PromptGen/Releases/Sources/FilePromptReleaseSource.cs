using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using PromptGen.Core.Prompts;
using PromptGen.Rollouts;

namespace PromptGen;

/// <summary>Reads release states from a file, and packs from a folder.</summary>
/// <remarks>
/// It reads the file at each poll and does not watch it, because a file watcher misses symbolic links that are replaced, as
/// Kubernetes does. A changed file is read again after a moment and accepted when it no longer changes, so a file that is being
/// written is not accepted. Parsing or the signature rejects a file whose writer stopped halfway for longer.
/// </remarks>
public sealed class FilePromptReleaseSource : IPromptReleaseSource
{
    private const int Lookups = 5;

    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(100);

    private readonly string _path;
    private readonly string _packs;

    /// <summary>Creates a source for a state file.</summary>
    /// <param name="path">The path of the state file, which can be a symbolic link.</param>
    /// <param name="packsFolder">The folder that contains packs under their hashes; null for the folder <c>packs</c> next to the
    /// state file.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    public FilePromptReleaseSource(string path, string? packsFolder = null)
    {
        if (string.IsNullOrEmpty(path))
        {
            throw new ArgumentException("The path of the state file is empty.", nameof(path));
        }

        _path = Path.GetFullPath(path);
        _packs = packsFolder is null ? Path.Combine(Path.GetDirectoryName(_path)!, "packs") : Path.GetFullPath(packsFolder);
    }

    /// <inheritdoc/>
    public async Task<PromptReleaseDocument> ReadStateAsync(string? knownTag, CancellationToken cancellation)
    {
        byte[] content = ReadState();
        string tag = ContentHash.Of(content);
        if (tag == knownTag)
        {
            return new PromptReleaseDocument(null, tag);
        }

        await Task.Delay(Settling, cancellation).ConfigureAwait(false);
        byte[] again = ReadState();
        return ContentHash.Of(again) == tag
            ? new PromptReleaseDocument(again, tag)
            : throw new PromptReleaseSourceException("The file " + _path + " is being written: it changed during the read. It is read again.");
    }

    /// <inheritdoc/>
    public Task<byte[]?> ReadPackAsync(string hash, CancellationToken cancellation)
    {
        if (!HashForm.Is(hash))
        {
            throw new ArgumentException("The name of a pack must be its hash.", nameof(hash));
        }

        string digits = hash.Substring(HashForm.Prefix.Length);
        return Task.FromResult(Read(() => Find(digits), LimitedRead.PackBytes));
    }

    /// <summary>Returns the path of the state file, for people.</summary>
    public override string ToString() => _path;

    private byte[] ReadState() => Read(() => _path, LimitedRead.StateBytes)!;

    /// <returns>Null while it is not there.</returns>
    private string? Find(string digits)
    {
        if (!Directory.Exists(_packs))
        {
            return null;
        }

        // As the tool names it, and then whatever stands around the digits: what a writer left behind beside it must not hide it.
        foreach (string name in (string[])["sha256-" + digits + ".promptpack", digits])
        {
            if (File.Exists(Path.Combine(_packs, name)))
            {
                return Path.Combine(_packs, name);
            }
        }

        string[] others = Directory.GetFiles(_packs, "*" + digits + "*");
        Array.Sort(others, string.CompareOrdinal);
        return others.Length == 0 ? null : others[0];
    }

    /// <summary>
    /// Looks again for a missing file. When the links of a volume are replaced, the folder that a link pointed to is removed; by
    /// then the link points to the next folder, which has the file.
    /// </summary>
    /// <param name="find">Null: it is not there.</param>
    private byte[]? Read(Func<string?> find, int limit)
    {
        for (int lookup = 1; ; lookup++)
        {
            bool isLast = lookup == Lookups;
            string? path = null;
            try
            {
                path = find();
                if (path is not null || isLast)
                {
                    return path is null ? null : LimitedRead.FileAt(path, limit);
                }
            }
            catch (Exception exception) when (!isLast && exception is FileNotFoundException or DirectoryNotFoundException)
            {
                // It is looked for again.
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new PromptReleaseSourceException((path is null ? "The folder " + _packs : "The file " + path) + " cannot be read: " + exception.Message, exception);
            }
        }
    }
}
