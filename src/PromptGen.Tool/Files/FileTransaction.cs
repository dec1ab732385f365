using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using PromptGen.Compiler;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Files;

/// <summary>Several files that are written so that each is, at any moment, whole: as it was, or as it shall be.</summary>
/// <remarks>
/// Everything that can be refused is refused before anything is written (links, read-only files, a file that exists already). Then
/// all texts are written beside their places and flushed to the disk, which is where a full disk shows: still nothing has
/// changed. Only then the files are renamed into place, in the order in which they were added. A process that is killed between two
/// renames leaves the first ones done: whoever adds files chooses an order in which each such state can be continued. The disk keeps to that order, too:
/// the folders of new files are flushed before the next existing file is replaced.
/// </remarks>
internal sealed class FileTransaction
{
    // None of the build's patterns matches it, and nothing in it depends on the file that it becomes.
    private const string BesidePrefix = ".promptgen-";
    private const string BesideEnding = ".tmp";

    private const UnixFileMode PublishedMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly List<Change> _changes = [];

    public bool IsEmpty => _changes.Count == 0;

    /// <summary>The files that are written, in their order.</summary>
    public IReadOnlyList<string> Paths => [.. _changes.Select(static change => change.Path)];

    /// <summary>A file that must not exist yet.</summary>
    public void Create(string path, byte[] content) => _changes.Add(new Change(path, content, IsNew: true));

    /// <summary>A file that exists and keeps its permissions.</summary>
    public void Replace(string path, byte[] content) => _changes.Add(new Change(path, content, IsNew: false));

    /// <summary>A file that exists or not.</summary>
    public void Write(string path, byte[] content) => _changes.Add(new Change(path, content, IsNew: !File.Exists(path)));

    /// <summary>
    /// A file that other users read, applications among them: a new one can be read by all of them, whatever the umask of whoever runs the command. Nobody else's
    /// change of it is lost: the command ends where the file is not what it was made from.
    /// </summary>
    /// <param name="former">What it holds; null: it does not exist.</param>
    public void Publish(string path, byte[] content, byte[]? former) =>
        _changes.Add(new Change(path, content, IsNew: former is null) { IsPublished = true, Former = former });

    /// <summary>Removes what a process that was killed has left beside the files of a folder. Only for whoever holds the lock.</summary>
    public static void RemoveLeftovers(string folder)
    {
        try
        {
            EnumerationOptions all = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
            foreach (string file in Directory.EnumerateFiles(folder, BesidePrefix + "*" + BesideEnding, all))
            {
                File.Delete(file);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // They harm nobody; whoever may, removes them next time.
        }
    }

    /// <exception cref="ToolFailure">Nothing was changed, or the message says what was.</exception>
    public void Commit()
    {
        Refuse();
        List<string> folders = [];
        List<(string Beside, Change Change)> written = [];
        try
        {
            foreach (Change change in _changes)
            {
                Prepare(change, folders, written);
            }
        }
        catch (ToolFailure)
        {
            Undo(written, folders);
            throw;
        }

        Rename(written, folders);
    }

    private void Refuse()
    {
        List<PromptDiagnostic> problems = [];
        foreach (Change change in _changes)
        {
            if (Obstacle(change) is { } obstacle)
            {
                problems.Add(NotWritten(change.Path, obstacle, "Nothing was changed."));
            }
        }

        if (problems.Count > 0)
        {
            throw new ToolFailure(problems.ToEquatableArray());
        }
    }

    private static string? Obstacle(Change change)
    {
        FileInfo file = new(change.Path);
        if (file.LinkTarget is not null)
        {
            return "It is a symbolic link.";
        }

        if (change.IsNew)
        {
            return file.Exists ? "It already exists." : Directory.Exists(change.Path) ? "It is a folder." : null;
        }

        return !file.Exists ? "It is gone."
            : file.Attributes.HasFlag(FileAttributes.ReparsePoint) ? "It is a symbolic link."
            : IsReadOnly(file) ? "It is read-only; make it writable."
            : IsChangedByOthers(change) ? "Somebody else changed it meanwhile; run the command again."
            : null;
    }

    private static bool IsChangedByOthers(Change change) =>
        change.Former is { } former && !FileContent.ReadBytes(change.Path, former.Length + 1).AsSpan().SequenceEqual(former);

    /// <remarks>A rename needs no permission on the file itself, so somebody who protected it would be passed over.</remarks>
    private static bool IsReadOnly(FileInfo file) => OperatingSystem.IsWindows()
        ? file.IsReadOnly
        : (file.UnixFileMode & (UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) == UnixFileMode.None;

    private static void Prepare(Change change, List<string> folders, List<(string, Change)> written)
    {
        string folder = Path.GetDirectoryName(change.Path)!;
        try
        {
            CreateFolder(folder, folders);
            string beside = Path.Combine(folder, BesidePrefix + Path.GetRandomFileName() + BesideEnding);
            written.Add((beside, change));
            using FileStream stream = new(beside, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None });
            if (!OperatingSystem.IsWindows() && ModeOf(change) is { } mode)
            {
                // Afterwards: what is asked for at the beginning is cut by the umask.
                File.SetUnixFileMode(stream.SafeFileHandle, mode);
            }

            stream.Write(change.Content);
            stream.Flush(flushToDisk: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            // The last one is how the runtime tells of a file that is larger than the file system or a quota allows.
            throw new ToolFailure(EquatableArray.Create(NotWritten(change.Path, Sentence(exception), "Nothing was changed.")));
        }
    }

    /// <returns>Null: as the umask has it.</returns>
    [UnsupportedOSPlatform("windows")]
    private static UnixFileMode? ModeOf(Change change) => !change.IsNew ? File.GetUnixFileMode(change.Path) : change.IsPublished ? PublishedMode : null;

    private static void CreateFolder(string folder, List<string> created)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        CreateFolder(Path.GetDirectoryName(folder)!, created);
        Directory.CreateDirectory(folder);
        created.Add(folder);
    }

    private static void Rename(List<(string Beside, Change Change)> written, List<string> createdFolders)
    {
        HashSet<string> unflushed = [.. createdFolders.Select(static folder => Path.GetDirectoryName(folder)!)];
        for (int i = 0; i < written.Count; i++)
        {
            (string beside, Change change) = written[i];
            if (!change.IsNew && unflushed.Count > 0 && i > 0 && written[i - 1].Change.IsNew)
            {
                FolderFlush.Flush(unflushed);
                unflushed.Clear();
            }

            unflushed.Add(Path.GetDirectoryName(change.Path)!);
            try
            {
                if (IsChangedByOthers(change))
                {
                    throw new IOException("Another program changed it at the same time.");
                }

                File.Move(beside, change.Path, overwrite: !change.IsNew);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                Undo(written.GetRange(i, written.Count - i), []);
                string rest = i == 0 ? "Nothing was changed." : "The files written before it are complete. Run the command again to finish.";
                throw new ToolFailure(EquatableArray.Create(NotWritten(change.Path, Sentence(exception), rest)));
            }
        }

        FolderFlush.Flush(unflushed);
    }

    private static void Undo(List<(string Beside, Change Change)> written, List<string> folders)
    {
        try
        {
            foreach ((string beside, _) in written)
            {
                File.Delete(beside);
            }

            for (int i = folders.Count - 1; i >= 0; i--)
            {
                Directory.Delete(folders[i]);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The failure that led here is the one to report; the next command removes what is left.
        }
    }

    private static PromptDiagnostic NotWritten(string path, string reason, string state) =>
        new(DiagnosticRules.FileNotWritten, new Compiler.Files.SourceSpan(path, 0, 0, 0, 0, 0, 0), path, reason, state);

    private static string Sentence(Exception exception) =>
        exception.Message.Replace(" (Parameter 'value')", "", StringComparison.Ordinal).TrimEnd('.') + ".";

    private sealed record Change(string Path, byte[] Content, bool IsNew)
    {
        public bool IsPublished { get; init; }

        /// <summary>What the file must still hold; null: whatever it holds.</summary>
        public byte[]? Former { get; init; }
    }
}
