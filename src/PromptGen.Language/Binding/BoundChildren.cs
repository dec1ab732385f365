using System.Collections.Generic;

namespace PromptGen.Language.Binding;

/// <summary>The direct parts of an expression or a statement.</summary>
internal static class BoundChildren
{
    public static IReadOnlyList<BoundExpression> Of(BoundExpression expression) => expression switch
    {
        // By far the most, and each type that is asked for takes its time.
        BoundConstant or BoundVariable or BoundLocal => [],
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

    /// <summary>The expressions of a statement itself, without its blocks.</summary>
    public static IReadOnlyList<BoundExpression> Of(BoundStatement statement) => statement switch
    {
        BoundOutput output => [output.Value],
        BoundIf conditional => [conditional.Condition],
        BoundFor loop => Present(loop.Source, loop.Offset, loop.Limit),
        BoundWhile loop => [loop.Condition],
        BoundAssignment assignment => [assignment.Value],
        BoundWith with => [with.Value],
        BoundInclude include => include.Arguments,
        _ => [],
    };

    /// <summary>The blocks of a statement. The body of a partial belongs to the partial.</summary>
    public static IReadOnlyList<BoundBlock> Blocks(BoundStatement statement) => statement switch
    {
        BoundIf conditional => Present(conditional.Then, conditional.Else),
        BoundFor loop => Present(loop.Body, loop.Else),
        BoundWhile loop => [loop.Body],
        BoundCapture capture => [capture.Body],
        BoundWith with => [with.Body],
        BoundCallBody call => [call.Body],
        BoundReturn ret => [ret.Result],
        _ => [],
    };

    /// <summary>The partials that a statement includes, itself or in its expressions; not those of its blocks.</summary>
    public static IReadOnlyList<BoundInclude> Includes(BoundStatement statement)
    {
        List<BoundInclude>? includes = statement is BoundInclude include ? [include] : null;
        AddIncludes(Of(statement), ref includes);
        return includes is null ? [] : includes;
    }

    private static void AddIncludes(IReadOnlyList<BoundExpression> expressions, ref List<BoundInclude>? includes)
    {
        for (int i = 0; i < expressions.Count; i++)
        {
            if (expressions[i] is BoundIncludeText text)
            {
                includes ??= [];
                includes.Add(text.Include);
            }

            AddIncludes(Of(expressions[i]), ref includes);
        }
    }

    private static List<T> Present<T>(params T?[] parts)
        where T : class
    {
        List<T> present = [];
        foreach (T? part in parts)
        {
            if (part is not null)
            {
                present.Add(part);
            }
        }

        return present;
    }
}
