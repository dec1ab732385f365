namespace PromptGen.Language.Binding;

/// <summary>
/// How often a loop goes through a list that a function made. With options, the language asks for the size and looks for each item from the
/// beginning; without, it goes through the list once.
/// </summary>
/// <param name="Fixed">Passes whatever the list is.</param>
/// <param name="Measures">Passes that ask for the length in the loop's body, which an empty list does not reach.</param>
/// <param name="OfItem">Passes for each item.</param>
/// <param name="CanLeave">A <c>break</c> leaves the list before its end.</param>
internal readonly record struct LoopPasses(int Fixed, int Measures, int OfItem, bool CanLeave)
{
    public static LoopPasses Of(BoundFor loop)
    {
        int measures = loop.Loop.UsesLength ? 1 : 0;
        if (loop.Offset is null && loop.Reversed)
        {
            return new LoopPasses(2, measures, OfItem: 0, CanLeave: false);
        }

        bool seeks = loop.Offset is not null || loop.Limit is not null;
        return seeks ? new LoopPasses(1, measures, OfItem: 2, CanLeave: false) : new LoopPasses(1, measures, OfItem: 0, CanLeave: true);
    }

    /// <param name="items">How many the loop visits.</param>
    public long Of(int items) => Fixed + (items > 0 ? Measures : 0) + (OfItem * (long)items);
}
