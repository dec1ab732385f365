namespace PromptGen.Core.Types;

/// <summary>The standard numeric formats of .NET that a prompt may use: a letter, then perhaps a precision.</summary>
/// <remarks>Anything else is a custom format, which .NET never refuses.</remarks>
internal static class NumberFormat
{
    // .NET would take a precision up to 999,999,999 and write as many digits.
    private const int GreatestPrecisionLength = 2;

    private const string IntegerLetters = "CcDdEeFfGgNnPpXx";
    private const string NumberLetters = "CcEeFfGgNnPp";

    /// <summary>Whether .NET takes a format for a standard one.</summary>
    public static bool IsStandard(string format)
    {
        if (format.Length == 0 || format[0] is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z')))
        {
            return false;
        }

        for (int i = 1; i < format.Length; i++)
        {
            if (format[i] is not (>= '0' and <= '9'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Returns why a standard format cannot be used, as a clause; null if it can.</summary>
    public static string? ProblemOf(string format, bool isInteger)
    {
        if ((isInteger ? IntegerLetters : NumberLetters).IndexOf(format[0]) < 0)
        {
            return "`" + format[0] + "` is not a format of this type";
        }

        return format.Length > 1 + GreatestPrecisionLength ? "its precision has more than two digits" : null;
    }
}
