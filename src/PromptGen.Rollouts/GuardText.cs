using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PromptGen.Rollouts;

/// <summary>The limits of a canary's guard as people write them: <c>20%</c>, or <c>20%/50</c> with the least number of calls.</summary>
internal static class GuardText
{
    public const string What = "a failure rate above 0% and below 100% such as 20%, optionally with a minimum number of calls such as 20%/50, or off";
    public const int DefaultMinimum = 50;
    public const int GreatestMinimum = 1_000_000;

    private const string None = "off";

    /// <param name="limits">Null: no guard.</param>
    public static bool TryRead(string text, out CanaryGuardLimits? limits)
    {
        limits = null;
        if (text == None)
        {
            return true;
        }

        int slash = text.IndexOf('/');
        int minimum = DefaultMinimum;
        bool reads = slash < 0
            || (int.TryParse(text.Substring(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out minimum) && minimum is >= 1 and <= GreatestMinimum);
        if (!reads || !TryReadRate(slash < 0 ? text : text.Substring(0, slash), out decimal rate) || rate == 100)
        {
            return false;
        }

        limits = new CanaryGuardLimits(rate, minimum);
        return true;
    }

    /// <summary>The rate alone, as a state has it.</summary>
    public static bool TryReadRate(string text, out decimal rate)
    {
        rate = 0;
        return text.Length > 1 && text[text.Length - 1] == '%' && text[0] is >= '0' and <= '9'
            && PercentText.TryRead(text.Substring(0, text.Length - 1), out rate) && rate > 0;
    }

    [return: NotNullIfNotNull(nameof(limits))]
    public static string? Write(CanaryGuardLimits? limits) =>
        limits is null ? null : PercentText.Write(limits.FailurePercent) + "/" + ReleaseText.Count(limits.Minimum);
}
