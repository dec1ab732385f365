namespace PromptGen.Core.Templates.Interpretation;

/// <summary>Where a variable or a name of the template lives while it renders. A partial shares the cells of names from outside.</summary>
internal abstract class Cell
{
    public abstract void Clear();
}

internal sealed class Cell<T> : Cell
{
    // A field, because loops write it at each turn.
    public T Value = default!;

    public override void Clear() => Value = default!;
}

/// <summary>What <c>for.index</c> and its like read.</summary>
internal sealed class LoopCell : Cell
{
    public int Index;
    public int Count;
    public bool Changed;

    public override void Clear() => (Index, Count, Changed) = (0, 0, false);
}
