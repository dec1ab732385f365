using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace PromptGen.Language;

/// <summary>A list that takes iterations to go through, beside those of who goes through it.</summary>
internal interface ICountedList
{
    /// <summary>The iterations that going through the whole list takes, also to find its size.</summary>
    long Iterations { get; }
}

/// <summary>
/// What a list function returns. The language computes such items anew each time they are used, and counts that as iterations. The items are
/// computed once here; the count travels with them.
/// </summary>
internal sealed class CountedList<T>(IReadOnlyList<T> items, long iterations) : IReadOnlyList<T>, ICountedList
{
    public long Iterations { get; } = iterations;

    public int Count => items.Count;

    public T this[int index] => items[index];

    public IEnumerator<T> GetEnumerator() => items.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
