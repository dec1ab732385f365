using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using PromptGen.Rollouts.Signing;
using Xunit;

namespace PromptGen.Core.Tests.Rollouts;

/// <summary>
/// Vectors in the style of Wycheproof for ECDSA P-256 over SHA-256, made here: of each form of a signature the one canonical spelling is taken, and of numbers those
/// from 1 to the order less 1.
/// </summary>
public sealed class SignatureVectorTests
{
    private static readonly byte[] Data = Encoding.UTF8.GetBytes("DSSEv1 of a state");
    private static readonly BigInteger N = P256Arithmetic.Order;
    private static readonly TrustedKey Key = SigningKeys.Trusted(SigningKeys.One);

    /// <summary>Numbers that no signature has, whatever the key: each with each.</summary>
    private static readonly BigInteger[] Impossible =
        [0, N, N + 1, (2 * N) - 1, P256Arithmetic.Prime, (BigInteger.One << 256) - 1];

    [Fact]
    public void TheSignatureOfTheKeyPassesInBothForms()
    {
        for (int i = 0; i < 300; i++)
        {
            (BigInteger r, BigInteger s) = Sign(SigningKeys.One, Data);
            AssertBoth(true, Key, r, s, "as it was made");

            // Tools and key services make either of these two; so both pass, and nothing rests on a signature being the only one.
            AssertBoth(true, Key, r, N - s, "with order - s");
        }
    }

    [Fact]
    public void NumbersOutOfRangeFail()
    {
        (BigInteger r, BigInteger s) = Sign(SigningKeys.One, Data);
        foreach (BigInteger first in Impossible.Append(r))
        {
            foreach (BigInteger second in Impossible.Append(s))
            {
                if (first != r || second != s)
                {
                    AssertBoth(false, Key, first, second, "r = " + first + ", s = " + second);
                }
            }
        }

        AssertBoth(false, Key, s, r, "r and s swapped");
        AssertBoth(false, Key, N - r, s, "order - r");
        AssertBoth(false, Key, r, 1, "s = 1");
        AssertBoth(false, Key, 1, 1, "r = s = 1");
        AssertBoth(false, Key, N - 1, N - 1, "r = s = order - 1");
        if (r + N < BigInteger.One << 256)
        {
            AssertBoth(false, Key, r + N, s, "r + order");
        }

        AssertBoth(false, Key, r, s + N, "s + order");
    }

    /// <summary>Signatures with numbers that are hardly ever seen are as good as others: short ones, 1, the greatest, and an x beyond the order.</summary>
    [Fact]
    public void RareNumbersPassWhereTheyAreGood()
    {
        BigInteger short29 = BigInteger.One << 228;
        foreach ((BigInteger r, BigInteger s) in new[]
        {
            (BigInteger.One, BigInteger.One), (BigInteger.One, N - 1), (5, 7), (N - 200, N - 1), (short29, short29), ((BigInteger.One << 128) - 1, BigInteger.One << 127),
            (BigInteger.One << 255, BigInteger.One << 255),
        })
        {
            (TrustedKey key, BigInteger found) = P256Arithmetic.KeyFor(Data, r, s);
            AssertBoth(true, key, found, s, "r = " + found + ", s = " + s);
            AssertBoth(false, key, found, s - 1, "another s");
            AssertBoth(false, key, found + 1, s, "another r");
        }

        (TrustedKey beyond, BigInteger small) = P256Arithmetic.KeyFor(Data, 1, 12345, beyondOrder: true);
        AssertBoth(true, beyond, small, 12345, "x is beyond the order");
        AssertBoth(false, beyond, small + N, 12345, "and is given as it is");
    }

    /// <summary>The DER form of two short numbers has 64 bytes, as the raw form always has.</summary>
    [Fact]
    public void SixtyFourBytesAreReadInBothForms()
    {
        BigInteger s = (BigInteger.One << 226) + 3;
        (TrustedKey key, BigInteger r) = P256Arithmetic.KeyFor(Data, BigInteger.One << 226, s);
        byte[] der = Der(r, s);

        Assert.Equal(64, der.Length);
        Assert.True(EcdsaSignature.Verify(key, Data, der));
        Assert.True(EcdsaSignature.Verify(key, Data, Raw(r, s)));
        Assert.False(EcdsaSignature.Verify(key, [.. Data, 1], der));
    }

    [Fact]
    public void EveryOtherSpellingOfDerFails()
    {
        int count = 0;
        for (int i = 0; i < 40; i++)
        {
            (BigInteger r, BigInteger s) = Sign(SigningKeys.One, Data);
            Assert.True(EcdsaSignature.Verify(Key, Data, Der(r, s)));
            foreach ((string name, byte[] spelling) in Spellings(r, s))
            {
                Assert.False(EcdsaSignature.Verify(Key, Data, spelling), name + ": " + Convert.ToHexString(spelling));
                count++;
            }
        }

        Assert.True(count > 40 * 150, "Spellings: " + count);
    }

    [Fact]
    public void EveryOtherLengthOfTheRawFormFails()
    {
        (BigInteger r, BigInteger s) = Sign(SigningKeys.One, Data);
        byte[] raw = Raw(r, s);
        for (int length = 0; length < 64; length++)
        {
            Assert.False(EcdsaSignature.Verify(Key, Data, raw[..length]), "Cut to " + length);
            Assert.False(EcdsaSignature.Verify(Key, Data, raw[(64 - length)..]), "The last " + length);
        }

        Assert.False(EcdsaSignature.Verify(Key, Data, [.. raw, 0]));
        Assert.False(EcdsaSignature.Verify(Key, Data, [0, .. raw]));
        Assert.False(EcdsaSignature.Verify(Key, Data, [0, .. raw[..32], 0, .. raw[32..]]));
        Assert.False(EcdsaSignature.Verify(Key, Data, [.. raw, .. raw]));
        Assert.False(EcdsaSignature.Verify(Key, Data, Encoding.ASCII.GetBytes(Convert.ToHexString(raw))));
        Assert.False(EcdsaSignature.Verify(Key, Data, [.. raw[..32].Reverse(), .. raw[32..].Reverse()]));
    }

    [Fact]
    public void OtherHashesCurvesKeysAndDataFail()
    {
        foreach (HashAlgorithmName hash in new[] { HashAlgorithmName.SHA1, HashAlgorithmName.SHA384, HashAlgorithmName.SHA512 })
        {
            Assert.False(EcdsaSignature.Verify(Key, Data, SigningKeys.One.SignData(Data, hash)), hash.Name);
            Assert.False(EcdsaSignature.Verify(Key, Data, SigningKeys.One.SignData(Data, hash, DSASignatureFormat.Rfc3279DerSequence)), hash.Name);
        }

        foreach (ECCurve curve in new[] { ECCurve.NamedCurves.nistP384, ECCurve.NamedCurves.nistP521 })
        {
            using ECDsa other = ECDsa.Create(curve);
            Assert.False(EcdsaSignature.Verify(Key, Data, other.SignData(Data, HashAlgorithmName.SHA256)));
            Assert.False(EcdsaSignature.Verify(Key, Data, other.SignData(Data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));
            Assert.Null(TrustedKey.Read(other.ExportSubjectPublicKeyInfo()));
        }

        (BigInteger r, BigInteger s) = Sign(SigningKeys.One, Data);
        AssertBoth(false, SigningKeys.Trusted(SigningKeys.Two), r, s, "another key");
        byte[] empty = SigningKeys.One.SignData([], HashAlgorithmName.SHA256);
        Assert.True(EcdsaSignature.Verify(Key, [], empty));
        Assert.False(EcdsaSignature.Verify(Key, Data, empty));

        // A signature over the hash of the hash, and over the data in another form.
        Assert.False(EcdsaSignature.Verify(Key, Data, SigningKeys.One.SignData(SHA256.HashData(Data), HashAlgorithmName.SHA256)));
    }

    [Fact]
    public void OnlyPointsOfTheCurveAreKeys()
    {
        ECParameters one = SigningKeys.One.ExportParameters(includePrivateParameters: false);
        BigInteger x = new(one.Q.X, isUnsigned: true, isBigEndian: true);
        BigInteger y = new(one.Q.Y, isUnsigned: true, isBigEndian: true);
        BigInteger p = P256Arithmetic.Prime;

        Assert.NotNull(TrustedKey.Read(P256Arithmetic.Encoded(x, y)));
        Assert.NotNull(TrustedKey.Read(P256Arithmetic.Encoded(x, p - y)));
        Assert.All(
            new (BigInteger, BigInteger)[] { (0, 0), (x, 0), (0, y), (x, y + 1), (x + 1, y), (y, x), (p, y), (x, p), ((BigInteger.One << 256) - 1, y), (1, 1), (N, N) },
            static point => Assert.Null(TrustedKey.Read(P256Arithmetic.Encoded(point.Item1, point.Item2))));

        // The point at infinity is one byte, the compressed form 33; DER says so in its lengths.
        byte[] encoded = P256Arithmetic.Encoded(x, y);
        Assert.Null(TrustedKey.Read(Convert.FromHexString("3019301306072A8648CE3D020106082A8648CE3D030107030200" + "00")));
        Assert.Null(TrustedKey.Read([.. Convert.FromHexString("3039301306072A8648CE3D020106082A8648CE3D03010703220002"), .. P256Arithmetic.Bytes(x)]));
        Assert.Null(TrustedKey.Read([.. encoded, 0]));
        Assert.Null(TrustedKey.Read(encoded[..^1]));
        for (int bit = 0; bit < encoded.Length * 8; bit++)
        {
            byte[] changed = (byte[])encoded.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(TrustedKey.Read(changed));
        }
    }

    /// <summary>What BER, careless encoders and attackers make of a signature: each holds the right numbers, or nearly.</summary>
    private static IEnumerable<(string Name, byte[] Spelling)> Spellings(BigInteger r, BigInteger s)
    {
        byte[] first = Integer(r);
        byte[] second = Integer(s);
        byte[] der = Der(r, s);
        byte[] body = der[2..];
        int length = body.Length;
        yield return ("empty", []);
        yield return ("an empty sequence", [0x30, 0]);
        yield return ("length in the long form", [0x30, 0x81, (byte)length, .. body]);
        yield return ("length in two bytes", [0x30, 0x82, 0, (byte)length, .. body]);
        yield return ("length in eight bytes", [0x30, 0x88, 0, 0, 0, 0, 0, 0, 0, (byte)length, .. body]);
        yield return ("indefinite length", [0x30, 0x80, .. body, 0, 0]);
        yield return ("indefinite length without an end", [0x30, 0x80, .. body]);
        yield return ("length 255", [0x30, 0xFF, .. body]);
        yield return ("length one more", [0x30, (byte)(length + 1), .. body]);
        yield return ("length one less", [0x30, (byte)(length - 1), .. body]);
        yield return ("a byte behind it", [.. der, 0]);
        yield return ("two bytes behind it", [.. der, 5, 0]);
        yield return ("a byte in it", [0x30, (byte)(length + 1), .. body, 0]);
        yield return ("a null in it", [0x30, (byte)(length + 2), .. body, 5, 0]);
        yield return ("a third number", [0x30, (byte)(length + 3), .. body, 2, 1, 1]);
        yield return ("one number", [0x30, (byte)first.Length, .. first]);
        yield return ("a null before it", [0x30, (byte)(length + 2), 5, 0, .. body]);
        yield return ("a sequence in a sequence", [0x30, (byte)der.Length, .. der]);
        yield return ("a set", [0x31, .. der[1..]]);
        yield return ("a primitive sequence", [0x10, .. der[1..]]);
        yield return ("an application's sequence", [0x70, .. der[1..]]);
        yield return ("a byte string of it", [4, (byte)der.Length, .. der]);
        yield return ("a bit string of it", [3, (byte)(der.Length + 1), 0, .. der]);
        foreach ((string which, Func<byte[], byte[]> with) in new (string, Func<byte[], byte[]>)[]
        {
            ("r", number => Sequence([.. number, .. second])), ("s", number => Sequence([.. first, .. number])),
        })
        {
            byte[] number = which == "r" ? first : second;
            byte[] content = number[2..];
            yield return (which + " with a zero before it", with([2, (byte)(content.Length + 1), 0, .. content]));
            yield return (which + " with four zeros before it", with([2, (byte)(content.Length + 4), 0, 0, 0, 0, .. content]));
            yield return (which + " with ones before it", with([2, (byte)(content.Length + 1), 0xFF, .. content]));
            yield return (which + " with its length in the long form", with([2, 0x81, (byte)content.Length, .. content]));
            yield return (which + " with its length in two bytes", with([2, 0x82, 0, (byte)content.Length, .. content]));
            yield return (which + " of indefinite length", with([2, 0x80, .. content, 0, 0]));
            yield return (which + " one byte too long", with([2, (byte)(content.Length + 1), .. content]));
            yield return (which + " one byte too short", with([2, (byte)(content.Length - 1), .. content]));
            yield return (which + " without content", with([2, 0]));
            yield return (which + " is zero", with([2, 1, 0]));
            yield return (which + " is two zeros", with([2, 2, 0, 0]));
            yield return (which + " is -1", with([2, 1, 0xFF]));
            yield return (which + " is 255 without its sign", with([2, 1, 0xFF]));
            yield return (which + " is true", with([1, 1, 0xFF]));
            yield return (which + " is null", with([5, 0]));
            yield return (which + " is an enumeration", with([0x0A, .. number[1..]]));
            yield return (which + " is a byte string", with([4, .. number[1..]]));
            yield return (which + " is a real number", with([9, .. number[1..]]));
            yield return (which + " is constructed", with([0x22, (byte)number.Length, .. number]));
            yield return (which + " is missing", with([]));
            yield return (which + " is twice there", with([.. number, .. number]));
            yield return (which + " is negated", with(Signed(-(which == "r" ? r : s))));
            yield return (which + " has the order added", with(Integer((which == "r" ? r : s) + N)));
            yield return (which + " has 2^256 added", with(Integer((which == "r" ? r : s) + (BigInteger.One << 256))));
            yield return (which + " has 33 bytes", with(Integer(BigInteger.One << 256)));
            if (content[0] == 0)
            {
                yield return (which + " without the zero of its sign", with([2, (byte)(content.Length - 1), .. content[1..]]));
            }
        }

        for (int cut = 1; cut < der.Length; cut++)
        {
            yield return ("cut to " + cut, der[..cut]);
            yield return ("without its first " + cut, der[cut..]);
        }
    }

    private static (BigInteger R, BigInteger S) Sign(ECDsa key, byte[] data)
    {
        byte[] raw = key.SignData(data, HashAlgorithmName.SHA256);
        return (new BigInteger(raw.AsSpan(0, 32), isUnsigned: true, isBigEndian: true), new BigInteger(raw.AsSpan(32), isUnsigned: true, isBigEndian: true));
    }

    private static void AssertBoth(bool passes, TrustedKey key, BigInteger r, BigInteger s, string name)
    {
        Assert.True(EcdsaSignature.Verify(key, Data, Der(r, s)) == passes, "DER, " + name);
        if (r < BigInteger.One << 256 && s < BigInteger.One << 256)
        {
            Assert.True(EcdsaSignature.Verify(key, Data, Raw(r, s)) == passes, "Raw, " + name);
        }
    }

    private static byte[] Raw(BigInteger r, BigInteger s) => [.. P256Arithmetic.Bytes(r), .. P256Arithmetic.Bytes(s)];

    private static byte[] Der(BigInteger r, BigInteger s) => Sequence([.. Integer(r), .. Integer(s)]);

    private static byte[] Sequence(byte[] body) => [0x30, (byte)body.Length, .. body];

    private static byte[] Integer(BigInteger number) => Signed(number);

    private static byte[] Signed(BigInteger number)
    {
        byte[] content = number.ToByteArray(isUnsigned: false, isBigEndian: true);
        return [2, (byte)content.Length, .. content];
    }
}
