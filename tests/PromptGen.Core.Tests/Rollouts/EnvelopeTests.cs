using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using PromptGen.Rollouts;
using PromptGen.Rollouts.Signing;
using PromptGen.Tests;
using Xunit;

namespace PromptGen.Core.Tests.Rollouts;

public sealed class EnvelopeTests
{
    [Fact]
    public void TheSpecificationsOwnExampleVerifies()
    {
        const string type = "http://example.com/HelloWorld";
        byte[] payload = Encoding.UTF8.GetBytes("hello world");
        TrustedKey key = TrustedKey.Read(Convert.FromBase64String(
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEZ805D3eqNZywjCI19lInBJOp7YMrCrzAH3CVTAOQ0jgMeCvVTiaRJaRPRDOv8UMs6U4SvKc6pnrIDOoSYI3fdA=="))!;
        byte[] signature = Convert.FromBase64String("A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA==");

        Assert.Equal("DSSEv1 29 http://example.com/HelloWorld 11 hello world", Encoding.UTF8.GetString(PreAuthenticationEncoding.Of(type, payload)));
        Assert.True(EcdsaSignature.Verify(key, PreAuthenticationEncoding.Of(type, payload), signature));
        Assert.False(EcdsaSignature.Verify(key, PreAuthenticationEncoding.Of(type + "s", payload), signature));
    }

    [Fact]
    public void BothFormsOfASignatureAreTakenAndNoOther()
    {
        byte[] data = [1, 2, 3];
        TrustedKey key = SigningKeys.Trusted(SigningKeys.One);
        for (int i = 0; i < 200; i++)
        {
            byte[] raw = SigningKeys.One.SignData(data, HashAlgorithmName.SHA256);
            byte[] der = SigningKeys.One.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
            Assert.True(EcdsaSignature.Verify(key, data, raw));
            Assert.True(EcdsaSignature.Verify(key, data, der));
            Assert.False(EcdsaSignature.Verify(key, data, [.. der, 0]));
            Assert.False(EcdsaSignature.Verify(key, data, der[..^1]));
        }

        Assert.False(EcdsaSignature.Verify(key, data, []));
        Assert.False(EcdsaSignature.Verify(key, data, new byte[64]));
        Assert.False(EcdsaSignature.Verify(key, data, [0x30, 0x06, 0x02, 0x01, 0x00, 0x02, 0x01, 0x00]));
    }

    [Fact]
    public void SoManyDifferentKeysAreNeeded()
    {
        byte[] payload = ReleaseStateWriter.Write(States.Example);
        Envelope both = SigningKeys.Sign(PayloadTypes.State, payload, SigningKeys.One, SigningKeys.Two);
        Envelope twice = SigningKeys.Sign(PayloadTypes.State, payload, SigningKeys.One, SigningKeys.One);

        Assert.Null(Check(both, SigningKeys.Trust(2, SigningKeys.One, SigningKeys.Two, SigningKeys.Three)));
        Assert.Equal("PG4113", Check(twice, SigningKeys.Trust(2, SigningKeys.One, SigningKeys.Two))!.Code);
        Assert.Equal("PG4113", Check(both, SigningKeys.Trust(1, SigningKeys.Three))!.Code);
        Assert.Equal("PG4113", Check(both, SigningKeys.Trust(2, SigningKeys.One, SigningKeys.Three))!.Code);
        Assert.Equal("PG4112", EnvelopeVerification.Check(both, PayloadTypes.Pack, SigningKeys.Trust(1, SigningKeys.One))!.Code);
    }

    [Fact]
    public void RevokedAndRepeatedKeysDoNotCount()
    {
        TrustedKey one = SigningKeys.Trusted(SigningKeys.One);
        TrustedKey two = SigningKeys.Trusted(SigningKeys.Two);

        Assert.False(TrustPolicy.TryCreate([one, one], 2, [], out _, out string? reason));
        Assert.Equal("2 signatures are requested, but only 1 different keys are trusted", reason);
        Assert.False(TrustPolicy.TryCreate([one, two], 2, [two.Fingerprint], out _, out _));
        Assert.False(TrustPolicy.TryCreate([one], 0, [], out _, out _));
        Assert.True(TrustPolicy.TryCreate([one, two], 1, [one.Fingerprint], out TrustPolicy? policy, out _));
        Assert.Equal("PG4113", Check(SigningKeys.Sign(PayloadTypes.State, [1], SigningKeys.One), policy)!.Code);
    }

    [Fact]
    public void OnlyKeysOfTheCurveAreRead()
    {
        using ECDsa other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using RSA rsa = RSA.Create(2048);

        Assert.True(TrustedKey.TryReadAll(SigningKeys.One.ExportSubjectPublicKeyInfoPem() + "\n" + SigningKeys.Two.ExportSubjectPublicKeyInfoPem(), out IReadOnlyList<TrustedKey>? keys, out _));
        Assert.Equal(2, keys.Count);
        Assert.All(
            new[] { other.ExportSubjectPublicKeyInfoPem(), rsa.ExportSubjectPublicKeyInfoPem(), SigningKeys.One.ExportPkcs8PrivateKeyPem(), "", "-----BEGIN PUBLIC KEY-----\nAAAA" },
            static pem =>
            {
                Assert.False(TrustedKey.TryReadAll(pem, out _, out string? reason));
                Assert.NotEmpty(reason);
            });
    }

    [Fact]
    public void EveryTruncationAndEveryChangedBitOfASignedStateIsRejected()
    {
        TrustPolicy trust = SigningKeys.Trust(1, SigningKeys.One);
        byte[] file = ReleaseStateFile.Write(SigningKeys.Sign(PayloadTypes.State, ReleaseStateWriter.Write(States.Of(States.Prompt("a"))), SigningKeys.One), []);
        Assert.NotNull(ReleaseStateFile.Read(file, trust).State);

        AssertAllRejected(file, changed => ReleaseStateFile.Read(changed, trust) is { State: null, Problems: { IsEmpty: false } problems } && problems[0].Message.Length > 0);
    }

    [Fact]
    public void EveryTruncationAndEveryChangedBitOfASignedRollbackIsRejected()
    {
        TrustPolicy trust = SigningKeys.Trust(1, SigningKeys.One);
        byte[] file = SignedWithRollback(States.Prompt("a"), States.Prompt("a", serial: 2));

        AssertAllRejected(file, changed => ReleaseStateFile.Read(changed, trust) is { State: null, Problems.IsEmpty: false });
    }

    [Fact]
    public void EveryTruncationAndEveryChangedBitOfASignedPackIsRejected()
    {
        TrustPolicy trust = SigningKeys.Trust(1, SigningKeys.One);
        byte[] file = PromptPackFile.Write(SigningKeys.Sign(PayloadTypes.Pack, Packs.Of(1, "{{ tier }}"), SigningKeys.One));
        Assert.NotNull(PromptPackFile.Read(file, trust).Pack);

        AssertAllRejected(file, changed => PromptPackFile.Read(changed, trust) is { Pack: null, Problems.IsEmpty: false });
    }

    [Fact]
    public void ARollbackTakesThePlaceOfALowerSerialOnly()
    {
        TrustPolicy trust = SigningKeys.Trust(1, SigningKeys.One);
        PromptReleaseState bad = States.Prompt("a", serial: 5) with { Stable = new ReleasedVersion("2026-03-15.3", States.Hash2) };

        ReleaseState back = ReleaseStateFile.Read(SignedWithRollback(bad, States.Prompt("a", serial: 6)), trust).State!;
        ReleaseState newer = ReleaseStateFile.Read(SignedWithRollback(bad with { Serial = 7 }, States.Prompt("a", serial: 6)), trust).State!;
        ReleaseState foreign = ReleaseStateFile.Read(SignedWithRollback(bad, States.Prompt("other", serial: 6)), trust).State!;

        Assert.Equal((5, "2026-03-12.1", 6), (back.Serial, back.Find("a")!.Stable.Version, back.Find("a")!.Serial));
        Assert.Equal("2026-03-15.3", newer.Find("a")!.Stable.Version);
        Assert.Equal(States.Of(bad), foreign);
    }

    [Fact]
    public void ARollbackOfAnotherEnvironmentOrKindIsRejected()
    {
        TrustPolicy trust = SigningKeys.Trust(1, SigningKeys.One);
        Envelope state = SigningKeys.Sign(PayloadTypes.State, ReleaseStateWriter.Write(States.Of(States.Prompt("a"))), SigningKeys.One);
        Envelope staging = SigningKeys.Sign(PayloadTypes.Rollback, ReleaseStateWriter.Write(States.Of(States.Prompt("a", 2)) with { Environment = "staging" }), SigningKeys.One);

        Assert.Equal("PG4108", Assert.Single(ReleaseStateFile.Read(ReleaseStateFile.Write(state, [staging]), trust).Problems).Code);
        Assert.Equal("PG4112", Assert.Single(ReleaseStateFile.Read(ReleaseStateFile.Write(state, [state]), trust).Problems).Code);
        Assert.Equal("PG4112", Assert.Single(ReleaseStateFile.Read(ReleaseStateFile.Write(staging, []), trust).Problems).Code);
    }

    [Fact]
    public void WhereSignaturesAreAskedForNothingUnsignedIsRead()
    {
        TrustPolicy trust = SigningKeys.Trust(1, SigningKeys.One);

        Assert.Equal("PG4113", Assert.Single(ReleaseStateFile.Read(ReleaseStateWriter.Write(States.Example), trust).Problems).Code);
        Assert.Equal("PG4113", Assert.Single(PromptPackFile.Read(Packs.Of(1), trust).Problems).Code);
        Assert.NotNull(ReleaseStateFile.Read(ReleaseStateWriter.Write(States.Example), trust: null).State);
    }

    [Theory]
    [InlineData("{ \"payload\": \"e30=\", \"payloadType\": \"t\" }", "PG4111")]
    [InlineData("{ \"payload\": \"e30=\", \"payloadType\": \"t\", \"signatures\": [] }", "PG4111")]
    [InlineData("{ \"payload\": \"e3 0=\", \"payloadType\": \"t\", \"signatures\": [{ \"sig\": \"AAAA\" }] }", "PG4105")]
    [InlineData("{ \"payload\": \"e31=\", \"payloadType\": \"t\", \"signatures\": [{ \"sig\": \"AAAA\" }] }", "PG4105")]
    [InlineData("{ \"payload\": \"e30=\", \"payloadType\": \"t\", \"signatures\": [{ \"sig\": 1 }] }", "PG4104")]
    [InlineData("{ \"payload\": \"e30=\", \"payloadType\": \"t\", \"cert\": 1, \"signatures\": [{ \"sig\": \"AAAA\" }] }", "PG4102")]
    public void EnvelopesAreReadStrictly(string text, string code)
    {
        ReleaseStateReading reading = ReleaseStateFile.Read(Encoding.UTF8.GetBytes(text), SigningKeys.Trust(1, SigningKeys.One));

        Assert.Null(reading.State);
        Assert.Equal(code, reading.Problems[0].Code);
    }

    [OpenSslFact]
    public void OpenSslVerifiesWhatIsSignedHereAndTheOtherWayRound()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("promptgen-openssl-");
        try
        {
            byte[] signed = PreAuthenticationEncoding.Of(PayloadTypes.State, ReleaseStateWriter.Write(States.Example));
            File.WriteAllBytes(Path.Combine(folder.FullName, "data"), signed);
            OpenSsl(folder, "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "key.pem");
            OpenSsl(folder, "ec", "-in", "key.pem", "-pubout", "-out", "public.pem");
            OpenSsl(folder, "dgst", "-sha256", "-sign", "key.pem", "-out", "signature", "data");
            string pem = File.ReadAllText(Path.Combine(folder.FullName, "public.pem"));
            Assert.True(TrustedKey.TryReadAll(pem, out IReadOnlyList<TrustedKey>? keys, out _));

            Assert.True(EcdsaSignature.Verify(keys[0], signed, File.ReadAllBytes(Path.Combine(folder.FullName, "signature"))));

            File.WriteAllText(Path.Combine(folder.FullName, "ours.pem"), SigningKeys.One.ExportSubjectPublicKeyInfoPem());
            File.WriteAllBytes(
                Path.Combine(folder.FullName, "ours"), SigningKeys.Sign(PayloadTypes.State, ReleaseStateWriter.Write(States.Example), SigningKeys.One).Signatures[0]);
            OpenSsl(folder, "dgst", "-sha256", "-verify", "ours.pem", "-signature", "ours", "data");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ReleaseProblem? Check(Envelope envelope, TrustPolicy trust) => EnvelopeVerification.Check(envelope, PayloadTypes.State, trust);

    private static byte[] SignedWithRollback(PromptReleaseState state, PromptReleaseState back) => ReleaseStateFile.Write(
        SigningKeys.Sign(PayloadTypes.State, ReleaseStateWriter.Write(States.Of(state)), SigningKeys.One),
        [SigningKeys.Sign(PayloadTypes.Rollback, ReleaseStateWriter.Write(States.Of(back)), SigningKeys.One)]);

    private static void AssertAllRejected(byte[] file, Func<byte[], bool> isRejected)
    {
        // The line end is of the file and not of the envelope.
        byte[] envelope = file[..^1];
        for (int length = 0; length < envelope.Length; length++)
        {
            Assert.True(isRejected(envelope[..length]), "Cut to " + length);
        }

        for (int bit = 0; bit < envelope.Length * 8; bit++)
        {
            byte[] changed = (byte[])envelope.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.True(isRejected(changed), "Bit " + bit);
        }
    }

    private static void OpenSsl(DirectoryInfo folder, params string[] arguments)
    {
        ProcessStartInfo start = new("openssl", arguments) { WorkingDirectory = folder.FullName, UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string error = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error);
    }
}
