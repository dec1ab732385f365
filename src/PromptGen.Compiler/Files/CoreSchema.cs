using System;
using System.Globalization;
using System.Numerics;

namespace PromptGen.Compiler.Files;

/// <summary>
/// What a plain scalar means by the core schema of YAML 1.2: <c>yes</c>, <c>on</c> and <c>12:30</c> are texts, so that no
/// enum value or region code turns into something else. JSON's literals are a subset.
/// </summary>
internal static class CoreSchema
{
    /// <summary>A longer run of digits is a text: reading a hexadecimal number takes time that grows with its square.</summary>
    private const int GreatestNumberLength = 400;

    public static ScalarKind Resolve(string value)
    {
        if (value.Length == 0)
        {
            return ScalarKind.Null;
        }

        if (value.Length > GreatestNumberLength)
        {
            return ScalarKind.Text;
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

    /// <summary>A number of the core schema as a JSON number; null for infinities and NaN, which JSON cannot hold.</summary>
    public static string? ToJsonNumber(string value, ScalarKind kind)
    {
        bool negative = value[0] == '-';
        string digits = value[0] is '-' or '+' ? value.Substring(1) : value;
        if (kind == ScalarKind.Integer)
        {
            if (digits.Length > 1 && digits[1] is 'o' or 'x')
            {
                digits = FromRadix(digits);
            }

            digits = digits.TrimStart('0');
            return digits.Length == 0 ? "0" : negative ? "-" + digits : digits;
        }

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

    private static string FromRadix(string digits)
    {
        int bits = digits[1] == 'o' ? 3 : 4;
        BigInteger number = BigInteger.Zero;
        for (int i = 2; i < digits.Length; i++)
        {
            char c = digits[i];
            number = (number << bits) + (c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        }

        return number.ToString(CultureInfo.InvariantCulture);
    }
}
