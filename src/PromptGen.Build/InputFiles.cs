using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Microsoft.Build.Framework;
using PromptGen.Compiler.Files;

namespace PromptGen.Build;

/// <summary>The prompt files of a project as the build lists them: relative path to file, and the texts read so far.</summary>
internal sealed class InputFiles
{
    private readonly string _projectDirectory;
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _linkFolders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    public InputFiles(IEnumerable<ITaskItem> items, string projectDirectory)
    {
        _projectDirectory = Path.GetFullPath(projectDirectory);
        List<InputFile> files = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (ITaskItem item in items)
        {
            string path = Path.GetFullPath(Path.Combine(_projectDirectory, item.ItemSpec));
            if (PromptFileName.KindOf(path) is { } kind && seen.Add(FilePath.IdentityOf(path, _projectDirectory)))
            {
                string metadata = item.GetMetadata(Compiler.Files.RelativePath.MetadataName);
                files.Add(new InputFile(path, Compiler.Files.RelativePath.Of(path, metadata, _projectDirectory), kind));
            }
        }

        foreach (InputFile file in files)
        {
            // Two files with one name can only come from Link metadata; the generator reports what follows from that.
            if (!_paths.ContainsKey(file.RelativePath))
            {
                _paths.Add(file.RelativePath, file.Path);
            }
        }

        files.Sort(static (left, right) => string.CompareOrdinal(left.RelativePath, right.RelativePath));
        Files = files;
    }

    /// <summary>The full path of the project's folder.</summary>
    public string ProjectDirectory => _projectDirectory;

    /// <summary>Each file once, sorted by relative path.</summary>
    public IReadOnlyList<InputFile> Files { get; }

    /// <summary>The location of the file with that relative path; a file that the build does not list is searched below the
    /// project.</summary>
    public string FullPathOf(string relativePath) =>
        _paths.TryGetValue(relativePath, out string? path) ? path : Path.GetFullPath(Path.Combine(_projectDirectory, relativePath));

    /// <summary>The file's text as the C# compiler reads it: UTF-8, unless a byte order mark says otherwise.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public string ReadText(string path)
    {
        if (!_texts.TryGetValue(path, out string? text))
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            using StreamReader reader = new(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
            text = reader.ReadToEnd();
            _texts.Add(path, text);
        }

        return text;
    }

    /// <summary>
    /// The file itself or the folder on the way to it that is a link, or null. Folders count up to the project's own: where a whole
    /// project stands is not the project's affair.
    /// </summary>
    public string? FindLink(string path)
    {
        if (IsLink(path))
        {
            return path;
        }

        if (FilePath.Below(path, _projectDirectory) is null)
        {
            return null;
        }

        for (string? folder = Path.GetDirectoryName(path);
             folder is not null && FilePath.Below(folder, _projectDirectory) is not null;
             folder = Path.GetDirectoryName(folder))
        {
            if (!_linkFolders.TryGetValue(folder, out bool isLink))
            {
                isLink = IsLink(folder);
                _linkFolders.Add(folder, isLink);
            }

            if (isLink)
            {
                return folder;
            }
        }

        return null;
    }

    private static bool IsLink(string path)
    {
        try
        {
            return (File.GetAttributes(path) & FileAttributes.ReparsePoint) == FileAttributes.ReparsePoint;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Reading the file reports what is wrong with it.
            return false;
        }
    }
}

/// <param name="Path">The full path.</param>
/// <param name="RelativePath">As the generator calls it, and so the records.</param>
internal sealed record InputFile(string Path, string RelativePath, SourceFileKind Kind);
