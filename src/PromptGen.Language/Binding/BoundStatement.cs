using System.Collections.Generic;
using PromptGen.Language.Trust;

namespace PromptGen.Language.Binding;

internal abstract class BoundStatement(TreeSize size)
{
    /// <summary>How far following it leads, partials included.</summary>
    public TreeSize Size { get; } = size;

    /// <summary>Hands the statement to the rule for its kind.</summary>
    public abstract void Accept(IStatementRules rules);
}

internal sealed class BoundBlock(IReadOnlyList<BoundStatement> statements)
{
    public static readonly BoundBlock Empty = new([]);

    public IReadOnlyList<BoundStatement> Statements { get; } = statements;

    public TreeSize Size { get; } = TreeSize.Over(statements);
}

/// <param name="indentation">The indentation of each line that the text begins.</param>
internal sealed class BoundText(string text, string indentation) : BoundStatement(TreeSize.Leaf)
{
    public string Text { get; } = text;

    public string Indentation { get; } = indentation;

    public override void Accept(IStatementRules rules) => rules.Follow(this);
}

/// <summary>Writes a value.</summary>
internal sealed class BoundOutput(BoundExpression value, string indentation) : BoundStatement(TreeSize.Over(value))
{
    public BoundExpression Value { get; } = value;

    public string Indentation { get; } = indentation;

    /// <summary>For problems that are found after binding.</summary>
    public TemplatePlace Place { get; init; }

    public override void Accept(IStatementRules rules) => rules.Follow(this);
}

/// <param name="condition">A boolean that is not null.</param>
internal sealed class BoundIf(BoundExpression condition, BoundBlock then, BoundBlock? otherwise) : BoundStatement(TreeSize.Over(condition).Beside(then).Beside(otherwise))
{
    public BoundExpression Condition { get; } = condition;

    public BoundBlock Then { get; } = then;

    public BoundBlock? Else { get; } = otherwise;

    public override void Accept(IStatementRules rules) => rules.Follow(this);
}

internal sealed class BoundFor(LocalSymbol item, LoopSymbol loop, BoundExpression source, BoundBlock body, BoundBlock? otherwise)
    : BoundStatement(TreeSize.Over(source).Beside(body).Beside(otherwise))
{
    public LocalSymbol Item { get; } = item;

    public LoopSymbol Loop { get; } = loop;

    /// <summary>A list or a string; if it is null, neither the body nor the else body runs.</summary>
    public BoundExpression Source { get; } = source;

    public BoundExpression? Offset { get; init; }

    public BoundExpression? Limit { get; init; }

    public bool Reversed { get; init; }

    public BoundBlock Body { get; } = body;

    public BoundBlock? Else { get; } = otherwise;

    /// <summary>The template and the line, for people.</summary>
    public required string Place { get; init; }

    public override void Accept(IStatementRules rules) => rules.Follow(this);
}

internal sealed class BoundWhile(LoopSymbol loop, BoundExpression condition, BoundBlock body) : BoundStatement(TreeSize.Over(condition).Beside(body))
{
    public LoopSymbol Loop { get; } = loop;

    public BoundExpression Condition { get; } = condition;

    public BoundBlock Body { get; } = body;

    public required string Place { get; init; }

    public override void Accept(IStatementRules rules) => rules.Follow(this);
}

internal sealed class BoundBreak() : BoundStatement(TreeSize.Leaf)
{
    public override void Accept(IStatementRules rules) => rules.Follow(this);
}

internal sealed class BoundContinue() : BoundStatement(TreeSize.Leaf)
{
    public override void Accept(IStatementRules rules) => rules.Follow(this);
}

internal sealed class BoundAssignment(LocalSymbol target, BoundExpression value) : BoundStatement(TreeSize.Over(value))
{
    public LocalSymbol Target { get; } = target;

    public BoundExpression Value { get; } = value;

    public override void Accept(IStatementRules rules) => rules.Follow(this);
}

internal sealed class BoundCapture(LocalSymbol target, BoundBlock body) : BoundStatement(TreeSize.Leaf.Beside(body))
{
    public LocalSymbol Target { get; } = target;

    public BoundBlock Body { get; } = body;

    public override void Accept(IStatementRules rules) => rules.Follow(this);
}

/// <summary>A partial as bound at its include. Includes that agree on everything that it names share one.</summary>
internal sealed class BoundPartial(string name)
{
    public string Name { get; } = name;

    public BoundBlock Body { get; set; } = BoundBlock.Empty;

    /// <summary>The names from outside that it uses, and what they were.</summary>
    public SortedDictionary<string, LocalSymbol> Captured { get; } = new(System.StringComparer.Ordinal);

    /// <summary>Those of <see cref="Captured"/> that it assigns.</summary>
    public HashSet<string> AssignsTo { get; } = new(System.StringComparer.Ordinal);

    /// <summary>What it names <c>$1</c>, <c>$title</c>...</summary>
    public IReadOnlyList<LocalSymbol> Parameters { get; set; } = [];

    /// <summary>Names that it looked for among the template's own and did not find there.</summary>
    public SortedSet<string> NotCaptured { get; } = new(System.StringComparer.Ordinal);

    /// <summary>Variables of the prompt that it, or a partial inside, uses.</summary>
    public SortedSet<string> Variables { get; } = new(System.StringComparer.Ordinal);

    /// <summary>Names that are assigned on every path through it.</summary>
    public HashSet<string> Assigns { get; } = new(System.StringComparer.Ordinal);

    /// <summary>Names that had to be assigned before it.</summary>
    public HashSet<string> Requires { get; } = new(System.StringComparer.Ordinal);

    public bool HasLoops { get; set; }

    /// <summary>It assigns lists or objects to names, which may live longer than what was passed to it.</summary>
    public bool KeepsLists { get; set; }

    /// <summary>It may include itself, perhaps through others.</summary>
    public bool IsRecursive { get; set; }

    /// <summary>The arguments that it was bound for, used or not.</summary>
    public List<(string Name, TemplateType Type)> ArgumentTypes { get; } = [];
}

/// <summary>Writes a partial.</summary>
/// <param name="arguments">In the order of the partial's <see cref="BoundPartial.Parameters"/>.</param>
internal sealed class BoundInclude(BoundPartial partial, IReadOnlyList<BoundExpression> arguments, string indentation, string place)
    : BoundStatement(TreeSize.Of(partial, arguments))
{
    public BoundPartial Partial { get; } = partial;

    public string Indentation { get; } = indentation;

    public string Place { get; } = place;

    public IReadOnlyList<BoundExpression> Arguments { get; } = arguments;

    /// <summary>Items of loops and members of objects that are others here than where the partial was bound: the name is the same.</summary>
    public IReadOnlyDictionary<LocalSymbol, LocalSymbol> StandIns { get; init; } = new Dictionary<LocalSymbol, LocalSymbol>();

    /// <summary>The value of a name from outside in the partial.</summary>
    public LocalSymbol Passed(LocalSymbol captured) => StandIns.TryGetValue(captured, out LocalSymbol? passed) ? passed : captured;

    public override void Accept(IStatementRules rules) => rules.Follow(this);
}
