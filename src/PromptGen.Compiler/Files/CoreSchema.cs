using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using PromptGen.Core.Json;

namespace PromptGen.Compiler.Files;

/// <summary>
/// What a plain scalar means by the core schema of YAML 1.2: <c>yes</c>, <c>on</c> and <c>12:30</c> are texts, so that no enum
/// value or region code turns into something else. JSON's literals are a subset.
/// </summary>
internal static class CoreSchema
{
    /// <summary>A number with a digit beyond these bits has more than <see cref="JsonNumberText.MaximumLength"/> decimal digits.</summary>
    private const int LongestNumberBits = 3328;

    public static ScalarKind Resolve(string value)
    {
        if (value.Length == 0)
        {
            return ScalarKind.Null;
        }

        switch (value[0])
        {
            case '~':
                return value.Length == 1 ? ScalarKind.Null : ScalarKind.Text;
            case 'n' or 'N':
                return value is "null" or "Null" or "NULL" ? ScalarKind.Null : ScalarKind.Text;
            case 't' or 'T':
                return value is "true" or "True" or "TRUE" ? ScalarKind.Boolean : ScalarKind.Text;
            case 'f' or 'F':
                return value is "false" or "False" or "FALSE" ? ScalarKind.Boolean : ScalarKind.Text;
            case '-' or '+' or '.' or (>= '0' and <= '9'):
                return ResolveNumber(value);
            default:
                return ScalarKind.Text;
        }
    }

    /// <summary>A number of the core schema as a JSON number within the limits of <see cref="JsonNumberText"/>.</summary>
    /// <param name="scalar">An integer or a float.</param>
    /// <param name="fault">Why it is not one, as a clause after the number.</param>
    public static bool TryReadNumber(ScalarNode scalar, [NotNullWhen(true)] out string? number, [NotNullWhen(false)] out string? fault)
    {
        number = scalar.Kind == ScalarKind.Integer ? ToJsonInteger(scalar.Value) : ToJsonFloat(scalar.Value);
        if (number is null)
        {
            fault = "is not finite";
            return false;
        }

        if (JsonNumberText.TryNormalize(number, out _))
        {
            fault = null;
            return true;
        }

        number = null;
        fault = "is beyond the limits: " + JsonNumberText.Limits;
        return false;
    }

    private static string ToJsonInteger(string value)
    {
        bool negative = value[0] == '-';
        string digits = value[0] is '-' or '+' ? value.Substring(1) : value;
        if (digits.Length > 1 && digits[1] is 'o' or 'x')
        {
            int bits = digits[1] == 'o' ? 3 : 4;
            digits = digits.Substring(2).TrimStart('0');
            // Reading takes time that grows with the square of the length, and a longer number is beyond the limit anyway.
            digits = digits.Length * bits > LongestNumberBits ? digits.PadRight(JsonNumberText.MaximumLength + 1, '0') : FromRadix(digits, bits);
        }

        digits = digits.TrimStart('0');
        return digits.Length == 0 ? "0" : negative ? "-" + digits : digits;
    }

    /// <summary>Null for infinities and NaN, which JSON cannot express.</summary>
    private static string? ToJsonFloat(string value)
    {
        bool negative = value[0] == '-';
        string digits = value[0] is '-' or '+' ? value.Substring(1) : value;

        int exponent = digits.IndexOfAny(['e', 'E']);
        string mantissa = exponent < 0 ? digits : digits.Substring(0, exponent);
        string power = exponent < 0 ? "" : digits.Substring(exponent);
        int point = mantissa.IndexOf('.');
        string whole = (point < 0 ? mantissa : mantissa.Substring(0, point)).TrimStart('0');
        string fraction = point < 0 ? "" : mantissa.Substring(point + 1);
        if (fraction.Length > 0 && fraction[0] is not (>= '0' and <= '9'))
        {
            return null;
        }

        return (negative ? "-" : "") + (whole.Length == 0 ? "0" : whole) + (fraction.Length == 0 ? "" : "." + fraction) + power;
    }

    /// <summary>The number of a scalar, for comparisons; null if it is not a number, or not a JSON number.</summary>
    public static double? NumberOf(DocumentNode node) =>
        node is ScalarNode { Kind: ScalarKind.Integer or ScalarKind.Float } scalar && TryReadNumber(scalar, out string? number, out _)
            && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double result)
            ? result
            : null;

    private static ScalarKind ResolveNumber(string value)
    {
        int i = value[0] is '-' or '+' ? 1 : 0;
        if (i == value.Length)
        {
            return ScalarKind.Text;
        }

        if (value[i] == '0' && i == 0 && value.Length > 2 && value[1] is 'o' or 'x')
        {
            bool octal = value[1] == 'o';
            for (int j = 2; j < value.Length; j++)
            {
                if (octal ? value[j] is not (>= '0' and <= '7') : !Uri.IsHexDigit(value[j]))
                {
                    return ScalarKind.Text;
                }
            }

            return ScalarKind.Integer;
        }

        if (value[i] == '.' && i + 4 == value.Length)
        {
            string name = value.Substring(i + 1);
            if (name is "inf" or "Inf" or "INF" || (i == 0 && name is "nan" or "NaN" or "NAN"))
            {
                return ScalarKind.Float;
            }
        }

        int whole = Digits(value, ref i);
        if (i == value.Length)
        {
            return ScalarKind.Integer;
        }

        int fraction = 0;
        if (value[i] == '.')
        {
            i++;
            fraction = Digits(value, ref i);
        }

        if (whole + fraction == 0)
        {
            return ScalarKind.Text;
        }

        if (i < value.Length && value[i] is 'e' or 'E')
        {
            i++;
            if (i < value.Length && value[i] is '-' or '+')
            {
                i++;
            }

            if (Digits(value, ref i) == 0)
            {
                return ScalarKind.Text;
            }
        }

        return i == value.Length ? ScalarKind.Float : ScalarKind.Text;
    }

    private static int Digits(string value, ref int i)
    {
        int start = i;
        while (i < value.Length && value[i] is >= '0' and <= '9')
        {
            i++;
        }

        return i - start;
    }

    private static string FromRadix(string digits, int bits)
    {
        BigInteger number = BigInteger.Zero;
        foreach (char c in digits)
        {
            number = (number << bits) + (c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        }

        return number.ToString(CultureInfo.InvariantCulture);
    }
}
