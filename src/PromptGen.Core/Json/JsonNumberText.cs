using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace PromptGen.Core.Json;

/// <summary>
/// Decimal numbers as text. A number's value is the exact decimal that its lexeme says, and the work is done on its digits: parsing
/// to a <c>double</c> and printing it differs between .NET Framework and .NET, and would lose digits.
/// </summary>
/// <remarks>
/// The normal form is unique for a value. With the digits d1...dk (neither d1 nor dk is 0) and n such that the value is
/// 0.d1...dk x 10^n: <c>0</c> for zero, whatever its sign; else a minus sign where negative, and
/// <list type="bullet">
/// <item>for k &lt;= n &lt;= 21: the digits and n - k zeros;</item>
/// <item>for 0 &lt; n &lt; k, n &lt;= 21: the digits with a point after the n-th;</item>
/// <item>for -6 &lt; n &lt;= 0: <c>0.</c>, -n zeros and the digits;</item>
/// <item>otherwise d1, a point and the rest if there is one, <c>e</c>, the sign of n - 1 and its digits.</item>
/// </list>
/// This is ECMAScript's layout (and so RFC 8785's), with all digits of the lexeme in place of those of a double.
/// </remarks>
internal static class JsonNumberText
{
    /// <summary>A number with a longer lexeme or normal form is refused.</summary>
    public const int MaximumLength = 1000;

    /// <summary>A number with an exponent beyond this, either way, in its lexeme or normal form is refused.</summary>
    public const int MaximumExponent = 9999;

    /// <summary>The limits in the words of an error message.</summary>
    public const string Limits = "a number has at most 1,000 characters and an exponent from -9999 to 9999, as written and in normal form";

    /// <summary>The decimal places that a .NET <c>decimal</c> can have.</summary>
    private const int DecimalPlaces = 28;

    /// <summary>The digits of the greatest .NET <c>decimal</c>.</summary>
    private const string GreatestDecimal = "79228162514264337593543950335";

    private static readonly char[] NotInInteger = ['.', 'e'];

    /// <summary>Returns the normal form of a JSON number; false if the lexeme is not a number or is beyond the limits.</summary>
    public static bool TryNormalize(string lexeme, [NotNullWhen(true)] out string? normal)
    {
        if (!TryDecompose(lexeme, out DecimalDigits number))
        {
            normal = null;
            return false;
        }

        // What is read must be readable again in normal form, which can be longer than the lexeme.
        normal = number.IsZero ? "0" : Layout(number);
        if (normal.Length <= MaximumLength && (number.IsZero || System.Math.Abs(number.PointPosition - 1) <= MaximumExponent))
        {
            return true;
        }

        normal = null;
        return false;
    }

    /// <summary>The normal form of a number that was read, or checked, before.</summary>
    public static string Normalize(string lexeme) =>
        TryNormalize(lexeme, out string? normal)
            ? normal
            : throw new System.FormatException("Not a JSON number within the limits: " + lexeme);

    /// <summary>Whether a normal form is an integer that every JSON reader keeps exact: within +-(2^53 - 1).</summary>
    public static bool IsSafeInteger(string normal)
    {
        int digits = normal.Length - (normal[0] == '-' ? 1 : 0);
        if (digits > 16 || normal.IndexOfAny(NotInInteger) >= 0)
        {
            return false;
        }

        long value = long.Parse(normal, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return value is >= -9007199254740991 and <= 9007199254740991;
    }

    /// <summary>
    /// The number without an exponent, with as many decimal places as its lexeme has: what a .NET <c>decimal</c> keeps and prints,
    /// so that 1.10 stays 1.10. Zero has no sign.
    /// </summary>
    public static string ToFixedPoint(string lexeme)
    {
        if (!TryDecompose(lexeme, out DecimalDigits number))
        {
            throw new System.FormatException("Not a JSON number within the limits: " + lexeme);
        }

        StringBuilder text = new();
        if (number.IsNegative && !number.IsZero)
        {
            text.Append('-');
        }

        string digits = number.Written;
        if (number.Exponent >= 0)
        {
            text.Append(digits.TrimStart('0')).Append('0', number.IsZero ? 0 : number.Exponent);
            return text.Length == 0 ? "0" : text.ToString();
        }

        int places = -number.Exponent;
        digits = digits.TrimStart('0').PadLeft(places + 1, '0');
        return text.Append(digits, 0, digits.Length - places).Append('.').Append(digits, digits.Length - places, places).ToString();
    }

    /// <summary>Whether a .NET <c>decimal</c> has exactly this value with as many decimal places as its lexeme has.</summary>
    public static bool IsExactDecimal(string lexeme)
    {
        if (!TryDecompose(lexeme, out DecimalDigits number) || number.Exponent < -DecimalPlaces)
        {
            return false;
        }

        if (number.IsZero)
        {
            return true;
        }

        string digits = number.Written.TrimStart('0');
        int length = digits.Length + System.Math.Max(0, number.Exponent);
        return length < GreatestDecimal.Length
            || (length == GreatestDecimal.Length && string.CompareOrdinal(digits.PadRight(length, '0'), GreatestDecimal) <= 0);
    }

    /// <summary>Compares the values of two lexemes.</summary>
    public static int Compare(string left, string right)
    {
        if (!TryDecompose(left, out DecimalDigits first) || !TryDecompose(right, out DecimalDigits second))
        {
            throw new System.FormatException("Not JSON numbers within the limits: " + left + ", " + right);
        }

        int sign = first.Sign;
        if (sign != second.Sign || sign == 0)
        {
            return sign.CompareTo(second.Sign);
        }

        int order = first.PointPosition.CompareTo(second.PointPosition);
        return sign * (order != 0 ? order : string.CompareOrdinal(first.Significant, second.Significant));
    }

    private static string Layout(DecimalDigits number)
    {
        string digits = number.Significant;
        int count = digits.Length;
        int point = number.PointPosition;
        StringBuilder text = new(count + 8);
        if (number.IsNegative)
        {
            text.Append('-');
        }

        switch (point)
        {
            case > 0 and <= 21 when point >= count:
                return text.Append(digits).Append('0', point - count).ToString();
            case > 0 and <= 21:
                return text.Append(digits, 0, point).Append('.').Append(digits, point, count - point).ToString();
            case > -6 and <= 0:
                return text.Append("0.").Append('0', -point).Append(digits).ToString();
            default:
                text.Append(digits[0]);
                if (count > 1)
                {
                    text.Append('.').Append(digits, 1, count - 1);
                }

                int exponent = point - 1;
                return text.Append('e').Append(exponent < 0 ? '-' : '+')
                    .Append(System.Math.Abs(exponent).ToString(CultureInfo.InvariantCulture)).ToString();
        }
    }

    private static bool TryDecompose(string lexeme, out DecimalDigits number)
    {
        number = default;
        if (lexeme.Length > MaximumLength)
        {
            return false;
        }

        int position = 0;
        bool negative = Take(lexeme, ref position, '-');
        int start = position;
        SkipDigits(lexeme, ref position);
        int integerDigits = position - start;
        if (integerDigits == 0 || (integerDigits > 1 && lexeme[start] == '0'))
        {
            return false;
        }

        string digits = lexeme.Substring(start, integerDigits);
        int exponent = 0;
        if (Take(lexeme, ref position, '.'))
        {
            start = position;
            SkipDigits(lexeme, ref position);
            if (position == start)
            {
                return false;
            }

            digits += lexeme.Substring(start, position - start);
            exponent = start - position;
        }

        if (!TryReadExponent(lexeme, ref position, out int written) || position != lexeme.Length)
        {
            return false;
        }

        number = new DecimalDigits(negative, digits, exponent + written);
        return true;
    }

    private static bool TryReadExponent(string lexeme, ref int position, out int exponent)
    {
        exponent = 0;
        if (!Take(lexeme, ref position, 'e') && !Take(lexeme, ref position, 'E'))
        {
            return true;
        }

        bool negative = Take(lexeme, ref position, '-');
        if (!negative)
        {
            Take(lexeme, ref position, '+');
        }

        int start = position;
        for (; position < lexeme.Length && lexeme[position] is >= '0' and <= '9'; position++)
        {
            exponent = (exponent * 10) + (lexeme[position] - '0');
            if (exponent > MaximumExponent)
            {
                return false;
            }
        }

        exponent = negative ? -exponent : exponent;
        return position > start;
    }

    private static bool Take(string text, ref int position, char character)
    {
        if (position >= text.Length || text[position] != character)
        {
            return false;
        }

        position++;
        return true;
    }

    private static void SkipDigits(string text, ref int position)
    {
        while (position < text.Length && text[position] is >= '0' and <= '9')
        {
            position++;
        }
    }

    /// <param name="Written">All digits as written, with leading and trailing zeros.</param>
    /// <param name="Exponent">The exponent of ten for the last written digit.</param>
    private readonly record struct DecimalDigits(bool IsNegative, string Written, int Exponent)
    {
        /// <summary>The digits from the first to the last that is not 0; empty for zero.</summary>
        public string Significant { get; } = Written.Trim('0');

        public bool IsZero => Significant.Length == 0;

        public int Sign => IsZero ? 0 : IsNegative ? -1 : 1;

        /// <summary>The exponent n of the value 0.d1...dk x 10^n.</summary>
        public int PointPosition => Written.Length - LeadingZeros + Exponent;

        private int LeadingZeros => Written.Length - Written.TrimStart('0').Length;
    }
}
