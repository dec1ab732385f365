using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PromptGen.Analyzers.Code;

internal enum NameUseKind
{
    Other,
    Call,
    Creation,
    Assignment,
    ElementAssignment,
    Addition,
    NamedArgument,
}

/// <summary>What code does with a name where it stands, told from syntax alone.</summary>
/// <param name="Node">The whole call, creation or assignment.</param>
internal readonly record struct NameUse(NameUseKind Kind, SyntaxNode Node)
{
    public static NameUse Of(SyntaxNode name)
    {
        SyntaxNode expression = Whole(name);
        switch (expression.Parent)
        {
            case InvocationExpressionSyntax invocation when ReferenceEquals(invocation.Expression, expression):
                return new NameUse(NameUseKind.Call, invocation);
            case ObjectCreationExpressionSyntax creation when ReferenceEquals(creation.Type, expression):
                return new NameUse(NameUseKind.Creation, creation);
            case AssignmentExpressionSyntax assignment when ReferenceEquals(assignment.Left, expression):
                return new NameUse(NameUseKind.Assignment, assignment);
            case NameColonSyntax { Parent: ArgumentSyntax { Parent.Parent: { } call } }:
                return new NameUse(NameUseKind.NamedArgument, call);
            case ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } access when ReferenceEquals(assignment.Left, access):
                return new NameUse(NameUseKind.ElementAssignment, assignment);
            default:
                return Addition(expression) is { } addition ? new NameUse(NameUseKind.Addition, addition) : new NameUse(NameUseKind.Other, name);
        }
    }

    /// <summary>The expression of which the name is the last part: <c>options.Instructions</c>.</summary>
    private static SyntaxNode Whole(SyntaxNode name)
    {
        SyntaxNode expression = name;
        while (expression.Parent is { } parent)
        {
            bool isLast = parent switch
            {
                MemberAccessExpressionSyntax access => ReferenceEquals(access.Name, expression),
                MemberBindingExpressionSyntax binding => ReferenceEquals(binding.Name, expression),
                QualifiedNameSyntax qualified => ReferenceEquals(qualified.Right, expression),
                AliasQualifiedNameSyntax qualified => ReferenceEquals(qualified.Name, expression),
                NullableTypeSyntax or PostfixUnaryExpressionSyntax or ParenthesizedExpressionSyntax => true,
                _ => false,
            };
            if (!isLast)
            {
                break;
            }

            expression = parent;
        }

        return expression;
    }

    /// <summary><c>request.System.Add(...)</c>, <c>content.Parts.Add(...)</c>: the call that adds to what the name holds.</summary>
    private static InvocationExpressionSyntax? Addition(SyntaxNode expression)
    {
        InvocationExpressionSyntax? found = null;
        while (expression.Parent is MemberAccessExpressionSyntax access && ReferenceEquals(access.Expression, expression))
        {
            if (access.Parent is InvocationExpressionSyntax invocation && ReferenceEquals(invocation.Expression, access))
            {
                if (!Mutations.IsName(access.Name.Identifier.ValueText))
                {
                    return found;
                }

                found = invocation;
                expression = invocation;
            }
            else
            {
                expression = access;
            }
        }

        return found;
    }
}
