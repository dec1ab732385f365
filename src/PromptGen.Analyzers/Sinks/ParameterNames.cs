using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PromptGen.Analyzers.Sinks;

internal static class ParameterNames
{
    public static string[] AsArrayOfNames(this ImmutableArray<IParameterSymbol> parameters)
    {
        string[] names = new string[parameters.Length];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = parameters[i].Name;
        }

        return names;
    }
}
