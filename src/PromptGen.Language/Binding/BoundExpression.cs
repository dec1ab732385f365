using System.Collections.Generic;
using PromptGen.Language.Trust;

namespace PromptGen.Language.Binding;

/// <summary>An expression with its type. Trees are immutable and shared by both back ends.</summary>
internal abstract class BoundExpression(TemplateType type, TreeSize size)
{
    public TemplateType Type { get; } = type;

    /// <summary>Hands the expression to the rule for its kind.</summary>
    public abstract ValueTrust Accept(IExpressionRules rules);

    /// <summary>How far following it leads.</summary>
    public TreeSize Size { get; } = size;

    /// <summary>Whether evaluating can fail, once somebody asked.</summary>
    public bool? MayThrow { get; set; }
}

/// <param name="value">A string, long, double, decimal, bool or null, as the type says.</param>
internal sealed class BoundConstant(TemplateType type, object? value) : BoundExpression(type, TreeSize.Leaf)
{
    public static readonly BoundConstant Null = new(TemplateType.Null, null);

    public object? Value { get; } = value;

    public override ValueTrust Accept(IExpressionRules rules) => rules.Of(this);
}

/// <summary>Replaces an expression with a problem.</summary>
internal sealed class BoundError() : BoundExpression(TemplateType.Error, TreeSize.Leaf)
{
    public static readonly BoundError Instance = new();

    public override ValueTrust Accept(IExpressionRules rules) => rules.Of(this);
}

/// <summary>A variable of the prompt.</summary>
internal sealed class BoundVariable(TemplateType type, string name) : BoundExpression(type, TreeSize.Leaf)
{
    public string Name { get; } = name;

    public override ValueTrust Accept(IExpressionRules rules) => rules.Of(this);
}

internal sealed class BoundLocal(LocalSymbol symbol, TemplateType type) : BoundExpression(type, TreeSize.Leaf)
{
    public LocalSymbol Symbol { get; } = symbol;

    public override ValueTrust Accept(IExpressionRules rules) => rules.Of(this);
}

/// <summary><c>for.index</c> and its like.</summary>
internal sealed class BoundLoopMember(TemplateType type, LoopSymbol loop, LoopMember member) : BoundExpression(type, TreeSize.Leaf)
{
    public LoopSymbol Loop { get; } = loop;

    public LoopMember Member { get; } = member;

    public override ValueTrust Accept(IExpressionRules rules) => rules.Of(this);
}

/// <summary>A property. If the target is null, the value is null too.</summary>
internal sealed class BoundProperty(TemplateType type, BoundExpression target, string name) : BoundExpression(type, TreeSize.Over(target))
{
    public BoundExpression Target { get; } = target;

    public string Name { get; } = name;

    public override ValueTrust Accept(IExpressionRules rules) => rules.Of(this);
}

/// <summary>Refuses null at run time.</summary>
/// <param name="what">For the message: the expression as written and the place.</param>
internal sealed class BoundRequired(BoundExpression operand, string what) : BoundExpression(operand.Type.AsRequired(), TreeSize.Over(operand))
{
    public BoundExpression Operand { get; } = operand;

    public string What { get; } = what;

    public override ValueTrust Accept(IExpressionRules rules) => rules.Of(this);
}

/// <summary>The length of a string or a list. If the target is null, the value is null too.</summary>
internal sealed class BoundLength(TemplateType type, BoundExpression target) : BoundExpression(type, TreeSize.Over(target))
{
    /// <summary>For exceptions: finding the size of a list that functions made counts iterations.</summary>
    public const string Place = "the size of a list";

    public BoundExpression Target { get; } = target;

    public override ValueTrust Accept(IExpressionRules rules) => rules.Of(this);
}

/// <summary>An item of a list (null beyond its ends) or a character of a string. A negative index counts from the end.</summary>
internal sealed class BoundElement(TemplateType type, BoundExpression target, BoundExpression index, string what) : BoundExpression(type, TreeSize.Over(target, index))
{
    public BoundExpression Target { get; } = target;

    public BoundExpression Index { get; } = index;

    /// <summary><c>array.first</c>, which goes through fewer items than an index does.</summary>
    public bool IsFirst { get; init; }

    public string What { get; } = what;

    public override ValueTrust Accept(IExpressionRules rules) => rules.Of(this);
}

/// <summary>Whether a value counts as true: not null and not false.</summary>
internal sealed class BoundTruth(BoundExpression operand) : BoundExpression(TemplateType.Boolean, TreeSize.Over(operand))
{
    public BoundExpression Operand { get; } = operand;

    public override ValueTrust Accept(IExpressionRules rules) => rules.Of(this);
}

/// <param name="operand">A boolean that is not null.</param>
internal sealed class BoundNot(BoundExpression operand) : BoundExpression(TemplateType.Boolean, TreeSize.Over(operand))
{
    public BoundExpression Operand { get; } = operand;

    public override ValueTrust Accept(IExpressionRules rules) => rules.Of(this);
}

/// <summary><c>&amp;&amp;</c> or <c>||</c> of two booleans.</summary>
internal sealed class BoundLogical(bool isAnd, BoundExpression left, BoundExpression right) : BoundExpression(TemplateType.Boolean, TreeSize.Over(left, right))
{
    public bool IsAnd { get; } = isAnd;

    public BoundExpression Left { get; } = left;

    public BoundExpression Right { get; } = right;

    public override ValueTrust Accept(IExpressionRules rules) => rules.Of(this);
}

/// <param name="what">For messages at run time: the operation as written and the place.</param>
internal sealed class BoundNegation(BoundExpression operand, string what) : BoundExpression(operand.Type with { Format = null }, TreeSize.Over(operand))
{
    public BoundExpression Operand { get; } = operand;

    public string What { get; } = what;

    public override ValueTrust Accept(IExpressionRules rules) => rules.Of(this);
}

internal enum ArithmeticOperation
{
    Add,
    Subtract,
    Multiply,
    Divide,

    /// <summary><c>//</c></summary>
    DivideToInteger,
    Remainder,
}

/// <summary>Both operands have the same kind: that of the operation. The result is null if either side is null.</summary>
/// <param name="what">For messages at run time: the operation as written and the place.</param>
internal sealed class BoundArithmetic(
    TemplateType type, ArithmeticOperation operation, BoundExpression left, BoundExpression right, string what) : BoundExpression(type, TreeSize.Over(left, right))
{
    public ArithmeticOperation Operation { get; } = operation;

    public BoundExpression Left { get; } = left;

    public BoundExpression Right { get; } = right;

    public string What { get; } = what;

    public override ValueTrust Accept(IExpressionRules rules) => rules.Of(this);
}

internal enum ComparisonOperation
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>Both operands have the same kind. Strings compare ordinally.</summary>
internal sealed class BoundComparison(ComparisonOperation operation, BoundExpression left, BoundExpression right)
    : BoundExpression(TemplateType.Boolean, TreeSize.Over(left, right))
{
    public ComparisonOperation Operation { get; } = operation;

    public BoundExpression Left { get; } = left;

    public BoundExpression Right { get; } = right;

    public override ValueTrust Accept(IExpressionRules rules) => rules.Of(this);
}

/// <summary>Whether a value is null, or is not.</summary>
internal sealed class BoundIsNull(BoundExpression operand, bool negated) : BoundExpression(TemplateType.Boolean, TreeSize.Over(operand))
{
    public BoundExpression Operand { get; } = operand;

    public bool Negated { get; } = negated;

    public override ValueTrust Accept(IExpressionRules rules) => rules.Of(this);
}

/// <summary>A number as a number of another kind; a boolean as an integer. Null stays null.</summary>
internal sealed class BoundConversion(TemplateType type, BoundExpression operand) : BoundExpression(type, TreeSize.Over(operand))
{
    public BoundExpression Operand { get; } = operand;

    /// <summary>The expression as written and its place, for messages at run time if the conversion can fail.</summary>
    public string What { get; init; } = string.Empty;

    public override ValueTrust Accept(IExpressionRules rules) => rules.Of(this);
}

/// <summary>The text of a value. Null stays null.</summary>
internal sealed class BoundTextOf(BoundExpression operand)
    : BoundExpression(operand.Type.Nullable ? TemplateType.String.AsNullable() : TemplateType.String, TreeSize.Over(operand))
{
    public BoundExpression Operand { get; } = operand;

    public override ValueTrust Accept(IExpressionRules rules) => rules.Of(this);
}

/// <summary>Strings one after the other; null counts as empty.</summary>
/// <param name="what">For messages at run time: the operation as written and the place.</param>
internal sealed class BoundConcatenation(IReadOnlyList<BoundExpression> written, string what) : BoundExpression(TemplateType.String, TreeSize.OfParts(written))
{
    private IReadOnlyList<BoundExpression>? _parts;

    /// <summary>As written: <c>a + b + c</c> is <c>a + b</c> and <c>c</c>.</summary>
    public IReadOnlyList<BoundExpression> Written { get; } = written;

    /// <summary>All that is joined. Found when somebody asks: done at each operator of a chain, it would take the square of the chain's length.</summary>
    public IReadOnlyList<BoundExpression> Parts => _parts ??= Flatten();

    public string What { get; } = what;

    public override ValueTrust Accept(IExpressionRules rules) => rules.Of(this);

    private List<BoundExpression> Flatten()
    {
        List<BoundExpression> parts = [];
        Stack<BoundExpression> pending = new([this]);
        while (pending.Count > 0)
        {
            BoundExpression next = pending.Pop();
            if (next is not BoundConcatenation joined)
            {
                parts.Add(next);
                continue;
            }

            for (int i = joined.Written.Count - 1; i >= 0; i--)
            {
                pending.Push(joined.Written[i]);
            }
        }

        return parts;
    }
}

/// <summary>A repeated string; a count of zero or less returns the empty string.</summary>
/// <param name="what">For messages at run time: the operation as written and the place.</param>
internal sealed class BoundRepetition(BoundExpression text, BoundExpression count, string what) : BoundExpression(TemplateType.String, TreeSize.Over(text, count))
{
    public BoundExpression Text { get; } = text;

    public BoundExpression Count { get; } = count;

    public string What { get; } = what;

    public override ValueTrust Accept(IExpressionRules rules) => rules.Of(this);
}

internal sealed class BoundConditional(TemplateType type, BoundExpression condition, BoundExpression then, BoundExpression otherwise)
    : BoundExpression(type, TreeSize.Over(condition, then, otherwise))
{
    public BoundExpression Condition { get; } = condition;

    public BoundExpression Then { get; } = then;

    public BoundExpression Else { get; } = otherwise;

    public override ValueTrust Accept(IExpressionRules rules) => rules.Of(this);
}

/// <summary><c>??</c>: both sides are evaluated, and the result is the right one if the left is null.</summary>
internal sealed class BoundCoalesce(TemplateType type, BoundExpression left, BoundExpression right) : BoundExpression(type, TreeSize.Over(left, right))
{
    public BoundExpression Left { get; } = left;

    public BoundExpression Right { get; } = right;

    /// <summary>Whether the right side can fail, which it must do even if the left side is not null.</summary>
    public bool EvaluatesBoth { get; init; }

    public override ValueTrust Accept(IExpressionRules rules) => rules.Of(this);
}

internal sealed class BoundArray(TemplateType type, IReadOnlyList<BoundExpression> items) : BoundExpression(type, TreeSize.Over(items))
{
    public IReadOnlyList<BoundExpression> Items { get; } = items;

    public override ValueTrust Accept(IExpressionRules rules) => rules.Of(this);
}

/// <summary><c>a..b</c>, <c>a..&lt;b</c>; descends where <c>a</c> is greater.</summary>
internal sealed class BoundRange(BoundExpression first, BoundExpression last, bool includesLast, string what)
    : BoundExpression(TemplateType.ArrayOf(TemplateType.Integer), TreeSize.Over(first, last))
{
    public BoundExpression First { get; } = first;

    public BoundExpression Last { get; } = last;

    public bool IncludesLast { get; } = includesLast;

    public string What { get; } = what;

    public override ValueTrust Accept(IExpressionRules rules) => rules.Of(this);
}

/// <summary>A call of a library function.</summary>
internal sealed class BoundCall(TemplateType type, TemplateFunction function, IReadOnlyList<BoundExpression> arguments, string what)
    : BoundExpression(type, TreeSize.Over(arguments))
{
    public TemplateFunction Function { get; } = function;

    public IReadOnlyList<BoundExpression> Arguments { get; } = arguments;

    public string What { get; } = what;

    public override ValueTrust Accept(IExpressionRules rules) => rules.Of(this);
}

/// <summary>The texts of a list's items with a delimiter between them; the text of null is the empty string.</summary>
internal sealed class BoundJoin(BoundExpression list, BoundExpression delimiter) : BoundExpression(TemplateType.String, TreeSize.Over(list, delimiter))
{
    public BoundExpression List { get; } = list;

    public BoundExpression Delimiter { get; } = delimiter;

    public override ValueTrust Accept(IExpressionRules rules) => rules.Of(this);
}

/// <summary>A list function that looks at a member of each item: <c>array.map</c> and <c>array.sort</c>.</summary>
internal sealed class BoundMemberCall(TemplateType type, TemplateFunction function, BoundExpression list, string member, string what) : BoundExpression(type, TreeSize.Over(list))
{
    public TemplateFunction Function { get; } = function;

    public BoundExpression List { get; } = list;

    public string Member { get; } = member;

    public string What { get; } = what;

    public override ValueTrust Accept(IExpressionRules rules) => rules.Of(this);
}

/// <summary>The text that a partial writes, as a string.</summary>
internal sealed class BoundIncludeText(BoundInclude include) : BoundExpression(TemplateType.String, include.Size)
{
    public BoundInclude Include { get; } = include;

    public override ValueTrust Accept(IExpressionRules rules) => rules.Of(this);
}
