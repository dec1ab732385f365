using System;
using System.Globalization;
using PromptGen.Generated;

namespace PromptGen.Language;

/// <summary>
/// What one rendering may still take: steps, characters and time in regular expressions. Kept by thread, since the functions of the library are
/// called from generated code of any age, which hands them nothing of a rendering.
/// </summary>
internal sealed class RenderingBudget
{
    // Shorter texts are bounded by the steps that make them, and counting each would cost more than some take to make.
    private const int LeastCounted = 256;

    [ThreadStatic]
    private static RenderingBudget? s_current;

    private long _steps;
    private long _characters;
    private long _regexTicks;

    /// <summary>Iterations of loops and list functions. A field, since it is changed in place.</summary>
    public IterationBudget Loops;

    public static RenderingBudget Current => s_current ??= new RenderingBudget();

    /// <summary>A rendering begins, or ends, on this thread.</summary>
    public static void Renew() => s_current?.Clear();

    /// <summary>Counts what is evaluated.</summary>
    /// <exception cref="PromptRenderException">It is too much.</exception>
    public void CountSteps(long steps, PromptIdentity? identity, string place)
    {
        if ((_steps += steps) > TemplateLimits.Steps)
        {
            throw Exceeded(identity, place, "takes more than", TemplateLimits.Steps, "steps; pass fewer items, or include fewer partials inside each other");
        }
    }

    /// <summary>Counts iterations of a loop, or of a function that goes through a list.</summary>
    /// <exception cref="PromptRenderException">They are too many.</exception>
    public void CountIterations(long iterations, PromptIdentity? identity, string place)
    {
        if (!Loops.Count(iterations))
        {
            Clear();
            TemplateLimit.ThrowTooManyIterations(identity, place);
        }
    }

    /// <summary>Counts a text that a template reads or makes on the way.</summary>
    /// <exception cref="PromptRenderException">They are too many.</exception>
    public static void CountText(long length, PromptIdentity? identity, string place)
    {
        if (length < LeastCounted)
        {
            return;
        }

        RenderingBudget budget = Current;
        if ((budget._characters += length) > TemplateLimits.Characters)
        {
            throw budget.Exceeded(identity, place, "produces texts of more than", TemplateLimits.Characters, "characters while rendering; pass less data");
        }
    }

    /// <summary>Counts time in regular expressions.</summary>
    /// <returns>Whether there is some left.</returns>
    public bool CountRegexTime(TimeSpan time)
    {
        _regexTicks += time.Ticks;
        return _regexTicks <= TemplateLimits.RegexTime.Ticks;
    }

    private PromptRenderException Exceeded(PromptIdentity? identity, string place, string what, int limit, string advice)
    {
        Clear();
        return new PromptRenderException(
            identity, place + ": the rendering " + what + " " + limit.ToString(CultureInfo.InvariantCulture) + " " + advice);
    }

    private void Clear()
    {
        _steps = 0;
        _characters = 0;
        _regexTicks = 0;
        Loops = default;
    }
}
