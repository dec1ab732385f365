using System;

namespace PromptGen.Releases.Updates;

/// <summary>How long others' code is left alone once calls of it do not end: as long again as their limit, and twice as long for each further one.</summary>
internal static class DoublingWait
{
    private const int GreatestDoubling = 20;

    /// <param name="waited">Since the last of them was found not to end.</param>
    /// <param name="limit">The limit of one call; at most one day, so a wait cannot overflow.</param>
    /// <param name="calls">Those that count: none is waited for at zero or below.</param>
    public static bool IsOver(TimeSpan waited, TimeSpan limit, int calls) =>
        calls <= 0 || waited >= TimeSpan.FromTicks(limit.Ticks * ((1L << Math.Min(calls, GreatestDoubling)) - 1));
}
