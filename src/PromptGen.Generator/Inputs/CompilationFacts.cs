using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PromptGen.Generator.Inputs;

/// <summary>
/// What generated code depends on in a compilation, and nothing of the compilation itself: an edit of C# code elsewhere
/// leaves an equal value, and the pipeline stops here.
/// </summary>
internal sealed record CompilationFacts(
    string AssemblyName, int LanguageVersion, bool HasRequiredMembers, bool HasSpans, bool HasRuntimeLibrary)
{
    private const string RuntimeType = "PromptGen.RenderedPrompt";

    public static CompilationFacts Of(Compilation compilation) => new(
        compilation.AssemblyName ?? "",
        compilation is CSharpCompilation csharp ? (int)csharp.LanguageVersion : 0,
        Has(compilation, "System.Runtime.CompilerServices.RequiredMemberAttribute")
            && Has(compilation, "System.Runtime.CompilerServices.CompilerFeatureRequiredAttribute"),
        Has(compilation, "System.ReadOnlySpan`1"),
        Has(compilation, RuntimeType));

    /// <remarks>Libraries carry internal copies of newer framework types: only one that our code may name counts.</remarks>
    private static bool Has(Compilation compilation, string metadataName)
    {
        foreach (INamedTypeSymbol type in compilation.GetTypesByMetadataName(metadataName))
        {
            if (compilation.IsSymbolAccessibleWithin(type, compilation.Assembly))
            {
                return true;
            }
        }

        return false;
    }
}
