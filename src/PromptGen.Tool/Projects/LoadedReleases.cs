using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Collections;

namespace PromptGen.Tool.Projects;

/// <summary>The releases of a project, as far as a command needs them.</summary>
internal sealed class LoadedReleases
{
    public static readonly LoadedReleases None = new([], [], ReleaseLibrary.Empty);

    private LoadedReleases(IReadOnlyList<PromptDiagnostic> problems, IReadOnlyList<ReleaseLink> links, ReleaseLibrary library)
    {
        Problems = problems;
        Links = links;
        Library = library;
    }

    /// <summary>What is wrong with the files that were read.</summary>
    public IReadOnlyList<PromptDiagnostic> Problems { get; }

    /// <summary>All that were read and are sound.</summary>
    public IReadOnlyList<ReleaseLink> Links { get; }

    /// <summary>Those of them that a build reads.</summary>
    public ReleaseLibrary Library { get; }

    /// <param name="files">Of the project; others than releases do not count.</param>
    /// <param name="needed">What a build reads.</param>
    /// <param name="all">
    /// Read also what no build reads: each file is proven and then let go, since a project keeps all it ever made. Not those in a folder "releases", which are to be
    /// moved before anything else can be said of them.
    /// </param>
    public static LoadedReleases Load(IEnumerable<ProjectFile> files, NeededReleases needed, bool all)
    {
        Loaded[] loaded = FileStage.Run(
            files.Where(file => file.Kind == SourceFileKind.Release && (all ? ReleasePath.FormerFolderOf(file.RelativePath) is null : needed.Include(file.RelativePath))),
            static file => file.FullPath,
            file => Load(file, needed));
        return new LoadedReleases(
            [.. loaded.SelectMany(static release => release.Problems)],
            [.. loaded.Select(static release => release.Link).OfType<ReleaseLink>()],
            ReleaseLibrary.Of(loaded.Select(static release => release.Read).OfType<ReadRelease>().ToEquatableArray()));
    }

    public static ReadRelease Read(ProjectFile file) => PromptCompiler.ReadRelease(FileContent.Read(file), CancellationToken.None);

    private static Loaded Load(ProjectFile file, NeededReleases needed)
    {
        ReadRelease read = Read(file);
        return new Loaded(
            needed.Include(file.RelativePath) ? read : null, read.Release is { } release ? ReleaseLink.Of(release) : null, read.Diagnostics);
    }

    /// <param name="Read">Null where only its history counts.</param>
    private sealed record Loaded(ReadRelease? Read, ReleaseLink? Link, EquatableArray<PromptDiagnostic> Problems);
}
