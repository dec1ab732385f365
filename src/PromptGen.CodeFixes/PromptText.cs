using System.Collections.Generic;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PromptGen.CodeFixes;

/// <summary>A text of the code as the template of a prompt file, with a variable for each hole.</summary>
internal sealed class PromptText
{
    private static readonly Regex Placeholder = new(@"\G\s*[A-Za-z_]\w*\s*\}", RegexOptions.CultureInvariant);

    // The binder of the prompt file refuses more.
    private const int MostVariables = 256;

    private readonly StringBuilder _template = new();
    private readonly StringBuilder _literal = new();
    private readonly List<MovedVariable> _variables = [];
    private readonly bool _isConstantWhileRead;

    private PromptText(IOperation text)
    {
        _isConstantWhileRead = IsConstantWhileRead(text);
    }

    public string Template => _template.ToString();

    public IReadOnlyList<MovedVariable> Variables => _variables;

    /// <summary>Null if the text would not be the same afterwards.</summary>
    public static PromptText? Read(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        // Directives choose between texts, and a handler or a formattable string makes another text of the same holes.
        if (expression.ContainsDirectives
            || model.GetOperation(expression, cancellationToken) is not { Type.SpecialType: SpecialType.System_String } operation
            || model.GetConversion(expression, cancellationToken) is { IsInterpolatedString: true } or { IsInterpolatedStringHandler: true }
            || operation.Parent is IInterpolatedStringHandlerCreationOperation)
        {
            return null;
        }

        PromptText text = new(operation);
        return text.Add(operation) && text.EndLiteral(isBeforeTag: false) && text._variables.Count <= MostVariables ? text : null;
    }

    private bool Add(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true, Value: string constant })
        {
            return AddLiteral(constant);
        }

        switch (operation)
        {
            case IInterpolatedStringOperation interpolation:
                foreach (IInterpolatedStringContentOperation part in interpolation.Parts)
                {
                    bool added = part switch
                    {
                        IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string literal } } => AddLiteral(literal),
                        IInterpolationOperation hole => AddHole(hole),
                        _ => false,
                    };
                    if (!added)
                    {
                        return false;
                    }
                }

                return true;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null, Type.SpecialType: SpecialType.System_String } addition:
                return Add(addition.LeftOperand) && Add(addition.RightOperand);
            case IParenthesizedOperation parenthesized:
                return Add(parenthesized.Operand);
            default:
                return AddHole(operation, part: null);
        }
    }

    private bool AddLiteral(string literal)
    {
        _literal.Append(literal);
        return true;
    }

    /// <summary>
    /// What stands between two tags. Braces that the template language would read become a text of their own, with the percent
    /// signs of raw blocks; also one that would only be read with the braces of the tag behind it.
    /// </summary>
    private bool EndLiteral(bool isBeforeTag)
    {
        string literal = _literal.ToString();
        _literal.Clear();
        if (!PromptFileText.CanHold(literal))
        {
            return false;
        }

        int copied = 0;
        for (int open = literal.IndexOf('{'); open >= 0; open = copied < literal.Length ? literal.IndexOf('{', copied) : -1)
        {
            int end = open + 1;
            int braces = 1;
            while (end < literal.Length && literal[end] is '{' or '%')
            {
                braces += literal[end++] == '{' ? 1 : 0;
            }

            string run = literal.Substring(open, end - open);
            bool isRead = braces > 1 || (isBeforeTag && end == literal.Length) || LooksForeign(literal, run, end);
            _template.Append(literal, copied, open - copied).Append(isRead ? "{{ \"" + run + "\" }}" : run);
            copied = end;
        }

        _template.Append(literal, copied, literal.Length - copied);
        return true;
    }

    /// <summary>The compiler reports tags, comments and placeholders of other template languages in a text (PG1114).</summary>
    private static bool LooksForeign(string literal, string run, int end) =>
        run[run.Length - 1] == '%' || (end < literal.Length && literal[end] == '#') || Placeholder.IsMatch(literal, end);

    private bool AddHole(IInterpolationOperation hole)
    {
        if (hole is { Alignment: null, FormatString: null, Expression.ConstantValue: { HasValue: true, Value: string constant } })
        {
            return AddLiteral(constant);
        }

        return hole.Syntax is InterpolationSyntax part && AddHole(hole.Expression, part);
    }

    /// <summary>Texts and whole numbers are variables as they are; what a format or a culture makes of other values stays in the code.</summary>
    /// <param name="part">The hole of an interpolation; nothing for an operand of a concatenation.</param>
    private bool AddHole(IOperation operation, InterpolationSyntax? part)
    {
        while (operation is IConversionOperation { IsImplicit: true, OperatorMethod: null, Type.SpecialType: SpecialType.System_Object } conversion)
        {
            operation = conversion.Operand;
        }

        if (operation.Syntax is not ExpressionSyntax expression
            || operation is IConversionOperation { IsImplicit: true, OperatorMethod: not null }
            || operation.Type is null or { TypeKind: TypeKind.Error or TypeKind.Dynamic or TypeKind.Pointer or TypeKind.FunctionPointer } or { IsRefLikeType: true })
        {
            return false;
        }

        bool isFormatted = part is { AlignmentClause: not null } or { FormatClause: not null };
        if (isFormatted && HoleText.Of(part!) is null)
        {
            return false;
        }

        if (!EndLiteral(isBeforeTag: true))
        {
            return false;
        }

        if ((isFormatted || MayHaveLines(operation.Type)) && EndsInIndentation())
        {
            // Else the language repeats the blanks before each line of the value. Between the two tags are none.
            _template.Append("{{ \"\" }}");
        }

        foreach (MovedVariable known in _variables)
        {
            if (!isFormatted && known.IsAsIs && _isConstantWhileRead && IsStable(operation) && known.Value.IsEquivalentTo(expression))
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

    private static bool MayHaveLines(ITypeSymbol type) =>
        type.TypeKind != TypeKind.Enum && type.SpecialType is not (SpecialType.System_Boolean or (>= SpecialType.System_SByte and <= SpecialType.System_Double));

    /// <summary>The last line of the template so far is blanks alone.</summary>
    private bool EndsInIndentation()
    {
        int at = _template.Length;
        while (at > 0 && _template[at - 1] != '\n' && char.IsWhiteSpace(_template[at - 1]))
        {
            at--;
        }

        return at < _template.Length && (at == 0 || _template[at - 1] == '\n');
    }

    /// <summary>Two calls may return two values, and so may two reads of a property; a variable or a field has one.</summary>
    private static bool IsStable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation => true,
        IFieldReferenceOperation field => field.Field is { IsVolatile: false } && (field.Instance is null || IsStable(field.Instance)),
        _ => false,
    };

    /// <summary>Nothing in the expression can write to a variable or a field while the expression is evaluated.</summary>
    private static bool IsConstantWhileRead(IOperation text)
    {
        foreach (IOperation operation in text.DescendantsAndSelf())
        {
            if (operation is IAssignmentOperation or IIncrementOrDecrementOperation or IInvocationOperation or IObjectCreationOperation or IAwaitOperation
                or IDynamicInvocationOperation or IPropertyReferenceOperation { Property.IsIndexer: true } or IBinaryOperation { OperatorMethod: not null }
                or IUnaryOperation { OperatorMethod: not null } or IConversionOperation { OperatorMethod: not null })
            {
                return false;
            }
        }

        return true;
    }

    private void AddReference(string name) => _template.Append("{{ ").Append(name).Append(" }}");
}
