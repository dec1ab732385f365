using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using PromptGen.Core.Collections;
using PromptGen.Rollouts;
using PromptGen.Rollouts.Signing;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Rollout;

/// <summary>Others may write the published file than may sign. What they write there is neither signed nor hides that it was written.</summary>
public sealed class SignedPublicationTests
{
    private const string State = "state.json";
    private const string Pack = "sha256:ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff";

    public static TheoryData<string> Commands => ["promote triage --to 25", "rollback triage", "abort triage", "revoke triage 2026-03-20.3", "state build --out state.json"];

    [Theory]
    [MemberData(nameof(Commands))]
    public void NothingOfAForgedEnvelopeIsSigned(string command)
    {
        foreach (Func<ReleaseState, ReleaseState> forge in new Func<ReleaseState, ReleaseState>[]
        {
            static state => state with { Expires = new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero) },
            static state => state with { Packs = EquatableArray.Create(Pack) },
            static state => state with { Serial = ReleaseLimits.Serial - 1 },
            static state => state with { Serial = ReleaseLimits.Serial },
            static state => state with { Prompts = state.Prompts.Map(static prompt => prompt with { Serial = ReleaseLimits.Serial - 1 }) },
        })
        {
            using ReleasedFolder released = Signed();
            using ECDsa stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            byte[] payload = ReleaseStateWriter.Write(forge(Published(released)));
            byte[] good = Envelope(released).Signatures[0];
            foreach (byte[] signature in new[] { good, stranger.SignData(PreAuthenticationEncoding.Of(PayloadTypes.State, payload), HashAlgorithmName.SHA256) })
            {
                File.WriteAllBytes(
                    released.Folder.Full(State), ReleaseStateFile.Write(new Envelope(PayloadTypes.State, payload, EquatableArray.Create<byte[]>(signature)), []));
                IReadOnlyDictionary<string, string> before = released.Folder.Snapshot();

                ToolResult result = Run(released, command, "--sign-key", "release.key.pem");

                if (result.ExitCode == 0)
                {
                    AssertOwn(released);
                }
                else
                {
                    Assert.Contains("PG4117", result.Failed(2).Error, StringComparison.Ordinal);
                    Assert.Contains("--trusted-key", result.Error, StringComparison.Ordinal);
                    Assert.Equal(before, released.Folder.Snapshot());

                    // The way out that the message names.
                    File.Delete(released.Folder.Full(State));
                    Run(released, command, "--sign-key", "release.key.pem").Passed();
                    AssertOwn(released);
                }
            }
        }
    }

    [Fact]
    public void WhatTheKeySignedIsTakenOver()
    {
        using ReleasedFolder released = Signed("--expires", "2026-12-31");

        released.Run("promote", "--to", "25", "--state", State, "--sign-key", "release.key.pem").Passed();

        Assert.Equal(new DateTimeOffset(2026, 12, 31, 0, 0, 0, TimeSpan.Zero), Published(released).Expires);
    }

    [Fact]
    public void KeysAreChangedAsThePageSays()
    {
        using ReleasedFolder released = Signed("--expires", "2026-12-31");
        released.WriteKey("next");
        ReleaseState before = Published(released);
        string ready = released.Folder["Prompts/environments/production/triage.rollback.json"];

        // Both sign, then the old one is dropped.
        ToolResult both = Build(released, "release", "next").Passed();
        Assert.Contains("Wrote state.json", both.Out, StringComparison.Ordinal);
        Assert.Contains("Wrote rollbacks that were signed with other keys: triage.", both.Out, StringComparison.Ordinal);
        Verify(released, "--trusted-key", "release.pub.pem", "--trusted-key", "next.pub.pem", "--threshold", "2").Passed();
        Assert.Equal(before, Published(released));
        Assert.Contains("is up to date", Build(released, "release", "next").Passed().Out, StringComparison.Ordinal);

        Build(released, "next").Passed();
        Verify(released, "--trusted-key", "next.pub.pem").Passed();
        Verify(released, "--trusted-key", "release.pub.pem").Failed(2);
        Assert.Equal(before, Published(released));
        Assert.NotEqual(ready, released.Folder["Prompts/environments/production/triage.rollback.json"]);
        Assert.Contains("is up to date", Build(released, "next").Passed().Out, StringComparison.Ordinal);

        // The rollback that was signed beforehand is the new key's, too.
        released.Run("rollback", "--state", State, "--trusted-key", "next.pub.pem").Passed();
        Verify(released, "--trusted-key", "next.pub.pem").Passed();
        Assert.Null(Published(released).Find("triage")!.Canary);
    }

    [Fact]
    public void AnotherKeyAloneSignsAgainAndTakesOverWhatATrustedKeySigned()
    {
        using ReleasedFolder released = Signed();
        released.WriteKey("next");
        Build(released, "next").Passed();
        Verify(released, "--trusted-key", "next.pub.pem").Passed();

        using ReleasedFolder expiring = Signed("--expires", "2026-12-31");
        expiring.WriteKey("next");
        Assert.Contains("PG4117", Build(expiring, "next").Failed(2).Error, StringComparison.Ordinal);
        expiring.Folder.Run("state", "build", "--env", "production", "--out", State, "--sign-key", "next.key.pem", "--trusted-key", "release.pub.pem").Passed();
        Verify(expiring, "--trusted-key", "next.pub.pem").Passed();
        Assert.NotNull(Published(expiring).Expires);
    }

    [Fact]
    public void ATamperedSignatureIsNoticed()
    {
        using ReleasedFolder released = Signed();
        byte[] file = File.ReadAllBytes(released.Folder.Full(State));
        Envelope envelope = Envelope(released);
        foreach (EquatableArray<byte[]> signatures in new[]
        {
            envelope.Signatures.Map(static signature => (byte[])[.. signature[..^1], (byte)(signature[^1] ^ 1)]),
            EquatableArray.Create<byte[]>(envelope.Signatures[0], new byte[64]),
            EquatableArray.Create<byte[]>(new byte[64], envelope.Signatures[0]),
            EquatableArray.Create<byte[]>(envelope.Signatures[0], envelope.Signatures[0]),
        })
        {
            File.WriteAllBytes(released.Folder.Full(State), ReleaseStateFile.Write(envelope with { Signatures = signatures }, []));

            ToolResult built = Build(released, "release").Passed();

            Assert.DoesNotContain("up to date", built.Out, StringComparison.Ordinal);
            Verify(released, "--trusted-key", "release.pub.pem").Passed();
            Assert.Single(Envelope(released).Signatures);
            File.WriteAllBytes(released.Folder.Full(State), file);
        }
    }

    [Fact]
    public void ARollbackWithoutAKeyDoesNotGoOverWhatNobodySigned()
    {
        using ReleasedFolder released = Signed();
        Envelope envelope = Envelope(released);
        IReadOnlyDictionary<string, string> before = released.Folder.Snapshot();

        // Unsigned in the place of signed, garbage, nothing: applications would refuse what comes of it.
        foreach (byte[] other in new[] { ReleaseStateWriter.Write(Published(released)), Encoding.UTF8.GetBytes("<<<<<<< HEAD"), [] })
        {
            File.WriteAllBytes(released.Folder.Full(State), other);
            Assert.Contains("PG4115", released.Run("rollback", "--state", State).Failed(1).Error, StringComparison.Ordinal);
        }

        File.WriteAllBytes(released.Folder.Full(State), ReleaseStateFile.Write(envelope with { Signatures = EquatableArray.Create<byte[]>(new byte[64]) }, []));
        Assert.Contains("PG4113", released.Run("rollback", "--state", State, "--trusted-key", "release.pub.pem").Failed(2).Error, StringComparison.Ordinal);
        Assert.Equal(before.Where(static file => file.Key != State), released.Folder.Snapshot().Where(static file => file.Key != State));
    }

    [Fact]
    public void SerialsThatLeaveNoOtherAreNotWritten()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        released.WriteKey("release");
        const string path = "Prompts/environments/production/triage.json";
        string file = released.Folder[path];
        foreach (string serial in new[] { "9007199254740991", "9007199254740990", "4503599627370495" })
        {
            released.Folder[path] = file.Replace("\"serial\": 1", "\"serial\": " + serial, StringComparison.Ordinal);
            IReadOnlyDictionary<string, string> before = released.Folder.Snapshot();

            Assert.Contains("PG4118", released.Run("promote", "--to", "5", "--state", State).Failed(2).Error, StringComparison.Ordinal);
            Assert.Contains("PG4118", released.Run("promote", "--to", "5", "--sign-key", "release.key.pem").Failed(2).Error, StringComparison.Ordinal);
            Assert.Equal(before, released.Folder.Snapshot());
        }

        released.Folder[path] = file.Replace("\"serial\": 1", "\"serial\": 9007199254740991", StringComparison.Ordinal);
        Assert.Contains("PG4118", released.Folder.Run("state", "build", "--env", "production", "--out", State).Failed(2).Error, StringComparison.Ordinal);
        Assert.Contains("PG4118", released.Folder.Run("state", "build", "--env", "production").Failed(2).Error, StringComparison.Ordinal);
        released.Folder[path] = file;
        released.Folder.Run("state", "build", "--env", "production", "--out", "next.json", "--serial", "4503599627370495").Passed();
        Assert.Contains("PG4118", released.Run("promote", "--to", "5", "--state", "next.json").Failed(2).Error, StringComparison.Ordinal);
        released.Folder.Run("state", "build", "--env", "production", "--out", "next.json", "--serial", "4503599627370496").Failed(1);
    }

    [Fact]
    public void ASerialThatWasLostIsGivenAgain()
    {
        using ReleasedFolder released = Signed();

        released.Folder.Run("state", "build", "--env", "production", "--out", State, "--sign-key", "release.key.pem", "--serial", "90").Passed();
        Assert.Equal(90, Published(released).Serial);
        Assert.Contains(
            "is up to date", released.Folder.Run("state", "build", "--env", "production", "--out", State, "--sign-key", "release.key.pem", "--serial", "90").Passed().Out, StringComparison.Ordinal);
        released.Run("promote", "--to", "25", "--state", State, "--sign-key", "release.key.pem").Passed();
        Assert.Equal(91, Published(released).Serial);
    }

    [Fact]
    public void APackIsSignedAgainByAnotherKey()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        released.WriteKey("one");
        released.WriteKey("two");
        string[] pack = ["pack", "triage", "--out", "a.promptpack", "--sign-key"];
        released.Folder.Run([.. pack, "one.key.pem"]).Passed();
        string first = released.Folder["a.promptpack"];
        released.Folder.Run([.. pack, "one.key.pem"]).Passed();
        Assert.Equal(first, released.Folder["a.promptpack"]);

        released.Folder.Run([.. pack, "two.key.pem"]).Passed();

        released.Folder.Run("pack", "--verify", "a.promptpack", "--trusted-key", "two.pub.pem").Passed();
    }

    [Fact]
    public void AKeyFileThatOthersCanWriteDoesNotSign()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using ReleasedFolder released = new ReleasedFolder().WithStable();
        released.WriteKey("release");
        File.SetUnixFileMode(released.Folder.Full("release.key.pem"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherWrite);

        Assert.Contains("chmod 600", Build(released, "release").Failed(1).Error, StringComparison.Ordinal);
        released.Folder["huge.pem"] = new string('A', 70_000);
        Assert.Contains("65536 bytes", Build(released, "huge.pem").Failed(1).Error, StringComparison.Ordinal);
    }

    /// <summary>A canary at 5% in a signed environment, published.</summary>
    private static ReleasedFolder Signed(params string[] options)
    {
        ReleasedFolder released = new ReleasedFolder().WithStable();
        released.WriteKey("release");
        released.Run("promote", "--to", "5", "--sign-key", "release.key.pem").Passed();
        released.Folder.Run(["state", "build", "--env", "production", "--out", State, "--sign-key", "release.key.pem", .. options]).Passed();
        return released;
    }

    private static ToolResult Build(ReleasedFolder released, params string[] keys) => released.Folder.Run(
        ["state", "build", "--env", "production", "--out", State, .. keys.SelectMany(static key => new[] { "--sign-key", key.Contains('.', StringComparison.Ordinal) ? key : key + ".key.pem" })]);

    private static ToolResult Verify(ReleasedFolder released, params string[] options) => released.Folder.Run(["state", "verify", State, .. options]);

    private static ToolResult Run(ReleasedFolder released, string command, params string[] more) => released.Folder.Run(
        [.. command.Split(' '), "--env", "production", .. command.StartsWith("state", StringComparison.Ordinal) ? [] : new[] { "--state", State }, .. more]);

    private static void AssertOwn(ReleasedFolder released)
    {
        Verify(released, "--trusted-key", "release.pub.pem").Passed();
        ReleaseState state = Published(released);
        Assert.Null(state.Expires);
        Assert.True(state.Packs.IsEmpty);
        Assert.InRange(state.Serial, 1, 20);
        Assert.Equal(released.State, state.Find("triage"));
    }

    private static Envelope Envelope(ReleasedFolder released) =>
        ReleaseStateFile.ReadEnvelopes(File.ReadAllBytes(released.Folder.Full(State)), new ReleaseProblems())!.Value.State;

    private static ReleaseState Published(ReleasedFolder released) => ReleaseStateFile.Read(File.ReadAllBytes(released.Folder.Full(State)), trust: null).State!;
}
