using System;
using System.Threading;
using PromptGen.Compiler.Emission;
using PromptGen.Core.Collections;

namespace PromptGen.Compiler;

internal static partial class PromptCompiler
{
    /// <summary>Binds the templates of a prompt, hashes it and emits its C# file.</summary>
    /// <param name="prompt">As <c>Resolve</c> gave it. Its own problems are not repeated.</param>
    public static CompiledPrompt Compile(ResolvedPrompt prompt, CompilationTarget target, CancellationToken cancellation)
    {
        try
        {
            return PromptCompilation.Run(prompt, target, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return PromptCompilation.Failed(prompt, EquatableArray.Create(Failure(prompt.Definition.Path, exception)));
        }
    }
}
