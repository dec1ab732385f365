using System;
using System.Security.Cryptography;

namespace PromptGen.Core.Releases.Signing;

/// <summary>Signatures of ECDSA P-256 over SHA-256: as two numbers of 32 bytes, or as DER, which most tools and services give.</summary>
internal static class EcdsaSignature
{
    private const int NumberLength = 32;
    private const int RawLength = 2 * NumberLength;
    private const byte Sequence = 0x30;
    private const byte Integer = 0x02;

    /// <summary>Whether the key made the signature over the data. A signature that is none is false, never an exception.</summary>
    /// <exception cref="PlatformNotSupportedException">This runtime has no ECDSA on P-256.</exception>
    public static bool Verify(TrustedKey key, byte[] data, byte[] signature)
    {
        if (ToRaw(signature) is not { } raw)
        {
            return false;
        }

        ECDsa algorithm;
        try
        {
            algorithm = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = key.X, Y = key.Y } });
        }
        catch (CryptographicException)
        {
            // The numbers are no point of the curve.
            return false;
        }
        catch (NotImplementedException exception)
        {
            throw new PlatformNotSupportedException("This runtime has no ECDSA on P-256.", exception);
        }

        using (algorithm)
        {
            try
            {
                return algorithm.VerifyData(data, raw, HashAlgorithmName.SHA256);
            }
            catch (CryptographicException)
            {
                return false;
            }
        }
    }

    /// <summary>Whether it has the form of a signature.</summary>
    public static bool IsWellFormed(byte[] signature) => ToRaw(signature) is not null;

    private static byte[]? ToRaw(byte[] signature)
    {
        if (signature.Length == RawLength)
        {
            return signature;
        }

        // Each number has at most one byte more than its 32, so lengths are one byte long.
        byte[] raw = new byte[RawLength];
        int position = 2;
        return signature.Length is >= 8 and <= RawLength + 8 && signature[0] == Sequence && signature[1] == signature.Length - 2
            && TryReadNumber(signature, ref position, raw, 0) && TryReadNumber(signature, ref position, raw, NumberLength)
            && position == signature.Length
            ? raw
            : null;
    }

    /// <summary>A positive number in the one form that DER has for it.</summary>
    private static bool TryReadNumber(byte[] signature, ref int position, byte[] raw, int offset)
    {
        if (position + 2 > signature.Length || signature[position] != Integer)
        {
            return false;
        }

        int length = signature[position + 1];
        int start = position + 2;
        position = start + length;
        if (length == 0 || position > signature.Length || signature[start] >= 0x80)
        {
            return false;
        }

        if (signature[start] == 0)
        {
            if (length == 1 || signature[start + 1] < 0x80)
            {
                return false;
            }

            start++;
            length--;
        }

        if (length > NumberLength)
        {
            return false;
        }

        Buffer.BlockCopy(signature, start, raw, offset + NumberLength - length, length);
        return true;
    }
}
