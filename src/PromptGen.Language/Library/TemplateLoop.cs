using System;
using System.Collections.Generic;
using System.ComponentModel;
using PromptGen.Language;

namespace PromptGen.Generated;

/// <summary>The options of a loop.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TemplateLoop
{
    /// <summary>Counts what going through the list of a loop takes beside the loop's own iterations.</summary>
    /// <param name="list">The list; one that no function made takes nothing.</param>
    /// <param name="passes">How often the loop goes through the whole list.</param>
    /// <param name="identity">The version that is rendered.</param>
    /// <param name="place">The loop, for people: the template and the line.</param>
    /// <exception cref="PromptRenderException">It is too much.</exception>
    public static void CountList<T>(IReadOnlyList<T> list, long passes, PromptIdentity? identity, string place)
    {
        long iterations = TemplateArrays.IterationsOf(list);
        if (iterations > 0)
        {
            RenderingBudget.Current.CountIterations(iterations * passes, identity, place);
        }
    }

    /// <summary>A <c>break</c> leaves a loop. If that is before the end of a list that a function made, the language counts all that follows as iterations of the same loop.</summary>
    /// <param name="list">The list of the loop.</param>
    /// <param name="isLast">Whether the loop is at its last item.</param>
    public static void Break<T>(IReadOnlyList<T> list, bool isLast)
    {
        if (!isLast && TemplateArrays.IterationsOf(list) > 0)
        {
            RenderingBudget.Current.Loops.Enter();
        }
    }

    /// <summary>How many items <c>offset:</c> leaves out.</summary>
    public static int Offset(int count, long offset) => (int)Math.Min(Math.Max(offset, 0), count);

    /// <summary>How many items <c>limit:</c> leaves; zero and less limit nothing.</summary>
    public static int Limit(int count, long limit) => limit <= 0 ? count : (int)Math.Min(limit, count);
}
