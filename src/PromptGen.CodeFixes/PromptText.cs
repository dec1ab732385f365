using System.Collections.Generic;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PromptGen.CodeFixes;

/// <param name="Name">As the prompt file has it: <c>customer_tier</c>.</param>
/// <param name="Parameter">As <c>Render</c> has it: <c>customerTier</c>.</param>
/// <param name="Value">The expression that stood in the hole.</param>
/// <param name="MayBeNull">The hole took null for an empty text; <c>Render</c> takes no null.</param>
internal sealed record PromptVariable(string Name, string Parameter, string Type, ExpressionSyntax Value, bool MayBeNull)
{
    public ExpressionSyntax Argument() => MayBeNull
        ? SyntaxFactory.BinaryExpression(
            SyntaxKind.CoalesceExpression,
            Value.WithoutTrivia().WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(SyntaxKind.QuestionQuestionToken).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal("")))
        : Value.WithoutTrivia();
}

/// <summary>A text of the code as the template of a prompt file, with a variable for each hole.</summary>
internal sealed class PromptText
{
    private readonly StringBuilder _template = new();
    private readonly List<PromptVariable> _variables = [];

    private PromptText()
    {
    }

    public string Template => _template.ToString();

    public IReadOnlyList<PromptVariable> Variables => _variables;

    /// <summary>Nothing where the text would not be the same afterwards, or where C# wants a constant.</summary>
    public static PromptText? Read(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        if (MustBeConstant(expression) || model.GetOperation(expression, cancellationToken) is not { Type.SpecialType: SpecialType.System_String } operation)
        {
            return null;
        }

        PromptText text = new();
        return text.Add(operation) ? text : null;
    }

    private static bool MustBeConstant(ExpressionSyntax expression)
    {
        for (SyntaxNode? node = expression; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case AttributeSyntax or ParameterSyntax or SwitchLabelSyntax or PatternSyntax:
                case LocalDeclarationStatementSyntax { IsConst: true }:
                case FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.ConstKeyword):
                    return true;
                case StatementSyntax or MemberDeclarationSyntax:
                    return false;
            }
        }

        return true;
    }

    private bool Add(IOperation operation)
    {
        switch (operation)
        {
            case ILiteralOperation { ConstantValue: { HasValue: true, Value: string literal } }:
                AddLiteral(literal);
                return true;
            case IInterpolatedStringOperation interpolation:
                foreach (IInterpolatedStringContentOperation part in interpolation.Parts)
                {
                    bool added = part switch
                    {
                        IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string literal } } => AddText(literal),
                        IInterpolationOperation { Alignment: null, FormatString: null } hole => AddHole(hole.Expression),
                        _ => false,
                    };
                    if (!added)
                    {
                        return false;
                    }
                }

                return true;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } addition:
                return Add(addition.LeftOperand) && Add(addition.RightOperand);
            default:
                return AddHole(operation);
        }
    }

    private bool AddText(string literal)
    {
        AddLiteral(literal);
        return true;
    }

    /// <summary>Braces that the template language would read become a text of their own.</summary>
    private void AddLiteral(string literal) => _template.Append(literal.Replace("{{", "{{ \"{{\" }}").Replace("{%{", "{{ \"{%{\" }}"));

    /// <summary>Texts and whole numbers read the same from a template; what depends on a culture or a format is left to people.</summary>
    private bool AddHole(IOperation operation)
    {
        while (operation is IConversionOperation { IsImplicit: true } conversion)
        {
            operation = conversion.Operand;
        }

        if (operation.Syntax is not ExpressionSyntax expression
            || operation is IAwaitOperation
            || TypeOf(operation.Type) is not { } type
            || VariableName.Of(expression) is not { } words)
        {
            return false;
        }

        foreach (PromptVariable known in _variables)
        {
            if (known.Value.IsEquivalentTo(expression))
            {
                AddReference(known.Name);
                return true;
            }
        }

        string name = VariableName.Free(words, _variables);
        _variables.Add(new PromptVariable(name, VariableName.Parameter(name), type, expression, MayBeNull(operation)));
        AddReference(name);
        return true;
    }

    private static bool MayBeNull(IOperation operation) =>
        operation.Type is { SpecialType: SpecialType.System_String }
        && operation.ConstantValue is not { HasValue: true, Value: not null }
        && operation.SemanticModel?.GetTypeInfo(operation.Syntax).Nullability.FlowState != NullableFlowState.NotNull;

    private void AddReference(string name) => _template.Append("{{ ").Append(name).Append(" }}");

    private static string? TypeOf(ITypeSymbol? type) => type?.SpecialType switch
    {
        SpecialType.System_String => "string",
        SpecialType.System_Int16 or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Byte => "integer",
        _ => null,
    };
}
