using System.Numerics;

namespace PromptGen.Rollouts.Signing;

/// <summary>Checks of keys and signatures on the curve P-256 (FIPS 186-5, SP 800-186) that not every runtime makes.</summary>
internal static class P256
{
    public const int NumberLength = 32;

    private static readonly BigInteger Prime = Hexadecimal("FFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF");
    private static readonly BigInteger Order = Hexadecimal("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551");
    private static readonly BigInteger B = Hexadecimal("5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B");

    /// <summary>Whether the number of a signature is from 1 to the order of the curve less 1.</summary>
    public static bool IsScalar(byte[] content, int start)
    {
        BigInteger number = Number(content, start);
        return !number.IsZero && number < Order;
    }

    /// <summary>Whether two coordinates are a point of the curve, which the point at infinity is not.</summary>
    public static bool IsPoint(byte[] content, int start)
    {
        BigInteger x = Number(content, start);
        BigInteger y = Number(content, start + NumberLength);
        return x < Prime && y < Prime && ((y * y) - ((x * x * x) - (3 * x) + B)) % Prime == 0;
    }

    private static BigInteger Number(byte[] content, int start)
    {
        // Lowest byte first, and a zero at the end for the sign.
        byte[] littleEndian = new byte[NumberLength + 1];
        for (int i = 0; i < NumberLength; i++)
        {
            littleEndian[i] = content[start + NumberLength - 1 - i];
        }

        return new BigInteger(littleEndian);
    }

    private static BigInteger Hexadecimal(string digits) =>
        BigInteger.Parse("0" + digits, System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture);
}
