using System.Collections.Generic;
using PromptGen.Language.Binding;

namespace PromptGen.Language.Trust;

/// <summary>The trust in the value of each kind of expression. Operands are followed in the order in which they are evaluated: a partial in one may assign names.</summary>
internal sealed partial class TrustFlow : IExpressionRules
{
    public ValueTrust Of(BoundConstant expression) => ValueTrust.Trusted;

    public ValueTrust Of(BoundError expression) => ValueTrust.Trusted;

    public ValueTrust Of(BoundVariable expression) => analysis.Of(expression);

    public ValueTrust Of(BoundLocal expression) => State?[expression.Symbol] ?? ValueTrust.Trusted;

    // How often a loop runs is decided, not written, by what it runs through.
    public ValueTrust Of(BoundLoopMember expression) => ValueTrust.Trusted;

    public ValueTrust Of(BoundProperty expression) => Of(expression.Target).Member(expression.Name);

    public ValueTrust Of(BoundRequired expression) => Of(expression.Operand);

    public ValueTrust Of(BoundLength expression) => Of(expression.Target).Computed();

    public ValueTrust Of(BoundElement expression)
    {
        ValueTrust target = Of(expression.Target);
        ValueTrust index = Of(expression.Index);

        // The index of a list decides which item it is; a character of a string is computed.
        return expression.Target.Type.Kind == TemplateTypeKind.Array ? target : ValueTrust.Join(target, index).Computed();
    }

    public ValueTrust Of(BoundTruth expression) => Of(expression.Operand).Computed();

    public ValueTrust Of(BoundNot expression) => Of(expression.Operand).Computed();

    public ValueTrust Of(BoundLogical expression)
    {
        // `when` with many values nests to the left.
        Stack<BoundLogical> chain = new();
        BoundExpression first = expression;
        while (first is BoundLogical logical)
        {
            chain.Push(logical);
            first = logical.Left;
        }

        ValueTrust trust = Of(first);
        while (chain.Count > 0)
        {
            TrustState? decided = State?.Copy();
            trust = ValueTrust.Join(trust, Of(chain.Pop().Right));
            State = TrustState.Join(decided, State);
        }

        return trust.Computed();
    }

    public ValueTrust Of(BoundNegation expression) => Of(expression.Operand).Computed();

    public ValueTrust Of(BoundArithmetic expression) => Computed(expression.Left, expression.Right);

    public ValueTrust Of(BoundComparison expression) => Computed(expression.Left, expression.Right);

    public ValueTrust Of(BoundIsNull expression) => Of(expression.Operand).Computed();

    public ValueTrust Of(BoundConversion expression) => Of(expression.Operand);

    public ValueTrust Of(BoundTextOf expression) => ValueTrust.Of(TextOf(expression.Operand));

    public ValueTrust Of(BoundConcatenation expression)
    {
        TrustLevel level = TrustLevel.Trusted;
        foreach (BoundExpression part in expression.Parts)
        {
            level = ValueTrust.Max(level, TextOf(part));
        }

        return ValueTrust.Of(level);
    }

    public ValueTrust Of(BoundRepetition expression) => Computed(expression.Text, expression.Count);

    public ValueTrust Of(BoundConditional expression)
    {
        Of(expression.Condition);
        TrustState? otherwise = State?.Copy();
        ValueTrust trust = Of(expression.Then);
        TrustState? then = State;
        State = otherwise;
        trust = ValueTrust.Join(trust, Of(expression.Else));
        State = TrustState.Join(then, State);
        return trust;
    }

    public ValueTrust Of(BoundCoalesce expression)
    {
        ValueTrust trust = Of(expression.Left);
        TrustState? decided = expression.EvaluatesBoth ? null : State?.Copy();
        trust = ValueTrust.Join(trust, Of(expression.Right));
        State = TrustState.Join(decided, State);
        return trust;
    }

    public ValueTrust Of(BoundArray expression) => Joined(expression.Items);

    public ValueTrust Of(BoundObject expression)
    {
        List<KeyValuePair<string, ValueTrust>> members = [];
        for (int i = 0; i < expression.Values.Count; i++)
        {
            members.Add(new KeyValuePair<string, ValueTrust>(expression.Type.Members[i].Name, Of(expression.Values[i])));
        }

        return ValueTrust.OfObject(members);
    }

    public ValueTrust Of(BoundRange expression) => Computed(expression.First, expression.Last);

    public ValueTrust Of(BoundCall expression)
    {
        ValueTrust trust = Joined(expression.Arguments);
        return expression.Function.Trust switch
        {
            FunctionTrust.KeepsItems => trust,
            FunctionTrust.Fences => ValueTrust.Of(trust.Least == TrustLevel.Trusted ? TrustLevel.Trusted : TrustLevel.Fenced),
            _ => trust.Computed(),
        };
    }

    public ValueTrust Of(BoundJoin expression)
    {
        ValueTrust items = Of(expression.List);
        ValueTrust delimiter = Of(expression.Delimiter);
        return ValueTrust.Of(ValueTrust.Max(Text(items, expression.List.Type.Items), delimiter.Least));
    }

    public ValueTrust Of(BoundMemberCall expression)
    {
        ValueTrust list = Of(expression.List);
        return expression.Function.Trust == FunctionTrust.KeepsItems ? list : list.Member(expression.Member);
    }

    public ValueTrust Of(BoundJson expression) => Of(expression.Value).Computed();

    public ValueTrust Of(BoundListQuery expression)
    {
        ValueTrust list = Of(expression.List);
        TrustState? empty = State?.Copy();
        ValueTrust body = ValueTrust.Trusted;
        Set(expression.Item, list);
        TrustState? end = Repeat(expression, () => body = ValueTrust.Join(body, Of(expression.Body))).End;
        State = TrustState.Join(empty, end);
        return expression.Kind switch
        {
            ListQueryKind.Each => body,
            ListQueryKind.Filter => list,
            _ => ValueTrust.Join(list, body).Computed(),
        };
    }

    public ValueTrust Of(BoundIncludeText expression) => ValueTrust.Of(Enter(expression.Include)?.Written ?? TrustLevel.Trusted);

    private ValueTrust Of(BoundExpression expression) => expression.Accept(this);

    private void Evaluate(BoundExpression? expression) => expression?.Accept(this);

    private ValueTrust Computed(BoundExpression left, BoundExpression right) => ValueTrust.Join(Of(left), Of(right)).Computed();

    private ValueTrust Joined(IReadOnlyList<BoundExpression> expressions)
    {
        ValueTrust trust = ValueTrust.Trusted;
        foreach (BoundExpression expression in expressions)
        {
            trust = ValueTrust.Join(trust, Of(expression));
        }

        return trust;
    }

    private TrustLevel TextOf(BoundExpression value) => Text(Of(value), value.Type);

    /// <summary>The trust in the text of a value: a list or an object prints a fenced text in quotes, without its lines.</summary>
    private static TrustLevel Text(ValueTrust trust, TemplateType? type) =>
        type?.Kind is TemplateTypeKind.Array or TemplateTypeKind.Object ? trust.Computed().Least : trust.Least;
}
