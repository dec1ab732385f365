using System;
using System.Collections.Generic;

namespace PromptGen.Compiler.Versions;

/// <summary>The id of the next release: the day, and the first number that is free on it.</summary>
internal static class NextVersion
{
    private const int GreatestNumber = 999_999_999;

    /// <param name="releases">From the earliest to the latest.</param>
    /// <param name="day">Today, UTC.</param>
    /// <param name="next">The id.</param>
    /// <param name="fault">Why there is none, in the words of an error message.</param>
    public static bool TryFind(IReadOnlyList<ReleasePath> releases, DateTime day, out PromptVersion next, out string fault)
    {
        next = new PromptVersion(day.Year, day.Month, day.Day, 1);
        fault = "";
        if (releases.Count == 0)
        {
            return true;
        }

        releases[releases.Count - 1].TryGetVersion(out PromptVersion latest);
        if (!IsSameDay(latest, next))
        {
            fault = latest < next
                ? ""
                : "its release " + latest + " is dated after " + Day(next) + ", so the next version would be older";
            return fault.Length == 0;
        }

        if (latest.Number == GreatestNumber)
        {
            fault = "the day has no number left after its release " + latest;
            return false;
        }

        next = new PromptVersion(day.Year, day.Month, day.Day, latest.Number + 1);
        return true;
    }

    private static bool IsSameDay(PromptVersion left, PromptVersion right) =>
        left.Year == right.Year && left.Month == right.Month && left.Day == right.Day;

    private static string Day(PromptVersion version)
    {
        string text = version.ToString();
        return text.Substring(0, text.IndexOf('.'));
    }
}
