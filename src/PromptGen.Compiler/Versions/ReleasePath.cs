using System;

namespace PromptGen.Compiler.Versions;

/// <summary>The path of a release: <c>Prompts/versions/support-triage/2026-03-12.1.release.yaml</c>.</summary>
/// <param name="Id">The name of its folder, which is the prompt's id.</param>
/// <param name="Version">Its file name before <c>.release.yaml</c>; a version id, unless the file has the wrong name.</param>
internal sealed record ReleasePath(string Path, string Id, string Version)
{
    /// <summary>The folder that contains a folder for each prompt. Not "releases", which the usual ignore files of .NET repositories take.</summary>
    public const string Folder = "versions";

    /// <summary>The folder that only tells where release files were kept before: builds list what is in it and refuse it (PG4007).</summary>
    public const string FormerFolder = "releases";

    public const string Ending = ".release.yaml";

    /// <summary>The version as a value that sorts by day and number.</summary>
    public bool TryGetVersion(out PromptVersion version) => PromptVersion.TryParse(Version, out version) && !version.IsDirty;

    /// <summary>The parts of a path; null if the folder or the name of the file is not that of a release.</summary>
    /// <param name="path">Relative to the project, with <c>/</c>.</param>
    public static ReleasePath? TryParse(string path) => TryParse(path, Folder);

    /// <summary>The folder to move where a release file is in a <see cref="FormerFolder"/>; else null.</summary>
    /// <param name="path">Relative to the project, with <c>/</c>.</param>
    public static string? FormerFolderOf(string path) => TryParse(path, FormerFolder) is { } release
        ? path.Substring(0, path.Length - release.Version.Length - Ending.Length - release.Id.Length - 2)
        : null;

    private static ReleasePath? TryParse(string path, string folder)
    {
        if (!path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        int nameStart = path.LastIndexOf('/') + 1;
        int idStart = nameStart < 2 ? -1 : path.LastIndexOf('/', nameStart - 2) + 1;
        int folderStart = idStart < 2 ? -1 : path.LastIndexOf('/', idStart - 2) + 1;
        if (folderStart < 0 || !IsFolder(path, folderStart, idStart - 1 - folderStart, folder))
        {
            return null;
        }

        string id = path.Substring(idStart, nameStart - 1 - idStart);
        return new ReleasePath(path, id, path.Substring(nameStart, path.Length - Ending.Length - nameStart));
    }

    /// <summary>Where the next release of a prompt goes: beside its others, or in the folder in which all prompts stand.</summary>
    /// <param name="root">The folder that contains all prompts, relative to the project and without <c>/</c> at its end: builds look for releases below it.</param>
    /// <param name="former">A release of the same prompt; null: there is none.</param>
    public static ReleasePath For(string root, string id, string version, ReleasePath? former) => former is not null
        ? former.WithVersion(version)
        : new ReleasePath((root.Length == 0 ? "" : root + "/") + Folder + "/" + id + "/" + version + Ending, id, version);

    /// <summary>Another release of the same prompt, in the same folder.</summary>
    public ReleasePath WithVersion(string version) => new(Path.Substring(0, Path.LastIndexOf('/') + 1) + version + Ending, Id, version);

    private static bool IsFolder(string path, int start, int length, string folder) =>
        length == folder.Length && string.Compare(path, start, folder, 0, length, StringComparison.OrdinalIgnoreCase) == 0;
}
