using Microsoft.CodeAnalysis;

namespace PromptGen.Analyzers.Flow;

internal static class TupleParts
{
    public static int IndexOf(IFieldSymbol field)
    {
        INamedTypeSymbol tuple = field.ContainingType;
        for (int i = 0; i < tuple.TupleElements.Length; i++)
        {
            IFieldSymbol element = tuple.TupleElements[i];
            if (element.Name == field.Name || element.CorrespondingTupleField?.Name == field.Name)
            {
                return i;
            }
        }

        return -1;
    }
}
