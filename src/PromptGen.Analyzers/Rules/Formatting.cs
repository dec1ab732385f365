using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptGen.Analyzers.Code;

namespace PromptGen.Analyzers.Rules;

/// <summary>An expression that makes a text of a value, or of several.</summary>
internal sealed record Formatting(IOperation Operation, string Name)
{
    public static Formatting? Of(IOperation value, CancellationToken cancellationToken)
    {
        value = Operations.WithoutConversions(value);
        switch (value)
        {
            case IInterpolatedStringOperation interpolation when HasHole(interpolation):
                return new Formatting(value, "an interpolation");
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } addition when Concatenates(addition):
                return new Formatting(value, "a concatenation");
            case IConditionalAccessOperation { WhenNotNull: IInvocationOperation { Instance: { } instance } call } when call.TargetMethod.Name == "ToString" && IsFormattable(instance.Type):
                return new Formatting(value, "ToString");
            case ICoalesceOperation coalesce:
                return Of(coalesce.Value, cancellationToken);
            case IInvocationOperation call:
                return OfCall(call, cancellationToken);
            case ILocalReferenceOperation local:
                return OfLocal(local, cancellationToken);
            default:
                return null;
        }
    }

    private static Formatting? OfCall(IInvocationOperation call, CancellationToken cancellationToken)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.Name == "ToString" && (!call.Arguments.IsEmpty || IsFormattable(call.Instance?.Type)) && call.Instance?.Type?.SpecialType != SpecialType.System_String)
        {
            return new Formatting(call, "ToString");
        }

        if (method.ContainingType.SpecialType == SpecialType.System_String)
        {
            if (method.Name is "Format" or "Join" or "Concat" or "Create")
            {
                return new Formatting(call, "string." + method.Name);
            }

            // What is done to a text that was formatted before leaves it formatted.
            return call.Instance is { } instance ? Of(instance, cancellationToken) : null;
        }

        return method is { Name: "ToString", ContainingType.Name: "Convert" } || method is { Name: "Invariant", ContainingType.Name: "FormattableString" }
            ? new Formatting(call, method.ContainingType.Name + "." + method.Name)
            : null;
    }

    /// <summary>A local that exists to hold the text, one step back.</summary>
    private static Formatting? OfLocal(ILocalReferenceOperation local, CancellationToken cancellationToken)
    {
        if (local.Local.DeclaringSyntaxReferences.Length != 1 || local.SemanticModel is not { } model)
        {
            return null;
        }

        SyntaxNode declaration = local.Local.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        if (declaration.SyntaxTree != model.SyntaxTree || model.GetOperation(declaration, cancellationToken) is not IVariableDeclaratorOperation declarator)
        {
            return null;
        }

        IOperation? initial = (declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer)?.Value;
        return initial is null or ILocalReferenceOperation || Operations.WithoutConversions(initial) is ILocalReferenceOperation ? null : Of(initial, cancellationToken);
    }

    private static bool HasHole(IInterpolatedStringOperation interpolation)
    {
        foreach (IInterpolatedStringContentOperation part in interpolation.Parts)
        {
            if (part is IInterpolationOperation)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Texts beside each other are composed, not formatted; a number, a date or an enum among them is.</summary>
    private static bool Concatenates(IBinaryOperation addition) =>
        addition.Type?.SpecialType == SpecialType.System_String
        && (IsValue(addition.LeftOperand) || IsValue(addition.RightOperand));

    private static bool IsValue(IOperation operand)
    {
        IOperation plain = Operations.WithoutConversions(operand);
        return plain is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } inner ? Concatenates(inner) : IsFormattable(plain.Type);
    }

    private static bool IsFormattable(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        return type is { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double }
            || type is { SpecialType: SpecialType.System_DateTime }
            || type is { Name: "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan" or "BigInteger" or "Half", ContainingNamespace.Name: "System" or "Numerics" };
    }
}
