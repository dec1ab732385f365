using PromptGen.Compiler.Files;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Collections;
using PromptGen.Language;

namespace PromptGen.Compiler;

/// <summary>
/// The stages of the compiler as the hosts call them. Each is a pure function from immutable values to an immutable value, reports
/// problems as values, and throws nothing but cancellation.
/// </summary>
/// <remarks>
/// The hosts call, in order: <c>Read</c> for each prompt file; <c>ReadFragment</c> for each partial and message file;
/// <c>ReadRelease</c> for the releases that <see cref="NeededReleases"/> names; <c>Resolve</c> for each prompt with the fragments;
/// <c>Compile</c> for each prompt with its releases (<see cref="ReleaseLibrary"/>); <c>ReportPartialDrifts</c> and
/// <c>CheckProject</c> once.
/// </remarks>
internal static partial class PromptCompiler
{
}

/// <summary>The result of reading one prompt file: a definition if the file is sound enough for one, and its problems.</summary>
/// <remarks>
/// A definition may come with errors: then the prompt's templates can still be checked, so that all problems of a file are reported
/// at once.
/// </remarks>
internal sealed record ReadPrompt(SourceFile File, PromptDefinition? Definition, EquatableArray<PromptDiagnostic> Diagnostics);

/// <summary>A partial or a message file, with the problems that do not depend on its use: encoding, size, template
/// syntax.</summary>
/// <param name="Name">Of a partial: the file name before <c>.partial.</c>; of a message file: its <see cref="SourceFile.RelativePath"/>.</param>
/// <param name="InputHash">As in <see cref="PromptDefinition.InputHash"/>.</param>
internal sealed record Fragment(
    SourceFileKind Kind, string Name, string RelativePath, string InputHash, MappedText Template, EquatableArray<PromptDiagnostic> Diagnostics)
{
    /// <summary>The partials that its text includes by name, in the order of the text.</summary>
    public EquatableArray<TemplateInclude> Includes { get; init; }
}

/// <summary>A definition with just the fragments it reaches: what is compiled, and all that decides the outcome.</summary>
/// <param name="Messages">One for each message of the definition: the template, wherever it came from; null for a slot, and for a file that
/// is missing.</param>
/// <param name="Partials">Those reached transitively, sorted by name.</param>
/// <param name="Diagnostics">Files and partials that the prompt file names and that do not exist. Includes between partials are checked once for
/// all prompts, by <c>CheckProject</c>.</param>
internal sealed record ResolvedPrompt(
    PromptDefinition Definition,
    EquatableArray<MappedText?> Messages,
    EquatableArray<Fragment> Partials,
    EquatableArray<PromptDiagnostic> Diagnostics)
{
    /// <summary>The files that messages take their text from (<c>file:</c>), each once: inputs of the prompt beside its partials.</summary>
    public EquatableArray<Fragment> MessageFiles { get; init; }
}

/// <summary>The result of compiling one prompt.</summary>
/// <param name="Source">The C# file, or null if the prompt has errors.</param>
/// <param name="HintName">The name of the generated file, unique in the project.</param>
/// <param name="Diagnostics">Those of drift may be errors of a prompt that has code: the build stops by them, and for no other reason.</param>
internal sealed record CompiledPrompt(
    string Id, string ClassName, string HintName, string? Source, EquatableArray<PromptDiagnostic> Diagnostics)
{
    /// <summary>
    /// Where <see cref="Source"/> is null for mistakes in texts alone: the class with its signatures and nothing to render, so that
    /// the code that calls it compiles and the mistake is the build's only error.
    /// </summary>
    public string? Signatures { get; init; }

    /// <summary>The record of the prompt in the assembly, as compact JSON; null if the prompt has errors.</summary>
    public string? Record { get; init; }

    /// <summary>Partials that differ from what the prompt was released with, for <c>ReportPartialDrifts</c>.</summary>
    public EquatableArray<PartialDrift> PartialDrifts { get; init; }
}
