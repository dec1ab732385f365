using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Rollouts;
using PromptGen.Rollouts.Signing;

namespace PromptGen.Fuzz.Targets;

/// <summary>Signed files: a reader accepts only what the trusted key signed, whatever else an attacker writes around it.</summary>
internal sealed class EnvelopeTarget : FuzzTarget
{
    private readonly FuzzSigner _signer = new();

    public override string Name => "envelope";

    public override IReadOnlyList<string> Words =>
    [
        "{\"payload\":\"\"", "\"payloadType\":\"" + PayloadTypes.State + "\"", "\"payloadType\":\"" + PayloadTypes.Rollback + "\"", "\"payloadType\":\"" + PayloadTypes.Pack + "\"", "\"signatures\":[]", "{\"sig\":\"\"}",
        "\"keyid\":\"a\"", "{\"state\":{}", "\"rollbacks\":[]", "{", "}", "[", "]", ",", "=", "==", "+", "/", "-", "_", "\\u0041", "\\n", "-----BEGIN PUBLIC KEY-----\n", "-----END PUBLIC KEY-----\n", "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE",
    ];

    public override IEnumerable<byte[]> Seeds()
    {
        Envelope first = _signer.Sign(FuzzSigner.FirstState);
        Envelope second = _signer.Sign(FuzzSigner.SecondState);
        Envelope rollback = _signer.Sign(FuzzSigner.Rollback);
        return
        [
            ReleaseStateFile.Write(first, []),
            ReleaseStateFile.Write(second with { Signatures = EquatableArray.Create(first.Signatures[0], second.Signatures[0]) }, []),
            ReleaseStateFile.Write(first, [rollback]),
            ReleaseStateFile.Write(second, [rollback, rollback]),
            PromptPackFile.Write(_signer.Sign(FuzzSigner.Pack)),
            FuzzSigner.FirstState.Payload,
            FuzzSigner.Pack.Payload,
            Encode(_signer.PublicKeyPem),
        ];
    }

    public override void Run(byte[] input)
    {
        CheckState(input);
        CheckPack(input);
        ProblemMessages.Check(ReleaseStateFile.Read(input, trust: null).Problems);
        ProblemMessages.Check(PromptPackFile.Read(input, trust: null).Problems);
        TrustedKey.TryReadAll(Decode(input), out _, out _);
    }

    private void CheckState(byte[] input)
    {
        ReleaseStateReading reading = ReleaseStateFile.Read(input, _signer.Trust);
        ProblemMessages.Check(reading.Problems);
        if (reading.State is null)
        {
            BrokenPromiseException.ThrowUnless(!reading.Problems.IsEmpty, "A state is rejected without a problem.");
            return;
        }

        (Envelope state, Envelope[] rollbacks) = SignedFile.Parse(Decode(input));
        BrokenPromiseException.ThrowUnless(
            state.PayloadType == PayloadTypes.State && rollbacks.All(static rollback => rollback.PayloadType == PayloadTypes.Rollback) && rollbacks.Prepend(state).All(_signer.HasSigned),
            "A state is accepted that the trusted key did not sign.");
        BrokenPromiseException.ThrowUnless(
            ReleaseStateFile.Read(ReleaseStateFile.Write(state, rollbacks), _signer.Trust).State == reading.State, "Envelopes that were written are read as another state.");
    }

    private void CheckPack(byte[] input)
    {
        PromptPackReading reading = PromptPackFile.Read(input, _signer.Trust);
        ProblemMessages.Check(reading.Problems);
        BrokenPromiseException.ThrowUnless(
            reading.Pack is not { } pack || pack.Hash == PromptPackReader.Read(FuzzSigner.Pack.Payload).Pack!.Hash, "A pack is accepted that the trusted key did not sign.");
        BrokenPromiseException.ThrowUnless(reading.Pack is not null || !reading.Problems.IsEmpty, "A pack is refused without a problem.");
    }
}
