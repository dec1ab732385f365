using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;

namespace PromptGen.Generated;

/// <summary>Lists as the template language reads them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TemplateLists
{
    /// <summary>An item; the type's default beyond the ends of the list or where there is none. A negative index counts from the end.</summary>
    public static T? ItemOrDefault<T>(IReadOnlyList<T>? list, long index)
    {
        if (list is null)
        {
            return default;
        }

        long position = index < 0 ? index + list.Count : index;
        return position >= 0 && position < list.Count ? list[(int)position] : default;
    }

    /// <summary>An item; null beyond the ends of the list or where there is none. A negative index counts from the end.</summary>
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

    /// <summary>The integers from one to another, upwards or downwards.</summary>
    /// <exception cref="PromptRenderException">They are more than a loop may visit.</exception>
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

        return numbers;
    }
}
