using System.Collections.Generic;

namespace PromptGen.Language.Binding;

/// <summary>
/// What a condition says about values that may be null: inside <c>if trip.budget</c> the budget is there. Only variables of the
/// prompt, items of loops and their properties count, which nothing changes.
/// </summary>
internal sealed class PresentValues
{
    private readonly List<ValuePath> _paths = [];

    public int Mark => _paths.Count;

    public void Add(BoundExpression condition, bool holds)
    {
        switch (condition)
        {
            case BoundTruth truth when holds:
                AddPath(truth.Operand);
                break;
            case BoundIsNull test when test.Negated == holds:
                AddPath(test.Operand);
                break;
            case BoundNot not:
                Add(not.Operand, !holds);
                break;
            case BoundLogical logical when logical.IsAnd == holds:
                Add(logical.Left, holds);
                Add(logical.Right, holds);
                break;
        }
    }

    /// <summary>Forgets what was added since a mark.</summary>
    public void ForgetSince(int mark) => _paths.RemoveRange(mark, _paths.Count - mark);

    /// <summary>Removes all, and returns them.</summary>
    public List<ValuePath> TakeAll()
    {
        List<ValuePath> taken = [.. _paths];
        _paths.Clear();
        return taken;
    }

    public void Restore(List<ValuePath> taken) => _paths.AddRange(taken);

    /// <summary>The value without null if it is known not to be null, otherwise unchanged.</summary>
    public BoundExpression WithoutNull(BoundExpression value)
    {
        if (!value.Type.Nullable || _paths.Count == 0)
        {
            return value;
        }

        switch (value)
        {
            case BoundArithmetic arithmetic:
                BoundExpression left = WithoutNull(arithmetic.Left);
                BoundExpression right = WithoutNull(arithmetic.Right);
                return left.Type.Nullable || right.Type.Nullable
                    ? value
                    : new BoundArithmetic(arithmetic.Type.AsRequired(), arithmetic.Operation, left, right, arithmetic.What);
            case BoundConversion conversion:
                BoundExpression operand = WithoutNull(conversion.Operand);
                return operand.Type.Nullable ? value : new BoundConversion(conversion.Type.AsRequired(), operand) { What = conversion.What };
            default:
                return PathOf(value) is { } path && _paths.Contains(path) ? new BoundConversion(value.Type.AsRequired(), value) : value;
        }
    }

    private void AddPath(BoundExpression value)
    {
        if (value.Type.Kind != TemplateTypeKind.Boolean && PathOf(value) is { } path)
        {
            _paths.Add(path);
        }
    }

    private static ValuePath? PathOf(BoundExpression value) => value switch
    {
        BoundVariable variable => new ValuePath(variable.Name, string.Empty),
        BoundLocal { Symbol: { Kind: LocalKind.LoopItem } symbol } => new ValuePath(symbol, string.Empty),
        BoundProperty { Target.Type.Nullable: false } property when PathOf(property.Target) is { } target =>
            target with { Properties = target.Properties + "." + property.Name },
        _ => null,
    };
}

/// <param name="Root">The name of a variable, or the symbol of a loop's item.</param>
internal sealed record ValuePath(object Root, string Properties);
