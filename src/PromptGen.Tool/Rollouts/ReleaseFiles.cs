using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Project;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Rollouts;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Rollouts;

/// <summary>The releases of a project, each read when it is asked for: a rollback must not depend on the prompts that are being worked on.</summary>
internal sealed class ReleaseFiles
{
    private readonly Dictionary<string, ProjectFile> _files;
    private readonly ReleaseIndex _index;

    private ReleaseFiles(IEnumerable<ProjectFile> files)
    {
        _files = files
            .Where(static file => file.Kind == SourceFileKind.Release)
            .ToDictionary(static file => file.RelativePath, StringComparer.Ordinal);
        _index = ReleaseIndex.Of(_files.Keys.Order(StringComparer.Ordinal).ToEquatableArray());
    }

    public static ReleaseFiles Of(PromptProject project) => new(ProjectFiles.List(project));

    /// <param name="files">Of a project; those that are not releases do not count.</param>
    public static ReleaseFiles Of(IEnumerable<ProjectFile> files) => new(files);

    /// <summary>In ordinal order.</summary>
    public IEnumerable<string> Ids => _index.Ids.Order(StringComparer.Ordinal);

    /// <summary>From the earliest to the latest.</summary>
    public IReadOnlyList<string> Versions(string id) => [.. _index.Of(id).Select(static release => release.Version)];

    /// <returns>Null where there is no such file.</returns>
    /// <exception cref="ToolFailure">It has faults.</exception>
    public Release? Find(string id, string version)
    {
        if (_index.Find(id, version) is not { } path)
        {
            return null;
        }

        ReadRelease read = PromptCompiler.ReadRelease(FileContent.Read(_files[path.Path]), CancellationToken.None);
        return read.Release ?? throw new ToolFailure(read.Diagnostics, ExitCode.GateFailed);
    }

    /// <exception cref="ToolFailure">There is none, or it has faults.</exception>
    public Release Get(string id, string version)
    {
        if (Find(id, version) is { } release)
        {
            return release;
        }

        IReadOnlyList<string> known = Versions(id);
        string advice = known.Count == 0
            ? "It has no release at all; `dotnet promptgen stamp " + id + "` makes the first."
            : "It has " + string.Join(", ", known.TakeLast(10)) + "." + NearestName.Question(version, known);
        throw new ToolFailure(DiagnosticRules.NotReleased, "", id, version, advice);
    }

    /// <summary>The release that one says to go back to; null where it says none, or that is not there or not whole.</summary>
    public ReleasedVersion? Before(string id, string version)
    {
        try
        {
            return Find(id, version) is { } release
                && (release.Definition.RollbackTo ?? release.Previous?.Version) is { } target
                && Find(id, target) is { } before
                ? Reference(before)
                : null;
        }
        catch (ToolFailure)
        {
            return null;
        }
    }

    public static ReleasedVersion Reference(Release release) => new(release.Version, release.Hash);
}
