using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using PromptGen.Core.Templates;

namespace PromptGen.Generated;

/// <summary>The <c>array</c> functions of templates.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TemplateArrays
{
    /// <summary><c>array.add</c></summary>
    /// <exception cref="PromptRenderException">The list would have too many items.</exception>
    public static IReadOnlyList<T> Add<T>(IReadOnlyList<T>? list, T value, PromptIdentity? identity, string place)
    {
        TemplateLimit.CheckItems((list?.Count ?? 0) + 1L, identity, place);
        return [.. list ?? [], value];
    }

    /// <summary><c>array.add_range</c>, <c>array.concat</c></summary>
    /// <exception cref="PromptRenderException">The list would have too many items.</exception>
    public static IReadOnlyList<T> Concat<T>(IReadOnlyList<T>? left, IReadOnlyList<T>? right, PromptIdentity? identity, string place)
    {
        TemplateLimit.CheckItems((left?.Count ?? 0) + (long)(right?.Count ?? 0), identity, place);
        return [.. left ?? [], .. right ?? []];
    }

    /// <summary><c>array.contains</c></summary>
    /// <exception cref="PromptRenderException">The list is longer than a loop may be.</exception>
    public static bool Contains<T>(IReadOnlyList<T>? list, T value, PromptIdentity? identity, string place) =>
        list is not null && Checked(list, identity, place).Contains(value, EqualityComparer<T>.Default);

    /// <summary><c>array.any</c></summary>
    /// <exception cref="PromptRenderException">The list is longer than a loop may be.</exception>
    public static bool Any<T>(IReadOnlyList<T>? list, Func<T, bool> condition, PromptIdentity? identity, string place) =>
        list is not null && Checked(list, identity, place).Any(condition);

    /// <summary><c>array.filter</c></summary>
    /// <exception cref="PromptRenderException">The list is longer than a loop may be.</exception>
    public static IReadOnlyList<T> Filter<T>(IReadOnlyList<T>? list, Func<T, bool> condition, PromptIdentity? identity, string place) =>
        list is null ? [] : Checked(list, identity, place).Where(condition).ToArray();

    /// <summary><c>array.insert_at</c>: places that are left out before the new item hold nothing.</summary>
    /// <exception cref="PromptRenderException">The list would be longer than a loop may be.</exception>
    public static IReadOnlyList<T?> InsertAt<T>(IReadOnlyList<T?>? list, long index, T? value, PromptIdentity? identity, string place)
        where T : class
    {
        if (index >= TemplateLimits.Iterations)
        {
            throw TooLong(identity, place);
        }

        TemplateLimit.CheckItems((list?.Count ?? 0) + 1L, identity, place);
        List<T?> items = [.. list ?? []];
        while (items.Count < index)
        {
            items.Add(null);
        }

        items.Insert((int)Math.Max(0, index), value);
        return items;
    }

    /// <summary><c>array.limit</c></summary>
    public static IReadOnlyList<T>? Limit<T>(IReadOnlyList<T>? list, long count) =>
        list?.Take((int)Math.Min(Math.Max(0, count), list.Count)).ToArray();

    /// <summary><c>array.offset</c></summary>
    public static IReadOnlyList<T>? Offset<T>(IReadOnlyList<T>? list, long index) =>
        list?.Skip((int)Math.Min(Math.Max(0, index), list.Count)).ToArray();

    /// <summary><c>array.map</c></summary>
    /// <exception cref="PromptRenderException">The list is longer than a loop may be.</exception>
    public static IReadOnlyList<TMember> Map<T, TMember>(IReadOnlyList<T>? list, Func<T, TMember> member, PromptIdentity? identity, string place) =>
        list is null ? [] : Checked(list, identity, place).Select(member).ToArray();

    /// <summary><c>array.remove_at</c></summary>
    public static IReadOnlyList<T> RemoveAt<T>(IReadOnlyList<T>? list, long index)
    {
        List<T> items = [.. list ?? []];
        long position = index < 0 ? index + items.Count : index;
        if (position >= 0 && position < items.Count)
        {
            items.RemoveAt((int)position);
        }

        return items;
    }

    /// <summary><c>array.reverse</c></summary>
    /// <exception cref="PromptRenderException">The list is longer than a loop may be.</exception>
    public static IReadOnlyList<T> Reverse<T>(IReadOnlyList<T>? list, PromptIdentity? identity, string place) =>
        list is null ? [] : Enumerable.Reverse(Checked(list, identity, place)).ToArray();

    /// <summary><c>array.sort</c> of numbers, dates or booleans.</summary>
    /// <exception cref="PromptRenderException">The list is longer than a loop may be.</exception>
    public static IReadOnlyList<T> Sort<T>(IReadOnlyList<T>? list, PromptIdentity? identity, string place)
        where T : struct => list is null ? [] : Checked(list, identity, place).OrderBy(static item => item).ToArray();

    // The language sorts strings by the current culture, which is the invariant one for prompts.

    /// <summary><c>array.sort</c> of strings.</summary>
    /// <exception cref="PromptRenderException">The list is longer than a loop may be.</exception>
    public static IReadOnlyList<string> Sort(IReadOnlyList<string>? list, PromptIdentity? identity, string place) =>
        list is null ? [] : Checked(list, identity, place).OrderBy(static item => item, StringComparer.InvariantCulture).ToArray();

    /// <summary><c>array.sort</c> by a member that is a number, a date or a boolean.</summary>
    /// <exception cref="PromptRenderException">The list is longer than a loop may be.</exception>
    public static IReadOnlyList<T> Sort<T, TMember>(IReadOnlyList<T>? list, Func<T, TMember> member, PromptIdentity? identity, string place)
        where TMember : struct => list is null ? [] : Checked(list, identity, place).OrderBy(member).ToArray();

    /// <summary><c>array.sort</c> by a member that is a string.</summary>
    /// <exception cref="PromptRenderException">The list is longer than a loop may be.</exception>
    public static IReadOnlyList<T> Sort<T>(IReadOnlyList<T>? list, Func<T, string> member, PromptIdentity? identity, string place) =>
        list is null ? [] : Checked(list, identity, place).OrderBy(member, StringComparer.InvariantCulture).ToArray();

    /// <summary><c>array.uniq</c></summary>
    /// <exception cref="PromptRenderException">The list is longer than a loop may be.</exception>
    public static IReadOnlyList<T>? Uniq<T>(IReadOnlyList<T>? list, PromptIdentity? identity, string place) =>
        list is null ? null : Checked(list, identity, place).Distinct().ToArray();

    /// <summary><c>array.compact</c> of strings or objects.</summary>
    public static IReadOnlyList<T>? Compact<T>(IReadOnlyList<T?>? list)
        where T : class => list?.Where(static item => item is not null).Select(static item => item!).ToArray();

    /// <summary><c>array.compact</c> of other values.</summary>
    public static IReadOnlyList<T>? Compact<T>(IReadOnlyList<T?>? list)
        where T : struct => list?.Where(static item => item is not null).Select(static item => item!.Value).ToArray();

    /// <summary>A function goes through no longer list than a loop.</summary>
    /// <exception cref="PromptRenderException">The list is longer.</exception>
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

    private static PromptRenderException TooLong(PromptIdentity? identity, string place) =>
        new(identity, place + ": the list has more than 1000 items; pass fewer, or limit them with array.limit");
}
