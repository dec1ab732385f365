using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Project;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Prompts;

namespace PromptGen.Build;

/// <summary>The effective prompts of a project, made again from its files by the stages that the generator runs.</summary>
internal static class EffectivePromptSet
{
    /// <summary>Reads, resolves and reduces every prompt file.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static IReadOnlyList<EffectivePromptFile> Make(InputFiles inputs, CancellationToken cancellation)
    {
        List<Fragment> fragments = [];
        foreach (InputFile file in inputs.Files)
        {
            if (file.Kind is SourceFileKind.Partial or SourceFileKind.Message)
            {
                fragments.Add(PromptCompiler.ReadFragment(Source(inputs, file), cancellation));
            }
        }

        FragmentLibrary library = FragmentLibrary.Of(fragments.ToEquatableArray());
        List<EffectivePromptFile> prompts = [];
        foreach (InputFile file in inputs.Files)
        {
            if (file.Kind == SourceFileKind.Prompt)
            {
                prompts.Add(Make(file, PromptCompiler.Read(Source(inputs, file), cancellation), library, cancellation));
            }
        }

        return prompts;
    }

    private static EffectivePromptFile Make(InputFile file, ReadPrompt read, FragmentLibrary library, CancellationToken cancellation)
    {
        List<PromptDiagnostic> errors = [];
        AddErrors(read.Diagnostics, errors);
        if (read.Definition is not { } definition || errors.Count > 0)
        {
            return new EffectivePromptFile(file, null, errors);
        }

        ResolvedPrompt resolved = PromptCompiler.Resolve(definition, library, cancellation);
        AddErrors(resolved.Diagnostics, errors);
        return new EffectivePromptFile(file, errors.Count > 0 ? null : PromptHashes.CanonicalBytes(PromptCompiler.Effective(resolved)), errors);
    }

    private static void AddErrors(EquatableArray<PromptDiagnostic> diagnostics, List<PromptDiagnostic> errors)
    {
        foreach (PromptDiagnostic diagnostic in diagnostics)
        {
            if (diagnostic.Severity == RuleSeverity.Error)
            {
                errors.Add(diagnostic);
            }
        }
    }

    private static SourceFile Source(InputFiles inputs, InputFile file) =>
        new(file.Path, file.RelativePath, file.Kind, inputs.ReadText(file.Path));
}

/// <param name="CanonicalBytes">The canonical bytes of the effective prompt; null if the file has errors.</param>
internal sealed record EffectivePromptFile(InputFile File, byte[]? CanonicalBytes, IReadOnlyList<PromptDiagnostic> Errors);
