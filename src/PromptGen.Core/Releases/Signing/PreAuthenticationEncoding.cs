using System;
using System.Text;

namespace PromptGen.Core.Releases.Signing;

/// <summary>What is signed: <c>DSSEv1 SP LEN(type) SP type SP LEN(body) SP body</c>, lengths in bytes and decimal.</summary>
internal static class PreAuthenticationEncoding
{
    public static byte[] Of(string payloadType, byte[] payload)
    {
        string start = "DSSEv1 " + ReleaseText.Count(Encoding.UTF8.GetByteCount(payloadType)) + " " + payloadType + " "
            + ReleaseText.Count(payload.Length) + " ";
        byte[] head = ReleaseText.Encode(start);
        byte[] whole = new byte[head.Length + payload.Length];
        Buffer.BlockCopy(head, 0, whole, 0, head.Length);
        Buffer.BlockCopy(payload, 0, whole, head.Length, payload.Length);
        return whole;
    }
}
