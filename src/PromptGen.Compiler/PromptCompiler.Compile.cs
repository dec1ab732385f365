using System;
using System.Threading;
using PromptGen.Compiler.Emission;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Collections;

namespace PromptGen.Compiler;

internal static partial class PromptCompiler
{
    /// <summary>Binds the templates of a prompt, hashes it and emits its C# file.</summary>
    /// <param name="prompt">As <c>Resolve</c> gave it. Its own problems are not repeated.</param>
    public static CompiledPrompt Compile(ResolvedPrompt prompt, CompilationTarget target, CancellationToken cancellation) =>
        Compile(prompt, PromptVersions.None, target, cancellation);

    /// <summary>Binds the templates of a prompt, hashes it, compares it with its releases and emits its C# file.</summary>
    /// <param name="prompt">As <c>Resolve</c> gave it. Its own problems are not repeated.</param>
    /// <param name="releases">The releases that the prompt's file names.</param>
    public static CompiledPrompt Compile(
        ResolvedPrompt prompt, PromptVersions releases, CompilationTarget target, CancellationToken cancellation)
    {
        try
        {
            return PromptCompilation.Run(prompt, releases, target, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return PromptCompilation.Failed(prompt, EquatableArray.Create(Failure(prompt.Definition.Path, exception)));
        }
    }

    /// <summary>The partials that were edited in place: one problem for each, with the prompts that it changes.</summary>
    /// <param name="drifts">The drifts of all compiled prompts, in any order.</param>
    /// <param name="locked">Drift is an error.</param>
    public static EquatableArray<PromptDiagnostic> ReportPartialDrifts(EquatableArray<PartialDrift> drifts, bool locked) =>
        PartialDrift.Report([.. drifts], locked);
}
