using System;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using PromptGen.Rollouts.Signing;

namespace PromptGen.Core.Tests.Rollouts;

/// <summary>The group of P-256 by school arithmetic, apart from what the product and the runtime use: it makes the keys for which signatures with chosen numbers are good.</summary>
internal static class P256Arithmetic
{
    public static readonly BigInteger Prime = Number("FFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF");
    public static readonly BigInteger Order = Number("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551");

    private static readonly BigInteger B = Number("5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B");

    private static readonly (BigInteger X, BigInteger Y) Generator = (
        Number("6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296"),
        Number("4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5"));

    /// <summary>A key for which (r, s) is a good signature of the data: r is the least number not below <paramref name="r"/> that is an x of the curve.</summary>
    /// <param name="beyondOrder">x is r and the order: the two are one number only modulo the order.</param>
    public static (TrustedKey Key, BigInteger R) KeyFor(byte[] data, BigInteger r, BigInteger s, bool beyondOrder = false)
    {
        BigInteger y;
        while (!TryRoot(beyondOrder ? r + Order : r, out y))
        {
            r++;
        }

        // Q = r^-1 (s R - e G)
        BigInteger digest = new(SHA256.HashData(data), isUnsigned: true, isBigEndian: true);
        (BigInteger X, BigInteger Y)? sum = Add(
            Multiply((beyondOrder ? r + Order : r, y), s), Multiply(Generator, Modulo(-digest, Order)));
        (BigInteger x, BigInteger keyY) = Multiply(sum!.Value, BigInteger.ModPow(r, Order - 2, Order))!.Value;
        return (TrustedKey.Read(Encoded(x, keyY))!, r);
    }

    /// <summary>The SubjectPublicKeyInfo of two coordinates, on the curve or not.</summary>
    public static byte[] Encoded(BigInteger x, BigInteger y) =>
        [.. Convert.FromHexString("3059301306072A8648CE3D020106082A8648CE3D03010703420004"), .. Bytes(x), .. Bytes(y)];

    public static byte[] Bytes(BigInteger number)
    {
        byte[] bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        byte[] fixedLength = new byte[32];
        bytes.CopyTo(fixedLength, 32 - bytes.Length);
        return fixedLength;
    }

    private static bool TryRoot(BigInteger x, out BigInteger y)
    {
        BigInteger square = Modulo((x * x * x) - (3 * x) + B, Prime);
        y = BigInteger.ModPow(square, (Prime + 1) / 4, Prime);
        return x < Prime && Modulo(y * y, Prime) == square;
    }

    private static (BigInteger X, BigInteger Y)? Multiply((BigInteger X, BigInteger Y) point, BigInteger factor)
    {
        (BigInteger X, BigInteger Y)? product = null;
        (BigInteger X, BigInteger Y)? power = point;
        for (; factor > 0; factor >>= 1)
        {
            product = factor.IsEven ? product : Add(product, power);
            power = Add(power, power);
        }

        return product;
    }

    /// <summary>Null is the point at infinity.</summary>
    private static (BigInteger X, BigInteger Y)? Add((BigInteger X, BigInteger Y)? left, (BigInteger X, BigInteger Y)? right)
    {
        if (left is not { } a || right is not { } b)
        {
            return left ?? right;
        }

        if (a.X == b.X && Modulo(a.Y + b.Y, Prime).IsZero)
        {
            return null;
        }

        BigInteger slope = a == b
            ? ((3 * a.X * a.X) - 3) * BigInteger.ModPow(Modulo(2 * a.Y, Prime), Prime - 2, Prime)
            : (b.Y - a.Y) * BigInteger.ModPow(Modulo(b.X - a.X, Prime), Prime - 2, Prime);
        BigInteger x = Modulo((slope * slope) - a.X - b.X, Prime);
        return (x, Modulo((slope * (a.X - x)) - a.Y, Prime));
    }

    private static BigInteger Modulo(BigInteger number, BigInteger modulus)
    {
        BigInteger rest = number % modulus;
        return rest.Sign < 0 ? rest + modulus : rest;
    }

    private static BigInteger Number(string digits) => BigInteger.Parse("0" + digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
