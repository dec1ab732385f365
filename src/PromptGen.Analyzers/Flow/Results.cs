using Microsoft.CodeAnalysis;

namespace PromptGen.Analyzers.Flow;

/// <summary>
/// Which parameters of a generic method give what it returns: where the result is of a type parameter, it comes from a value of that type or from a
/// function that returns one. So do caches, tasks, retries and lazy values, whoever wrote them.
/// </summary>
internal static class Results
{
    public static bool AnyIn(IMethodSymbol method)
    {
        foreach (IParameterSymbol parameter in method.OriginalDefinition.Parameters)
        {
            if (Gives(parameter))
            {
                return true;
            }
        }

        return false;
    }

    public static bool Gives(IParameterSymbol parameter)
    {
        parameter = parameter.OriginalDefinition;
        if (parameter.ContainingSymbol is not IMethodSymbol method || Awaited(method.ReturnType) is not ITypeParameterSymbol result)
        {
            return false;
        }

        ITypeSymbol given = parameter.Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } ? Awaited(invoke.ReturnType) : parameter.Type;
        return SymbolEqualityComparer.Default.Equals(given, result);
    }

    private static ITypeSymbol Awaited(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: { Length: 1 } arguments } ? Awaited(arguments[0]) : type;
}
