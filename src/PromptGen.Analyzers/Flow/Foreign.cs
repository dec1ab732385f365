using System;
using Microsoft.CodeAnalysis;
using PromptGen.Analyzers.Code;
using PromptGen.Analyzers.Sinks;

namespace PromptGen.Analyzers.Flow;

internal static class Foreign
{
    private static readonly string[] Questions = ["Ask", "Complete", "Converse", "Generate", "GetChatCompletion", "GetCompletion", "Invoke", "Run", "Send"];

    /// <summary>A member whose code the compilation does not hold.</summary>
    public static bool Is(ISymbol symbol, Compilation compilation) => !symbol.IsDeclaredIn(compilation) && !IsImplicitConstructor(symbol, compilation);

    /// <summary>A member of an SDK, also where its source is part of the compilation.</summary>
    public static bool IsOfSdk(ISymbol symbol) => symbol.ContainingNamespace is { } scope && SdkNamespaces.Contains(MetadataName.Of(scope));

    /// <summary>A call that asks the model: what it returns is the model's text, not what it was sent.</summary>
    public static bool AsksModel(IMethodSymbol method) =>
        IsOfSdk(method)
        && (method.ReturnType.Name is "Task" or "ValueTask" or "IAsyncEnumerable" or "AsyncCollectionResult" or "CollectionResult"
            || Array.Exists(Questions, verb => method.Name.StartsWith(verb, StringComparison.Ordinal)));

    private static bool IsImplicitConstructor(ISymbol symbol, Compilation compilation) =>
        symbol is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { } type } && type.IsDeclaredIn(compilation);
}
