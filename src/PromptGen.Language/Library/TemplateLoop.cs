using System;
using System.Collections.Generic;
using System.ComponentModel;
using PromptGen.Language;

namespace PromptGen.Generated;

/// <summary>Implements the options of loops.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TemplateLoop
{
    /// <summary>Counts the iterations that reading the list of a loop takes in addition to those of the loop.</summary>
    /// <param name="list">The list; it takes additional iterations only if a function created it.</param>
    /// <param name="passes">How often the loop reads the whole list.</param>
    /// <param name="identity">The version that is rendered.</param>
    /// <param name="place">The loop, for people: the template and the line.</param>
    /// <exception cref="PromptRenderException">The maximum number of iterations is exceeded.</exception>
    public static void CountList<T>(IReadOnlyList<T> list, long passes, PromptIdentity? identity, string place)
    {
        long iterations = TemplateArrays.IterationsOf(list);
        if (iterations > 0)
        {
            RenderingBudget.Current.CountIterations(iterations * passes, identity, place);
        }
    }

    /// <summary>Leaves a loop at a <c>break</c>; before the end of a list that a function created, all that follows counts as
    /// iterations of the same loop.</summary>
    /// <param name="list">The list of the loop.</param>
    /// <param name="isLast">Whether the loop is at its last item.</param>
    public static void Break<T>(IReadOnlyList<T> list, bool isLast)
    {
        if (!isLast && TemplateArrays.IterationsOf(list) > 0)
        {
            RenderingBudget.Current.Loops.Enter();
        }
    }

    /// <summary>Returns the number of items that <c>offset:</c> skips.</summary>
    public static int Offset(int count, long offset) => (int)Math.Min(Math.Max(offset, 0), count);

    /// <summary>Returns the number of items that remain after <c>limit:</c>; zero or less does not limit them.</summary>
    public static int Limit(int count, long limit) => limit <= 0 ? count : (int)Math.Min(limit, count);
}
