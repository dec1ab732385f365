using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Project;
using PromptGen.Compiler.Releases;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Tool.Projects;

/// <summary>The prompts of a project, taken through the compiler's stages in the order in which the generator does it.</summary>
internal sealed class LoadedProject
{
    private LoadedProject(PromptProject project, IReadOnlyList<ProjectFile> files, LoadOptions options)
    {
        Project = project;
        Files = files;
        // Nothing of the generated code is used, so any language version and namespace do.
        CompilationTarget target = new("", "", LanguageVersion: 1300, HasRequiredMembers: true, Public: true, options.Locked);
        SourceFile[] sources = ReadAll(files.Where(static file => file.Kind != SourceFileKind.Release));
        Fragments = InParallel(
            sources.Where(static file => file.Kind is SourceFileKind.Partial or SourceFileKind.Message),
            static file => PromptCompiler.ReadFragment(file, CancellationToken.None));
        FragmentLibrary library = FragmentLibrary.Of(Fragments.ToEquatableArray());
        ReadReleases = options.WithReleases
            ? InParallel(
                files.Where(static file => file.Kind == SourceFileKind.Release),
                static file => PromptCompiler.ReadRelease(FileContent.Read(file), CancellationToken.None))
            : [];
        Library = ReleaseLibrary.Of(ReadReleases.ToEquatableArray());
        Prompts = InParallel(
            sources.Where(static file => file.Kind == SourceFileKind.Prompt),
            file => LoadedPrompt.Load(file, library, Library, target));
        ReleasePaths = files.Where(static file => file.Kind == SourceFileKind.Release).Select(static file => file.RelativePath).ToEquatableArray();
        Releases = ReleaseIndex.Of(ReleasePaths);
        Check = PromptCompiler.CheckProject(
            Prompts.Where(static prompt => prompt.Definition is not null).Select(static prompt => PromptIndexEntry.Of(prompt.Definition!)).ToEquatableArray(),
            Fragments.Select(FragmentIndexEntry.Of).ToEquatableArray(),
            ReleasePaths,
            CancellationToken.None);
    }

    public PromptProject Project { get; }

    /// <summary>All prompt files, sorted by path.</summary>
    public IReadOnlyList<ProjectFile> Files { get; }

    public IReadOnlyList<Fragment> Fragments { get; }

    /// <summary>One for each prompt file, sorted by path.</summary>
    public IReadOnlyList<LoadedPrompt> Prompts { get; }

    /// <summary>All releases, sorted by path; empty where they were not asked for.</summary>
    public IReadOnlyList<ReadRelease> ReadReleases { get; }

    /// <summary>Those of them that are sound.</summary>
    public ReleaseLibrary Library { get; }

    public EquatableArray<string> ReleasePaths { get; }

    public ReleaseIndex Releases { get; }

    /// <summary>What the files of the project say against one another.</summary>
    public ProjectCheck Check { get; }

    /// <exception cref="ToolFailure">There is nothing to load, or a file cannot be read.</exception>
    public static LoadedProject Load(PromptProject project, LoadOptions options)
    {
        if (project is { ProjectFile: { } file, IsNamed: false } && !ProjectText.MentionsPackage(file))
        {
            throw new ToolFailure(DiagnosticRules.PackageNotReferenced, file, file);
        }

        IReadOnlyList<ProjectFile> files = ProjectFiles.List(project);
        return files.Any(static file => file.Kind == SourceFileKind.Prompt)
            ? new LoadedProject(project, files, options)
            : throw new ToolFailure(DiagnosticRules.NoPromptFiles, project.PromptFolder, project.PromptFolder);
    }

    /// <summary>
    /// Everything that is wrong, each once: what a build reports, and what is wrong with releases that no build reads.
    /// </summary>
    public IReadOnlyList<PromptDiagnostic> Problems(bool locked) =>
    [
        .. Links()
            .Concat(Prompts.SelectMany(static prompt => prompt.Problems))
            .Concat(Fragments.SelectMany(static fragment => fragment.Diagnostics))
            .Concat(PromptCompiler.ReportPartialDrifts(
                Prompts.SelectMany(static prompt => prompt.Compiled?.PartialDrifts ?? []).ToEquatableArray(), locked))
            .Concat(Check.Diagnostics)
            .Concat(ReadReleases.SelectMany(static release => release.Diagnostics))
            .Concat(PromptCompiler.CheckHistory(ReadReleases, Releases))
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
            .Where(static problem => problem.Rule.Category is not ("PromptGen.Versions" or "PromptGen.Releases"))
            .Distinct()
            .ToEquatableArray();
        return errors.IsEmpty ? prompt : throw new ToolFailure(errors, ExitCode.GateFailed);
    }

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
            throw new ToolFailure(ReadReleases.First(read => read.File.RelativePath == path.Path).Diagnostics, ExitCode.GateFailed);
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

    private PromptDiagnostic Unknown(string id, string[] known) => new(
        DiagnosticRules.UnknownPrompt, default, id, Project.PromptFolder,
        NearestName.Find(id, known) is { } nearest ? "Did you mean `" + nearest + "`?"
            : known.Length == 0 ? "It has none that can be read." : "It has " + string.Join(", ", known.Order(StringComparer.Ordinal).Take(10)) + (known.Length > 10 ? ", ..." : "") + ".");

    private static SourceSpan WholeFile(string path) => new(path, 0, 0, 0, 0, 0, 0);

    private static SourceFile[] ReadAll(IEnumerable<ProjectFile> files) => InParallel(files, FileContent.Read);

    /// <summary>The order of the results is that of the items, whoever is done first.</summary>
    private static TResult[] InParallel<TItem, TResult>(IEnumerable<TItem> items, Func<TItem, TResult> run)
    {
        TItem[] inputs = [.. items];
        TResult[] results = new TResult[inputs.Length];
        try
        {
            Parallel.For(0, inputs.Length, i => results[i] = run(inputs[i]));
        }
        catch (AggregateException failures) when (failures.InnerExceptions.All(static failure => failure is ToolFailure))
        {
            throw new ToolFailure(failures.InnerExceptions
                .SelectMany(static failure => ((ToolFailure)failure).Problems)
                .OrderBy(static problem => problem.Location.Path, StringComparer.Ordinal)
                .ToEquatableArray());
        }

        return results;
    }
}

/// <summary>What of a project a command needs.</summary>
/// <param name="WithReleases">Read all releases and compare the prompts with them.</param>
/// <param name="Locked">Drift is an error, as on a build server.</param>
internal sealed record LoadOptions(bool WithReleases, bool Locked)
{
    /// <summary>The prompts alone.</summary>
    public static readonly LoadOptions Prompts = new(WithReleases: false, Locked: false);
}
