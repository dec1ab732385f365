using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PromptGen.Analyzers.Code;

namespace PromptGen.Analyzers.Flow;

internal static class Collections
{
    /// <summary>An expression that lists the elements of a new collection.</summary>
    public static bool IsCreation(IOperation value)
    {
        value = Operations.WithoutConversions(value);
        return value.Syntax is CollectionExpressionSyntax
            || value is IArrayCreationOperation { Initializer: not null }
            || (value is IObjectCreationOperation { Initializer: not null } creation && !Dictionaries.Is(creation.Type));
    }
}
