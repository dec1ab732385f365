using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Project;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Tool.Projects;

/// <summary>The prompts of a project, taken through the compiler's stages in the order in which the generator does it.</summary>
internal sealed class LoadedProject
{
    /// <summary>Nothing of the generated code is used, so any target does.</summary>
    private static readonly CompilationTarget Target = new("", "", LanguageVersion: 1300, HasRequiredMembers: true, Public: true, Locked: false);

    private LoadedProject(PromptProject project, IReadOnlyList<ProjectFile> files)
    {
        Project = project;
        Files = files;
        SourceFile[] sources = ReadAll(files.Where(static file => file.Kind != SourceFileKind.Release));
        Fragments = InParallel(
            sources.Where(static file => file.Kind is SourceFileKind.Partial or SourceFileKind.Message),
            static file => PromptCompiler.ReadFragment(file, CancellationToken.None));
        FragmentLibrary library = FragmentLibrary.Of(Fragments.ToEquatableArray());
        Prompts = InParallel(
            sources.Where(static file => file.Kind == SourceFileKind.Prompt),
            file => LoadedPrompt.Load(file, library, Target));
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

    public EquatableArray<string> ReleasePaths { get; }

    public ReleaseIndex Releases { get; }

    /// <summary>What the files of the project say against one another.</summary>
    public ProjectCheck Check { get; }

    /// <exception cref="ToolFailure">There is nothing to load, or a file cannot be read.</exception>
    public static LoadedProject Load(PromptProject project)
    {
        if (project is { ProjectFile: { } file, IsNamed: false } && !ProjectText.MentionsPackage(file))
        {
            throw new ToolFailure(DiagnosticRules.PackageNotReferenced, file, file);
        }

        IReadOnlyList<ProjectFile> files = ProjectFiles.List(project);
        return files.Any(static file => file.Kind == SourceFileKind.Prompt)
            ? new LoadedProject(project, files)
            : throw new ToolFailure(DiagnosticRules.NoPromptFiles, project.PromptFolder, project.PromptFolder);
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
