using System.Threading;
using PromptGen.Compiler;

namespace PromptGen.Generator.Stages;

/// <summary>A prompt after its last stage.</summary>
/// <param name="RelativePath">By which the checks across prompts know it.</param>
/// <param name="Prompt">A file with errors is compiled all the same, so that it has all of them reported at once.</param>
/// <param name="Code">The C# file; null where the prompt gets none. One with mistakes in its texts alone gets its signatures; one with mistakes elsewhere has
/// a class among the outlines.</param>
internal sealed record CompiledFile(string RelativePath, CompiledPrompt Prompt, string? Code)
{
    public static CompiledFile Compile(ResolvedFile file, CompilationTarget target, CancellationToken cancellationToken)
    {
        CompiledPrompt prompt = PromptCompiler.Compile(file.Prompt, file.Releases, target, cancellationToken);
        return new CompiledFile(
            file.Prompt.Definition.RelativePath,
            prompt,
            !file.IsReadable ? null : file.IsSound ? prompt.Source ?? prompt.Signatures : prompt.Signatures);
    }
}
