using System.Collections.Generic;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PromptGen.CodeFixes;

/// <summary>A text of the code as the template of a prompt file, with a variable for each hole.</summary>
internal sealed class PromptText
{
    private readonly StringBuilder _template = new();
    private readonly List<MovedVariable> _variables = [];

    private readonly bool _hasPhysicalReturns;

    private PromptText(bool hasPhysicalReturns)
    {
        _hasPhysicalReturns = hasPhysicalReturns;
    }

    /// <summary>Ends of lines of the source file are no part of the text: they are those of whoever checked it out. Escapes are meant.</summary>
    public string Template => _hasPhysicalReturns ? _template.ToString().Replace("\r\n", "\n") : _template.ToString();

    public IReadOnlyList<MovedVariable> Variables => _variables;

    /// <summary>Nothing where the text would not be the same afterwards.</summary>
    public static PromptText? Read(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetOperation(expression, cancellationToken) is not { Type.SpecialType: SpecialType.System_String } operation)
        {
            return null;
        }

        PromptText text = new(expression.ToString().IndexOf('\r') >= 0);
        return text.Add(operation) ? text : null;
    }

    private bool Add(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true, Value: string constant })
        {
            AddLiteral(constant);
            return true;
        }

        switch (operation)
        {
            case IInterpolatedStringOperation interpolation:
                foreach (IInterpolatedStringContentOperation part in interpolation.Parts)
                {
                    bool added = part switch
                    {
                        IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string literal } } => AddText(literal),
                        IInterpolationOperation hole => AddHole(hole),
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
            case IParenthesizedOperation parenthesized:
                return Add(parenthesized.Operand);
            default:
                return AddHole(operation, part: null);
        }
    }

    private bool AddText(string literal)
    {
        AddLiteral(literal);
        return true;
    }

    /// <summary>Braces that the template language would read become a text of their own.</summary>
    private void AddLiteral(string literal) => _template.Append(literal.Replace("{{", "{{ \"{{\" }}").Replace("{%{", "{{ \"{%{\" }}"));

    private bool AddHole(IInterpolationOperation hole)
    {
        if (hole.Alignment is null && hole.FormatString is null)
        {
            return hole.Expression.ConstantValue is { HasValue: true, Value: string constant } ? AddText(constant) : AddHole(hole.Expression, part: null);
        }

        return hole.Syntax is InterpolationSyntax part && AddHole(hole.Expression, part);
    }

    /// <summary>Texts and whole numbers are variables as they are; what a format or a culture makes of other values stays in the code.</summary>
    /// <param name="part">The hole where it has a format or an alignment.</param>
    private bool AddHole(IOperation operation, InterpolationSyntax? part)
    {
        while (operation is IConversionOperation { IsImplicit: true } conversion)
        {
            operation = conversion.Operand;
        }

        if (operation.Syntax is not ExpressionSyntax expression || operation.Type is null or { TypeKind: TypeKind.Error } or { IsRefLikeType: true })
        {
            return false;
        }

        foreach (MovedVariable known in _variables)
        {
            if (part is null && known.IsAsIs && IsStable(expression) && known.Value.IsEquivalentTo(expression))
            {
                AddReference(known.Name);
                return true;
            }
        }

        string name = VariableName.Free(VariableName.Of(expression) ?? "value", _variables);
        _variables.Add(MovedVariable.Of(name, operation, expression, part));
        AddReference(name);
        return true;
    }

    /// <summary>Two calls may give two values; a name gives one.</summary>
    private static bool IsStable(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax or ThisExpressionSyntax => true,
        MemberAccessExpressionSyntax access => IsStable(access.Expression),
        _ => false,
    };

    private void AddReference(string name) => _template.Append("{{ ").Append(name).Append(" }}");
}
