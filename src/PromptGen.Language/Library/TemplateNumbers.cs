using System;
using System.ComponentModel;
using System.Globalization;

namespace PromptGen.Generated;

/// <summary>Implements the <c>math</c> functions of templates.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TemplateNumbers
{
    /// <summary>Implements <c>math.abs</c> for code that earlier versions generated.</summary>
    public static long Abs(long value) => Math.Abs(value);

    /// <summary>Implements <c>math.abs</c> for code that earlier versions generated.</summary>
    public static double Abs(double value) => Math.Abs(value);

    /// <summary>Implements <c>math.abs</c> for code that earlier versions generated.</summary>
    public static decimal Abs(decimal value) => Math.Abs(value);

    /// <summary>Implements <c>math.abs</c>.</summary>
    /// <exception cref="PromptRenderException">The number is the smallest of 32 or 64 bits, whose absolute value does not
    /// fit.</exception>
    public static long Abs(long value, PromptIdentity? identity, string place) => value is int.MinValue or long.MinValue
        ? throw new PromptRenderException(identity, place + ": the number cannot be negated; compute with smaller numbers")
        : Math.Abs(value);

    /// <summary><c>math.format</c> of an integer with <c>X</c>, with 32 bits if it fits.</summary>
    public static string Hexadecimal(long value, string format) => value is >= int.MinValue and <= int.MaxValue
        ? ((int)value).ToString(format, CultureInfo.InvariantCulture)
        : value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>Implements <c>math.abs</c>.</summary>
    public static double Abs(double value, PromptIdentity? identity, string place) => Math.Abs(value);

    /// <summary>Implements <c>math.abs</c>.</summary>
    public static decimal Abs(decimal value, PromptIdentity? identity, string place) => Math.Abs(value);

    /// <summary>Implements <c>math.ceil</c>.</summary>
    public static double Ceil(double value) => Math.Ceiling(value);

    /// <summary>Implements <c>math.floor</c>.</summary>
    public static double Floor(double value) => Math.Floor(value);

    /// <summary>Implements <c>math.round</c>, which rounds half to even.</summary>
    /// <exception cref="PromptRenderException">The precision is not from 0 to 15.</exception>
    public static double Round(double value, long precision, PromptIdentity? identity, string place) => precision is >= 0 and <= 15
        ? Math.Round(value, (int)precision)
        : throw new PromptRenderException(identity, place + ": a number is rounded to 0 to 15 decimals");

    /// <summary>Implements <c>math.divided_by</c> with an integer that is not zero: the quotient rounded down, within 32 bits.</summary>
    public static long DividedBy(double value, long divisor)
    {
        double quotient = Math.Floor(value / divisor);
        return double.IsNaN(quotient) ? 0 : (long)Math.Min(Math.Max(quotient, int.MinValue), int.MaxValue);
    }
}
