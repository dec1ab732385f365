using System;
using System.ComponentModel;

namespace PromptGen.Generated;

/// <summary>The <c>math</c> functions of templates.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TemplateNumbers
{
    /// <summary><c>math.abs</c></summary>
    public static long Abs(long value) => Math.Abs(value);

    /// <summary><c>math.abs</c></summary>
    public static double Abs(double value) => Math.Abs(value);

    /// <summary><c>math.abs</c></summary>
    public static decimal Abs(decimal value) => Math.Abs(value);

    /// <summary><c>math.ceil</c></summary>
    public static double Ceil(double value) => Math.Ceiling(value);

    /// <summary><c>math.floor</c></summary>
    public static double Floor(double value) => Math.Floor(value);

    /// <summary><c>math.round</c>: half to even.</summary>
    public static double Round(double value, long precision) => Math.Round(value, checked((int)precision));

    /// <summary><c>math.divided_by</c> with an integer that is not zero: the quotient rounded down, within 32 bits.</summary>
    public static long DividedBy(double value, long divisor)
    {
        double quotient = Math.Floor(value / divisor);
        return double.IsNaN(quotient) ? 0 : (long)Math.Min(Math.Max(quotient, int.MinValue), int.MaxValue);
    }
}
