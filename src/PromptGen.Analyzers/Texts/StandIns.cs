using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PromptGen.Analyzers.Code;

namespace PromptGen.Analyzers.Texts;

/// <summary>
/// Texts that stand in a hole where its value is missing: <c>{notes ?? "No notes."}</c>. They are data as the value is, unless the value is
/// itself written for the model.
/// </summary>
internal static class StandIns
{
    // A longer one says what to do about it.
    private const int WordLimit = 12;

    private static readonly string[] Beginnings =
    [
        "no ", "none", "not ", "nothing", "nobody", "no one ", "unknown", "unspecified", "unavailable", "missing", "empty", "n/a", "without ",
        "there is no ", "there is nothing", "there are no ", "there were no ", "there was no ", "this is empty", "has no ", "has not ",
    ];

    private static readonly string[] Tests = ["IsNullOrEmpty", "IsNullOrWhiteSpace", "Any", "HasValue", "Count", "Length", "IsEmpty", "IsDefaultOrEmpty"];

    /// <summary>Whether the second of two values stands in for the first.</summary>
    public static bool Is(IOperation standIn, IOperation value) => IsShort(standIn) && OwnWords.Of(value) < 2 && !PromptNames.Names(value) && !PromptNames.Names(standIn);

    /// <summary>The branch of a conditional that stands in for the other, after a test whether there is anything.</summary>
    public static IOperation? Of(IConditionalOperation conditional)
    {
        if (conditional.WhenFalse is not { } otherwise || !TestsForNothing(conditional.Condition))
        {
            return null;
        }

        return Is(conditional.WhenTrue, otherwise) ? conditional.WhenTrue : Is(otherwise, conditional.WhenTrue) ? otherwise : null;
    }

    /// <summary>A text in a hole that says that there is nothing to put in it, chosen by code: not one that a member holds for all cases.</summary>
    public static bool SaysNothingIsThere(string text, SyntaxNode syntax)
    {
        string start = text.TrimStart(' ', '(', '[', '<', '-', '*', '_', '\n', '\r', '\t');
        return TextMeasure.Of(text).Words <= WordLimit
            && Array.Exists(Beginnings, beginning => start.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
            && syntax.FirstAncestorOrSelf<BaseFieldDeclarationSyntax>() is null;
    }

    private static bool IsShort(IOperation standIn) =>
        Operations.WithoutConversions(standIn) is { ConstantValue: { HasValue: true, Value: string text } } && TextMeasure.Of(text).Words <= WordLimit;

    private static bool TestsForNothing(IOperation condition) => Operations.WithoutConversions(condition) switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => TestsForNothing(not.Operand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both => TestsForNothing(both.LeftOperand) || TestsForNothing(both.RightOperand),
        IBinaryOperation comparison => IsNothing(comparison.LeftOperand) || IsNothing(comparison.RightOperand),
        IIsPatternOperation => true,
        IInvocationOperation call => Array.IndexOf(Tests, call.TargetMethod.Name) >= 0 || call.TargetMethod.Name.StartsWith("Try", StringComparison.Ordinal),
        IPropertyReferenceOperation property => Array.IndexOf(Tests, property.Property.Name) >= 0,
        _ => false,
    };

    private static bool IsNothing(IOperation value) =>
        Operations.WithoutConversions(value).ConstantValue is { HasValue: true, Value: null or 0 or "" };
}
