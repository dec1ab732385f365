using Microsoft.CodeAnalysis;

namespace PromptGen.Analyzers.Code;

/// <summary>Whose code a symbol is.</summary>
internal static class Declaration
{
    /// <summary>
    /// Whether the compilation holds the code of a symbol. In editors the symbols of a referenced project have code as well, which belongs to the
    /// compilation of that project; in builds they have none. Both must be told the same.
    /// </summary>
    public static bool IsDeclaredIn(this ISymbol symbol, Compilation compilation) =>
        symbol.DeclaringSyntaxReferences is { Length: > 0 } declarations && compilation.ContainsSyntaxTree(declarations[0].SyntaxTree);
}
