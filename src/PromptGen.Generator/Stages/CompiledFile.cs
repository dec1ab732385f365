using System.Threading;
using PromptGen.Compiler;

namespace PromptGen.Generator.Stages;

/// <summary>A prompt after its last stage.</summary>
/// <param name="RelativePath">By which the checks across prompts know it.</param>
/// <param name="IsSound">No stage found an error. A file with errors is compiled all the same, so that it has all of them
/// reported at once, but it gets no class.</param>
internal sealed record CompiledFile(string RelativePath, CompiledPrompt Prompt, bool IsSound)
{
    public bool HasClass => IsSound && Prompt.Source is not null;

    public static CompiledFile Compile(ResolvedFile file, CompilationTarget target, CancellationToken cancellationToken) => new(
        file.Prompt.Definition.RelativePath,
        PromptCompiler.Compile(file.Prompt, file.Releases, target, cancellationToken),
        file.IsSound);
}
