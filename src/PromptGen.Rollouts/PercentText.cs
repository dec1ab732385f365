using System.Globalization;

namespace PromptGen.Rollouts;

/// <summary>Reads and writes a percentage as people do.</summary>
internal static class PercentText
{
    public const string What = "it must be a number from 0 to 100 with at most two decimal places";

    public static bool TryRead(string text, out decimal percent) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out percent)
        && percent is >= 0 and <= 100 && decimal.Round(percent, 2) == percent;

    public static string Write(decimal percent) => ReleaseText.Number(percent) + "%";
}
