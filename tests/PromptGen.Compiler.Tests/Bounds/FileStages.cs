using System;
using System.Linq;
using System.Threading;
using PromptGen.Compiler.Emission;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Project;
using PromptGen.Compiler.Tests.Emission;
using PromptGen.Core.Collections;
using PromptGen.Core.Prompts;

namespace PromptGen.Compiler.Tests.Bounds;

/// <summary>Every stage that a build runs for a prompt file, and the comparison of its contract with that of another version.</summary>
internal static class FileStages
{
    public static void Run(string text, string next)
    {
        if (Contract(text) is { } contract && Contract(next) is { } other)
        {
            ContractComparison.FindIncompatibilities(contract, other);
            ContractComparison.FindIncompatibilities(other, contract);
        }
    }

    private static PromptContract? Contract(string text)
    {
        ReadPrompt read = PromptCompiler.Read(new SourceFile("/repo/Prompts/a.prompt.yaml", "Prompts/a.prompt.yaml", SourceFileKind.Prompt, text), CancellationToken.None);
        if (read.Definition is not { } definition)
        {
            return read.Diagnostics.IsEmpty ? throw new InvalidOperationException("A file has no definition and no problem.") : null;
        }

        ResolvedPrompt resolved = PromptCompiler.Resolve(definition, Fragments, CancellationToken.None);
        CompiledPrompt compiled = PromptCompiler.Compile(resolved, Targets.Current, CancellationToken.None);
        PromptCompiler.CheckProject(EquatableArray.Create(PromptIndexEntry.Of(definition)), EquatableArray<FragmentIndexEntry>.Empty, EquatableArray<string>.Empty, requiresReleases: false, CancellationToken.None);
        if (compiled.Source is null)
        {
            return null;
        }

        EffectivePrompt effective = PromptCompiler.Effective(resolved);
        PromptHashes.Of(effective);
        EffectivePrompt again = CanonicalPromptReader.Prompt(CanonicalPrompt.Of(effective));
        return PromptContract.Of(again);
    }

    private static FragmentLibrary Fragments { get; } = FragmentLibrary.Of(Enumerable.Range(0, 8)
        .Select(static i => PromptCompiler.ReadFragment(new SourceFile("/repo/" + FileConstructs.Partial(i), FileConstructs.Partial(i), SourceFileKind.Message, "text"), CancellationToken.None))
        .ToEquatableArray());
}
