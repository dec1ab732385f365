using System;
using System.Collections.Generic;
using PromptGen.Compiler;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Generator.Inputs;

/// <summary>What the prompts of a project are compiled for.</summary>
/// <param name="Problems">Why nothing can be generated; empty where all is well. Prompts are checked all the same.</param>
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

        string name = options.PromptGenNamespace;
        if (name.Length == 0)
        {
            name = GeneratedNamespace.Nearest(options.RootNamespace);
        }
        else if (!GeneratedNamespace.IsValid(name))
        {
            string nearest = GeneratedNamespace.Nearest(name);
            problems.Add(new PromptDiagnostic(DiagnosticRules.InvalidNamespace, default, name, nearest));
            name = nearest;
        }

        bool isInternal = options.Visibility.Equals("internal", StringComparison.OrdinalIgnoreCase);
        if (!isInternal && options.Visibility.Length > 0 && !options.Visibility.Equals("public", StringComparison.OrdinalIgnoreCase))
        {
            problems.Add(new PromptDiagnostic(DiagnosticRules.InvalidVisibility, default, options.Visibility));
        }

        if (!options.TryReadEmbedDepth(out _))
        {
            problems.Add(new PromptDiagnostic(DiagnosticRules.InvalidEmbedDepth, default, options.Embed));
        }

        CompilationTarget target = new(
            name,
            facts.AssemblyName,
            facts.LanguageVersion,
            facts.HasRequiredMembers,
            Public: !isInternal,
            options.Locked)
        {
            EmbedDepth = options.EmbedDepth,
            HasReleases = options.HasReleases,
        };
        return new ProjectTarget(target, problems.ToEquatableArray());
    }
}
