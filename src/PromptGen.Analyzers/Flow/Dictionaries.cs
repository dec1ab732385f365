using Microsoft.CodeAnalysis;

namespace PromptGen.Analyzers.Flow;

internal static class Dictionaries
{
    /// <summary>What a dictionary holds are many texts, not the pieces of one.</summary>
    public static bool Is(ITypeSymbol? type)
    {
        if (type is null)
        {
            return false;
        }

        if (type.Name is "IDictionary" or "IReadOnlyDictionary")
        {
            return true;
        }

        foreach (INamedTypeSymbol contract in type.AllInterfaces)
        {
            if (contract.Name is "IDictionary" or "IReadOnlyDictionary")
            {
                return true;
            }
        }

        return false;
    }
}
