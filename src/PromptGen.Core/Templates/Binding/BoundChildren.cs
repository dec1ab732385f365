using System.Collections.Generic;
using System.Linq;

namespace PromptGen.Core.Templates.Binding;

/// <summary>What an expression or a statement is made of: its direct parts.</summary>
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

    /// <summary>The expressions that stand in a statement itself, not in its blocks.</summary>
    public static IEnumerable<BoundExpression> Of(BoundStatement statement) => statement switch
    {
        BoundOutput output => [output.Value],
        BoundIf conditional => [conditional.Condition],
        BoundFor loop => new[] { loop.Source, loop.Offset, loop.Limit }.OfType<BoundExpression>(),
        BoundWhile loop => [loop.Condition],
        BoundAssignment assignment => [assignment.Value],
        BoundWith with => [with.Value],
        BoundInclude include => include.Arguments,
        _ => [],
    };

    /// <summary>The blocks of a statement. The body of a partial belongs to the partial.</summary>
    public static IEnumerable<BoundBlock> Blocks(BoundStatement statement) => statement switch
    {
        BoundIf conditional => new[] { conditional.Then, conditional.Else }.OfType<BoundBlock>(),
        BoundFor loop => new[] { loop.Body, loop.Else }.OfType<BoundBlock>(),
        BoundWhile loop => [loop.Body],
        BoundCapture capture => [capture.Body],
        BoundWith with => [with.Body],
        _ => [],
    };

    /// <summary>The partials that a statement includes, itself or in its expressions; not those of its blocks.</summary>
    public static IEnumerable<BoundInclude> Includes(BoundStatement statement) =>
        statement is BoundInclude include ? Of(statement).SelectMany(Includes).Prepend(include) : Of(statement).SelectMany(Includes);

    private static IEnumerable<BoundInclude> Includes(BoundExpression expression) => expression is BoundIncludeText text
        ? Of(expression).SelectMany(Includes).Prepend(text.Include)
        : Of(expression).SelectMany(Includes);
}
