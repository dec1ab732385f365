using System;
using System.ComponentModel;
using System.Numerics;
using PromptGen.Language.Binding;

namespace PromptGen.Generated;

/// <summary>Implements arithmetic that differs between the template language and the operators of C#.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TemplateMath
{
    /// <summary>Shifts to the right, which divides by a power of two and rounds down.</summary>
    /// <param name="value">The integer.</param>
    /// <param name="bits">The number of bits, from 0 to 30.</param>
    public static long ShiftRight(long value, long bits) => value >> (int)bits;

    /// <summary>Divides and truncates the fraction.</summary>
    /// <exception cref="PromptRenderException">The divisor is zero.</exception>
    public static long DivideToInteger(long left, long right, PromptIdentity? identity, string place) =>
        right == 0 ? throw ByZero(identity, place) : right == -1 ? Subtract(0L, left, identity, place) : left / right;

    /// <summary>Divides and truncates the fraction; null if either side is null.</summary>
    /// <exception cref="PromptRenderException">The divisor is zero.</exception>
    public static long? DivideToInteger(long? left, long? right, PromptIdentity? identity, string place) =>
        left is null || right is null ? null : DivideToInteger(left.Value, right.Value, identity, place);

    /// <summary>Divides and rounds half to even.</summary>
    public static double DivideToInteger(double left, double right, PromptIdentity? identity, string place) => Math.Round(left / right);

    /// <summary>Divides and rounds half to even; null if either side is null.</summary>
    public static double? DivideToInteger(double? left, double? right, PromptIdentity? identity, string place) =>
        left is null || right is null ? null : Math.Round(left.Value / right.Value);

    /// <summary>Divides and rounds half to even.</summary>
    /// <exception cref="PromptRenderException">The divisor is zero.</exception>
    public static decimal DivideToInteger(decimal left, decimal right, PromptIdentity? identity, string place) =>
        Math.Round(Divide(left, right, identity, place));

    /// <summary>Divides and rounds half to even; null if either side is null.</summary>
    /// <exception cref="PromptRenderException">The divisor is zero.</exception>
    public static decimal? DivideToInteger(decimal? left, decimal? right, PromptIdentity? identity, string place) =>
        left is null || right is null ? null : DivideToInteger(left.Value, right.Value, identity, place);

    /// <summary>Divides integers as numbers.</summary>
    /// <remarks>The language converts an integer of more than 32 bits to a number by truncating digits, not by rounding.</remarks>
    public static double Quotient(long left, long right) => IsExact(left) && IsExact(right)
        ? (double)left / right
        : (double)new BigInteger(left) / (double)new BigInteger(right);

    /// <summary>Divides integers as numbers; null if either side is null.</summary>
    public static double? Quotient(long? left, long? right) => left is null || right is null ? null : Quotient(left.Value, right.Value);

    /// <summary>Returns the remainder of a division, with the sign of the left side.</summary>
    /// <exception cref="PromptRenderException">The divisor is zero.</exception>
    public static long Remainder(long left, long right, PromptIdentity? identity, string place) =>
        right == 0 ? throw ByZero(identity, place) : right == -1 ? 0 : left % right;

    /// <summary>Returns the remainder of a division; null if either side is null.</summary>
    /// <exception cref="PromptRenderException">The divisor is zero.</exception>
    public static long? Remainder(long? left, long? right, PromptIdentity? identity, string place) =>
        left is null || right is null ? null : Remainder(left.Value, right.Value, identity, place);

    /// <summary>Returns the remainder of a division, with the sign of the left side.</summary>
    /// <exception cref="PromptRenderException">The divisor is zero.</exception>
    public static decimal Remainder(decimal left, decimal right, PromptIdentity? identity, string place) =>
        right == 0 ? throw ByZero(identity, place) : left % right;

    /// <summary>Returns the remainder of a division; null if either side is null.</summary>
    /// <exception cref="PromptRenderException">The divisor is zero.</exception>
    public static decimal? Remainder(decimal? left, decimal? right, PromptIdentity? identity, string place) =>
        left is null || right is null ? null : Remainder(left.Value, right.Value, identity, place);

    /// <summary>Divides decimals.</summary>
    /// <exception cref="PromptRenderException">The divisor is zero.</exception>
    public static decimal Divide(decimal left, decimal right, PromptIdentity? identity, string place) =>
        right == 0 ? throw ByZero(identity, place) : Checked(ArithmeticOperation.Divide, left, right, identity, place);

    /// <summary>Divides decimals; null if either side is null.</summary>
    /// <exception cref="PromptRenderException">The divisor is zero.</exception>
    public static decimal? Divide(decimal? left, decimal? right, PromptIdentity? identity, string place) =>
        left is null || right is null ? null : Divide(left.Value, right.Value, identity, place);

    /// <summary>Adds.</summary>
    /// <exception cref="PromptRenderException">The result does not fit 64 bits.</exception>
    public static long Add(long left, long right, PromptIdentity? identity, string place) =>
        Checked(ArithmeticOperation.Add, left, right, identity, place);

    /// <summary>Adds; null if either side is null.</summary>
    /// <exception cref="PromptRenderException">The result does not fit 64 bits.</exception>
    public static long? Add(long? left, long? right, PromptIdentity? identity, string place) =>
        left is null || right is null ? null : Add(left.Value, right.Value, identity, place);

    /// <summary>Adds.</summary>
    /// <exception cref="PromptRenderException">The result is out of range.</exception>
    public static decimal Add(decimal left, decimal right, PromptIdentity? identity, string place) =>
        Checked(ArithmeticOperation.Add, left, right, identity, place);

    /// <summary>Adds; null if either side is null.</summary>
    /// <exception cref="PromptRenderException">The result is out of range.</exception>
    public static decimal? Add(decimal? left, decimal? right, PromptIdentity? identity, string place) =>
        left is null || right is null ? null : Add(left.Value, right.Value, identity, place);

    /// <summary>Subtracts.</summary>
    /// <exception cref="PromptRenderException">The result does not fit 64 bits.</exception>
    public static long Subtract(long left, long right, PromptIdentity? identity, string place) =>
        Checked(ArithmeticOperation.Subtract, left, right, identity, place);

    /// <summary>Subtracts; null if either side is null.</summary>
    /// <exception cref="PromptRenderException">The result does not fit 64 bits.</exception>
    public static long? Subtract(long? left, long? right, PromptIdentity? identity, string place) =>
        left is null || right is null ? null : Subtract(left.Value, right.Value, identity, place);

    /// <summary>Subtracts.</summary>
    /// <exception cref="PromptRenderException">The result is out of range.</exception>
    public static decimal Subtract(decimal left, decimal right, PromptIdentity? identity, string place) =>
        Checked(ArithmeticOperation.Subtract, left, right, identity, place);

    /// <summary>Subtracts; null if either side is null.</summary>
    /// <exception cref="PromptRenderException">The result is out of range.</exception>
    public static decimal? Subtract(decimal? left, decimal? right, PromptIdentity? identity, string place) =>
        left is null || right is null ? null : Subtract(left.Value, right.Value, identity, place);

    /// <summary>Multiplies.</summary>
    /// <exception cref="PromptRenderException">The result does not fit 64 bits.</exception>
    public static long Multiply(long left, long right, PromptIdentity? identity, string place) =>
        Checked(ArithmeticOperation.Multiply, left, right, identity, place);

    /// <summary>Multiplies; null if either side is null.</summary>
    /// <exception cref="PromptRenderException">The result does not fit 64 bits.</exception>
    public static long? Multiply(long? left, long? right, PromptIdentity? identity, string place) =>
        left is null || right is null ? null : Multiply(left.Value, right.Value, identity, place);

    /// <summary>Multiplies.</summary>
    /// <exception cref="PromptRenderException">The result is out of range.</exception>
    public static decimal Multiply(decimal left, decimal right, PromptIdentity? identity, string place) =>
        Checked(ArithmeticOperation.Multiply, left, right, identity, place);

    /// <summary>Multiplies; null if either side is null.</summary>
    /// <exception cref="PromptRenderException">The result is out of range.</exception>
    public static decimal? Multiply(decimal? left, decimal? right, PromptIdentity? identity, string place) =>
        left is null || right is null ? null : Multiply(left.Value, right.Value, identity, place);

    /// <summary>Negates an integer; the smallest integers of 32 and of 64 bits stay the same in the language.</summary>
    public static long Negate(long value, PromptIdentity? identity, string place) => value == int.MinValue ? value : unchecked(-value);

    /// <summary>Negates an integer; null stays null.</summary>
    public static long? Negate(long? value, PromptIdentity? identity, string place) => value is null ? null : Negate(value.Value, identity, place);

    /// <summary>Converts a number to a decimal.</summary>
    /// <exception cref="PromptRenderException">The number is outside the range of a decimal.</exception>
    public static decimal ToDecimal(double value, PromptIdentity? identity, string place)
    {
        try
        {
            return (decimal)value;
        }
        catch (OverflowException)
        {
            throw OutOfRange(identity, place);
        }
    }

    /// <summary>Converts a number to a decimal; null stays null.</summary>
    /// <exception cref="PromptRenderException">The number is outside the range of a decimal.</exception>
    public static decimal? ToDecimal(double? value, PromptIdentity? identity, string place) => value is null ? null : ToDecimal(value.Value, identity, place);

    /// <summary>Checks an integer that the language limits to 32 bits, such as an index or a count.</summary>
    /// <exception cref="PromptRenderException">The integer needs more than 32 bits.</exception>
    public static long Int32(long value, PromptIdentity? identity, string place) =>
        value is >= int.MinValue and <= int.MaxValue ? value : throw OutOfRange(identity, place);

    /// <summary>Checks an integer that the language limits to 32 bits; null stays null.</summary>
    /// <exception cref="PromptRenderException">The integer needs more than 32 bits.</exception>
    public static long? Int32(long? value, PromptIdentity? identity, string place) => value is null ? null : Int32(value.Value, identity, place);

    private static bool IsExact(long value) => value is >= -(1L << 53) and <= 1L << 53;

    internal static long Checked(ArithmeticOperation operation, long left, long right, PromptIdentity? identity, string place)
    {
        try
        {
            return operation switch
            {
                ArithmeticOperation.Add => checked(left + right),
                ArithmeticOperation.Subtract => checked(left - right),
                _ => checked(left * right),
            };
        }
        catch (OverflowException)
        {
            throw OutOfRange(identity, place);
        }
    }

    internal static decimal Checked(ArithmeticOperation operation, decimal left, decimal right, PromptIdentity? identity, string place)
    {
        try
        {
            return operation switch
            {
                ArithmeticOperation.Add => left + right,
                ArithmeticOperation.Subtract => left - right,
                ArithmeticOperation.Divide => left / right,
                _ => left * right,
            };
        }
        catch (OverflowException)
        {
            throw OutOfRange(identity, place);
        }
    }

    private static PromptRenderException ByZero(PromptIdentity? identity, string place) =>
        new(identity, place + " divides by zero; test the divisor first");

    private static PromptRenderException OutOfRange(PromptIdentity? identity, string place) =>
        new(identity, place + ": the result is out of range; compute with smaller numbers");
}
