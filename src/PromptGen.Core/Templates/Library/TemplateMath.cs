using System;
using System.ComponentModel;

namespace PromptGen.Generated;

/// <summary>Arithmetic of the template language where it differs from C#'s operators.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TemplateMath
{
    /// <summary>Divides and cuts the fraction off.</summary>
    /// <exception cref="PromptRenderException">The divisor is zero.</exception>
    public static long DivideToInteger(long left, long right, PromptIdentity? identity, string place) =>
        right == 0 ? throw ByZero(identity, place) : right == -1 ? checked(-left) : left / right;

    /// <summary>Divides and cuts the fraction off; null on either side gives null.</summary>
    /// <exception cref="PromptRenderException">The divisor is zero.</exception>
    public static long? DivideToInteger(long? left, long? right, PromptIdentity? identity, string place) =>
        left is null || right is null ? null : DivideToInteger(left.Value, right.Value, identity, place);

    /// <summary>Divides and rounds half to even.</summary>
    public static double DivideToInteger(double left, double right, PromptIdentity? identity, string place) => Math.Round(left / right);

    /// <summary>Divides and rounds half to even; null on either side gives null.</summary>
    public static double? DivideToInteger(double? left, double? right, PromptIdentity? identity, string place) =>
        left is null || right is null ? null : Math.Round(left.Value / right.Value);

    /// <summary>Divides and rounds half to even.</summary>
    /// <exception cref="PromptRenderException">The divisor is zero.</exception>
    public static decimal DivideToInteger(decimal left, decimal right, PromptIdentity? identity, string place) =>
        Math.Round(Divide(left, right, identity, place));

    /// <summary>Divides and rounds half to even; null on either side gives null.</summary>
    /// <exception cref="PromptRenderException">The divisor is zero.</exception>
    public static decimal? DivideToInteger(decimal? left, decimal? right, PromptIdentity? identity, string place) =>
        left is null || right is null ? null : DivideToInteger(left.Value, right.Value, identity, place);

    /// <summary>What remains of a division, with the sign of the left side.</summary>
    /// <exception cref="PromptRenderException">The divisor is zero.</exception>
    public static long Remainder(long left, long right, PromptIdentity? identity, string place) =>
        right == 0 ? throw ByZero(identity, place) : right == -1 ? 0 : left % right;

    /// <summary>What remains of a division; null on either side gives null.</summary>
    /// <exception cref="PromptRenderException">The divisor is zero.</exception>
    public static long? Remainder(long? left, long? right, PromptIdentity? identity, string place) =>
        left is null || right is null ? null : Remainder(left.Value, right.Value, identity, place);

    /// <summary>What remains of a division, with the sign of the left side.</summary>
    /// <exception cref="PromptRenderException">The divisor is zero.</exception>
    public static decimal Remainder(decimal left, decimal right, PromptIdentity? identity, string place) =>
        right == 0 ? throw ByZero(identity, place) : left % right;

    /// <summary>What remains of a division; null on either side gives null.</summary>
    /// <exception cref="PromptRenderException">The divisor is zero.</exception>
    public static decimal? Remainder(decimal? left, decimal? right, PromptIdentity? identity, string place) =>
        left is null || right is null ? null : Remainder(left.Value, right.Value, identity, place);

    /// <summary>Divides decimals.</summary>
    /// <exception cref="PromptRenderException">The divisor is zero.</exception>
    public static decimal Divide(decimal left, decimal right, PromptIdentity? identity, string place) =>
        right == 0 ? throw ByZero(identity, place) : left / right;

    /// <summary>Divides decimals; null on either side gives null.</summary>
    /// <exception cref="PromptRenderException">The divisor is zero.</exception>
    public static decimal? Divide(decimal? left, decimal? right, PromptIdentity? identity, string place) =>
        left is null || right is null ? null : Divide(left.Value, right.Value, identity, place);

    private static PromptRenderException ByZero(PromptIdentity? identity, string place) =>
        new(identity, place + " divides by zero; test the divisor first");
}
