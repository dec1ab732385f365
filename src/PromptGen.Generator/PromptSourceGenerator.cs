using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Outlines;
using PromptGen.Compiler.Project;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Generator.Hosting;
using PromptGen.Generator.Inputs;
using PromptGen.Generator.Stages;

namespace PromptGen.Generator;

/// <summary>Generates typed C# from the prompt files of a project; all rules are in the compiler.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class PromptSourceGenerator : IIncrementalGenerator
{
    static PromptSourceGenerator() => YamlParserResolution.Install();

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<ProjectOptions> options = context.AnalyzerConfigOptionsProvider
            .Select(static (provider, _) => ProjectOptions.Read(provider))
            .WithTrackingName(TrackingNames.ProjectOptions);
        IncrementalValueProvider<CompilationFacts> facts = context.CompilationProvider
            .Select(static (compilation, _) => CompilationFacts.Of(compilation))
            .WithTrackingName(TrackingNames.CompilationFacts);
        IncrementalValueProvider<ProjectTarget> target = options.Combine(facts)
            .Select(static (project, _) => ProjectTarget.Of(project.Left, project.Right))
            .WithTrackingName(TrackingNames.Target);

        IncrementalValuesProvider<PromptFile> texts = ReadTexts(context);
        IncrementalValuesProvider<SourceFile> files = DropRepeated(context, texts);
        IncrementalValuesProvider<Fragment> fragments = ReadFragments(context, files);
        IncrementalValuesProvider<ReadPrompt> read = ReadPrompts(context, files);
        IncrementalValuesProvider<ReadPrompt> prompts = read.Where(static prompt => prompt.Definition is not null);
        IncrementalValueProvider<EquatableList<PromptIndexEntry>> index = Index(prompts);
        IncrementalValueProvider<EquatableList<string>> refused = CheckProject(context, index, fragments, ReleasePaths(texts), options);
        IncrementalValueProvider<ReleaseLibrary> releases = ReadReleases(context, options.Combine(index)
            .Select(static (project, _) => NeededReleases.Of(project.Right.Items, project.Left.EmbedDepth)));
        IncrementalValueProvider<ProjectLibrary> library = Library(fragments, releases, options);
        IncrementalValuesProvider<CompiledFile> compiled = Compile(context, prompts, library, target);
        ReportPartialDrifts(context, compiled, target);
        IncrementalValueProvider<EquatableList<PromptOutline>> outlines = Outlines(context, read, index, refused, target);
        Emit(context, compiled, refused, outlines, target);
        ReportProject(context, index, target);
    }

    private static IncrementalValuesProvider<PromptFile> ReadTexts(
        IncrementalGeneratorInitializationContext context) => context.AdditionalTextsProvider
        .Where(static text => PromptFileName.KindOf(text.Path) is not null)
        .Combine(context.AnalyzerConfigOptionsProvider)
        .Select(static (input, cancellation) => PromptFile.Of(input.Left, input.Right, cancellation))
        .WithTrackingName(TrackingNames.Texts);

    private static IncrementalValueProvider<EquatableList<string>> ReleasePaths(IncrementalValuesProvider<PromptFile> texts) => texts
        .SelectMany(static (text, _) => text.Content.Value is { Kind: SourceFileKind.Release } release
            ? ImmutableArray.Create(release.RelativePath)
            : ImmutableArray<string>.Empty)
        .Sorted(string.CompareOrdinal);

    private static IncrementalValuesProvider<SourceFile> DropRepeated(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<PromptFile> texts)
    {
        IncrementalValuesProvider<Outcome<SourceFile>> files = texts
            .Where(static text => text.Content.Value is not { Kind: SourceFileKind.Release })
            .Collect()
            .SelectMany(static (all, _) => FileBuckets.Of(all))
            .SelectMany(static (bucket, _) => FileBuckets.Contents(bucket))
            .WithTrackingName(TrackingNames.Files);
        context.Report(files, static _ => EquatableArray<PromptDiagnostic>.Empty);
        return files.Values();
    }

    private static IncrementalValuesProvider<Fragment> ReadFragments(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<SourceFile> files)
    {
        IncrementalValuesProvider<Outcome<Fragment>> read = files
            .Where(static file => file.Kind is SourceFileKind.Partial or SourceFileKind.Message)
            .Select(static (file, cancellation) => Outcome.Of(file.Path, file, PromptCompiler.ReadFragment, cancellation))
            .WithTrackingName(TrackingNames.ReadFragment);
        context.Report(read, static fragment => fragment.Diagnostics);
        return read.Values();
    }

    private static IncrementalValuesProvider<ReadPrompt> ReadPrompts(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<SourceFile> files)
    {
        IncrementalValuesProvider<Outcome<ReadPrompt>> read = files
            .Where(static file => file.Kind == SourceFileKind.Prompt)
            .SelectConcurrently(static file => file.Path, PromptCompiler.Read)
            .WithTrackingName(TrackingNames.Read);
        context.Report(read, static prompt => prompt.Diagnostics);
        return read.Values();
    }

    private static IncrementalValueProvider<EquatableList<PromptIndexEntry>> Index(IncrementalValuesProvider<ReadPrompt> prompts) => prompts
        .Select(static (prompt, _) => PromptIndexEntry.Of(prompt.Definition!))
        .WithTrackingName(TrackingNames.Index)
        .Sorted(static (left, right) => string.CompareOrdinal(left.RelativePath, right.RelativePath));

    /// <returns>The relative paths of the prompts that stand in each other's way.</returns>
    private static IncrementalValueProvider<EquatableList<string>> CheckProject(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableList<PromptIndexEntry>> index,
        IncrementalValuesProvider<Fragment> fragments,
        IncrementalValueProvider<EquatableList<string>> releases,
        IncrementalValueProvider<ProjectOptions> options)
    {
        IncrementalValueProvider<EquatableList<FragmentIndexEntry>> sharedTexts = fragments
            .Select(static (fragment, _) => FragmentIndexEntry.Of(fragment))
            .Sorted(static (left, right) => string.CompareOrdinal(left.RelativePath, right.RelativePath));
        IncrementalValueProvider<Outcome<ProjectCheck>> check = index.Combine(sharedTexts)
            .Select(static (files, _) => new ProjectIndex(files.Left.Items, files.Right.Items))
            .Combine(releases.Combine(options).Select(static (project, _) => new ReleaseDemand(project.Left.Items, project.Right.RequiresReleases)))
            .Select(static (project, cancellation) => Outcome.Of(
                "",
                project,
                static (input, token) => PromptCompiler.CheckProject(
                    input.Left.Prompts, input.Left.Fragments, input.Right.Paths, input.Right.RequiresReleases, token),
                cancellation))
            .WithTrackingName(TrackingNames.CheckProject);
        context.Report(check.Select(static (outcome, _) => new EquatableList<PromptDiagnostic>(outcome.Problems(static result => result.Diagnostics))));
        return check.Select(static (outcome, _) => outcome.Value is { } result ? new EquatableList<string>(result.Refused) : EquatableList<string>.Empty);
    }

    /// <summary>The releases that prompts name, and no others: a project keeps all it ever made.</summary>
    private static IncrementalValueProvider<ReleaseLibrary> ReadReleases(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<NeededReleases> needed)
    {
        IncrementalValueProvider<ReleaseSelection> selection = context.AnalyzerConfigOptionsProvider.Combine(needed)
            .Select(static (project, _) => new ReleaseSelection(project.Left, project.Right));
        IncrementalValuesProvider<Outcome<SourceFile>> files = context.AdditionalTextsProvider
            .Where(static text => PromptFileName.KindOf(text.Path) == SourceFileKind.Release)
            .Combine(selection)
            .Select(static (input, cancellation) => PromptFile.OfRelease(input.Left, input.Right, cancellation));
        context.Report(files, static _ => EquatableArray<PromptDiagnostic>.Empty);
        IncrementalValuesProvider<Outcome<ReadRelease>> read = files.Values()
            .SelectConcurrently(static file => file.Path, PromptCompiler.ReadRelease)
            .WithTrackingName(TrackingNames.ReadRelease);
        context.Report(read, static release => release.Diagnostics);
        return read.Values().Collect()
            .Select(static (all, _) => ReleaseLibrary.Of(all.ToEquatableArray()))
            .WithTrackingName(TrackingNames.Releases);
    }

    private static IncrementalValueProvider<ProjectLibrary> Library(
        IncrementalValuesProvider<Fragment> fragments,
        IncrementalValueProvider<ReleaseLibrary> releases,
        IncrementalValueProvider<ProjectOptions> options) => fragments.Collect()
        .Select(static (all, _) => FragmentLibrary.Of(all.ToEquatableArray()))
        .WithTrackingName(TrackingNames.Fragments)
        .Combine(releases)
        .Select(static (files, _) => new ProjectLibrary(files.Left, files.Right))
        .Combine(options)
        .Select(static (project, _) => project.Left with { EmbedDepth = project.Right.EmbedDepth });

    private static void ReportPartialDrifts(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<CompiledFile> compiled, IncrementalValueProvider<ProjectTarget> target) =>
        context.Report(compiled
            .SelectMany(static (file, _) => file.Prompt.PartialDrifts.IsEmpty
                ? ImmutableArray<PartialDrift>.Empty
                : ImmutableArray.CreateRange(file.Prompt.PartialDrifts))
            .Collect()
            .Select(static (all, _) => new EquatableList<PartialDrift>(all.ToEquatableArray()))
            .WithTrackingName(TrackingNames.PartialDrifts)
            .Combine(target)
            .Select(static (project, _) => new EquatableList<PromptDiagnostic>(
                PromptCompiler.ReportPartialDrifts(project.Left.Items, project.Right.Target.Locked))));

    private static IncrementalValuesProvider<CompiledFile> Compile(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<ReadPrompt> prompts,
        IncrementalValueProvider<ProjectLibrary> library,
        IncrementalValueProvider<ProjectTarget> target)
    {
        IncrementalValuesProvider<Outcome<ResolvedFile>> resolved = prompts.Combine(library)
            .Select(static (input, cancellation) => Outcome.Of(
                input.Left.File.Path,
                input,
                static (prompt, token) => ResolvedFile.Resolve(prompt.Left, prompt.Right, token),
                cancellation))
            .WithTrackingName(TrackingNames.Resolve);
        context.Report(resolved, static file => file.Prompt.Diagnostics);

        IncrementalValueProvider<LiteralForm> literals = resolved.Values().Collect()
            .Select(static (files, _) => LiteralForm.For(files))
            .WithTrackingName(TrackingNames.Literals);
        IncrementalValuesProvider<Outcome<CompiledFile>> compiled = resolved.Values()
            .Combine(target.Combine(literals).Select(static (project, _) => project.Left.Target with { TextsExceedStrings = project.Right.IsUtf8 }))
            .SelectConcurrently(
                static input => input.Left.Prompt.Definition.Path,
                static (input, token) => CompiledFile.Compile(input.Left, input.Right, token))
            .WithTrackingName(TrackingNames.Compile);
        context.Report(compiled, static file => file.Prompt.Diagnostics);
        return compiled.Values();
    }

    /// <summary>The classes of prompts with mistakes in their fields, and of those that stand in each other's way.</summary>
    private static IncrementalValueProvider<EquatableList<PromptOutline>> Outlines(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<ReadPrompt> read,
        IncrementalValueProvider<EquatableList<PromptIndexEntry>> index,
        IncrementalValueProvider<EquatableList<string>> refused,
        IncrementalValueProvider<ProjectTarget> target)
    {
        IncrementalValuesProvider<PromptOutline> wrong = read
            .Where(static prompt => prompt.Diagnostics.Any(static problem => problem.Severity == RuleSeverity.Error))
            .Select(static (prompt, cancellation) => Outcome.Of(prompt.File.Path, prompt.File, PromptCompiler.Outline, cancellation))
            .Values();
        IncrementalValuesProvider<PromptOutline> inTheWay = read
            .Combine(refused)
            .SelectMany(static (input, _) => input.Left.Definition is { } definition && input.Right.Items.Contains(definition.RelativePath)
                && !input.Left.Diagnostics.Any(static problem => problem.Severity == RuleSeverity.Error)
                    ? ImmutableArray.Create(PromptOutline.Of(definition))
                    : ImmutableArray<PromptOutline>.Empty);
        IncrementalValueProvider<EquatableList<PromptOutline>> outlines = wrong.Collect().Combine(inTheWay.Collect())
            .Select(static (all, _) => OutlineSet.Sorted(all.Left, all.Right))
            .Combine(index.Combine(refused))
            .Select(static (input, _) => OutlineSet.Of(input.Left.Items, input.Right.Left.Items, input.Right.Right.Items))
            .WithTrackingName(TrackingNames.Outlines);
        IncrementalValueProvider<Outcome<string>> code = outlines.Combine(target)
            .Select(static (input, cancellation) => Outcome.Of(
                "",
                input,
                static (project, _) => project.Left.Items.IsEmpty || !project.Right.CanGenerate
                    ? null
                    : PromptCompiler.EmitOutlines(project.Left.Items, project.Right.Target),
                cancellation));
        context.Report(code.Select(static (outcome, _) => new EquatableList<PromptDiagnostic>(outcome.Problems(static _ => EquatableArray<PromptDiagnostic>.Empty))));
        context.RegisterSourceOutput(code, static (output, outcome) =>
        {
            if (outcome.Value is { } source)
            {
                output.Add(PromptCompiler.OutlinesHintName, source);
            }
        });
        return outlines;
    }

    private static void Emit(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<CompiledFile> compiled,
        IncrementalValueProvider<EquatableList<string>> refused,
        IncrementalValueProvider<EquatableList<PromptOutline>> outlines,
        IncrementalValueProvider<ProjectTarget> target)
    {
        IncrementalValueProvider<EmissionGate> gate = refused.Combine(target)
            .Select(static (project, _) => new EmissionGate(project.Right.CanGenerate, project.Left.Items));
        IncrementalValuesProvider<CompiledFile> sources = compiled
            .Combine(gate)
            .SelectMany(static (input, _) => input.Right.Passes(input.Left)
                    ? ImmutableArray.Create(input.Left)
                    : ImmutableArray<CompiledFile>.Empty)
            .WithTrackingName(TrackingNames.Source);
        context.RegisterSourceOutput(sources, static (output, file) => output.Add(file.Prompt.HintName, file.Code!));

        IncrementalValueProvider<Outcome<string>> catalog = sources
            .Select(static (file, _) => new CatalogEntry(file.Prompt.Id, file.Prompt.ClassName, IsSound: file.Prompt.Source is not null))
            .Sorted(static (left, right) => string.CompareOrdinal(left.Id, right.Id))
            .Combine(target.Combine(outlines.Select(static (wrong, _) => !wrong.Items.IsEmpty)))
            .Select(static (input, cancellation) => Outcome.Of(
                "",
                input,
                static (project, _) => project.Left.Items.IsEmpty && !(project.Right.Right && project.Right.Left.CanGenerate)
                    ? null
                    : PromptCompiler.EmitCatalog(project.Left.Items, project.Right.Left.Target),
                cancellation))
            .WithTrackingName(TrackingNames.Catalog);
        context.Report(catalog.Select(static (outcome, _) => new EquatableList<PromptDiagnostic>(outcome.Problems(static _ => EquatableArray<PromptDiagnostic>.Empty))));
        context.RegisterSourceOutput(catalog, static (output, outcome) =>
        {
            if (outcome.Value is { } source)
            {
                output.Add(PromptCompiler.CatalogHintName, source);
            }
        });
    }

    private static void ReportProject(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableList<PromptIndexEntry>> index,
        IncrementalValueProvider<ProjectTarget> target) =>
        context.Report(target.Combine(index).Select(static (project, _) =>
            project.Right.Items.IsEmpty ? EquatableList<PromptDiagnostic>.Empty : new EquatableList<PromptDiagnostic>(project.Left.Problems)));
}
