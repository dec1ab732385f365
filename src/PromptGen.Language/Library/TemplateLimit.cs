using System;
using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using PromptGen.Language;

namespace PromptGen.Generated;

/// <summary>Enforces the limits of rendering.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TemplateLimit
{
    /// <summary>The maximum length of a rendered text, in UTF-16 code units.</summary>
    public const int Output = TemplateLimits.Output;

    /// <summary>The maximum number of iterations of an outermost loop and all loops inside it.</summary>
    public const int Iterations = TemplateLimits.Iterations;

    internal const string Message = "the message";

    // Items are copied much faster than expressions are evaluated.
    private const int ItemsOfStep = 8;

    /// <summary>Counts one more iteration.</summary>
    /// <param name="iterations">The number of iterations so far.</param>
    /// <param name="identity">The version that is rendered.</param>
    /// <param name="place">The loop, for people: the template and the line.</param>
    /// <exception cref="PromptRenderException">The maximum number of iterations is exceeded.</exception>
    public static void CountIteration(ref int iterations, PromptIdentity? identity, string place)
    {
        if (++iterations > Iterations)
        {
            ThrowTooManyIterations(identity, place);
        }
    }

    /// <summary>Begins a loop; iterations of all loops and list functions inside it count together.</summary>
    public static void EnterLoop() => RenderingBudget.Current.Loops.Enter();

    /// <summary>Begins a visit of the members of an object; they and the loops inside count together as iterations until
    /// <see cref="LeaveLoop"/>.</summary>
    /// <param name="members">The number of members.</param>
    /// <param name="identity">The version that is rendered.</param>
    /// <exception cref="PromptRenderException">The maximum number of iterations is exceeded.</exception>
    public static void EnterMembers(int members, PromptIdentity? identity)
    {
        RenderingBudget budget = RenderingBudget.Current;
        budget.Loops.Enter();
        budget.CountIterations(members, identity, JsonText.Place);
    }

    /// <summary>Ends the loop that was begun last.</summary>
    public static void LeaveLoop() => RenderingBudget.Current.Loops.Leave();

    /// <summary>Counts one more iteration of the loop that was begun last.</summary>
    /// <param name="identity">The version that is rendered.</param>
    /// <param name="place">The loop, for people: the template and the line.</param>
    /// <returns>Always true, so a <c>while</c> can count before it evaluates its condition.</returns>
    /// <exception cref="PromptRenderException">The maximum number of iterations is exceeded.</exception>
    public static bool CountIteration(PromptIdentity? identity, string place)
    {
        RenderingBudget.Current.CountIterations(1, identity, place);
        return true;
    }

    /// <summary>Rejects an include that is nested too deep, for code that earlier versions generated.</summary>
    /// <param name="depth">The number of nested includes, including this one.</param>
    /// <param name="identity">The version that is rendered.</param>
    /// <param name="partial">The name of the partial.</param>
    /// <exception cref="PromptRenderException">The include is nested too deep.</exception>
    public static void CheckDepth(int depth, PromptIdentity? identity, string partial) => CheckDepth(depth, calls: 1, identity, partial);

    /// <summary>Rejects an include that is nested too deep.</summary>
    /// <param name="depth">The number of nested includes, including this one.</param>
    /// <param name="calls">The number of nested function calls of the template.</param>
    /// <param name="identity">The version that is rendered.</param>
    /// <param name="partial">The name of the partial.</param>
    /// <exception cref="PromptRenderException">The include is nested too deep.</exception>
    public static void CheckDepth(int depth, int calls, PromptIdentity? identity, string partial)
    {
        int greatest = (TemplateLimits.Calls - calls) / 2;
        if (depth > greatest)
        {
            throw TooDeep(identity, partial, "more than " + greatest.ToString(CultureInfo.InvariantCulture) + " includes are");
        }

        // How much of the stack is left depends on the application, and how much a partial needs on what is in it.
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
        }
        catch (InsufficientExecutionStackException)
        {
            throw TooDeep(identity, partial, "more includes than the stack allows are");
        }
    }

    /// <summary>Counts steps of a template that could exceed the maximum number of steps.</summary>
    /// <param name="steps">The number of expressions and statements that follow.</param>
    /// <param name="identity">The version that is rendered.</param>
    /// <param name="place">The loop or the partial, for people.</param>
    /// <exception cref="PromptRenderException">The maximum number of steps is exceeded.</exception>
    public static void CountSteps(int steps, PromptIdentity? identity, string place) => RenderingBudget.Current.CountSteps(steps, identity, place);

    private static PromptRenderException TooDeep(PromptIdentity? identity, string partial, string what) => new(
        identity, "partial " + partial + ": " + what + " inside each other; stop including it earlier");

    /// <summary>Rejects a list that is too long for a separate loop.</summary>
    /// <param name="count">The number of items that the loop will visit.</param>
    /// <param name="identity">The version that is rendered.</param>
    /// <param name="place">The loop, for people: the template and the line.</param>
    /// <exception cref="PromptRenderException">The maximum number of iterations is exceeded.</exception>
    public static void CheckIterations(int count, PromptIdentity? identity, string place)
    {
        if (count > Iterations)
        {
            ThrowTooManyIterations(identity, place);
        }
    }

    /// <summary>A text that a template made, unless it is too long.</summary>
    /// <exception cref="PromptRenderException">It is.</exception>
    internal static string Bounded(string text, PromptIdentity? identity, string place)
    {
        CheckText(text.Length, identity, place);
        return text;
    }

    /// <summary>Refuses a text before it is made.</summary>
    /// <exception cref="PromptRenderException">It would be too long.</exception>
    internal static void CheckText(long length, PromptIdentity? identity, string place)
    {
        if (length > Output)
        {
            ThrowTextTooLong(identity, place);
        }

        RenderingBudget.CountText(length, identity, place);
    }

    /// <summary>Counts a text that a function reads; for functions that do not know the place of their call.</summary>
    /// <exception cref="PromptRenderException">The rendering goes through too many characters.</exception>
    internal static string? Counted(string? text, string function)
    {
        RenderingBudget.CountText(text?.Length ?? 0, identity: null, function);
        return text;
    }

    /// <summary>Refuses a list before it is made.</summary>
    /// <exception cref="PromptRenderException">It would have too many items.</exception>
    internal static void CheckItems(long count, PromptIdentity? identity, string place)
    {
        if (count > TemplateLimits.Items)
        {
            throw new PromptRenderException(
                identity, place + ": the list would have more than " + TemplateLimits.Items.ToString(CultureInfo.InvariantCulture) + " items; pass fewer");
        }

        RenderingBudget.Current.CountSteps(count / ItemsOfStep, identity, place);
    }

    internal static void ThrowTextTooLong(PromptIdentity? identity, string place) => throw new PromptRenderException(
        identity, place + ": the text would be longer than " + Output.ToString(CultureInfo.InvariantCulture) + " characters; pass less data");

    internal static void ThrowTooManyIterations(PromptIdentity? identity, string place) => throw new PromptRenderException(
        identity,
        place + ": more than " + Iterations.ToString(CultureInfo.InvariantCulture)
            + " iterations; inside the outermost loop, all loops and all functions that go through lists count together; pass fewer items, or limit them with `limit:` or `array.limit`");
}
