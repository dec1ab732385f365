using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Tool.Rollouts;

namespace PromptGen.Tool.Projects;

/// <summary>The ids that a command can name in a project: of its prompts, of its releases, and of what its environments manage.</summary>
/// <remarks>Files that cannot be read are passed over: the command that works on them reports them.</remarks>
internal static class KnownIds
{
    /// <returns>In ordinal order.</returns>
    public static ImmutableSortedSet<string> Of(PromptProject project) => Prompts(project).Concat(Released(project)).ToImmutableSortedSet(StringComparer.Ordinal);

    /// <summary>The ids of prompt files.</summary>
    public static IEnumerable<string> Prompts(PromptProject project) => Files(project)
        .Where(static file => file.Kind == SourceFileKind.Prompt)
        .SelectMany(static file => Readable<string>(() => [PromptCompiler.Read(FileContent.Read(file), CancellationToken.None).Definition?.Id ?? ""]))
        .Where(static id => id.Length > 0);

    /// <summary>The ids of releases, and the prompts and bundles of environments.</summary>
    public static IEnumerable<string> Released(PromptProject project) => ReleaseFiles.Of(Files(project)).Ids
        .Concat(EnvironmentFolder.Names(project).SelectMany(name => Readable(() => Managed(EnvironmentFolder.Find(project, name, mayBegin: false)))));

    private static IReadOnlyList<string> Managed(EnvironmentFolder folder) =>
        [.. folder.Ids, .. folder.BundleFile.Faults.IsEmpty ? folder.Bundles.Select(static bundle => bundle.Name) : []];

    private static IReadOnlyList<ProjectFile> Files(PromptProject project) => Readable(() => ProjectFiles.List(project));

    private static IReadOnlyList<T> Readable<T>(Func<IReadOnlyList<T>> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is ToolFailure or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
