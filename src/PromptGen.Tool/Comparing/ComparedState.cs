using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Manifest;
using PromptGen.Compiler.Project;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Prompts;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Verifying;

namespace PromptGen.Tool.Comparing;

/// <summary>One side of a comparison: what the prompts of a project were or are somewhere.</summary>
/// <param name="Name">What it is called in the output.</param>
/// <param name="Ids">The prompts that it has; null where it is a version, which any prompt may have.</param>
/// <param name="Find">Gives one of them; null where it has none of this id.</param>
internal sealed record ComparedState(string Name, IReadOnlyCollection<string>? Ids, Func<string, ComparedPrompt?> Find)
{
    public const string Working = "working";

    private const string GitPrefix = "git:";
    private const string ManifestPrefix = "manifest:";

    /// <summary>Whether a word names the state of a whole project, where an id could stand.</summary>
    public static bool IsWhole(string word) =>
        word == Working || word.StartsWith(GitPrefix, StringComparison.Ordinal) || word.StartsWith(ManifestPrefix, StringComparison.Ordinal);

    /// <param name="what"><c>working</c>, a version, <c>git:REVISION</c> or <c>manifest:FILE</c>.</param>
    /// <param name="directory">To which the path of a manifest is relative.</param>
    /// <exception cref="ToolFailure">There is nothing by that name.</exception>
    public static ComparedState Of(LoadedProject project, string what, string directory)
    {
        if (what == Working)
        {
            string[] ids = [.. project.Prompts.Select(static prompt => prompt.Definition?.Id).OfType<string>()];
            return new ComparedState("working copy", ids, id => ids.Contains(id) ? ComparedPrompt.Of(PromptCompiler.Effective(project.Sound(id).Resolved!)) : null);
        }

        if (what.StartsWith(GitPrefix, StringComparison.Ordinal))
        {
            return AtRevision(project.Project, what);
        }

        return what.StartsWith(ManifestPrefix, StringComparison.Ordinal)
            ? OfManifest(project, DisplayPath.Full(what[ManifestPrefix.Length..], directory), what)
            : new ComparedState(what, null, id => ComparedPrompt.Of(project.Released(id, what).Effective()));
    }

    private static ComparedState AtRevision(PromptProject project, string what)
    {
        IReadOnlyList<SourceFile> files = GitFiles.Read(project, what[GitPrefix.Length..]);
        FragmentLibrary library = FragmentLibrary.Of(files
            .Where(static file => file.Kind != SourceFileKind.Prompt)
            .Select(static file => PromptCompiler.ReadFragment(file, CancellationToken.None))
            .ToEquatableArray());
        Dictionary<string, ReadPrompt> prompts = new(StringComparer.Ordinal);
        foreach (SourceFile file in files.Where(static file => file.Kind == SourceFileKind.Prompt))
        {
            ReadPrompt read = PromptCompiler.Read(file, CancellationToken.None);
            if (read.Definition is { } definition)
            {
                prompts.TryAdd(definition.Id, read);
            }
        }

        return new ComparedState(what, prompts.Keys, id => prompts.TryGetValue(id, out ReadPrompt? read) ? ComparedPrompt.Of(Effective(read, library)) : null);
    }

    private static EffectivePrompt Effective(ReadPrompt read, FragmentLibrary library)
    {
        ResolvedPrompt resolved = PromptCompiler.Resolve(read.Definition!, library, CancellationToken.None);
        EquatableArray<PromptDiagnostic> errors = read.Diagnostics.Concat(resolved.Diagnostics)
            .Where(static problem => problem.Severity == RuleSeverity.Error)
            .ToEquatableArray();
        return errors.IsEmpty ? PromptCompiler.Effective(resolved) : throw new ToolFailure(errors);
    }

    /// <remarks>A manifest has hashes in place of texts. The release of that hash has the text, if it is here.</remarks>
    private static ComparedState OfManifest(LoadedProject project, string path, string what)
    {
        Dictionary<string, RecordedPrompt> entries = Verification.ReadManifest(path).Prompts
            .ToDictionary(static entry => entry.Id, StringComparer.Ordinal);
        return new ComparedState(what, entries.Keys, id => entries.TryGetValue(id, out RecordedPrompt? entry)
            ? WithHash(project, entry) is { } effective ? ComparedPrompt.Of(effective) : ComparedPrompt.Of(entry)
            : null);
    }

    private static EffectivePrompt? WithHash(LoadedProject project, RecordedPrompt entry)
    {
        if (project.Releases.Find(entry.Id, entry.Version) is not null && project.Released(entry.Id, entry.Version) is var release && release.Hash == entry.Hash)
        {
            return release.Effective();
        }

        LoadedPrompt? working = project.Prompts.FirstOrDefault(prompt => prompt.Definition?.Id == entry.Id && !prompt.Errors.Any());
        return working?.Resolved is { } resolved && PromptCompiler.Effective(resolved) is var effective && PromptHashes.Of(effective).Prompt == entry.Hash
            ? effective
            : null;
    }
}
