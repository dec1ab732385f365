using System;
using System.Linq;
using System.Security.Cryptography;
using PromptGen.Core.Collections;
using PromptGen.Rollouts.Signing;

namespace PromptGen.Core.Tests.Rollouts;

/// <summary>Keys that sign in tests.</summary>
internal static class SigningKeys
{
    public static readonly ECDsa One = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    public static readonly ECDsa Two = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    public static readonly ECDsa Three = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public static TrustedKey Trusted(ECDsa key) => TrustedKey.Read(key.ExportSubjectPublicKeyInfo())!;

    public static TrustPolicy Trust(int threshold, params ECDsa[] keys) =>
        TrustPolicy.TryCreate(keys.Select(Trusted), threshold, [], out TrustPolicy? policy, out string? reason) ? policy : throw new InvalidOperationException(reason);

    public static Envelope Sign(string payloadType, byte[] payload, params ECDsa[] keys) => new(
        payloadType, payload,
        keys.Select(key => key.SignData(PreAuthenticationEncoding.Of(payloadType, payload), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)).ToEquatableArray());
}
