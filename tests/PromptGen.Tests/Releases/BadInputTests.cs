using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using PromptGen.Core.Collections;
using PromptGen.Core.Prompts;
using PromptGen.Core.Types;
using PromptGen.Releases;
using PromptGen.Rollouts;
using PromptGen.Rollouts.Signing;
using Xunit;

namespace PromptGen.Tests.Releases;

/// <summary>
/// Each kind of bad input: it has its code and its reason, what was served goes on, another prompt's rollback in the same state takes effect
/// where the fault is one prompt's, and the next good state comes through.
/// </summary>
public sealed class BadInputTests : IDisposable
{
    private const string Hash = "sha256:1111111111111111111111111111111111111111111111111111111111111111";
    private const string Whole = "";

    private readonly TestPrompt _prompt = new("triage");
    private readonly TestPrompt _other = new("other");
    private readonly MemorySource _source = new();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => _key.Dispose();

    [Theory]
    [InlineData("percent below 0", ", \"canary\": CANARY(-0.5)", "percent` is -0.5: it must be a number from 0 to 100")]
    [InlineData("percent above 100", ", \"canary\": CANARY(100.01)", "percent` is 100.01: it must be a number from 0 to 100")]
    [InlineData("percent as text", ", \"canary\": CANARY(\"5%\")", "without a percent sign")]
    [InlineData("two canaries", ", \"canary\": [CANARY(5), CANARY(10)]", "has 2 canaries")]
    [InlineData("an unknown field", ", \"canry\": 1", "`prompts/triage/canry` is not a field of a release state. Did you mean `canary`?")]
    [InlineData("an unknown field of the canary", ", \"canary\": { \"version\": \"2026-03-12.1\", \"hash\": \"HASH\", \"percent\": 5, \"seed\": \"s\", \"percentage\": 6 }", "`prompts/triage/canary/percentage` is not a field")]
    [InlineData("stable and revoked", ", \"revoked\": [\"2026-03-15.3\"]", "2026-03-15.3 is both stable and revoked")]
    public async Task AnEntryWithAFaultHoldsItsPromptAlone(string what, string more, string reason)
    {
        string entry = StateText.Prompt("triage", 2, TestPrompt.Compiled, more: more
            .Replace("CANARY(", "{ \"version\": \"2026-03-12.1\", \"hash\": \"" + StateText.EmbeddedHash + "\", \"seed\": \"s\", \"percent\": ", StringComparison.Ordinal)
            .Replace(")", " }", StringComparison.Ordinal).Replace("HASH", StateText.EmbeddedHash, StringComparison.Ordinal));

        await IsHeld(what, StateText.Of(entry, StateText.Prompt("other", 2, TestPrompt.Embedded)), PromptRejectionCode.Malformed, "triage", reason);
    }

    [Fact]
    public async Task AVersionThatIsKnownWithAnotherHashIsHeld() => await IsHeld(
        "another hash", StateText.Of(StateText.Prompt("triage", 2, TestPrompt.Compiled, Hash), StateText.Prompt("other", 2, TestPrompt.Embedded)),
        PromptRejectionCode.HashDiffers, "triage", "version 2026-03-15.3 is known with the hash " + StateText.CompiledHash + ", but the state names " + Hash);

    [Fact]
    public async Task AVersionThatAPackHoldsUnderAnotherHashIsPending()
    {
        EffectivePrompt prompt = StateText.Text("packed");
        string pack = _source.Add(StateText.Pack("triage", "2026-03-20.1", prompt));

        await IsHeld(
            "another hash in the pack", StateText.With("\"packs\": [\"" + pack + "\"], ", StateText.Prompt("triage", 2, "2026-03-20.1", Hash), StateText.Prompt("other", 2, TestPrompt.Embedded)),
            PromptRejectionCode.Pending, "triage", "version 2026-03-20.1 (" + Hash + ") is not in this build, and no pack that contains it has been received");
    }

    [Fact]
    public async Task APackWhoseContractDoesNotFitIsHeld()
    {
        EffectivePrompt prompt = StateText.Text("{{ name }}") with
        {
            Variables = EquatableArray.Create(new PromptVariable("name", new PromptType(PromptTypeKind.String))),
        };
        string pack = _source.Add(StateText.Pack("triage", "2026-03-20.1", prompt));

        await IsHeld(
            "another contract",
            StateText.With("\"packs\": [\"" + pack + "\"], ", StateText.Prompt("triage", 2, "2026-03-20.1", StateText.HashOf(prompt)), StateText.Prompt("other", 2, TestPrompt.Embedded)),
            PromptRejectionCode.ContractDiffers, "triage", "does not fit the code of this build: variables/name");
    }

    [Theory]
    [InlineData("a prompt that stands twice", "\"prompts\": { ENTRY, ENTRY }", "appears twice")]
    [InlineData("a field that stands twice", "\"prompts\": { ENTRY2 }", "appears twice")]
    [InlineData("an unknown field of the whole", "\"prompt\": {}, \"prompts\": { ENTRY }", "`prompt` is not a field of a release state. Did you mean `prompts`?")]
    [InlineData("a list of prompts", "\"prompts\": [ ]", "`prompts` must be an object")]
    public async Task AFaultOfTheWholeRejectsTheWhole(string what, string members, string reason)
    {
        string entry = StateText.Prompt("triage", 2, TestPrompt.Compiled);

        await IsHeld(
            what, "{ \"environment\": \"production\", " + members.Replace("ENTRY2", entry.Replace("\"serial\": 2", "\"serial\": 2, \"serial\": 3", StringComparison.Ordinal), StringComparison.Ordinal)
                .Replace("ENTRY", entry, StringComparison.Ordinal) + " }",
            PromptRejectionCode.Malformed, Whole, reason);
    }

    [Fact]
    public async Task AnOversizeStateIsRejected() => await IsHeld(
        "oversize", StateText.Of(StateText.Prompt("triage", 2, TestPrompt.Compiled)) + new string(' ', ReleaseLimits.StateBytes), PromptRejectionCode.TooLarge, Whole, "at most");

    [Fact]
    public async Task AnOversizeFileIsNotEvenReadToItsEnd()
    {
        string folder = System.IO.Directory.CreateTempSubdirectory("promptgen-").FullName;
        try
        {
            string path = System.IO.Path.Combine(folder, "state.json");
            System.IO.File.WriteAllText(path, StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Embedded)));
            using PromptReleases releases = new(new PromptReleasesOptions { Source = new FilePromptReleaseSource(path), Prompts = { _prompt.Prompt } });
            await releases.RefreshAsync();
            using (System.IO.FileStream file = new(path, System.IO.FileMode.Open))
            {
                file.SetLength(1L << 32);
            }

            await releases.RefreshAsync();

            PromptRejection rejection = Assert.Single(releases.Status.Rejections);
            Assert.Equal(PromptRejectionCode.TooLarge, rejection.Code);
            Assert.Contains("state.json has more than", rejection.Reason, StringComparison.Ordinal);
            Assert.Equal(TestPrompt.Embedded, Serve(releases, _prompt));
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task AStateThatSomebodyElseSignedIsRejected()
    {
        using ECDsa stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using PromptReleases releases = new(new PromptReleasesOptions { Source = _source, Prompts = { _prompt.Prompt }, TrustedKeys = { _key.ExportSubjectPublicKeyInfoPem() } });
        await Put(releases, Signed(StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Embedded)), _key));

        await Put(releases, Signed(StateText.Of(StateText.Prompt("triage", 2, TestPrompt.Compiled)), stranger));

        PromptRejection rejection = Assert.Single(releases.Status.Rejections);
        Assert.Equal((PromptRejectionCode.NotTrusted, null), (rejection.Code, rejection.PromptId));
        Assert.Contains("PG4113: Too few valid signatures: 0 of 1 are valid and from different trusted keys, and 1 are needed", rejection.Reason, StringComparison.Ordinal);
        Assert.Equal(TestPrompt.Embedded, Serve(releases, _prompt));
    }

    [Fact]
    public async Task AnExpiredStateIsServedWithAnAlarm()
    {
        using PromptReleases releases = Releases();
        await Put(releases, StateText.With("\"expires\": \"2020-01-01T00:00:00Z\", ", StateText.Prompt("triage", 1, TestPrompt.Embedded)));

        PromptRejection rejection = Assert.Single(releases.Status.Rejections);
        Assert.Equal((PromptRejectionCode.Expired, null), (rejection.Code, rejection.PromptId));
        Assert.Contains("The state expired at 2020-01-01T00:00:00Z. It is still served. Publish a newer state.", rejection.Reason, StringComparison.Ordinal);
        Assert.Equal(TestPrompt.Embedded, Serve(releases, _prompt));
    }

    private static byte[] Signed(string state, ECDsa key)
    {
        byte[] payload = Encoding.UTF8.GetBytes(state);
        byte[] signature = key.SignData(PreAuthenticationEncoding.Of(PayloadTypes.State, payload), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return ReleaseStateFile.Write(new Envelope(PayloadTypes.State, payload, EquatableArray.Create<byte[]>(signature)), []);
    }

    /// <param name="id">The prompt that is held, while the other one goes back; the empty text: the whole is.</param>
    private async Task IsHeld(string what, string bad, PromptRejectionCode code, string id, string reason)
    {
        using PromptReleases releases = Releases();
        await Put(releases, StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Embedded), StateText.Prompt("other", 1, TestPrompt.Compiled)));
        Assert.Empty(releases.Status.Rejections);

        await Put(releases, bad);

        PromptRejection rejection = Assert.Single(releases.Status.Rejections);
        Assert.Equal((what, code, id), (what, rejection.Code, rejection.PromptId ?? Whole));
        Assert.Contains(reason, rejection.Reason, StringComparison.Ordinal);
        Assert.Equal(TestPrompt.Embedded, Serve(releases, _prompt));
        Assert.Equal(id == Whole ? TestPrompt.Compiled : TestPrompt.Embedded, Serve(releases, _other));

        await Put(releases, StateText.Of(StateText.Prompt("triage", 3, TestPrompt.Compiled), StateText.Prompt("other", 3, TestPrompt.Compiled)));
        Assert.Empty(releases.Status.Rejections);
        Assert.Equal(TestPrompt.Compiled, Serve(releases, _prompt));
    }

    private static string Serve(PromptReleases releases, TestPrompt prompt)
    {
        using PromptScope scope = releases.Begin(PromptContext.None);
        RenderedPrompt rendered = prompt.Render();
        Assert.Equal(rendered.Identity.Version == TestPrompt.Compiled ? "compiled" : "embedded", rendered.Text);
        return rendered.Identity.Version;
    }

    private PromptReleases Releases() => new(new PromptReleasesOptions { Source = _source, Prompts = { _prompt.Prompt, _other.Prompt } });

    private Task Put(PromptReleases releases, string state) => Put(releases, Encoding.UTF8.GetBytes(state));

    private async Task Put(PromptReleases releases, byte[] state)
    {
        _source.Put(state);
        await releases.RefreshAsync();
    }
}
