using System;
using System.Collections.Generic;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Rollouts.Signing;

/// <summary>Checks whether enough trusted keys signed an envelope. Its payload is not read before that.</summary>
internal static class EnvelopeVerification
{
    /// <returns>Null: it is what it says, and enough keys signed it.</returns>
    public static ReleaseProblem? Check(Envelope envelope, string payloadType, TrustPolicy trust)
    {
        if (CheckType(envelope, payloadType) is { } other)
        {
            return other;
        }

        int signers;
        try
        {
            signers = Signers(envelope, trust.Keys).Count;
        }
        catch (PlatformNotSupportedException exception)
        {
            return new ReleaseProblem(DiagnosticRules.UnreadableEnvelope, null, exception.Message.TrimEnd('.'));
        }

        return signers >= trust.Threshold
            ? null
            : new ReleaseProblem(
                DiagnosticRules.TooFewSignatures, null, ReleaseText.Count(envelope.Signatures.Count), ReleaseText.Count(signers),
                ReleaseText.Count(trust.Threshold));
    }

    public static ReleaseProblem? CheckType(Envelope envelope, string payloadType) => envelope.PayloadType == payloadType
        ? null
        : new ReleaseProblem(DiagnosticRules.OtherPayload, null, StateFields.Shown(envelope.PayloadType), payloadType);

    /// <summary>Those of the keys that signed it. Two signatures of one key are one signer.</summary>
    /// <exception cref="PlatformNotSupportedException">This runtime does not support ECDSA on P-256.</exception>
    public static HashSet<TrustedKey> Signers(Envelope envelope, IEnumerable<TrustedKey> keys)
    {
        byte[] hash = PreAuthenticationEncoding.Hash(envelope.PayloadType, envelope.Payload);
        HashSet<TrustedKey> signers = [];
        foreach (byte[] signature in envelope.Signatures)
        {
            foreach (TrustedKey key in keys)
            {
                if (!signers.Contains(key) && EcdsaSignature.VerifyHash(key, hash, signature))
                {
                    signers.Add(key);
                    break;
                }
            }
        }

        return signers;
    }
}
