using System.Threading;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Project;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Generator.Stages;

/// <summary>A prompt with the texts that it takes from other files.</summary>
/// <param name="IsSound">Neither reading nor resolving found an error.</param>
internal sealed record ResolvedFile(ResolvedPrompt Prompt, bool IsSound)
{
    public static ResolvedFile? Resolve(ReadPrompt read, FragmentLibrary library, CancellationToken cancellationToken)
    {
        if (read.Definition is not { } definition)
        {
            return null;
        }

        ResolvedPrompt resolved = PromptCompiler.Resolve(definition, library, cancellationToken);
        return new ResolvedFile(resolved, !HasErrors(read.Diagnostics) && !HasErrors(resolved.Diagnostics));
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
