using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Language.Syntax;

namespace PromptGen.Language.Binding;

/// <summary><c>case</c>: conditions one after the other, however many.</summary>
internal sealed partial class TemplateBinder
{
    // Of conditions that are tried in one chain, each inside the one before. What follows is tried where a whole chain did not hold.
    private const int GreatestChain = 50;

    private int _caseCount;

    private BoundIf? BindCase(CaseSyntax syntax)
    {
        BoundExpression value = BindExpression(syntax.Value);
        string outer = _indentation;
        if (!syntax.BodyInSameTag)
        {
            _indentation = string.Empty;
        }

        List<BoundStatement> statements = [];
        BoundExpression tested = IsTestedLater(syntax) ? EvaluatedOnce(value, statements, 0) : syntax.Whens.Count > 1 ? EvaluatedOnce(value, statements, GreatestCopied) : value;
        bool reachable = _reachable;
        List<CaseBranch> branches = [];
        bool valid = true;
        foreach (WhenSyntax when in syntax.Whens)
        {
            _conditional++;
            BoundExpression? condition = AnyOf(when.Values.Select(candidate => BindComparison(ComparisonOperation.Equal, tested, BindExpression(candidate), candidate, "==")).ToList());
            _conditional--;
            branches.Add(BindBranch(condition, when.Body, reachable));
            valid &= condition is not (null or BoundError);
        }

        CaseBranch last = syntax.Else is null ? new CaseBranch(null, null, [], reachable) : BindBranch(null, syntax.Else, reachable);
        _indentation = outer;
        MergeBranches(syntax.Else is null && CoversEnum(value, syntax) ? branches : [.. branches, last]);
        if (!valid || branches.Count == 0)
        {
            return null;
        }

        if (statements.Count == 0 && branches.Count <= GreatestChain)
        {
            return Chain(branches, last.Body);
        }

        AddChains(branches, last.Body, statements);
        return new BoundIf(new BoundConstant(TemplateType.Boolean, true), new BoundBlock(statements), null);
    }

    /// <summary>Whether something may be evaluated between the value and its last comparison: a partial there could assign what the value reads.</summary>
    private static bool IsTestedLater(CaseSyntax syntax) =>
        syntax.Whens.Any(static when => when.Values.Any(static candidate => candidate is not (LiteralSyntax or NameSyntax or MemberSyntax)));

    /// <summary>Whether one of the branches is taken whatever value the variable has.</summary>
    private bool CoversEnum(BoundExpression value, CaseSyntax syntax)
    {
        if (value is not BoundVariable { Type: { Kind: TemplateTypeKind.Enum, Nullable: false } } variable)
        {
            return false;
        }

        HashSet<string> covered = new(
            syntax.Whens.SelectMany(static when => when.Values).Select(Unwrap).OfType<LiteralSyntax>()
                .Where(static literal => literal.Kind == LiteralKind.String).Select(static literal => literal.Text),
            StringComparer.Ordinal);
        return _variables[variable.Name].Type.EnumValues.All(covered.Contains);
    }

    private CaseBranch BindBranch(BoundExpression? condition, BlockSyntax syntax, bool reachable)
    {
        int mark = _assigned.Mark;
        _reachable = reachable;
        BoundBlock body = BindBlock(syntax);
        return new CaseBranch(condition, body, _assigned.TakeSince(mark), _reachable);
    }

    /// <summary>A value that is compared many times, and is more than a name, goes into a name.</summary>
    /// <param name="greatestCopied">The weight of what may be computed again.</param>
    private BoundExpression EvaluatedOnce(BoundExpression value, List<BoundStatement> statements, int greatestCopied)
    {
        if (value.Size.Weight <= greatestCopied || value.Type.Kind is TemplateTypeKind.Error or TemplateTypeKind.Mixed or TemplateTypeKind.Null)
        {
            return value;
        }

        LocalSymbol symbol = Temporary("case", value.Type);
        statements.Add(new BoundAssignment(symbol, value));
        return new BoundLocal(symbol, value.Type);
    }

    private LocalSymbol Temporary(string name, TemplateType type)
    {
        _passes = true;
        return new LocalSymbol(name + MarkOf(++_caseCount), LocalKind.Assigned, type, depth: 0) { IsTemporary = true };
    }

    /// <summary>Whether one of the conditions holds: many of them as a tree that is as low as it can be.</summary>
    private static BoundExpression? AnyOf(List<BoundExpression> tests)
    {
        if (tests.Exists(static test => test.Type.Kind == TemplateTypeKind.Error))
        {
            return BoundError.Instance;
        }

        if (tests.Count is > 0 and <= GreatestChain)
        {
            return tests.Skip(1).Aggregate(tests[0], static (left, right) => new BoundLogical(isAnd: false, left, right));
        }

        return tests.Count == 0 ? null : Half(0, tests.Count);

        BoundExpression Half(int start, int count) => count switch
        {
            1 => tests[start],
            _ => new BoundLogical(isAnd: false, Half(start, count / 2), Half(start + (count / 2), count - (count / 2))),
        };
    }

    private static BoundIf Chain(List<CaseBranch> branches, BoundBlock? otherwise)
    {
        BoundIf? chain = null;
        for (int i = branches.Count - 1; i >= 0; i--)
        {
            chain = new BoundIf(branches[i].Condition!, branches[i].Body!, chain is null ? otherwise : new BoundBlock([chain]));
        }

        return chain!;
    }

    private void AddChains(List<CaseBranch> branches, BoundBlock? otherwise, List<BoundStatement> statements)
    {
        if (branches.Count <= GreatestChain)
        {
            statements.Add(Chain(branches, otherwise));
            return;
        }

        LocalSymbol open = Temporary("open", TemplateType.Boolean);
        BoundAssignment opens = new(open, new BoundConstant(TemplateType.Boolean, true));
        statements.Add(opens);
        for (int i = 0; i < branches.Count; i += GreatestChain)
        {
            BoundBlock otherwiseOpen = new([opens]);
            List<BoundStatement> chain =
            [
                new BoundAssignment(open, new BoundConstant(TemplateType.Boolean, false)),
                Chain(branches.GetRange(i, Math.Min(GreatestChain, branches.Count - i)), otherwiseOpen),
            ];
            statements.Add(new BoundIf(new BoundLocal(open, TemplateType.Boolean), new BoundBlock(chain), null));
        }

        if (otherwise is not null)
        {
            statements.Add(new BoundIf(new BoundLocal(open, TemplateType.Boolean), otherwise, null));
        }
    }

    /// <summary>What is assigned whichever branch is taken: of those that end, what each assigns.</summary>
    private void MergeBranches(List<CaseBranch> branches)
    {
        List<CaseBranch> ending = branches.FindAll(static branch => branch.Ends);
        List<CaseBranch> counted = ending.Count == 0 ? branches : ending;
        int needed = ending.Count == 0 ? 1 : ending.Count;
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        List<string> order = [];
        foreach (string name in counted.SelectMany(static branch => branch.Assigns))
        {
            counts[name] = counts.TryGetValue(name, out int count) ? count + 1 : 1;
            if (counts[name] == 1)
            {
                order.Add(name);
            }
        }

        foreach (string name in order.Where(name => counts[name] >= needed))
        {
            _assigned.Add(name);
        }

        _reachable = ending.Count > 0;
    }

    /// <param name="Condition">Null for <c>else</c>.</param>
    /// <param name="Body">Null without <c>else</c>.</param>
    /// <param name="Assigns">The names that have a value at its end.</param>
    /// <param name="Ends">What follows the <c>case</c> is reached from it.</param>
    private sealed record CaseBranch(BoundExpression? Condition, BoundBlock? Body, List<string> Assigns, bool Ends);
}
