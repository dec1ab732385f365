using System;
using System.Security.Cryptography;

namespace PromptGen.Rollouts.Signing;

/// <summary>Signatures of ECDSA P-256 over SHA-256: as two numbers of 32 bytes, or as DER, which most tools and services
/// return.</summary>
/// <remarks>
/// <para>Of each form one spelling is taken. What is left to whoever holds the file: the other form of the same two numbers, and <c>order - s</c> for <c>s</c>,
/// which every ECDSA signature has as well and which tools and key services make as often as the other. Both are signatures of the same key over the same bytes, so
/// nothing may rest on a signature being the only one.</para>
/// </remarks>
internal static class EcdsaSignature
{
    private const int RawLength = 2 * P256.NumberLength;
    private const byte Sequence = 0x30;
    private const byte Integer = 0x02;

    /// <summary>Whether the key made the signature over the data. A signature that is none is false, never an exception.</summary>
    /// <exception cref="PlatformNotSupportedException">This runtime does not support ECDSA on P-256.</exception>
    public static bool Verify(TrustedKey key, byte[] data, byte[] signature)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(data);
        return VerifyHash(key, hash.GetHashAndReset(), signature);
    }

    /// <summary>The same for data of which the SHA-256 is at hand: data is hashed once, however many signatures and keys there are.</summary>
    /// <exception cref="PlatformNotSupportedException">This runtime does not support ECDSA on P-256.</exception>
    public static bool VerifyHash(TrustedKey key, byte[] hash, byte[] signature)
    {
        byte[]? raw = Raw(signature);
        byte[]? der = Der(signature);
        if (raw is null && der is null)
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
            return false;
        }
        catch (NotImplementedException exception)
        {
            throw new PlatformNotSupportedException("This runtime does not support ECDSA on P-256.", exception);
        }

        using (algorithm)
        {
            // 64 bytes can be both: the DER form of two short numbers has that length, too.
            return (raw is not null && Verify(algorithm, hash, raw)) || (der is not null && Verify(algorithm, hash, der));
        }
    }

    /// <summary>Whether it has the form of a signature.</summary>
    public static bool IsWellFormed(byte[] signature) => Raw(signature) is not null || Der(signature) is not null;

    private static bool Verify(ECDsa algorithm, byte[] hash, byte[] raw)
    {
        try
        {
            return algorithm.VerifyHash(hash, raw);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static byte[]? Raw(byte[] signature) => signature.Length == RawLength && HasScalars(signature) ? signature : null;

    /// <returns>The two numbers of 32 bytes.</returns>
    private static byte[]? Der(byte[] signature)
    {
        // Each number has at most one byte more than its 32, so lengths are one byte long.
        byte[] raw = new byte[RawLength];
        int position = 2;
        return signature.Length is >= 8 and <= RawLength + 8 && signature[0] == Sequence && signature[1] == signature.Length - 2
            && TryReadNumber(signature, ref position, raw, 0) && TryReadNumber(signature, ref position, raw, P256.NumberLength)
            && position == signature.Length && HasScalars(raw)
            ? raw
            : null;
    }

    private static bool HasScalars(byte[] raw) => P256.IsScalar(raw, 0) && P256.IsScalar(raw, P256.NumberLength);

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

        if (length > P256.NumberLength)
        {
            return false;
        }

        Buffer.BlockCopy(signature, start, raw, offset + P256.NumberLength - length, length);
        return true;
    }
}
