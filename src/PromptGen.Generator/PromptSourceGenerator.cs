using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Core.Collections;
using PromptGen.Generator.Hosting;
using PromptGen.Generator.Inputs;
using PromptGen.Generator.Outputs;

namespace PromptGen.Generator;

/// <summary>Turns the prompt files of a project into typed C#. All rules are the compiler's; this is the wiring.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class PromptSourceGenerator : IIncrementalGenerator
{
    static PromptSourceGenerator() => YamlParserResolution.Install();

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
    }
}
