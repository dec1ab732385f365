using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PromptGen.Core.Prompts;
using PromptGen.Releases;
using PromptGen.Releases.Updates;
using Xunit;

namespace PromptGen.Tests.Releases.Updates;

/// <summary>What a prompt is served by while its entry is at fault, and that what is revoked is not served whatever is at fault.</summary>
public sealed class HeldPromptTests : UpdateFixture
{
    private const string Typo = "\"triage\": { \"serial\": 3, \"stable\": { \"version\": \"2026-03-15.3\" }, \"stabel\": 1 }";
    private const string Bundle = "\"bundles\": { \"both\": [\"other\", \"triage\"] }, ";

    [Fact]
    public async Task AnEntryWithATypoBringsNoOlderReleaseBack()
    {
        using PromptReleases releases = Releases();
        await PutAsync(releases, Source, StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Embedded)));
        await PutAsync(releases, Source, StateText.Of(StateText.Prompt("other", 2, TestPrompt.Embedded)));
        Assert.Equal("2026-03-15.3 compiled", Serve(releases));

        await PutAsync(releases, Source, StateText.Of(Typo, StateText.Prompt("other", 2, TestPrompt.Embedded)));

        Assert.Equal("2026-03-15.3 compiled", Serve(releases));
    }

    [Fact]
    public async Task LeavingAPromptOutIsSaid()
    {
        using PromptReleases releases = Releases();
        await PutAsync(releases, Source, StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Embedded)));
        await PutAsync(releases, Source, StateText.Of(StateText.Prompt("other", 2, TestPrompt.Embedded)));
        await PutAsync(releases, Source, StateText.Of(StateText.Prompt("other", 3, TestPrompt.Embedded)));

        Assert.Equal(
            ["triage: serial 1, stable 2026-03-12.1", "other: serial 2, stable 2026-03-12.1", "triage: no longer in the state, compiled 2026-03-15.3 is served", "other: serial 3, stable 2026-03-12.1"],
            Said(PromptReleaseEventKind.Changed).Select(static what => what.Message));
    }

    [Fact]
    public async Task ARevocationOfABundleThatIsHeldCounts()
    {
        using PromptReleases releases = Releases();
        await PutAsync(releases, Source, StateText.With(Bundle, StateText.Prompt("triage", 1, TestPrompt.Compiled), StateText.Prompt("other", 1, TestPrompt.Compiled)));

        // Another prompt of the bundle waits for a pack that never comes.
        await PutAsync(releases, Source, StateText.With(
            Bundle, StateText.Prompt("triage", 2, TestPrompt.Embedded, more: StateText.Revoked(TestPrompt.Compiled)), StateText.Prompt("other", 2, "2026-04-01.1")));

        Assert.Equal("2026-03-12.1 stable", Serve(releases));
        Assert.Equal("2026-03-15.3 stable", Serve(releases, Other));
    }

    [Theory]
    [InlineData("its bundle differs")]
    [InlineData("a typo")]
    [InlineData("a revocation with a typo")]
    [InlineData("its pack is missing")]
    [InlineData("its canary is revoked")]
    public async Task AFreshProcessDoesNotServeTheCompiledVersionThatIsRevoked(string fault)
    {
        using PromptReleases releases = Releases();
        string revoked = StateText.Revoked(TestPrompt.Compiled);
        string state = fault switch
        {
            "its bundle differs" => StateText.With(Bundle, StateText.Prompt("triage", 2, TestPrompt.Embedded, more: revoked), StateText.Prompt("other", 2, TestPrompt.Embedded, more: StateText.Canary(TestPrompt.Compiled, 5))),
            "a typo" => StateText.Of(StateText.Prompt("triage", 2, TestPrompt.Embedded, more: revoked + ", \"garud\": {}")),
            "a revocation with a typo" => StateText.Of(StateText.Prompt("triage", 2, TestPrompt.Embedded, more: ", \"revoked\": [\"2026-3-15\", \"" + TestPrompt.Compiled + "\", 7]")),
            "its pack is missing" => StateText.Of(StateText.Prompt("triage", 2, "2026-04-01.1", more: revoked)),
            _ => StateText.Of(StateText.Prompt("triage", 2, TestPrompt.Embedded, more: revoked + StateText.Canary(TestPrompt.Compiled, 5))),
        };

        await PutAsync(releases, Source, state);

        Assert.Equal("2026-03-12.1 stable", Serve(releases));
        Assert.NotEmpty(releases.Status.Rejections);
    }

    [Fact]
    public void WhatIsServedIsTheHeldStableThenTheRollbackTargetThenTheNewest()
    {
        KnownVersion[] known =
        [
            Triage.CompiledVersion, Triage.EmbeddedVersion,
            .. new[] { "2026-03-01.1", "2026-03-20.1" }.Select(version => new KnownVersion(new PromptIdentity("triage", version, "sha256:" + new string('1', 64), null), VersionSource.Packed, null)),
        ];
        PromptGen.Rollouts.PromptReleaseState entry = new("triage", 1, new(TestPrompt.Compiled, StateText.CompiledHash)) { Previous = new("2026-03-01.1", "sha256:" + new string('1', 64)) };
        string Served(PromptGen.Rollouts.PromptReleaseState? decided, params string[] revoked) =>
            ServedVersions.Of(PromptMemory.Hold(decided is null ? null : new PromptMemory(decided, null, default), revoked) ?? new PromptMemory(decided, null, default), known).Stable.Identity.Version;

        Assert.Equal(TestPrompt.Compiled, Served(entry));
        Assert.Equal("2026-03-01.1", Served(entry, TestPrompt.Compiled));
        Assert.Equal("2026-03-20.1", Served(entry, TestPrompt.Compiled, "2026-03-01.1"));
        Assert.Equal(TestPrompt.Embedded, Served(entry, TestPrompt.Compiled, "2026-03-01.1", "2026-03-20.1"));
        Assert.Equal(TestPrompt.Compiled, Served(entry, TestPrompt.Compiled, "2026-03-01.1", "2026-03-20.1", TestPrompt.Embedded));
        Assert.Equal(TestPrompt.Embedded, Served(null, TestPrompt.Compiled));
    }

    /// <summary>A process that was just started serves the same as one that saw the rollback target when it was stable.</summary>
    [Fact]
    public async Task TheRollbackTargetIsAskedForOnceTheStableVersionIsRevoked()
    {
        Core.Prompts.EffectivePrompt first = StateText.Text("first");
        Core.Prompts.EffectivePrompt second = StateText.Text("second");
        string packs = "\"packs\": [\"" + string.Join(
            "\", \"",
            new[] { Source.Add(StateText.Pack("triage", "2026-03-01.1", first)), Source.Add(StateText.Pack("triage", "2026-03-20.1", second)) }.Order(StringComparer.Ordinal)) + "\"], ";
        string previous = ", \"previous\": { \"version\": \"2026-03-01.1\", \"hash\": \"" + StateText.HashOf(first) + "\" }";
        string good = StateText.With(packs, StateText.Prompt("triage", 2, "2026-03-20.1", StateText.HashOf(second), previous));
        string bad = StateText.With(packs, StateText.Prompt("triage", 3, "2026-03-20.1", StateText.HashOf(second), previous + ", \"canry\": 1" + StateText.Revoked("2026-03-20.1")));
        using PromptReleases running = Releases();
        await PutAsync(running, Source, StateText.With(packs, StateText.Prompt("triage", 1, "2026-03-01.1", StateText.HashOf(first))));
        using PromptReleases started = Releases();
        foreach (PromptReleases releases in (PromptReleases[])[running, started])
        {
            await PutAsync(releases, Source, good);
            Assert.Equal("2026-03-20.1 stable", Serve(releases));
            await PutAsync(releases, Source, bad);
            Assert.Equal("2026-03-01.1 stable", Serve(releases));
        }
    }

    [Fact]
    public async Task ACanaryThatCannotBeServedWaitsAlone()
    {
        EffectivePrompt broken = ModelVersions.DoesNotFit("broken");
        string hash = Source.Add(StateText.Pack("triage", "2026-03-20.1", broken));
        using PromptReleases releases = Releases();
        await PutAsync(releases, Source, StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Compiled)));

        await PutAsync(releases, Source, StateText.With(
            "\"packs\": [\"" + hash + "\"], ", StateText.Prompt("triage", 2, TestPrompt.Embedded, more: StateText.Canary("2026-03-20.1", 100, StateText.HashOf(broken)))));

        Assert.Equal("2026-03-12.1 stable", Serve(releases, key: "k"));
        Assert.Equal(PromptRejectionCode.ContractDiffers, Assert.Single(releases.Status.Rejections).Code);
    }

    [Fact]
    public async Task VersionsThatNothingNamesAreForgottenButForTheLatest()
    {
        using PromptReleases releases = Releases();
        List<string> versions = [];
        for (int i = 1; i <= 30; i++)
        {
            string version = "2026-04-01." + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            EffectivePrompt prompt = StateText.Text(version);
            string hash = Source.Add(StateText.Pack("triage", version, prompt));
            await PutAsync(releases, Source, StateText.With("\"packs\": [\"" + hash + "\"], ", StateText.Prompt("triage", i, version, StateText.HashOf(prompt))));
            Assert.Equal(version + " stable", Serve(releases));
            versions.Add(version);
        }

        // The state names one, and the one before is held until the next.
        ReleaseEntry entry = releases.Snapshot.Find(Triage.Prompt)!;
        Assert.Equal(versions.TakeLast(VersionStore.GreatestUnnamed + 2), versions.Where(version => entry.Find(version) is not null));
    }
}
