using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Project;
using PromptGen.Core.Collections;
using PromptGen.Generator.Hosting;
using PromptGen.Generator.Inputs;
using PromptGen.Generator.Stages;

namespace PromptGen.Generator;

/// <summary>Turns the prompt files of a project into typed C#. All rules are the compiler's; this is the wiring.</summary>
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

        IncrementalValuesProvider<PromptFile> texts = ReadTexts(context, options);
        IncrementalValuesProvider<SourceFile> files = DropRepeated(context, texts);
        IncrementalValuesProvider<Fragment> fragments = ReadFragments(context, files);
        IncrementalValuesProvider<ReadPrompt> prompts = ReadPrompts(context, files);
        IncrementalValueProvider<EquatableArray<string>> refused =
            CheckProject(context, prompts, fragments, ReleasePaths(texts));
        IncrementalValuesProvider<CompiledFile> compiled = Compile(context, prompts, fragments, target);
        Emit(context, compiled, refused, target);
        ReportProject(context, prompts, target);
    }

    private static IncrementalValuesProvider<PromptFile> ReadTexts(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<ProjectOptions> options)
    {
        IncrementalValueProvider<string> folder = options.Select(static (project, _) => project.ProjectDirectory);
        return context.AdditionalTextsProvider
            .Where(static text => PromptFileName.KindOf(text.Path) is not null)
            .Combine(context.AnalyzerConfigOptionsProvider.Combine(folder))
            .Select(static (input, cancellation) => PromptFile.Of(input.Left, input.Right.Left, input.Right.Right, cancellation))
            .WithTrackingName(TrackingNames.Texts);
    }

    private static IncrementalValueProvider<EquatableArray<string>> ReleasePaths(IncrementalValuesProvider<PromptFile> texts) => texts
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
            .SelectMany(static (bucket, _) => bucket.Select(static file => file.Content))
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
            .Select(static (file, cancellation) => Outcome.Of(file.Path, file, PromptCompiler.Read, cancellation))
            .WithTrackingName(TrackingNames.Read);
        context.Report(read, static prompt => prompt.Diagnostics);
        return read.Values().Where(static prompt => prompt.Definition is not null);
    }

    /// <returns>The relative paths of the prompts that stand in each other's way.</returns>
    private static IncrementalValueProvider<EquatableArray<string>> CheckProject(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<ReadPrompt> prompts,
        IncrementalValuesProvider<Fragment> fragments,
        IncrementalValueProvider<EquatableArray<string>> releases)
    {
        IncrementalValueProvider<EquatableArray<PromptIndexEntry>> index = prompts
            .Select(static (prompt, _) => PromptIndexEntry.Of(prompt.Definition!))
            .WithTrackingName(TrackingNames.Index)
            .Sorted(static (left, right) => string.CompareOrdinal(left.RelativePath, right.RelativePath));
        IncrementalValueProvider<EquatableArray<FragmentIndexEntry>> sharedTexts = fragments
            .Select(static (fragment, _) => FragmentIndexEntry.Of(fragment))
            .Sorted(static (left, right) => string.CompareOrdinal(left.RelativePath, right.RelativePath));
        IncrementalValueProvider<Outcome<ProjectCheck>> check = index.Combine(sharedTexts).Combine(releases)
            .Select(static (project, cancellation) => Outcome.Of(
                "",
                project,
                static (input, token) => PromptCompiler.CheckProject(input.Left.Left, input.Left.Right, input.Right, token),
                cancellation))
            .WithTrackingName(TrackingNames.CheckProject);
        context.Report(check.Select(static (outcome, _) => outcome.Problems(static result => result.Diagnostics)));
        return check.Select(static (outcome, _) => outcome.Value?.Refused ?? EquatableArray<string>.Empty);
    }

    private static IncrementalValuesProvider<CompiledFile> Compile(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<ReadPrompt> prompts,
        IncrementalValuesProvider<Fragment> fragments,
        IncrementalValueProvider<ProjectTarget> target)
    {
        IncrementalValueProvider<FragmentLibrary> library = fragments.Collect()
            .Select(static (all, _) => FragmentLibrary.Of(all.ToEquatableArray()))
            .WithTrackingName(TrackingNames.Fragments);
        IncrementalValuesProvider<Outcome<ResolvedFile>> resolved = prompts.Combine(library)
            .Select(static (input, cancellation) => Outcome.Of(
                input.Left.File.Path,
                input,
                static (prompt, token) => ResolvedFile.Resolve(prompt.Left, prompt.Right, token),
                cancellation))
            .WithTrackingName(TrackingNames.Resolve);
        context.Report(resolved, static file => file.Prompt.Diagnostics);

        IncrementalValuesProvider<Outcome<CompiledFile>> compiled = resolved.Values()
            .Combine(target.Select(static (project, _) => project.Target))
            .Select(static (input, cancellation) => Outcome.Of(
                input.Left.Prompt.Definition.Path,
                input,
                static (prompt, token) => CompiledFile.Compile(prompt.Left, prompt.Right, token),
                cancellation))
            .WithTrackingName(TrackingNames.Compile);
        context.Report(compiled, static file => file.Prompt.Diagnostics);
        return compiled.Values();
    }

    private static void Emit(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<CompiledFile> compiled,
        IncrementalValueProvider<EquatableArray<string>> refused,
        IncrementalValueProvider<ProjectTarget> target)
    {
        IncrementalValueProvider<bool> canGenerate = target.Select(static (project, _) => project.CanGenerate);
        IncrementalValuesProvider<CompiledPrompt> sources = compiled
            .Combine(refused.Combine(canGenerate))
            .SelectMany(static (input, _) =>
                input.Left.HasClass && input.Right.Right && !input.Right.Left.Contains(input.Left.RelativePath)
                    ? ImmutableArray.Create(input.Left.Prompt)
                    : ImmutableArray<CompiledPrompt>.Empty)
            .WithTrackingName(TrackingNames.Source);
        context.RegisterSourceOutput(sources, static (output, prompt) => output.Add(prompt.HintName, prompt.Source!));

        IncrementalValueProvider<Outcome<string>> catalog = sources
            .Select(static (prompt, _) => new CatalogEntry(prompt.Id, prompt.ClassName))
            .Sorted(static (left, right) => string.CompareOrdinal(left.Id, right.Id))
            .Combine(target)
            .Select(static (input, cancellation) => Outcome.Of(
                "",
                input,
                static (project, _) => project.Left.IsEmpty ? null : PromptCompiler.EmitCatalog(project.Left, project.Right.Target),
                cancellation))
            .WithTrackingName(TrackingNames.Catalog);
        context.Report(catalog.Select(static (outcome, _) => outcome.Problems(static _ => EquatableArray<PromptDiagnostic>.Empty)));
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
        IncrementalValuesProvider<ReadPrompt> prompts,
        IncrementalValueProvider<ProjectTarget> target)
    {
        IncrementalValueProvider<bool> hasPrompts = prompts.Collect().Select(static (all, _) => all.Length > 0);
        context.Report(target.Combine(hasPrompts)
            .Select(static (project, _) => project.Right ? project.Left.Problems : EquatableArray<PromptDiagnostic>.Empty));
    }
}
