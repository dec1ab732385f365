using System.Collections.Generic;

namespace PromptGen.Core.Templates.Binding;

/// <summary>The expressions that an expression is made of.</summary>
internal static class BoundChildren
{
    public static IEnumerable<BoundExpression> Of(BoundExpression expression) => expression switch
    {
        BoundProperty property => [property.Target],
        BoundRequired required => [required.Operand],
        BoundLength length => [length.Target],
        BoundElement element => [element.Target, element.Index],
        BoundTruth truth => [truth.Operand],
        BoundNot not => [not.Operand],
        BoundLogical logical => [logical.Left, logical.Right],
        BoundNegation negation => [negation.Operand],
        BoundArithmetic arithmetic => [arithmetic.Left, arithmetic.Right],
        BoundComparison comparison => [comparison.Left, comparison.Right],
        BoundIsNull test => [test.Operand],
        BoundConversion conversion => [conversion.Operand],
        BoundTextOf text => [text.Operand],
        BoundConcatenation concatenation => concatenation.Parts,
        BoundRepetition repetition => [repetition.Text, repetition.Count],
        BoundConditional choice => [choice.Condition, choice.Then, choice.Else],
        BoundCoalesce coalesce => [coalesce.Left, coalesce.Right],
        BoundArray array => array.Items,
        BoundObject value => value.Values,
        BoundRange range => [range.First, range.Last],
        BoundCall call => call.Arguments,
        BoundJoin join => [join.List, join.Delimiter],
        BoundMemberCall call => [call.List],
        BoundJson json => [json.Value],
        BoundListQuery query => [query.List, query.Body],
        BoundIncludeText text => text.Include.Arguments,
        _ => [],
    };
}
