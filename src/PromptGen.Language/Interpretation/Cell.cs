namespace PromptGen.Language.Interpretation;

/// <summary>The storage of a variable or a name of the template while it renders. A partial shares the cells of names from
/// outside.</summary>
internal abstract class Cell
{
    /// <summary>Whether something of the caller would stay alive in it.</summary>
    public abstract bool HoldsReference { get; }

    public abstract void Clear();
}

internal sealed class Cell<T> : Cell
{
    // A field, because loops write it at each turn.
    public T Value = default!;

    public override bool HoldsReference => !typeof(T).IsValueType;

    public override void Clear() => Value = default!;
}

/// <summary>What <c>for.index</c> and its like read.</summary>
internal sealed class LoopCell : Cell
{
    public int Index;
    public int Count;
    public bool Changed;

    public override bool HoldsReference => false;

    public override void Clear() => (Index, Count, Changed) = (0, 0, false);
}
