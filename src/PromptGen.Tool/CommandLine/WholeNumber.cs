using System.CommandLine.Parsing;
using System.Globalization;
using PromptGen.Rollouts;

namespace PromptGen.Tool.CommandLine;

/// <summary>The value of an option that takes a whole number.</summary>
internal static class WholeNumber
{
    /// <returns>The least where it is not one: the line is refused.</returns>
    public static long Parse(ArgumentResult result, string option, long least, long greatest)
    {
        string text = result.Tokens[0].Value;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number >= least && number <= greatest)
        {
            return number;
        }

        result.AddError("'" + text + "' is not a valid value. " + option + " takes a whole number from " + ReleaseText.Count(least) + " to " + ReleaseText.Count(greatest) + ".");
        return least;
    }
}
