using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using PromptGen.Core.Collections;
using PromptGen.Core.Prompts;
using PromptGen.Rollouts;
using PromptGen.Rollouts.Signing;

namespace PromptGen.Fuzz.Targets;

/// <summary>The one trusted key of the envelope target, and all that it ever signs.</summary>
/// <remarks>The key is derived from a text: the process that writes seeds and the process that reads mutations have the same one.</remarks>
internal sealed class FuzzSigner
{
    private static readonly IReadOnlyList<Statement> Signed;

    private readonly ECDsa _key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = SHA256.HashData("PromptGen fuzzing"u8) });

    static FuzzSigner() => Signed = [FirstState, SecondState, Rollback, Pack];

    public FuzzSigner()
    {
        Trust = TrustPolicy.TryCreate([TrustedKey.Read(_key.ExportSubjectPublicKeyInfo())!], threshold: 1, [], out TrustPolicy? trust, out string? reason)
            ? trust
            : throw new InvalidOperationException(reason);
        PublicKeyPem = _key.ExportSubjectPublicKeyInfoPem();
    }

    public static Statement FirstState { get; } = new(PayloadTypes.State, State(serial: 1, ReleasedApplication.EmbeddedVersion, ReleasedApplication.EmbeddedHash));

    public static Statement SecondState { get; } = new(PayloadTypes.State, State(serial: 2, ReleasedApplication.CompiledVersion, ReleasedApplication.CompiledHash));

    public static Statement Rollback { get; } = new(PayloadTypes.Rollback, State(serial: 3, ReleasedApplication.EmbeddedVersion, ReleasedApplication.EmbeddedHash));

    public static Statement Pack { get; } = new(PayloadTypes.Pack, PromptPackWriter.Write([("triage", "2026-03-15.1", new EffectivePrompt
    {
        Messages = EquatableArray.Create<EffectiveMessage>(new EffectiveTemplateMessage(PromptMessageRole.User, "Classify the ticket.")),
    })]));

    public TrustPolicy Trust { get; }

    public string PublicKeyPem { get; }

    public Envelope Sign(Statement statement) => new(
        statement.PayloadType, statement.Payload,
        EquatableArray.Create<byte[]>([_key.SignData(
            PreAuthenticationEncoding.Of(statement.PayloadType, statement.Payload), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)]));

    public bool HasSigned(Envelope envelope) =>
        Signed.Any(statement => statement.PayloadType == envelope.PayloadType && statement.Payload.AsSpan().SequenceEqual(envelope.Payload));

    private static byte[] State(long serial, string version, string hash) => ReleaseStateWriter.Write(new ReleaseState(
        "production", serial, EquatableArray.Create(new PromptReleaseState("triage", serial, new ReleasedVersion(version, hash)))));

    /// <summary>A payload with its type: what a signature covers.</summary>
    internal sealed record Statement(string PayloadType, byte[] Payload);
}
