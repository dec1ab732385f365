using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using PromptGen.Language;

namespace PromptGen.Generated;

/// <summary>Reads lists as the template language does.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TemplateLists
{
    /// <summary>Returns an item, or the default of its type outside the list; a negative index counts from the end.</summary>
    public static T? ItemOrDefault<T>(IReadOnlyList<T>? list, long index)
    {
        if (list is null)
        {
            return default;
        }

        long position = index < 0 ? index + list.Count : index;
        return position >= 0 && position < list.Count ? list[(int)position] : default;
    }

    /// <summary>Returns an item, or null outside the list; a negative index counts from the end.</summary>
    public static T? ItemOrNull<T>(IReadOnlyList<T>? list, long index)
        where T : struct
    {
        if (list is null)
        {
            return null;
        }

        long position = index < 0 ? index + list.Count : index;
        return position >= 0 && position < list.Count ? list[(int)position] : null;
    }

    /// <summary>Returns an item of a list that a function may have created, or the default of its type outside the list.</summary>
    /// <exception cref="PromptRenderException">The maximum number of iterations is exceeded.</exception>
    public static T? ItemOrDefault<T>(IReadOnlyList<T>? list, long index, PromptIdentity? identity, string place)
    {
        CountPasses(3, list as ICountedList, identity, place);
        return ItemOrDefault(list, index);
    }

    /// <summary>Returns an item of a list that a function may have created, or null outside the list.</summary>
    /// <exception cref="PromptRenderException">The maximum number of iterations is exceeded.</exception>
    public static T? ItemOrNull<T>(IReadOnlyList<T>? list, long index, PromptIdentity? identity, string place)
        where T : struct
    {
        CountPasses(3, list as ICountedList, identity, place);
        return ItemOrNull(list, index);
    }

    /// <summary>Returns the first item of a list that a function may have created, or the default of its type if the list is
    /// empty.</summary>
    /// <exception cref="PromptRenderException">The maximum number of iterations is exceeded.</exception>
    public static T? FirstOrDefault<T>(IReadOnlyList<T>? list, PromptIdentity? identity, string place)
    {
        CountPasses(2, list as ICountedList, identity, place);
        return ItemOrDefault(list, 0);
    }

    /// <summary>Returns the first item of a list that a function may have created, or null if the list is empty.</summary>
    /// <exception cref="PromptRenderException">The maximum number of iterations is exceeded.</exception>
    public static T? FirstOrNull<T>(IReadOnlyList<T>? list, PromptIdentity? identity, string place)
        where T : struct
    {
        CountPasses(2, list as ICountedList, identity, place);
        return ItemOrNull(list, 0);
    }

    /// <summary>Returns the size of a list that a function may have created.</summary>
    /// <exception cref="PromptRenderException">The maximum number of iterations is exceeded.</exception>
    public static long Size<T>(IReadOnlyList<T> list, PromptIdentity? identity, string place)
    {
        CountApart(TemplateArrays.IterationsOf(list), identity, place);
        return list.Count;
    }

    /// <summary>Returns the size of a list that a function may have created; null stays null.</summary>
    /// <exception cref="PromptRenderException">The maximum number of iterations is exceeded.</exception>
    public static long? SizeOrNull<T>(IReadOnlyList<T>? list, PromptIdentity? identity, string place) =>
        list is null ? null : Size(list, identity, place);

    /// <summary>Returns a list that is written as text, and counts its items.</summary>
    /// <exception cref="PromptRenderException">The maximum number of iterations is exceeded.</exception>
    public static IReadOnlyList<T> Written<T>(IReadOnlyList<T> list, PromptIdentity? identity)
    {
        CountApart(TemplateArrays.IterationsOf(list), identity, "a list as text");
        return list;
    }

    // The language finds the size, compares it with the index, and goes through the items up to the one it looks for.
    private static void CountPasses(int passes, ICountedList? list, PromptIdentity? identity, string place)
    {
        for (int pass = 0; list is not null && pass < passes; pass++)
        {
            CountApart(list.Iterations, identity, place);
        }
    }

    private static void CountApart(long iterations, PromptIdentity? identity, string place)
    {
        if (iterations > 0)
        {
            RenderingBudget budget = RenderingBudget.Current;
            budget.Loops.Enter();
            budget.CountIterations(iterations, identity, place);
            budget.Loops.Leave();
        }
    }

    /// <summary>Returns the integers from one to another, upwards or downwards.</summary>
    /// <exception cref="PromptRenderException">The range exceeds the maximum number of iterations.</exception>
    public static IReadOnlyList<long> Range(long first, long last, bool includesLast, PromptIdentity? identity, string place)
    {
        decimal distance = Math.Abs((decimal)last - first) + (includesLast ? 1 : 0);
        if (distance > TemplateLimit.Iterations)
        {
            throw new PromptRenderException(
                identity, place + ": the range has more than " + TemplateLimit.Iterations.ToString(CultureInfo.InvariantCulture) + " numbers");
        }

        long[] numbers = new long[(int)distance];
        long step = last < first ? -1 : 1;
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = first + (i * step);
        }

        return new CountedList<long>(numbers, iterations: 0);
    }
}
