using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptGen.Analyzers.Code;

namespace PromptGen.Analyzers.Flow;

/// <summary>
/// <c>messages[0].content = text</c>: a conversation begins with its instructions, and that is how an application that keeps one renews them.
/// </summary>
internal static class FirstMessage
{
    /// <summary>What the first message of a list gets as its content; nothing where a statement does something else.</summary>
    public static IOperation? ContentOf(IOperation statement) =>
        statement is ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Instance: { } message } target } assignment
            && RequestShapes.IsContent(target.Member.Name, isMessage: false)
            && IsFirstElement(message)
            && HasRole(message.Type)
                ? assignment.Value
                : null;

    private static bool IsFirstElement(IOperation value)
    {
        value = Operations.WithoutConversions(value);
        IOperation? index = value switch
        {
            IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: { Length: 1 } keys } => keys[0].Value,
            IArrayElementReferenceOperation { Indices: { Length: 1 } indices } => indices[0],
            _ => null,
        };
        return index?.ConstantValue is { HasValue: true, Value: 0 };
    }

    private static bool HasRole(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            foreach (ISymbol member in type.GetMembers())
            {
                if (member is IPropertySymbol or IFieldSymbol && string.Equals(member.Name, "role", StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
