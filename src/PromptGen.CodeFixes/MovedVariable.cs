using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PromptGen.CodeFixes;

/// <param name="Name">As the prompt file has it: <c>customer_tier</c>.</param>
/// <param name="Type">As the prompt file has it.</param>
/// <param name="Value">The expression that stood in the hole.</param>
/// <param name="Argument">What <c>Render</c> is given.</param>
/// <param name="IsAsIs">Whether the value itself is passed, so another hole with the same value is the same variable.</param>
internal sealed record MovedVariable(string Name, string Type, ExpressionSyntax Value, ExpressionSyntax Argument, bool IsAsIs)
{
    /// <summary>As <c>Render</c> has it: <c>customerTier</c>.</summary>
    public string Parameter => VariableName.Parameter(Name);

    /// <param name="part">The hole of an interpolation; nothing for an operand of a concatenation.</param>
    public static MovedVariable Of(string name, IOperation operation, ExpressionSyntax value, InterpolationSyntax? part)
    {
        ExpressionSyntax plain = value.WithoutTrivia();
        if (part is not null && (part.AlignmentClause is not null || part.FormatClause is not null || FormatsItself(operation.Type!)))
        {
            return new MovedVariable(name, "string", value, HoleText.Of(part)!, IsAsIs: false);
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

    /// <summary>An interpolation may ask such a value for another text than <c>ToString</c> returns. Types of the framework return the same.</summary>
    private static bool FormatsItself(ITypeSymbol type)
    {
        type = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        return type.TypeKind is TypeKind.TypeParameter or TypeKind.Interface
            || type.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType or SpecialType.System_Enum
            || (type.TypeKind is TypeKind.Class or TypeKind.Struct && !IsOfFramework(type) && (!type.IsSealed || type.AllInterfaces.Any(static contract => contract.Name == "IFormattable")));
    }

    private static bool IsOfFramework(ITypeSymbol type)
    {
        INamespaceSymbol? scope = type.ContainingNamespace;
        while (scope is { ContainingNamespace.IsGlobalNamespace: false })
        {
            scope = scope.ContainingNamespace;
        }

        return scope?.Name == "System";
    }

    /// <summary>The text of the value in the hole: empty for null, otherwise its own text.</summary>
    private static ExpressionSyntax AsText(IOperation operation, ExpressionSyntax value)
    {
        bool mayBeNull = operation.Type is { IsReferenceType: true } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } or { TypeKind: TypeKind.TypeParameter };
        ExpressionSyntax owner = Operand(value);
        if (mayBeNull)
        {
            return OrEmpty(SyntaxFactory.ConditionalAccessExpression(owner, SyntaxFactory.InvocationExpression(SyntaxFactory.MemberBindingExpression(SyntaxFactory.IdentifierName("ToString")))));
        }

        ExpressionSyntax text = SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, owner, SyntaxFactory.IdentifierName("ToString")));
        return operation.Type!.TypeKind == TypeKind.Enum || IsOfFramework(operation.Type) ? text : OrEmpty(text);
    }

    private static BinaryExpressionSyntax OrEmpty(ExpressionSyntax value) => SyntaxFactory.BinaryExpression(
        SyntaxKind.CoalesceExpression,
        Operand(value).WithTrailingTrivia(SyntaxFactory.Space),
        SyntaxFactory.Token(SyntaxKind.QuestionQuestionToken).WithTrailingTrivia(SyntaxFactory.Space),
        SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal("")));

    /// <summary>In parentheses where another operator could take part of it.</summary>
    private static ExpressionSyntax Operand(ExpressionSyntax value) =>
        value is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax
            or ConditionalAccessExpressionSyntax or InstanceExpressionSyntax
            ? value
            : SyntaxFactory.ParenthesizedExpression(value);

    /// <summary>Also if the code only states that it is not: <c>note!</c>.</summary>
    private static bool MayBeNull(IOperation operation) =>
        operation.ConstantValue is not { HasValue: true, Value: not null }
        && (operation.Syntax.Parent.IsKind(SyntaxKind.SuppressNullableWarningExpression)
            || operation.SemanticModel?.GetTypeInfo(operation.Syntax).Nullability.FlowState != NullableFlowState.NotNull);
}
