using PromptGen.Compiler;
using PromptGen.Core.Collections;
using PromptGen.Generator.Hosting;
using Xunit;

namespace PromptGen.Generator.Tests.Hosting;

public sealed class CompilerWarmUpTests
{
    /// <summary>A prompt that is refused half-way would leave the later stages cold.</summary>
    [Fact]
    public void ItsPromptsGoThroughAllStages()
    {
        EquatableArray<CompiledPrompt> compiled = CompilerWarmUp.CompileAll();
        Assert.Equal(2, compiled.Count);
        foreach (CompiledPrompt prompt in compiled)
        {
            Assert.Empty(prompt.Diagnostics);
            Assert.NotNull(prompt.Source);
        }
    }
}
