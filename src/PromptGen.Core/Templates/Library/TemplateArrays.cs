using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;

namespace PromptGen.Generated;

/// <summary>The <c>array</c> functions of templates.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TemplateArrays
{
    private const int GreatestLength = 1000;

    /// <summary><c>array.add</c></summary>
    public static IReadOnlyList<T> Add<T>(IReadOnlyList<T>? list, T value) => [.. list ?? [], value];

    /// <summary><c>array.add_range</c>, <c>array.concat</c></summary>
    public static IReadOnlyList<T> Concat<T>(IReadOnlyList<T>? left, IReadOnlyList<T>? right) => [.. left ?? [], .. right ?? []];

    /// <summary><c>array.contains</c></summary>
    public static bool Contains<T>(IReadOnlyList<T>? list, T value) => list is not null && Checked(list).Contains(value, EqualityComparer<T>.Default);

    /// <summary><c>array.any</c></summary>
    public static bool Any<T>(IReadOnlyList<T>? list, Func<T, bool> condition) => list is not null && Checked(list).Any(condition);

    /// <summary><c>array.filter</c></summary>
    public static IReadOnlyList<T> Filter<T>(IReadOnlyList<T>? list, Func<T, bool> condition) => list is null ? [] : Checked(list).Where(condition).ToArray();

    /// <summary><c>array.insert_at</c>: places that are left out before the new item hold nothing.</summary>
    /// <exception cref="InvalidOperationException">The list would be longer than a loop may be.</exception>
    public static IReadOnlyList<T?> InsertAt<T>(IReadOnlyList<T?>? list, long index, T? value)
        where T : class
    {
        if (index >= GreatestLength)
        {
            throw TooLong();
        }

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
    public static IReadOnlyList<TMember> Map<T, TMember>(IReadOnlyList<T>? list, Func<T, TMember> member) =>
        list is null ? [] : Checked(list).Select(member).ToArray();

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
    public static IReadOnlyList<T> Reverse<T>(IReadOnlyList<T>? list) => list is null ? [] : Enumerable.Reverse(Checked(list)).ToArray();

    /// <summary><c>array.sort</c> of numbers, dates or booleans.</summary>
    public static IReadOnlyList<T> Sort<T>(IReadOnlyList<T>? list)
        where T : struct => list is null ? [] : Checked(list).OrderBy(static item => item).ToArray();

    // The language sorts strings by the current culture, which is the invariant one for prompts.

    /// <summary><c>array.sort</c> of strings.</summary>
    public static IReadOnlyList<string> Sort(IReadOnlyList<string>? list) =>
        list is null ? [] : Checked(list).OrderBy(static item => item, StringComparer.InvariantCulture).ToArray();

    /// <summary><c>array.sort</c> by a member that is a number, a date or a boolean.</summary>
    public static IReadOnlyList<T> Sort<T, TMember>(IReadOnlyList<T>? list, Func<T, TMember> member)
        where TMember : struct => list is null ? [] : Checked(list).OrderBy(member).ToArray();

    /// <summary><c>array.sort</c> by a member that is a string.</summary>
    public static IReadOnlyList<T> Sort<T>(IReadOnlyList<T>? list, Func<T, string> member) =>
        list is null ? [] : Checked(list).OrderBy(member, StringComparer.InvariantCulture).ToArray();

    /// <summary><c>array.uniq</c></summary>
    public static IReadOnlyList<T>? Uniq<T>(IReadOnlyList<T>? list) => list is null ? null : Checked(list).Distinct().ToArray();

    /// <summary><c>array.compact</c> of strings or objects.</summary>
    public static IReadOnlyList<T>? Compact<T>(IReadOnlyList<T?>? list)
        where T : class => list?.Where(static item => item is not null).Select(static item => item!).ToArray();

    /// <summary><c>array.compact</c> of other values.</summary>
    public static IReadOnlyList<T>? Compact<T>(IReadOnlyList<T?>? list)
        where T : struct => list?.Where(static item => item is not null).Select(static item => item!.Value).ToArray();

    /// <summary>A function goes through no longer list than a loop.</summary>
    /// <exception cref="InvalidOperationException">The list is longer.</exception>
    public static IReadOnlyList<T> Checked<T>(IReadOnlyList<T> list) => list.Count <= GreatestLength
        ? list
        : throw TooLong();

    private static InvalidOperationException TooLong() =>
        new("An array function of a prompt is given more than 1000 items; pass fewer, or limit them with array.limit.");
}
