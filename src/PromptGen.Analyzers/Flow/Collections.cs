using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PromptGen.Analyzers.Code;

namespace PromptGen.Analyzers.Flow;

internal static class Collections
{
    // Collection expressions, for compilers that have an operation for them.
    private const int CollectionExpressionKind = 127;

    /// <summary>The values that an argument list gathers into one parameter; any other value is itself.</summary>
    public static IEnumerable<IOperation> ElementsOf(IOperation value)
    {
        IOperation plain = Operations.WithoutConversions(value);
        if (plain is IArrayCreationOperation { Initializer: { } elements })
        {
            return elements.ElementValues;
        }

        return (int)plain.Kind == CollectionExpressionKind ? plain.ChildOperations : [plain];
    }

    /// <summary>An expression that lists the elements of a new collection.</summary>
    public static bool IsCreation(IOperation value)
    {
        value = Operations.WithoutConversions(value);
        return value.Syntax is CollectionExpressionSyntax
            || value is IArrayCreationOperation { Initializer: not null }
            || (value is IObjectCreationOperation { Initializer: not null } creation && !Dictionaries.Is(creation.Type));
    }
}
