using System.Threading;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Generator.Stages;

/// <summary>A prompt with the texts that it takes from other files, and the releases that it names.</summary>
/// <param name="IsSound">Neither reading nor resolving found an error.</param>
/// <param name="IsReadable">Reading found none: what is wrong, is wrong in texts.</param>
internal sealed record ResolvedFile(ResolvedPrompt Prompt, PromptVersions Releases, bool IsSound, bool IsReadable)
{
    public static ResolvedFile? Resolve(ReadPrompt read, ProjectLibrary library, CancellationToken cancellationToken)
    {
        if (read.Definition is not { } definition)
        {
            return null;
        }

        ResolvedPrompt resolved = PromptCompiler.Resolve(definition, library.Fragments, cancellationToken);
        bool isReadable = !HasErrors(read.Diagnostics);
        bool isSound = isReadable && !HasErrors(resolved.Diagnostics);
        return new ResolvedFile(resolved, library.Releases.Of(definition, isSound, library.EmbedDepth), isSound, isReadable);
    }

    private static bool HasErrors(EquatableArray<PromptDiagnostic> problems)
    {
        foreach (PromptDiagnostic problem in problems)
        {
            if (problem.Severity == RuleSeverity.Error)
            {
                return true;
            }
        }

        return false;
    }
}
