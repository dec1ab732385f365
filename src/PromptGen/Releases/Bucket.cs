using System;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PromptGen.Releases;

/// <summary>The position of a key between 0 and 100 under a seed, as the percentile allocation of Microsoft.FeatureManagement
/// computes it.</summary>
internal static class Bucket
{
    private const int HashLength = 32;

    public static double Of(string key, string seed)
    {
#if NET8_0_OR_GREATER
        const int greatestOnStack = 512;
        int most = Encoding.UTF8.GetMaxByteCount(key.Length + 1 + seed.Length);
        Span<byte> text = most <= greatestOnStack ? stackalloc byte[greatestOnStack] : new byte[most];
        int length = Encoding.UTF8.GetBytes(key, text);
        text[length++] = (byte)'\n';
        length += Encoding.UTF8.GetBytes(seed, text[length..]);
        Span<byte> hash = stackalloc byte[HashLength];
        SHA256.HashData(text[..length], hash);
#else
        using SHA256 algorithm = SHA256.Create();
        byte[] hash = algorithm.ComputeHash(Encoding.UTF8.GetBytes(key + "\n" + seed));
        System.Diagnostics.Debug.Assert(hash.Length == HashLength);
#endif
        return BinaryPrimitives.ReadUInt32LittleEndian(hash) / (double)uint.MaxValue * 100;
    }

    /// <summary>Whether a key is among the first so many percent; 100 takes all, the very top included.</summary>
    public static bool Contains(double percent, string key, string seed) =>
        percent > 0 && (percent >= 100 || Of(key, seed) < percent);
}
