using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PromptGen.CodeFixes;

/// <param name="Name">As the prompt file has it: <c>customer_tier</c>.</param>
/// <param name="Type">As the prompt file has it.</param>
/// <param name="Value">The expression that stood in the hole.</param>
/// <param name="Argument">What <c>Render</c> is given.</param>
/// <param name="IsAsIs">The value itself is given, so that another hole with the same value is the same variable.</param>
internal sealed record MovedVariable(string Name, string Type, ExpressionSyntax Value, ExpressionSyntax Argument, bool IsAsIs)
{
    /// <summary>As <c>Render</c> has it: <c>customerTier</c>.</summary>
    public string Parameter => VariableName.Parameter(Name);

    /// <param name="part">The hole where it has a format or an alignment.</param>
    public static MovedVariable Of(string name, IOperation operation, ExpressionSyntax value, InterpolationSyntax? part)
    {
        ExpressionSyntax plain = value.WithoutTrivia();
        if (part is not null)
        {
            return new MovedVariable(name, "string", value, Interpolated(part), IsAsIs: false);
        }

        switch (operation.Type!.SpecialType)
        {
            case SpecialType.System_String:
                return new MovedVariable(name, "string", value, MayBeNull(operation) ? OrEmpty(plain) : plain, IsAsIs: true);
            case SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_UInt16
                or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64:
                return new MovedVariable(name, "integer", value, plain, IsAsIs: true);
            default:
                return new MovedVariable(name, "string", value, AsText(operation, plain), IsAsIs: false);
        }
    }

    /// <summary>What the hole made of the value: nothing of null, and else its own text.</summary>
    private static ExpressionSyntax AsText(IOperation operation, ExpressionSyntax value)
    {
        bool mayBeNull = operation.Type is { IsReferenceType: true } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } or { TypeKind: TypeKind.TypeParameter };
        ExpressionSyntax owner = value is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax
            ? value
            : SyntaxFactory.ParenthesizedExpression(value);
        return mayBeNull
            ? OrEmpty(SyntaxFactory.ConditionalAccessExpression(owner, SyntaxFactory.InvocationExpression(SyntaxFactory.MemberBindingExpression(SyntaxFactory.IdentifierName("ToString")))))
            : SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, owner, SyntaxFactory.IdentifierName("ToString")));
    }

    /// <summary><c>$"{price:N2}"</c></summary>
    private static InterpolatedStringExpressionSyntax Interpolated(InterpolationSyntax part) => SyntaxFactory.InterpolatedStringExpression(
        SyntaxFactory.Token(SyntaxKind.InterpolatedStringStartToken),
        SyntaxFactory.SingletonList<InterpolatedStringContentSyntax>(part
            .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken))
            .WithCloseBraceToken(SyntaxFactory.Token(SyntaxKind.CloseBraceToken))));

    private static BinaryExpressionSyntax OrEmpty(ExpressionSyntax value) => SyntaxFactory.BinaryExpression(
        SyntaxKind.CoalesceExpression,
        (value is ConditionalExpressionSyntax or AssignmentExpressionSyntax or LambdaExpressionSyntax ? SyntaxFactory.ParenthesizedExpression(value) : value).WithTrailingTrivia(SyntaxFactory.Space),
        SyntaxFactory.Token(SyntaxKind.QuestionQuestionToken).WithTrailingTrivia(SyntaxFactory.Space),
        SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal("")));

    private static bool MayBeNull(IOperation operation) =>
        operation.ConstantValue is not { HasValue: true, Value: not null }
        && operation.SemanticModel?.GetTypeInfo(operation.Syntax).Nullability.FlowState != NullableFlowState.NotNull;
}
