using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PromptGen.Generator.Inputs;

/// <summary>
/// What generated code depends on in a compilation, and nothing of the compilation itself: an edit of C# code elsewhere
/// leaves an equal value, and the pipeline stops here.
/// </summary>
/// <remarks>
/// The names of references and the preprocessor symbols of the SDK answer at once. Symbols are asked only where those say
/// no: the first symbol makes the compiler open and bind every reference, about a tenth of a second in a cold process.
/// </remarks>
internal sealed record CompilationFacts(string AssemblyName, int LanguageVersion, bool HasRequiredMembers, bool HasRuntimeLibrary)
{
    private const int FirstWithRequiredMembers = 1100;

    private const string RuntimeLibrary = "PromptGen";

    private const string RuntimeType = "PromptGen.RenderedPrompt";

    public static CompilationFacts Of(Compilation compilation)
    {
        CSharpParseOptions? options = compilation.SyntaxTrees.FirstOrDefault()?.Options as CSharpParseOptions;
        int languageVersion = compilation is CSharpCompilation csharp ? (int)csharp.LanguageVersion : 0;
        return new CompilationFacts(
            compilation.AssemblyName ?? "",
            languageVersion,
            languageVersion >= FirstWithRequiredMembers && HasRequiredMemberAttributes(compilation, options),
            compilation.References.Any(IsRuntimeLibrary) || Has(compilation, RuntimeType));
    }

    private static bool IsRuntimeLibrary(MetadataReference reference)
    {
        if (reference is CompilationReference project)
        {
            return project.Compilation.AssemblyName == RuntimeLibrary;
        }

        string path = reference.Display ?? "";
        int start = path.LastIndexOfAny(['/', '\\']) + 1;
        return path.Length - start == RuntimeLibrary.Length + ".dll".Length
            && string.CompareOrdinal(path, start, RuntimeLibrary, 0, RuntimeLibrary.Length) == 0
            && path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);
    }

    private static bool HasRequiredMemberAttributes(Compilation compilation, CSharpParseOptions? options) =>
        options?.PreprocessorSymbolNames.Contains("NET7_0_OR_GREATER") == true
        || (Has(compilation, "System.Runtime.CompilerServices.RequiredMemberAttribute")
            && Has(compilation, "System.Runtime.CompilerServices.CompilerFeatureRequiredAttribute"));

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
