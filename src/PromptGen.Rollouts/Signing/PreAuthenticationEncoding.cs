using System;
using System.Security.Cryptography;
using System.Text;

namespace PromptGen.Rollouts.Signing;

/// <summary>The signed bytes: <c>DSSEv1 SP LEN(type) SP type SP LEN(body) SP body</c>, lengths in bytes and decimal.</summary>
internal static class PreAuthenticationEncoding
{
    public static byte[] Of(string payloadType, byte[] payload)
    {
        byte[] head = Head(payloadType, payload);
        byte[] whole = new byte[head.Length + payload.Length];
        Buffer.BlockCopy(head, 0, whole, 0, head.Length);
        Buffer.BlockCopy(payload, 0, whole, head.Length, payload.Length);
        return whole;
    }

    /// <summary>The SHA-256 of it.</summary>
    public static byte[] Hash(string payloadType, byte[] payload)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Head(payloadType, payload));
        hash.AppendData(payload);
        return hash.GetHashAndReset();
    }

    private static byte[] Head(string payloadType, byte[] payload) => ReleaseText.Encode(
        "DSSEv1 " + ReleaseText.Count(Encoding.UTF8.GetByteCount(payloadType)) + " " + payloadType + " " + ReleaseText.Count(payload.Length) + " ");
}
