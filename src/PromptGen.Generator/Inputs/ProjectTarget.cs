using System.Collections.Generic;
using PromptGen.Compiler;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Generator.Inputs;

/// <summary>The target that the prompts of a project are compiled for.</summary>
/// <param name="Problems">Why code cannot be generated; empty if it can. Prompts are checked in both cases.</param>
internal sealed record ProjectTarget(CompilationTarget Target, EquatableArray<PromptDiagnostic> Problems)
{
    public bool CanGenerate => Problems.IsEmpty;

    public static ProjectTarget Of(ProjectOptions options, CompilationFacts facts)
    {
        List<PromptDiagnostic> problems = [];
        if (!facts.HasRuntimeLibrary)
        {
            problems.Add(new PromptDiagnostic(DiagnosticRules.RuntimeLibraryMissing, default, facts.AssemblyName));
        }

        problems.AddRange(ProjectSettings.Check(options.PromptGenNamespace, options.Visibility, options.Embed));
        string name = GeneratedNamespace.Nearest(options.PromptGenNamespace.Length == 0 ? options.RootNamespace : options.PromptGenNamespace);
        CompilationTarget target = new(
            name,
            facts.AssemblyName,
            facts.LanguageVersion,
            facts.HasRequiredMembers,
            Public: !ProjectSettings.IsInternal(options.Visibility),
            options.Locked)
        {
            EmbedDepth = options.EmbedDepth,
            HasReleases = options.HasReleases,
        };
        return new ProjectTarget(target, problems.ToEquatableArray());
    }
}
