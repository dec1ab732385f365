using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using PromptGen.Language;

namespace PromptGen.Generated;

/// <summary>The <c>array</c> functions of templates.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TemplateArrays
{
    /// <summary>Implements <c>array.add</c>.</summary>
    /// <exception cref="PromptRenderException">The list would have too many items.</exception>
    public static IReadOnlyList<T> Add<T>(IReadOnlyList<T>? list, T value, PromptIdentity? identity, string place)
    {
        TemplateLimit.CheckItems((list?.Count ?? 0) + 1L, identity, place);
        return [.. Visited(list, identity, place), value];
    }

    /// <summary>Implements <c>array.add_range</c> and <c>array.concat</c>.</summary>
    /// <exception cref="PromptRenderException">The list would have too many items.</exception>
    public static IReadOnlyList<T> Concat<T>(IReadOnlyList<T>? left, IReadOnlyList<T>? right, PromptIdentity? identity, string place)
    {
        TemplateLimit.CheckItems((left?.Count ?? 0) + (long)(right?.Count ?? 0), identity, place);
        T[] items = [.. left ?? [], .. right ?? []];
        return new CountedList<T>(items, IterationsOf(left) + IterationsOf(right) + items.Length);
    }

    /// <summary>Implements <c>+</c> of two lists, and counts items if one of them is a range or the result of a list
    /// function.</summary>
    /// <exception cref="PromptRenderException">The list would have too many items.</exception>
    public static IReadOnlyList<T> Plus<T>(IReadOnlyList<T> left, IReadOnlyList<T> right, PromptIdentity? identity, string place)
    {
        if (left is ICountedList || right is ICountedList)
        {
            return Concat(left, right, identity, place);
        }

        TemplateLimit.CheckItems(left.Count + (long)right.Count, identity, place);
        return new CountedList<T>([.. left, .. right], iterations: 0);
    }

    /// <summary>Implements <c>array.contains</c>.</summary>
    /// <exception cref="PromptRenderException">The list exceeds the maximum number of iterations.</exception>
    public static bool Contains<T>(IReadOnlyList<T>? list, T value, PromptIdentity? identity, string place) =>
        Any(list, item => EqualityComparer<T>.Default.Equals(item, value), identity, place);

    /// <summary>Implements <c>array.any</c>.</summary>
    /// <exception cref="PromptRenderException">The list exceeds the maximum number of iterations.</exception>
    public static bool Any<T>(IReadOnlyList<T>? list, Func<T, bool> condition, PromptIdentity? identity, string place)
    {
        if (list is null)
        {
            return false;
        }

        RenderingBudget budget = RenderingBudget.Current;
        budget.Loops.Enter();
        budget.CountIterations(IterationsOf(list), identity, place);
        bool found = false;
        for (int i = 0; i < list.Count && !found; i++)
        {
            budget.CountIterations(1, identity, place);
            budget.CountSteps(1, identity, place);
            found = condition(list[i]);
        }

        budget.Loops.Leave();
        return found;
    }

    /// <summary>Implements <c>array.filter</c>.</summary>
    /// <exception cref="PromptRenderException">The list exceeds the maximum number of iterations.</exception>
    public static IReadOnlyList<T> Filter<T>(IReadOnlyList<T>? list, Func<T, bool> condition, PromptIdentity? identity, string place)
    {
        if (list is null)
        {
            return [];
        }

        RenderingBudget budget = CountItems(list, identity, place);
        IterationBudget outer = budget.Loops.StartApart();
        T[] items = list.Where(condition).ToArray();
        return new CountedList<T>(items, IterationsOf(list) + list.Count + budget.Loops.EndApart(outer));
    }

    /// <summary>Implements <c>array.insert_at</c>: positions that are skipped before the new item are empty.</summary>
    /// <exception cref="PromptRenderException">The list would exceed the maximum number of iterations.</exception>
    public static IReadOnlyList<T?> InsertAt<T>(IReadOnlyList<T?>? list, long index, T? value, PromptIdentity? identity, string place)
        where T : class
    {
        if (index > TemplateLimits.Iterations)
        {
            throw TooLong(identity, place);
        }

        TemplateLimit.CheckItems((list?.Count ?? 0) + 1L, identity, place);
        List<T?> items = [];
        RenderingBudget budget = RenderingBudget.Current;
        budget.Loops.Enter();
        items.AddRange(Visited(list, identity, place));
        budget.CountIterations(Math.Max(0, index - items.Count), identity, place);
        budget.Loops.Leave();
        while (items.Count < index)
        {
            items.Add(null);
        }

        items.Insert((int)Math.Max(0, index), value);
        return items;
    }

    /// <summary>Implements <c>array.limit</c>.</summary>
    public static IReadOnlyList<T>? Limit<T>(IReadOnlyList<T>? list, long count)
    {
        if (list is null)
        {
            return null;
        }

        // It looks at one item more than it takes.
        T[] items = list.Take((int)Math.Min(Math.Max(0, count), list.Count)).ToArray();
        return new CountedList<T>(items, IterationsOf(list) + Math.Min(items.Length + 1, list.Count));
    }

    /// <summary>Implements <c>array.offset</c>.</summary>
    public static IReadOnlyList<T>? Offset<T>(IReadOnlyList<T>? list, long index) =>
        list is null ? null : Sequence(list, list.Skip((int)Math.Min(Math.Max(0, index), list.Count)).ToArray());

    /// <summary>Implements <c>array.map</c>.</summary>
    /// <exception cref="PromptRenderException">The list exceeds the maximum number of iterations.</exception>
    public static IReadOnlyList<TMember> Map<T, TMember>(IReadOnlyList<T>? list, Func<T, TMember> member, PromptIdentity? identity, string place)
    {
        if (list is null)
        {
            return [];
        }

        // The function is called again for each item whenever the result is used.
        RenderingBudget budget = CountItems(list, identity, place);
        IterationBudget outer = budget.Loops.StartApart();
        TMember[] items = list.Select(member).ToArray();
        return new CountedList<TMember>(items, IterationsOf(list) + list.Count + budget.Loops.EndApart(outer));
    }

    /// <summary>Implements <c>array.remove_at</c>.</summary>
    public static IReadOnlyList<T> RemoveAt<T>(IReadOnlyList<T>? list, long index) => RemoveAt(list, index, identity: null, "array.remove_at");

    /// <summary>Implements <c>array.remove_at</c>.</summary>
    /// <exception cref="PromptRenderException">The list exceeds the maximum number of iterations.</exception>
    public static IReadOnlyList<T> RemoveAt<T>(IReadOnlyList<T>? list, long index, PromptIdentity? identity, string place)
    {
        List<T> items = [.. Visited(list, identity, place)];
        long position = index < 0 ? index + items.Count : index;
        if (position >= 0 && position < items.Count)
        {
            items.RemoveAt((int)position);
        }

        return items;
    }

    /// <summary>Implements <c>array.reverse</c>.</summary>
    /// <exception cref="PromptRenderException">The list exceeds the maximum number of iterations.</exception>
    public static IReadOnlyList<T> Reverse<T>(IReadOnlyList<T>? list, PromptIdentity? identity, string place) =>
        list is null ? Array.Empty<T>() : Counted(list, Enumerable.Reverse(list).ToArray(), identity, place);

    /// <summary>Implements <c>array.sort</c> of numbers, dates or booleans.</summary>
    /// <exception cref="PromptRenderException">The list exceeds the maximum number of iterations.</exception>
    public static IReadOnlyList<T> Sort<T>(IReadOnlyList<T>? list, PromptIdentity? identity, string place)
        where T : struct => list is null ? [] : Visited(list, identity, place).OrderBy(static item => item).ToArray();

    // The language sorts strings by the current culture, which is the invariant one for prompts.

    /// <summary>Implements <c>array.sort</c> of strings.</summary>
    /// <exception cref="PromptRenderException">The list exceeds the maximum number of iterations.</exception>
    public static IReadOnlyList<string> Sort(IReadOnlyList<string>? list, PromptIdentity? identity, string place) =>
        list is null ? [] : Visited(list, identity, place).OrderBy(static item => item, StringComparer.InvariantCulture).ToArray();

    /// <summary>Implements <c>array.sort</c> by a member that is a number, a date or a boolean.</summary>
    /// <exception cref="PromptRenderException">The list exceeds the maximum number of iterations.</exception>
    public static IReadOnlyList<T> Sort<T, TMember>(IReadOnlyList<T>? list, Func<T, TMember> member, PromptIdentity? identity, string place)
        where TMember : struct => list is null ? [] : Visited(list, identity, place).OrderBy(member).ToArray();

    /// <summary>Implements <c>array.sort</c> by a member that is a string.</summary>
    /// <exception cref="PromptRenderException">The list exceeds the maximum number of iterations.</exception>
    public static IReadOnlyList<T> Sort<T>(IReadOnlyList<T>? list, Func<T, string> member, PromptIdentity? identity, string place) =>
        list is null ? [] : Visited(list, identity, place).OrderBy(member, StringComparer.InvariantCulture).ToArray();

    /// <summary>Implements <c>array.uniq</c>.</summary>
    /// <exception cref="PromptRenderException">The list exceeds the maximum number of iterations.</exception>
    [return: NotNullIfNotNull(nameof(list))]
    public static IReadOnlyList<T>? Uniq<T>(IReadOnlyList<T>? list, PromptIdentity? identity, string place) =>
        list is null ? null : Counted(list, list.Distinct().ToArray(), identity, place);

    /// <summary>Implements <c>array.compact</c> of strings or objects.</summary>
    public static IReadOnlyList<T>? Compact<T>(IReadOnlyList<T?>? list)
        where T : class => list is null ? null : Sequence(list, list.Where(static item => item is not null).Select(static item => item!).ToArray());

    /// <summary>Implements <c>array.compact</c> of other values.</summary>
    public static IReadOnlyList<T>? Compact<T>(IReadOnlyList<T?>? list)
        where T : struct => list is null ? null : Sequence(list, list.Where(static item => item is not null).Select(static item => item!.Value).ToArray());

    /// <summary>Implements <c>array.compact</c> of items that are never null.</summary>
    public static IReadOnlyList<T>? CompactRequired<T>(IReadOnlyList<T>? list) => list is null ? null : Sequence(list, list);

    /// <summary>Counts the items of a list that a function visits immediately.</summary>
    /// <returns>The list; an empty list for null.</returns>
    /// <exception cref="PromptRenderException">The list exceeds the maximum number of iterations.</exception>
    public static IReadOnlyList<T> Visited<T>(IReadOnlyList<T>? list, PromptIdentity? identity, string place)
    {
        if (list is null)
        {
            return [];
        }

        EnterVisit(list, identity, place);
        RenderingBudget.Current.Loops.Leave();
        return list;
    }

    /// <summary>Counts the items of a list; iterations until <see cref="TemplateLimit.LeaveLoop"/> count together with
    /// them.</summary>
    /// <exception cref="PromptRenderException">The list exceeds the maximum number of iterations.</exception>
    public static void EnterVisit<T>(IReadOnlyList<T> list, PromptIdentity? identity, string place)
    {
        RenderingBudget budget = CountItems(list, identity, place);
        budget.Loops.Enter();
        budget.CountIterations(IterationsOf(list) + list.Count, identity, place);
    }

    /// <summary>Rejects a list that is too long for a function, for code that earlier versions generated.</summary>
    /// <exception cref="PromptRenderException">The list exceeds the maximum number of iterations.</exception>
    public static IReadOnlyList<T> Checked<T>(IReadOnlyList<T> list, PromptIdentity? identity, string place)
    {
        int count = list.Count;
        if (count > TemplateLimits.Iterations)
        {
            throw TooLong(identity, place);
        }

        RenderingBudget.Current.CountSteps(count, identity, place);
        return list;
    }

    internal static long IterationsOf<T>(IReadOnlyList<T>? list) => list is ICountedList counted ? counted.Iterations : 0;

    /// <summary>Some items of a list, found by going through all of it.</summary>
    private static CountedList<T> Sequence<TSource, T>(IReadOnlyList<TSource> source, IReadOnlyList<T> items) =>
        new(items, IterationsOf(source) + source.Count);

    private static CountedList<T> Counted<T>(IReadOnlyList<T> source, T[] items, PromptIdentity? identity, string place)
    {
        CountItems(source, identity, place);
        return Sequence(source, items);
    }

    private static RenderingBudget CountItems<T>(IReadOnlyList<T> list, PromptIdentity? identity, string place)
    {
        RenderingBudget budget = RenderingBudget.Current;
        budget.CountSteps(list.Count, identity, place);
        return budget;
    }

    private static PromptRenderException TooLong(PromptIdentity? identity, string place) =>
        new(identity, place + ": the list has more than 1000 items; pass fewer, or limit them with array.limit");
}
