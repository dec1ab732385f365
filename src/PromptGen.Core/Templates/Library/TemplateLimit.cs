using System.ComponentModel;
using System.Globalization;

namespace PromptGen.Generated;

/// <summary>The limits that rendering keeps, and the exceptions for what exceeds them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TemplateLimit
{
    /// <summary>The greatest length of a rendered text in UTF-16 code units.</summary>
    public const int Output = 1_048_576;

    /// <summary>The greatest number of iterations nested in one outermost loop.</summary>
    public const int Iterations = 1000;

    /// <summary>Counts one more iteration.</summary>
    /// <param name="iterations">Those counted so far.</param>
    /// <param name="identity">The version that is rendered.</param>
    /// <param name="place">The loop, for people: the template and the line.</param>
    /// <exception cref="PromptRenderException">It is one too many.</exception>
    public static void CountIteration(ref int iterations, PromptIdentity? identity, string place)
    {
        if (++iterations > Iterations)
        {
            ThrowTooManyIterations(identity, place);
        }
    }

    /// <summary>Refuses a list that is too long for a loop of its own.</summary>
    /// <param name="count">How many items the loop will visit.</param>
    /// <param name="identity">The version that is rendered.</param>
    /// <param name="place">The loop, for people: the template and the line.</param>
    /// <exception cref="PromptRenderException">There are too many.</exception>
    public static void CheckIterations(int count, PromptIdentity? identity, string place)
    {
        if (count > Iterations)
        {
            ThrowTooManyIterations(identity, place);
        }
    }

    internal static int ThrowOutputTooLong() => throw new PromptRenderException(
        null, "the rendered text would be longer than " + Output.ToString(CultureInfo.InvariantCulture) + " characters; pass less data");

    private static void ThrowTooManyIterations(PromptIdentity? identity, string place) => throw new PromptRenderException(
        identity,
        place + ": the loop runs more than " + Iterations.ToString(CultureInfo.InvariantCulture)
            + " times, inner loops included; pass fewer items, or limit them with `limit:`");
}
