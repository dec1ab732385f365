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
using PromptGen.Core.Types;

namespace PromptGen.Tool.Projects;

/// <summary>The prompts of a project, taken through the compiler's stages in the order in which the generator does it.</summary>
internal sealed class LoadedProject
{
    private LoadedProject(PromptProject project, IReadOnlyList<ProjectFile> files, LoadOptions options)
    {
        Project = project;
        Files = files;
        // Nothing of the generated code is used, so any language version and namespace do.
        CompilationTarget target = new("", "", LanguageVersion: 1300, HasRequiredMembers: true, Public: true, options.Locked)
        {
            EmbedDepth = project.Properties.EmbedDepth,
        };
        SourceFile[] sources = FileStage.Run(files.Where(static file => file.Kind != SourceFileKind.Release), static file => file.FullPath, FileContent.Read);
        Fragments = FileStage.Run(
            sources.Where(static file => file.Kind is SourceFileKind.Partial or SourceFileKind.Message),
            static file => file.Path,
            static file => PromptCompiler.ReadFragment(file, CancellationToken.None));
        FragmentLibrary library = FragmentLibrary.Of(Fragments.ToEquatableArray());
        ReadPrompt[] read = FileStage.Run(
            sources.Where(static file => file.Kind == SourceFileKind.Prompt),
            static file => file.Path,
            static file => PromptCompiler.Read(file, CancellationToken.None));
        EquatableArray<PromptIndexEntry> index = read
            .Select(static prompt => prompt.Definition)
            .OfType<PromptDefinition>()
            .Select(PromptIndexEntry.Of)
            .ToEquatableArray();
        LoadedReleases = options.Releases == ReleaseScope.None
            ? LoadedReleases.None
            : LoadedReleases.Load(files, NeededReleases.Of(index, target.EmbedDepth), options.Releases == ReleaseScope.All);
        Prompts = FileStage.Run(read, static prompt => prompt.File.Path, prompt => LoadedPrompt.Of(prompt, library, Library, target));
        ReleasePaths = files.Where(static file => file.Kind == SourceFileKind.Release).Select(static file => file.RelativePath).ToEquatableArray();
        Releases = ReleaseIndex.Of(ReleasePaths);
        Check = PromptCompiler.CheckProject(
            index, Fragments.Select(FragmentIndexEntry.Of).ToEquatableArray(), ReleasePaths,
            PromptCompiler.RequiresReleases(options.Locked, project.Properties.AllowsUnreleased), CancellationToken.None);
    }

    public PromptProject Project { get; }

    /// <summary>All prompt files, sorted by path.</summary>
    public IReadOnlyList<ProjectFile> Files { get; }

    public IReadOnlyList<Fragment> Fragments { get; }

    /// <summary>One for each prompt file, sorted by path.</summary>
    public IReadOnlyList<LoadedPrompt> Prompts { get; }

    public LoadedReleases LoadedReleases { get; }

    /// <summary>The sound ones of the releases that a build reads; empty where they were not asked for.</summary>
    public ReleaseLibrary Library => LoadedReleases.Library;

    /// <summary>All release files, read or not.</summary>
    public EquatableArray<string> ReleasePaths { get; }

    public ReleaseIndex Releases { get; }

    /// <summary>What the files of the project say against one another.</summary>
    public ProjectCheck Check { get; }

    /// <exception cref="ToolFailure">There is nothing to load, or a file cannot be read.</exception>
    public static LoadedProject Load(PromptProject project, LoadOptions options) => Load(project, FilesOf(project), options);

    /// <param name="files">Those of <see cref="FilesOf"/>, also with other content.</param>
    public static LoadedProject Load(PromptProject project, IReadOnlyList<ProjectFile> files, LoadOptions options) => new(project, files, options);

    /// <summary>The prompt files of a project that has the package and at least one prompt.</summary>
    /// <exception cref="ToolFailure">There is nothing to work on.</exception>
    public static IReadOnlyList<ProjectFile> FilesOf(PromptProject project)
    {
        if (project is { ProjectFile: { } file, IsNamed: false } && !ProjectText.MentionsPackage(file))
        {
            throw new ToolFailure(DiagnosticRules.PackageNotReferenced, file, file);
        }

        IReadOnlyList<ProjectFile> files = ProjectFiles.List(project);
        return files.Any(static file => file.Kind == SourceFileKind.Prompt)
            ? files
            : throw new ToolFailure(DiagnosticRules.NoPromptFiles, project.PromptFolder, project.PromptFolder);
    }

    /// <summary>
    /// Everything that is wrong, each once: what a build reports, and what is wrong with releases that no build reads.
    /// </summary>
    /// <param name="more">Problems that others found in the same files.</param>
    public IReadOnlyList<PromptDiagnostic> Problems(bool locked, IEnumerable<PromptDiagnostic> more) =>
    [
        .. Links()
            .Concat(Settings())
            .Concat(Prompts.SelectMany(static prompt => prompt.Problems))
            .Concat(Fragments.SelectMany(static fragment => fragment.Diagnostics))
            .Concat(PromptCompiler.ReportPartialDrifts(
                Prompts.SelectMany(static prompt => prompt.Compiled?.PartialDrifts ?? []).ToEquatableArray(), locked))
            .Concat(Check.Diagnostics)
            .Concat(LoadedReleases.Problems)
            .Concat(PromptCompiler.CheckHistory(LoadedReleases.Links, Releases))
            .Concat(more)
            .Distinct()
            .OrderBy(static problem => problem.Location.Path, StringComparer.Ordinal)
            .ThenBy(static problem => problem.Location.Start)
            .ThenBy(static problem => problem.Rule.Id, StringComparer.Ordinal),
    ];

    /// <summary>The prompt with an id, without errors.</summary>
    /// <exception cref="ToolFailure">There is none, or it has errors.</exception>
    public LoadedPrompt Sound(string id)
    {
        LoadedPrompt prompt = Select([id])[0];
        EquatableArray<PromptDiagnostic> errors = prompt.Errors
            .Where(static problem => !problem.Rule.ConcernsReleases)
            .Distinct()
            .ToEquatableArray();
        return errors.IsEmpty ? prompt : throw new ToolFailure(errors, ExitCode.GateFailed);
    }

    /// <summary>The variables of the working copy of a prompt; none if there is no working copy that can be read.</summary>
    public IEnumerable<PromptVariable> WorkingVariables(string id) => Prompts
        .Where(prompt => prompt.Definition?.Id == id)
        .SelectMany(static prompt => prompt.Definition!.Variables)
        .Select(static defined => defined.Variable);

    /// <summary>A release that can be read.</summary>
    /// <exception cref="ToolFailure">There is none, or it has errors.</exception>
    public Release Released(string id, string version)
    {
        if (Library.Find(id, version) is { } release)
        {
            return release;
        }

        if (Releases.Find(id, version) is { } path)
        {
            ReadRelease read = LoadedReleases.Read(Files.First(file => file.RelativePath == path.Path));
            return read.Release ?? throw new ToolFailure(read.Diagnostics, ExitCode.GateFailed);
        }

        IReadOnlyList<ReleasePath> known = Releases.Of(id);
        throw new ToolFailure(
            DiagnosticRules.UnreadableInput, "", version,
            "`" + id + "` has no such release. " + (known.Count == 0 ? "It has none." : "It has " + string.Join(", ", known.Select(static release => release.Version).TakeLast(10)) + "."));
    }

    /// <summary>The prompts with these ids, in the order of the project; all where none is named.</summary>
    /// <exception cref="ToolFailure">An id is that of no prompt.</exception>
    public IReadOnlyList<LoadedPrompt> Select(IReadOnlyCollection<string> ids)
    {
        if (ids.Count == 0)
        {
            return Prompts;
        }

        string[] known = [.. Prompts.Select(static prompt => prompt.Definition?.Id).OfType<string>()];
        EquatableArray<PromptDiagnostic> unknown = ids.Distinct(StringComparer.Ordinal).Where(id => !known.Contains(id)).Select(id => Unknown(id, known)).ToEquatableArray();
        return unknown.IsEmpty
            ? [.. Prompts.Where(prompt => prompt.Definition is { } definition && ids.Contains(definition.Id))]
            : throw new ToolFailure(unknown);
    }

    /// <summary>Files that are links, each once: what they say can change without a change in the folder.</summary>
    public IEnumerable<PromptDiagnostic> Links() => Files
        .Select(static file => file.Link)
        .OfType<string>()
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal)
        .Select(link => new PromptDiagnostic(DiagnosticRules.LinkAmongInputs, WholeFile(link), Project.RelativePath(link)));

    private IEnumerable<PromptDiagnostic> Settings() =>
        Project.Properties.Problems.Select(problem => problem with { Location = WholeFile(Project.ProjectFile!) });

    private PromptDiagnostic Unknown(string id, string[] known) => new(
        DiagnosticRules.UnknownPrompt, default, id, Project.PromptFolder,
        NearestName.Find(id, known) is { } nearest ? "Did you mean `" + nearest + "`?"
            : known.Length == 0 ? "It has none that can be read." : "It has " + string.Join(", ", known.Order(StringComparer.Ordinal).Take(10)) + (known.Length > 10 ? ", ..." : "") + ".");

    private static SourceSpan WholeFile(string path) => new(path, 0, 0, 0, 0, 0, 0);
}

/// <summary>What of a project a command needs.</summary>
/// <param name="Releases">Which of them to read and compare with.</param>
/// <param name="Locked">Drift and versions that have not been released are errors, as on a build server.</param>
internal sealed record LoadOptions(ReleaseScope Releases, bool Locked)
{
    /// <summary>The prompts alone.</summary>
    public static readonly LoadOptions Prompts = new(ReleaseScope.None, Locked: false);

    /// <summary>The prompts, and how they stand to their releases.</summary>
    public static readonly LoadOptions Standing = new(ReleaseScope.Needed, Locked: false);
}

internal enum ReleaseScope
{
    None,

    /// <summary>Those that a build reads.</summary>
    Needed,

    All,
}
