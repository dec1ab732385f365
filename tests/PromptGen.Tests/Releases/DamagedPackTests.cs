using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using PromptGen.Core.Collections;
using PromptGen.Core.Prompts;
using PromptGen.Rollouts;
using PromptGen.Rollouts.Signing;
using Xunit;

namespace PromptGen.Tests.Releases;

/// <summary>Every flipped bit of a pack, as it stands and in its signed envelope, while an application serves. Those of a signed state are in <see cref="SignedStateTests"/>.</summary>
public sealed class DamagedPackTests : IDisposable
{
    private const string Packed = "2026-03-20.1";

    private readonly TestPrompt _prompt = new("triage");
    private readonly MemorySource _source = new();
    private readonly EffectivePrompt _effective = StateText.Text("packed");
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => _key.Dispose();

    [Fact]
    public async Task EveryFlippedBitOfAPackIsRejectedWithItsReason()
    {
        byte[] pack = StateText.Pack("triage", Packed, _effective);
        using PromptReleases releases = await Waiting(pack);
        for (int bit = 0; bit < pack.Length * 8; bit++)
        {
            Assert.False(await IsServed(releases, pack, bit), "Bit " + bit.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        await ComesThrough(releases, pack);
    }

    [Fact]
    public async Task EveryFlippedBitOfASignedPackIsRejectedOrLeavesWhatIsSigned()
    {
        byte[] pack = StateText.Pack("triage", Packed, _effective);
        byte[] signature = _key.SignData(PreAuthenticationEncoding.Of(PayloadTypes.Pack, pack), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        byte[] signed = PromptPackFile.Write(new Envelope(PayloadTypes.Pack, pack, EquatableArray.Create<byte[]>(signature)));
        string text = Encoding.UTF8.GetString(signed);
        int signatureStart = text.IndexOf("\"sig\":\"", StringComparison.Ordinal) + "\"sig\":\"".Length;
        int signatureEnd = text.IndexOf('"', signatureStart);
        PromptReleases releases = await Waiting(pack);
        for (int bit = 0; bit < signed.Length * 8; bit++)
        {
            if (!await IsServed(releases, signed, bit))
            {
                continue;
            }

            // The hash in the signed state is what a pack is trusted for: a signature on top that is damaged leaves its content what it is.
            // The line end behind the envelope may become another white space.
            int at = bit / 8;
            Assert.True((at >= signatureStart && at < signatureEnd) || at == signed.Length - 1, "Bit " + bit.ToString(System.Globalization.CultureInfo.InvariantCulture));
            releases.Dispose();
            releases = await Waiting(pack);
        }

        await ComesThrough(releases, signed);
        releases.Dispose();
    }

    /// <summary>A state that names the pack, which has not come yet.</summary>
    private async Task<PromptReleases> Waiting(byte[] pack)
    {
        byte[] state = Encoding.UTF8.GetBytes(StateText.With(
            "\"packs\": [\"" + StateText.PackHash(pack) + "\"], ",
            StateText.Prompt("triage", 2, TestPrompt.Embedded, more: StateText.Canary(Packed, 100, StateText.HashOf(_effective)))));
        byte[] signature = _key.SignData(PreAuthenticationEncoding.Of(PayloadTypes.State, state), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        _source.Packs.Clear();
        _source.Put(ReleaseStateFile.Write(new Envelope(PayloadTypes.State, state, EquatableArray.Create<byte[]>(signature)), []));
        PromptReleases releases = new(new PromptReleasesOptions { Source = _source, Prompts = { _prompt.Prompt }, TrustedKeys = { _key.ExportSubjectPublicKeyInfoPem() } });
        await releases.RefreshAsync();
        Assert.Equal(PromptRejectionCode.Pending, Assert.Single(releases.Status.Rejections).Code);
        return releases;
    }

    /// <summary>Whether the application serves the pack's version, whole, and otherwise says why not and serves what it did.</summary>
    private async Task<bool> IsServed(PromptReleases releases, byte[] pack, int bit)
    {
        byte[] damaged = (byte[])pack.Clone();
        damaged[bit / 8] ^= (byte)(1 << (bit % 8));
        string hash = PackHash();
        _source.Packs[hash] = damaged;
        await releases.RefreshAsync();
        using PromptScope scope = releases.Begin(new PromptContext { Key = "k" });
        RenderedPrompt rendered = _prompt.Render();
        if (rendered.Identity.Version == Packed)
        {
            Assert.Equal(("packed", "canary"), (rendered.Text, rendered.Identity.Channel));
            Assert.Empty(releases.Status.Rejections);
            return true;
        }

        Assert.Equal((TestPrompt.Embedded, "embedded", "stable"), (rendered.Identity.Version, rendered.Text, rendered.Identity.Channel));
        PromptRejection rejection = Assert.Single(releases.Status.Rejections, static rejection => rejection.Code is PromptRejectionCode.Malformed or PromptRejectionCode.HashDiffers);
        Assert.StartsWith("The pack " + hash, rejection.Reason, StringComparison.Ordinal);
        Assert.True(rejection.Code == PromptRejectionCode.HashDiffers || rejection.Reason.Contains("PG41", StringComparison.Ordinal), rejection.Reason);
        return false;
    }

    private async Task ComesThrough(PromptReleases releases, byte[] pack)
    {
        _source.Packs[PackHash()] = pack;
        await releases.RefreshAsync();
        Assert.Empty(releases.Status.Rejections);
        using PromptScope scope = releases.Begin(new PromptContext { Key = "k" });
        Assert.Equal("packed", _prompt.Render().Text);
    }

    private string PackHash() => StateText.PackHash(StateText.Pack("triage", Packed, _effective));
}
