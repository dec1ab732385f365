using System;
using System.Collections.Generic;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Core.Releases.Signing;

/// <summary>Whether enough trusted keys signed an envelope. Its payload is looked at by nobody before that.</summary>
internal static class EnvelopeVerification
{
    /// <returns>Null: it is what it says, and enough keys signed it.</returns>
    public static ReleaseProblem? Check(Envelope envelope, string payloadType, TrustPolicy trust)
    {
        if (envelope.PayloadType != payloadType)
        {
            return new ReleaseProblem(DiagnosticRules.OtherPayload, null, StateFields.Shown(envelope.PayloadType), payloadType);
        }

        byte[] signed = PreAuthenticationEncoding.Of(envelope.PayloadType, envelope.Payload);
        HashSet<string> signers = new(StringComparer.Ordinal);
        try
        {
            foreach (byte[] signature in envelope.Signatures)
            {
                foreach (TrustedKey key in trust.Keys)
                {
                    // Two signatures of one key are one signer.
                    if (!signers.Contains(key.Fingerprint) && EcdsaSignature.Verify(key, signed, signature))
                    {
                        signers.Add(key.Fingerprint);
                        break;
                    }
                }
            }
        }
        catch (PlatformNotSupportedException exception)
        {
            return new ReleaseProblem(DiagnosticRules.UnreadableEnvelope, null, exception.Message.TrimEnd('.'));
        }

        return signers.Count >= trust.Threshold
            ? null
            : new ReleaseProblem(
                DiagnosticRules.TooFewSignatures, null, ReleaseText.Count(envelope.Signatures.Count), ReleaseText.Count(signers.Count),
                ReleaseText.Count(trust.Threshold));
    }
}
