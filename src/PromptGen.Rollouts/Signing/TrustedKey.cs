using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using PromptGen.Core.Prompts;

namespace PromptGen.Rollouts.Signing;

/// <summary>A public key whose signatures count: ECDSA on the curve P-256.</summary>
internal sealed class TrustedKey : IEquatable<TrustedKey>
{
    private const string Begin = "-----BEGIN PUBLIC KEY-----";
    private const string End = "-----END PUBLIC KEY-----";

    // SubjectPublicKeyInfo of an uncompressed point of P-256, up to the point. DER has one form for it.
    private static readonly byte[] Prefix =
    [
        0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07,
        0x03, 0x42, 0x00, 0x04,
    ];

    private static readonly char[] WhiteSpace = [' ', '\t', '\r', '\n'];

    private readonly byte[] _encoded;

    private TrustedKey(byte[] encoded)
    {
        _encoded = encoded;
        Fingerprint = ContentHash.Of(encoded);
    }

    /// <summary>The SHA-256 of the key as DER, which <c>openssl pkey -pubin -outform DER | sha256sum</c> prints as well.</summary>
    public string Fingerprint { get; }

    public byte[] X => Coordinate(0);

    public byte[] Y => Coordinate(1);

    /// <summary>Reads one public key or several, as PEM.</summary>
    /// <param name="reason">The problem, as a clause.</param>
    public static bool TryReadAll(string pem, [NotNullWhen(true)] out IReadOnlyList<TrustedKey>? keys, [NotNullWhen(false)] out string? reason)
    {
        List<TrustedKey> found = [];
        keys = null;
        int position = 0;
        while (pem.IndexOf(Begin, position, StringComparison.Ordinal) is >= 0 and var start)
        {
            int bodyStart = start + Begin.Length;
            int end = pem.IndexOf(End, bodyStart, StringComparison.Ordinal);
            if (end < 0 || Read(pem.Substring(bodyStart, end - bodyStart)) is not { } key)
            {
                reason = end < 0 ? "its key is incomplete" : "only uncompressed ECDSA keys on the curve P-256 (prime256v1) are supported";
                return false;
            }

            found.Add(key);
            position = end + End.Length;
        }

        if (found.Count == 0)
        {
            reason = pem.Contains("PRIVATE KEY") ? "it contains a private key, which only the signer may have. Trust the public key instead" : "it does not contain a public key in PEM format";
            return false;
        }

        keys = found;
        reason = null;
        return true;
    }

    /// <returns>Null: not the DER form of such a key.</returns>
    public static TrustedKey? Read(byte[] encoded)
    {
        if (encoded.Length != Prefix.Length + (2 * P256.NumberLength))
        {
            return null;
        }

        for (int i = 0; i < Prefix.Length; i++)
        {
            if (encoded[i] != Prefix[i])
            {
                return null;
            }
        }

        return P256.IsPoint(encoded, Prefix.Length) ? new TrustedKey((byte[])encoded.Clone()) : null;
    }

    public bool Equals(TrustedKey? other) => other is not null && Fingerprint == other.Fingerprint;

    public override bool Equals(object? obj) => Equals(obj as TrustedKey);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Fingerprint);

    public override string ToString() => Fingerprint;

    /// <remarks>PEM breaks Base64 into lines, and configuration files turn line ends into spaces; apart from that there is one spelling of a key.</remarks>
    private static TrustedKey? Read(string base64) =>
        StrictBase64.Decode(string.Concat(base64.Split(WhiteSpace, StringSplitOptions.RemoveEmptyEntries))) is { } encoded ? Read(encoded) : null;

    private byte[] Coordinate(int index)
    {
        byte[] coordinate = new byte[P256.NumberLength];
        Buffer.BlockCopy(_encoded, Prefix.Length + (index * P256.NumberLength), coordinate, 0, P256.NumberLength);
        return coordinate;
    }
}
