using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using PromptGen.Core.Prompts;
using PromptGen.Generated;
using PromptGen.Releases;
using Xunit;

namespace PromptGen.Tests.Releases;

/// <summary>From a source to what is served: good states, bad ones, and what happens to each prompt.</summary>
public sealed class ReleaseUpdateTests : IDisposable
{
    private readonly TestPrompt _prompt = new("triage");
    private readonly TestPrompt _other = new("other");
    private readonly MemorySource _source = new();
    private readonly List<PromptReleaseEvent> _events = [];
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "promptgen-" + Guid.NewGuid().ToString("N"));

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public async Task AStateIsServedAndTheNextOneReplacesIt()
    {
        PromptReleases releases = await Start(StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Embedded, more: StateText.Canary(TestPrompt.Compiled, 100))));

        Assert.Equal(("2026-03-15.3", "canary"), Serve(releases, "k"));
        Assert.Equal(("2026-03-12.1", "stable"), Serve(releases, key: null));
        Assert.Equal(1, releases.Status.UnkeyedChoices);

        await Put(releases, StateText.Of(StateText.Prompt("triage", 2, TestPrompt.Embedded)));

        Assert.Equal(("2026-03-12.1", "stable"), Serve(releases, "k"));
        Assert.Empty(releases.Status.Rejections);
        Assert.Equal(["triage: serial 1, stable 2026-03-12.1, canary 2026-03-15.3 at 100%", "triage: serial 2, stable 2026-03-12.1"],
            _events.Where(static e => e.Kind == PromptReleaseEventKind.Changed).Select(static e => e.Message));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{ \"environment\": \"production\", \"prompts\": {}, \"extra\": 1 }")]
    [InlineData("{ \"environment\": \"production\", \"prompts\": {}, \"prompts\": {} }")]
    public async Task AStateThatIsNoneChangesNothingAndIsReported(string bad)
    {
        PromptReleases releases = await Start(StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Embedded)));

        await Put(releases, bad);

        Assert.Equal(("2026-03-12.1", "stable"), Serve(releases, "k"));
        PromptRejection rejection = Assert.Single(releases.Status.Rejections);
        Assert.Equal(PromptRejectionCode.Malformed, rejection.Code);
        Assert.Null(rejection.PromptId);
        Assert.Contains(_events, e => e.Rejection == rejection && e.Kind == PromptReleaseEventKind.Rejected);

        await Put(releases, StateText.Of(StateText.Prompt("triage", 2, TestPrompt.Compiled)));
        Assert.Equal(("2026-03-15.3", "stable"), Serve(releases, "k"));
        Assert.Empty(releases.Status.Rejections);
        Assert.Contains(_events, e => e.Rejection == rejection && e.Kind == PromptReleaseEventKind.Recovered);
    }

    [Theory]
    [InlineData("\"triage\": { \"serial\": 2, \"stable\": { \"version\": \"2026-03-15.3\" } }", PromptRejectionCode.Malformed)]
    [InlineData("\"triage\": { \"serial\": 2, \"stable\": { \"version\": \"2026-03-15.3\", \"hash\": \"sha256:1111111111111111111111111111111111111111111111111111111111111111\" } }", PromptRejectionCode.HashDiffers)]
    [InlineData("\"triage\": { \"serial\": 2, \"stable\": { \"version\": \"2026-03-15.9\", \"hash\": \"sha256:1111111111111111111111111111111111111111111111111111111111111111\" } }", PromptRejectionCode.Pending)]
    public async Task AFaultOfOnePromptHoldsThatOneAndTheOtherRollsBack(string bad, PromptRejectionCode code)
    {
        PromptReleases releases = await Start(StateText.Of(
            StateText.Prompt("triage", 1, TestPrompt.Embedded), StateText.Prompt("other", 1, TestPrompt.Compiled)));

        await Put(releases, StateText.Of(bad, StateText.Prompt("other", 2, TestPrompt.Embedded), StateText.Prompt("unknown", 1, "2026-01-01.1")));

        Assert.Equal(("2026-03-12.1", "stable"), Serve(releases, "k"));
        Assert.Equal(("2026-03-12.1", "stable"), Serve(releases, "k", _other));
        PromptRejection rejection = Assert.Single(releases.Status.Rejections);
        Assert.Equal((code, "triage"), (rejection.Code, rejection.PromptId));
        Assert.Equal(1, releases.Status.ForeignPrompts);
    }

    [Fact]
    public async Task AVersionIsServedOnceItsPackHasCome()
    {
        EffectivePrompt prompt = StateText.Text("packed");
        byte[] pack = StateText.Pack("triage", "2026-03-20.1", prompt);
        string state = StateText.With(
            "\"packs\": [\"" + StateText.PackHash(pack) + "\"], ",
            StateText.Prompt("triage", 1, TestPrompt.Embedded, more: StateText.Canary("2026-03-20.1", 100, StateText.HashOf(prompt))));
        PromptReleases releases = await Start(state);

        Assert.Equal(("2026-03-12.1", "stable"), Serve(releases, "k"));
        Assert.Equal(PromptRejectionCode.Pending, Assert.Single(releases.Status.Rejections).Code);

        _source.Add(pack);
        await releases.RefreshAsync();

        Assert.Empty(releases.Status.Rejections);
        Assert.Equal(("2026-03-20.1", "canary"), Serve(releases, "k"));
        using PromptScope scope = releases.Begin(new PromptContext { Key = "k" });
        Assert.Equal("packed", _prompt.Render().Text);
    }

    [Fact]
    public async Task TwoPromptsOfOneTextComeFromOnePack()
    {
        EffectivePrompt prompt = StateText.Text("packed");
        string hash = _source.Add(PromptGen.Rollouts.PromptPackWriter.Write([("triage", "2026-03-20.1", prompt), ("other", "2026-03-20.1", prompt)]));

        PromptReleases releases = await Start(StateText.With(
            "\"packs\": [\"" + hash + "\"], ",
            StateText.Prompt("triage", 1, "2026-03-20.1", StateText.HashOf(prompt)), StateText.Prompt("other", 1, "2026-03-20.1", StateText.HashOf(prompt))));

        Assert.Empty(releases.Status.Rejections);
        Assert.Equal(("2026-03-20.1", "stable"), Serve(releases, "k"));
        Assert.Equal(("2026-03-20.1", "stable"), Serve(releases, "k", _other));
    }

    [Fact]
    public async Task VersionsOfManyPromptsAreAdmittedAtOnceAndEachForItself()
    {
        TestPrompt[] prompts = [.. Enumerable.Range(10, 40).Select(static i => new TestPrompt("prompt-" + i.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
        (string Id, EffectivePrompt Prompt)[] packed = [.. prompts.Select(static (prompt, i) => (prompt.Identity.Id, StateText.Text(i % 10 == 3 ? "{{ for i in 1..200000 }}{{ for j in 1..200000 }}x{{ end }}{{ end }}" : "packed " + prompt.Identity.Id)))];
        string hash = _source.Add(PromptGen.Rollouts.PromptPackWriter.Write(packed.Select(static prompt => (prompt.Id, "2026-03-20.1", prompt.Prompt))));

        PromptReleases releases = await Start(
            StateText.With("\"packs\": [\"" + hash + "\"], ", [.. packed.Select(static prompt => StateText.Prompt(prompt.Id, 1, "2026-03-20.1", StateText.HashOf(prompt.Prompt)))]),
            options =>
            {
                foreach (TestPrompt prompt in prompts)
                {
                    options.Prompts.Add(prompt.Prompt);
                }
            });

        Assert.Equal(4, releases.Status.Rejections.Count);
        Assert.All(releases.Status.Rejections, static rejection => Assert.Equal(PromptRejectionCode.RenderFailed, rejection.Code));
        using PromptScope scope = releases.Begin(PromptContext.None);
        Assert.All(prompts.Select(static (prompt, i) => (prompt, i)), static pair =>
            Assert.Equal(pair.i % 10 == 3 ? "compiled" : "packed " + pair.prompt.Identity.Id, pair.prompt.Render().Text));
    }

    [Fact]
    public async Task APackWithOtherContentThanItsNameIsNotTaken()
    {
        EffectivePrompt prompt = StateText.Text("packed");
        byte[] pack = StateText.Pack("triage", "2026-03-20.1", prompt);
        string hash = _source.Add(pack);
        string state = StateText.With("\"packs\": [\"" + hash + "\"], ", StateText.Prompt("triage", 1, "2026-03-20.1", StateText.HashOf(prompt)));
        for (int i = 0; i < pack.Length; i++)
        {
            byte[] damaged = (byte[])pack.Clone();
            damaged[i] ^= 1;
            _source.Packs[hash] = damaged;
            PromptReleases releases = await Start(state);

            Assert.Equal("compiled", Serve(releases, "k").Channel);
            Assert.Contains(releases.Status.Rejections, static rejection => rejection.Code is PromptRejectionCode.HashDiffers or PromptRejectionCode.Malformed);
        }
    }

    [Fact]
    public async Task AVersionThatDoesNotFitTheCodeIsHeldAndTheOtherBinaryServesIt()
    {
        EffectivePrompt prompt = StateText.Text("{{ name }}") with
        {
            Variables = Core.Collections.EquatableArray.Create(new Core.Types.PromptVariable("name", new Core.Types.PromptType(Core.Types.PromptTypeKind.String))),
        };
        string hash = _source.Add(StateText.Pack("triage", "2026-03-20.1", prompt));
        string state = StateText.With("\"packs\": [\"" + hash + "\"], ", StateText.Prompt("triage", 1, "2026-03-20.1", StateText.HashOf(prompt)));
        PromptReleases without = await Start(state);
        ReleasedPrompt<NoArguments> newer = new(
            _prompt.Identity, """{"slots":[],"tools":[],"variables":[{"name":"name","type":{"kind":"string","nullable":false,"on_overflow":"error"},"required":true}]}"""u8,
            (in NoArguments _) => default, static (_, values) => values.AddText("Ann"));
        PromptReleases with = new(new PromptReleasesOptions { Source = _source, Prompts = { newer } });
        await with.RefreshAsync();

        Assert.Equal("compiled", Serve(without, "k").Channel);
        PromptRejection rejection = Assert.Single(without.Status.Rejections);
        Assert.Equal(PromptRejectionCode.ContractDiffers, rejection.Code);
        Assert.Contains("variables/name", rejection.Reason, StringComparison.Ordinal);
        Assert.Empty(with.Status.Rejections);
        using PromptScope scope = with.Begin(PromptContext.None);
        PromptIdentity served = _prompt.Identity;
        Assert.Equal("Ann", newer.Render(newer.Choose(ref served)!, default).Text);
    }

    [Fact]
    public async Task AVersionThatCannotBeRenderedIsHeld()
    {
        EffectivePrompt prompt = StateText.Text("{{ for i in 1..200000 }}{{ for j in 1..200000 }}x{{ end }}{{ end }}");
        string hash = _source.Add(StateText.Pack("triage", "2026-03-20.1", prompt));

        PromptReleases releases = await Start(StateText.With("\"packs\": [\"" + hash + "\"], ", StateText.Prompt("triage", 1, "2026-03-20.1", StateText.HashOf(prompt))));

        Assert.Equal("compiled", Serve(releases, "k").Channel);
        Assert.Equal(PromptRejectionCode.RenderFailed, Assert.Single(releases.Status.Rejections).Code);
    }

    [Fact]
    public async Task AnUnsignedSerialMayFallWithAWarning()
    {
        PromptReleases releases = await Start(StateText.Of(StateText.Prompt("triage", 5, TestPrompt.Compiled)));

        await Put(releases, StateText.Of(StateText.Prompt("triage", 4, TestPrompt.Embedded)));

        Assert.Equal(("2026-03-12.1", "stable"), Serve(releases, "k"));
        Assert.Equal(PromptRejectionCode.SerialWarning, Assert.Single(releases.Status.Rejections).Code);
    }

    [Fact]
    public async Task ARevokedVersionIsNotServedWhileAnotherIsKnown()
    {
        PromptReleases releases = await Start(StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Compiled)));

        await Put(releases, StateText.Of(StateText.Prompt("triage", 2, "2026-04-01.1", more: StateText.Revoked(TestPrompt.Compiled, TestPrompt.Embedded))));

        Assert.Equal(("2026-03-15.3", "stable"), Serve(releases, "k"));
        Assert.Equal([PromptRejectionCode.Pending, PromptRejectionCode.AllRevoked], releases.Status.Rejections.Select(static rejection => rejection.Code));
    }

    [Fact]
    public async Task WhatIsRevokedCountsEvenWhereTheRestOfTheEntryIsHeld()
    {
        PromptReleases releases = await Start(StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Compiled)));

        await Put(releases, StateText.Of(StateText.Prompt("triage", 2, "2026-04-01.1", StateText.CompiledHash, StateText.Revoked(TestPrompt.Compiled))));

        Assert.Equal(("2026-03-12.1", "stable"), Serve(releases, "k"));
        Assert.Equal(PromptRejectionCode.Pending, Assert.Single(releases.Status.Rejections).Code);
    }

    [Fact]
    public async Task ABundleChangesAsAWholeOrNotAtAll()
    {
        const string bundle = "\"bundles\": { \"both\": [\"other\", \"triage\"] }, ";
        PromptReleases releases = await Start(StateText.With(
            bundle, StateText.Prompt("triage", 1, TestPrompt.Embedded), StateText.Prompt("other", 1, TestPrompt.Embedded)));

        await Put(releases, StateText.With(
            bundle, StateText.Prompt("triage", 2, TestPrompt.Compiled), StateText.Prompt("other", 2, "2026-04-01.1")));

        Assert.Equal(("2026-03-12.1", "stable"), Serve(releases, "k"));
        Assert.Equal(("2026-03-12.1", "stable"), Serve(releases, "k", _other));
        Assert.Equal([PromptRejectionCode.Pending, PromptRejectionCode.BundleHeld], releases.Status.Rejections.Select(static rejection => rejection.Code));
    }

    [Fact]
    public async Task TheStateOfAnotherEnvironmentIsRejected()
    {
        PromptReleases releases = await Start(StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Embedded)));

        await Put(releases, StateText.Of(StateText.Prompt("triage", 2, TestPrompt.Compiled)).Replace("production", "staging", StringComparison.Ordinal));

        Assert.Equal(("2026-03-12.1", "stable"), Serve(releases, "k"));
        Assert.Equal(PromptRejectionCode.OtherEnvironment, Assert.Single(releases.Status.Rejections).Code);
    }

    [Fact]
    public async Task AnExpiredStateIsServedOnWithAnAlarm()
    {
        PromptReleases releases = await Start(StateText.With("\"expires\": \"2020-01-01T00:00:00Z\", ", StateText.Prompt("triage", 1, TestPrompt.Embedded)));

        Assert.Equal(("2026-03-12.1", "stable"), Serve(releases, "k"));
        Assert.Equal(PromptRejectionCode.Expired, Assert.Single(releases.Status.Rejections).Code);
        Assert.Contains(_events, static e => e.Rejection?.Code == PromptRejectionCode.Expired);
    }

    [Fact]
    public async Task ASourceThatFailsOrHangsChangesNothing()
    {
        PromptReleases releases = await Start(StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Embedded)), static options => options.ReadTimeout = TimeSpan.FromMilliseconds(50));
        _source.Failure = static () => new InvalidOperationException("on fire");
        await releases.RefreshAsync();
        Assert.Equal("memory failed: InvalidOperationException: on fire", Assert.Single(releases.Status.Rejections).Reason);

        _source.Failure = null;
        _source.Delay = TimeSpan.FromSeconds(30);
        await releases.RefreshAsync();
        Assert.Equal("memory did not answer within 0.05 s.", Assert.Single(releases.Status.Rejections).Reason);
        Assert.Equal(("2026-03-12.1", "stable"), Serve(releases, "k"));

        _source.Delay = TimeSpan.Zero;
        await releases.RefreshAsync();
        Assert.Empty(releases.Status.Rejections);
    }

    [Fact]
    public async Task WithoutAStateThePolicyDecides()
    {
        PromptReleases floor = Releases();
        await floor.StartAsync();
        Assert.Equal("compiled", Serve(floor, "k").Channel);
        Assert.False(floor.Status.HasState);
        floor.Dispose();

        using PromptReleases strict = Releases(static options => options.StartupPolicy = PromptStartupPolicy.RequireState);
        InvalidOperationException exception = await Assert.ThrowsAsync<InvalidOperationException>(() => strict.StartAsync());
        Assert.Contains("There is no state yet.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatWasServedSurvivesARestart()
    {
        EffectivePrompt prompt = StateText.Text("packed");
        string hash = _source.Add(StateText.Pack("triage", "2026-03-20.1", prompt));
        string packs = "\"packs\": [\"" + hash + "\"], ";
        PromptReleases before = await Start(
            StateText.With(packs, StateText.Prompt("triage", 3, "2026-03-20.1", StateText.HashOf(prompt)), StateText.Prompt("other", 3, TestPrompt.Compiled)), Keep);
        await Put(before, StateText.With(
            packs, StateText.Prompt("triage", 4, "2026-04-01.1"), StateText.Prompt("other", 4, TestPrompt.Embedded, more: StateText.Revoked(TestPrompt.Compiled))));
        Assert.Equal("2026-03-20.1", Serve(before, "k").Version);

        // The source is gone, and with it the packs.
        _source.Packs.Clear();
        _source.Failure = static () => new InvalidOperationException("gone");
        using PromptReleases after = Releases(options =>
        {
            Keep(options);
            options.StartupPolicy = PromptStartupPolicy.RequireState;
        });
        await after.StartAsync();

        Assert.Equal(("2026-03-20.1", "stable"), Serve(after, "k"));
        Assert.Equal(("2026-03-12.1", "stable"), Serve(after, "k", _other));
    }

    [Fact]
    public async Task ADamagedLastKnownGoodIsReportedAndPassedBy()
    {
        await Start(StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Embedded)), Keep);
        foreach (string file in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories))
        {
            File.WriteAllText(file, "{ damaged");
        }

        _source.Failure = static () => new InvalidOperationException("gone");
        using PromptReleases after = Releases(Keep);
        await after.StartAsync();

        Assert.Equal("compiled", Serve(after, "k").Channel);
        Assert.Contains(_events, static e => e.Message.Contains("The state from before the restart cannot be read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AGuardStopsItsCanaryUntilANewerSerial()
    {
        const string guard = ", \"guard\": { \"failures\": \"20%\", \"min\": 10 }";
        string more = StateText.Canary(TestPrompt.Compiled, 100) + guard;
        PromptReleases releases = await Start(StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Embedded, more: more)));
        for (int i = 0; i < 10; i++)
        {
            using PromptScope scope = releases.Begin(new PromptContext { Key = "k" });
            RenderedPrompt rendered = _prompt.Render();
            Assert.Equal("canary", rendered.Identity.Channel);
            releases.Report(rendered.Identity, i % 5 == 0 ? PromptOutcome.Succeeded : PromptOutcome.SchemaFailed);
        }

        Assert.Equal(("2026-03-12.1", "stable"), Serve(releases, "k"));
        Assert.Contains("did not fit its schema", Assert.Single(releases.Status.Prompts).CanaryStopped, StringComparison.Ordinal);
        await releases.RefreshAsync();
        Assert.Contains(_events, static e => e.Kind == PromptReleaseEventKind.CanaryStopped);

        // The same state from another place changes nothing; a newer serial is another chance.
        await Put(releases, StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Embedded, more: more)) + " ");
        Assert.Equal("stable", Serve(releases, "k").Channel);
        foreach (string meanwhile in new[]
        {
            StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Embedded)),
            StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Embedded, more: more + StateText.Revoked(TestPrompt.Compiled))),
            StateText.Of(),
            StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Embedded, more: more.Replace("20%", "50%", StringComparison.Ordinal))),
        })
        {
            await Put(releases, meanwhile);
            Assert.NotEqual("canary", Serve(releases, "k").Channel);
            await Put(releases, StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Embedded, more: more)));
            Assert.Equal("stable", Serve(releases, "k").Channel);
        }

        await Put(releases, StateText.Of(StateText.Prompt("triage", 2, TestPrompt.Embedded, more: more)));
        Assert.Equal("canary", Serve(releases, "k").Channel);
    }

    [Fact]
    public void TwoPromptsOfOneIdAreRefused()
    {
        PromptReleasesOptions options = new() { Prompts = { new TestPrompt("triage").Prompt, new TestPrompt("triage").Prompt } };

        Assert.Contains("Two prompts have the id 'triage'", Assert.Throws<ArgumentException>(() => new PromptReleases(options)).Message, StringComparison.Ordinal);
    }

    private void Keep(PromptReleasesOptions options) => options.LastKnownGoodFolder = _folder;

    private PromptReleases Releases(Action<PromptReleasesOptions>? configure = null)
    {
        PromptReleasesOptions options = new()
        {
            Source = _source,
            Prompts = { _prompt.Prompt, _other.Prompt },
            OnEvent = _events.Add,
            PollInterval = TimeSpan.FromHours(1),
        };
        configure?.Invoke(options);
        return new PromptReleases(options);
    }

    private async Task<PromptReleases> Start(string state, Action<PromptReleasesOptions>? configure = null)
    {
        PromptReleases releases = Releases(configure);
        await Put(releases, state);
        return releases;
    }

    private async Task Put(PromptReleases releases, string state)
    {
        _source.Put(state);
        await releases.RefreshAsync();
    }

    private (string Version, string Channel) Serve(PromptReleases releases, string? key, TestPrompt? prompt = null)
    {
        using PromptScope scope = releases.Begin(new PromptContext { Key = key });
        PromptIdentity identity = (prompt ?? _prompt).Render().Identity;
        return (identity.Version, identity.Channel);
    }
}
