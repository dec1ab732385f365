using PromptGen.Compiler.Emission;
using PromptGen.Core.Collections;

namespace PromptGen.Compiler;

internal static partial class PromptCompiler
{
    /// <summary>The hint name of the catalog.</summary>
    public const string CatalogHintName = "PromptCatalog.g.cs";

    /// <summary>The C# file of the class that lists the project's prompts.</summary>
    /// <param name="prompts">Those that have generated code, in any order.</param>
    public static string EmitCatalog(EquatableArray<CatalogEntry> prompts, CompilationTarget target) => CatalogClass.Emit(prompts, target);
}

/// <summary>A prompt that has generated code.</summary>
/// <param name="IsSound">It has texts, too. The catalog lists no others.</param>
internal sealed record CatalogEntry(string Id, string ClassName, bool IsSound = true);
