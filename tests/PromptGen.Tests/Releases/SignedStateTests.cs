using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using PromptGen.Core.Collections;
using PromptGen.Rollouts;
using PromptGen.Rollouts.Signing;
using Xunit;

namespace PromptGen.Tests.Releases;

/// <summary>With trusted keys nothing is served that they did not sign, and nothing that was served before.</summary>
public sealed class SignedStateTests : IDisposable
{
    private readonly TestPrompt _prompt = new("triage");
    private readonly MemorySource _source = new();
    private readonly ECDsa _first = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _second = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
        _stranger.Dispose();
    }

    [Fact]
    public async Task ASignedStateIsServedAndOneThatIsNotIsNot()
    {
        PromptReleases releases = Releases(threshold: 1, _first, _second);
        await PutAsync(releases, Signed(State(1, TestPrompt.Embedded), _second));
        Assert.Equal(TestPrompt.Embedded, Serve(releases));
        Assert.Empty(releases.Status.Rejections);

        foreach (byte[] bad in new[] { Encoding.UTF8.GetBytes(State(2, TestPrompt.Compiled)), Signed(State(2, TestPrompt.Compiled), _stranger) })
        {
            await PutAsync(releases, bad);
            Assert.Equal(TestPrompt.Embedded, Serve(releases));
            Assert.Equal(PromptRejectionCode.NotTrusted, Assert.Single(releases.Status.Rejections).Code);
        }
    }

    [Fact]
    public async Task AsManyKeysAsTheThresholdSaysMustHaveSigned()
    {
        PromptReleases releases = Releases(threshold: 2, _first, _second);
        await PutAsync(releases, Signed(State(1, TestPrompt.Embedded), _first, _first));
        Assert.Equal(TestPrompt.Compiled, Serve(releases));

        await PutAsync(releases, Signed(State(1, TestPrompt.Embedded), _first, _stranger, _second));
        Assert.Equal(TestPrompt.Embedded, Serve(releases));
    }

    [Fact]
    public async Task ARevokedKeyCountsNoMore()
    {
        PromptReleasesOptions options = Options(threshold: 1, _first, _second);
        options.RevokedKeys.Add("sha256:" + Convert.ToHexStringLower(SHA256.HashData(_first.ExportSubjectPublicKeyInfo())));
        PromptReleases releases = new(options);

        await PutAsync(releases, Signed(State(1, TestPrompt.Embedded), _first));

        Assert.Equal(PromptRejectionCode.NotTrusted, Assert.Single(releases.Status.Rejections).Code);
    }

    [Fact]
    public async Task AnOlderStateThatIsPlayedBackIsRejected()
    {
        PromptReleases releases = Releases(threshold: 1, _first);
        byte[] older = Signed(State(4, TestPrompt.Compiled), _first);
        await PutAsync(releases, older);
        await PutAsync(releases, Signed(State(5, TestPrompt.Embedded), _first));

        await PutAsync(releases, older);

        Assert.Equal(TestPrompt.Embedded, Serve(releases));
        Assert.Contains(releases.Status.Rejections, static rejection => rejection.Code == PromptRejectionCode.SerialFell);

        await PutAsync(releases, Signed(State(5, TestPrompt.Compiled), _first));
        Assert.Equal(TestPrompt.Embedded, Serve(releases));
        Assert.Contains(releases.Status.Rejections, static rejection => rejection.Code == PromptRejectionCode.SerialFell);

        await PutAsync(releases, Signed(State(6, TestPrompt.Compiled), _first));
        Assert.Equal(TestPrompt.Compiled, Serve(releases));
        Assert.Empty(releases.Status.Rejections);
    }

    /// <summary>An old state with the rollbacks that were signed for it is as old as it was: it brings back neither its versions nor its expiry.</summary>
    [Fact]
    public async Task AnOlderStateUnderItsReadyRollbacksIsRejected()
    {
        PromptReleases releases = Releases(threshold: 1, _first);
        string[] others = ["other", "third", "fourth"];
        byte[] older = Sign(PayloadTypes.State, Whole(4, others, StateText.Prompt("triage", 4, TestPrompt.Compiled)));
        byte[][] ready = [.. others.Select(id => Sign(PayloadTypes.Rollback, StateText.Of(StateText.Prompt(id, 9, TestPrompt.Compiled))))];
        byte[] back = Sign(PayloadTypes.Rollback, StateText.Of(StateText.Prompt("triage", 5, TestPrompt.Compiled)));
        await PutAsync(releases, older);
        Assert.Equal(TestPrompt.Compiled, Serve(releases));
        await PutAsync(releases, Sign(PayloadTypes.State, Whole(6, others, StateText.Prompt("triage", 6, TestPrompt.Embedded))));
        Assert.Equal(TestPrompt.Embedded, Serve(releases));

        await PutAsync(releases, Over(older, [back, .. ready]));

        Assert.Equal(TestPrompt.Embedded, Serve(releases));
        Assert.Contains(releases.Status.Rejections, static rejection => rejection is { Code: PromptRejectionCode.SerialFell, PromptId: null });

        // The next state is as new as it was.
        await PutAsync(releases, Sign(PayloadTypes.State, Whole(7, others, StateText.Prompt("triage", 7, TestPrompt.Compiled))));
        Assert.Equal(TestPrompt.Compiled, Serve(releases));
        Assert.Empty(releases.Status.Rejections);
    }

    [Fact]
    public async Task ARollbackOverTheStateThatIsServedIsTaken()
    {
        PromptReleases releases = Releases(threshold: 1, _first);
        byte[] state = Signed(State(4, TestPrompt.Compiled), _first);
        await PutAsync(releases, state);

        await PutAsync(releases, Over(state, [Sign(PayloadTypes.Rollback, State(5, TestPrompt.Embedded))]));

        Assert.Equal(TestPrompt.Embedded, Serve(releases));
        Assert.Empty(releases.Status.Rejections);

        // Without the rollback the prompt would go forward again, which only a newer serial does.
        await PutAsync(releases, state);
        Assert.Equal(TestPrompt.Embedded, Serve(releases));
        Assert.Contains(releases.Status.Rejections, static rejection => rejection.Code == PromptRejectionCode.SerialFell);
    }

    [Fact]
    public async Task ALargeUnsignedFileIsRejectedInFewWords()
    {
        PromptReleases releases = Releases(threshold: 1, _first);
        string fields = string.Concat(Enumerable.Range(0, 100_000).Select(static i => "\"stabel" + i + "\":1,"));

        await PutAsync(releases, Encoding.UTF8.GetBytes("{\"payloadType\":\"t\"," + fields + "\"signatures\":[]}"));
        Assert.InRange(Assert.Single(releases.Status.Rejections).Reason.Length, 1, 1000);

        await PutAsync(releases, Signed("{" + fields + "\"environment\":\"production\"}", _first));
        Assert.InRange(Assert.Single(releases.Status.Rejections).Reason.Length, 1, 3000);
    }

    [Fact]
    public async Task NoFlippedBitOfASignedStateChangesWhatIsServed()
    {
        PromptReleases releases = Releases(threshold: 1, _first);
        await PutAsync(releases, Signed(State(1, TestPrompt.Embedded), _first));
        byte[] next = Signed(State(2, TestPrompt.Compiled), _first);
        for (int bit = 0; bit < next.Length * 8; bit++)
        {
            byte[] damaged = (byte[])next.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            await PutAsync(releases, damaged);

            // A flipped bit of what nobody signs, such as the name of a key, leaves the state what it was.
            string served = Serve(releases);
            if (served != TestPrompt.Embedded)
            {
                Assert.Equal(TestPrompt.Compiled, served);
                Assert.Empty(releases.Status.Rejections);
                releases = Releases(threshold: 1, _first);
                await PutAsync(releases, Signed(State(1, TestPrompt.Embedded), _first));
            }
            else
            {
                Assert.NotEmpty(releases.Status.Rejections);
            }
        }

        for (int length = 0; length < next.Length - 1; length++)
        {
            await PutAsync(releases, next[..length]);
            Assert.Equal(TestPrompt.Embedded, Serve(releases));
            Assert.NotEmpty(releases.Status.Rejections);
        }
    }

    [Theory]
    [InlineData("no key", 1, "A trusted key cannot be read")]
    [InlineData(null, 2, "The trusted keys of releases cannot be used")]
    [InlineData(null, 0, "The trusted keys of releases cannot be used")]
    public void KeysThatCanNeverDoAreRefusedAtOnce(string? key, int threshold, string message)
    {
        PromptReleasesOptions options = new() { SignatureThreshold = threshold, TrustedKeys = { key ?? _first.ExportSubjectPublicKeyInfoPem() } };

        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => new PromptReleases(options)).Message, StringComparison.Ordinal);
    }

    /// <summary>A state in which other prompts are as they always were.</summary>
    private static string Whole(long serial, string[] others, string prompt) => StateText.Of(
        [prompt, .. others.Select(static id => StateText.Prompt(id, 8, TestPrompt.Embedded))]).Insert(1, "\"serial\":" + serial + ",");

    private byte[] Sign(string type, string text)
    {
        byte[] payload = Encoding.UTF8.GetBytes(text);
        byte[] signature = _first.SignData(PreAuthenticationEncoding.Of(type, payload), HashAlgorithmName.SHA256);
        return ReleaseStateFile.Write(new Envelope(type, payload, EquatableArray.Create<byte[]>(signature)), []);
    }

    private static byte[] Over(byte[] state, byte[][] rollbacks) => ReleaseStateFile.Write(
        Envelope(state), [.. rollbacks.Select(Envelope)]);

    private static Envelope Envelope(byte[] file) => ReleaseStateFile.ReadEnvelopes(file, new ReleaseProblems())!.Value.State;

    private static string State(long serial, string version) => StateText.Of(StateText.Prompt("triage", serial, version));

    private static byte[] Signed(string state, params ECDsa[] keys)
    {
        byte[] payload = Encoding.UTF8.GetBytes(state);
        byte[] signed = PreAuthenticationEncoding.Of(PayloadTypes.State, payload);
        byte[][] signatures = [.. keys.Select(key => key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation))];
        return ReleaseStateFile.Write(new Envelope(PayloadTypes.State, payload, new EquatableArray<byte[]>(signatures)), []);
    }

    private PromptReleases Releases(int threshold, params ECDsa[] keys) => new(Options(threshold, keys));

    private PromptReleasesOptions Options(int threshold, params ECDsa[] keys)
    {
        PromptReleasesOptions options = new() { Source = _source, Prompts = { _prompt.Prompt }, SignatureThreshold = threshold };
        foreach (ECDsa key in keys)
        {
            options.TrustedKeys.Add(key.ExportSubjectPublicKeyInfoPem());
        }

        return options;
    }

    private async Task PutAsync(PromptReleases releases, byte[] state)
    {
        _source.Put(state);
        await releases.RefreshAsync();
    }

    private string Serve(PromptReleases releases)
    {
        using PromptScope scope = releases.Begin(PromptContext.None);
        return _prompt.Render().Identity.Version;
    }
}
