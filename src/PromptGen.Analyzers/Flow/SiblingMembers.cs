using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptGen.Analyzers.Code;

namespace PromptGen.Analyzers.Flow;

/// <summary>
/// What else a block says about an object that it fills in statement by statement:
/// <c>message.Role = "system"; message.Content = text;</c>.
/// </summary>
internal static class SiblingMembers
{
    /// <summary>The values that statements beside this one give to members, keys or named entries of the same variable.</summary>
    public static IEnumerable<(string Name, IOperation Value, ITypeSymbol? Type)> Of(ISymbol variable, IOperation statement)
    {
        if (BlockOf(statement) is not { } block)
        {
            yield break;
        }

        foreach (IOperation sibling in block.Operations)
        {
            if (sibling is IExpressionStatementOperation { Operation: var expression } && Read(expression, variable) is { } entry)
            {
                yield return entry;
            }
        }
    }

    /// <summary>The variable whose member, key or entry an expression sets.</summary>
    public static ISymbol? VariableOf(IOperation? expression) => expression switch
    {
        ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Instance: { } instance } } => Variable(instance),
        IInvocationOperation { Instance: { } instance } => Variable(instance),
        _ => null,
    };

    public static (string Name, IOperation Value, ITypeSymbol? Type)? Read(IOperation expression, ISymbol variable)
    {
        if (!SymbolEqualityComparer.Default.Equals(VariableOf(expression), variable))
        {
            return null;
        }

        switch (expression)
        {
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: { Length: 1 } keys } } assignment:
                return ConstantOf(keys[0].Value) is { } key ? (key, assignment.Value, null) : null;
            case ISimpleAssignmentOperation { Target: IMemberReferenceOperation target } assignment:
                return (target.Member.Name, assignment.Value, target.Type);
            case IInvocationOperation { Arguments: { Length: 2 } arguments } call when Mutations.Adds(call):
                return ConstantOf(arguments[0].Value) is { } name ? (name, arguments[1].Value, null) : null;
            default:
                return null;
        }
    }

    private static string? ConstantOf(IOperation value) =>
        Operations.WithoutConversions(value).ConstantValue is { HasValue: true, Value: string text } ? text : null;

    public static ISymbol? Variable(IOperation instance) => Operations.WithoutConversions(instance) switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        _ => null,
    };

    private static IBlockOperation? BlockOf(IOperation statement)
    {
        for (IOperation? parent = statement.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IBlockOperation block)
            {
                return block;
            }
        }

        return null;
    }
}
