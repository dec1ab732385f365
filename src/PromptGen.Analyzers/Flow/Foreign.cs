using Microsoft.CodeAnalysis;
using PromptGen.Analyzers.Sinks;

namespace PromptGen.Analyzers.Flow;

internal static class Foreign
{
    /// <summary>A member whose code the compilation does not hold.</summary>
    public static bool Is(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Length == 0 && !IsImplicitConstructor(symbol);

    /// <summary>A member of an SDK, also where its source is part of the compilation.</summary>
    public static bool IsOfSdk(ISymbol symbol) => symbol.ContainingNamespace is { } scope && SdkNamespaces.Contains(MetadataName.Of(scope));

    private static bool IsImplicitConstructor(ISymbol symbol) =>
        symbol is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType.DeclaringSyntaxReferences.Length: > 0 };
}
