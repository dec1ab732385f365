using System;
using System.Collections.Generic;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PromptGen.Generated;
using PromptGen.Releases;
using Xunit;

namespace PromptGen.Tests.Releases;

public sealed class ChoiceTests
{
    private readonly TestPrompt _prompt = new("triage");

    [Fact]
    public void OutsideOfEveryScopeTheCompiledVersionIsServed()
    {
        PromptReleases releases = TestPrompt.Releases(_prompt.Stable(_prompt.EmbeddedVersion));

        Assert.Equal("compiled", _prompt.Render().Identity.Channel);
        using (releases.Begin(PromptContext.None))
        {
            Assert.Equal((TestPrompt.Embedded, "stable", "embedded"), Served());
        }

        Assert.Equal("compiled", _prompt.Render().Identity.Channel);
    }

    [Fact]
    public void APromptThatIsNotManagedIsServedAsCompiled()
    {
        TestPrompt other = new("other");
        using PromptScope scope = TestPrompt.Releases(_prompt.Canary(100)).Begin(new PromptContext { Key = "k" });

        Assert.Equal("compiled", other.Render().Identity.Channel);
    }

    [Fact]
    public void TheCompiledVersionOnAChannelSaysSo()
    {
        using PromptScope scope = TestPrompt.Releases(_prompt.Stable(_prompt.CompiledVersion)).Begin(PromptContext.None);

        Assert.Equal((TestPrompt.Compiled, "stable", "compiled"), Served());
    }

    [Theory]
    [InlineData(0, null, new string[0], TestPrompt.Embedded, "stable")]
    [InlineData(100, null, new string[0], TestPrompt.Embedded, "stable")]
    [InlineData(100, "", new string[0], TestPrompt.Embedded, "stable")]
    [InlineData(100, "k", new string[0], TestPrompt.Compiled, "canary")]
    [InlineData(0, "k", new string[0], TestPrompt.Embedded, "stable")]
    [InlineData(0, "k", new[] { "internal" }, TestPrompt.Compiled, "canary")]
    [InlineData(0, null, new[] { "x", "internal" }, TestPrompt.Compiled, "canary")]
    [InlineData(0, "k", new[] { "Internal" }, TestPrompt.Embedded, "stable")]
    public void GroupsComeBeforePercentagesAndBothBeforeStable(double percent, string? key, string[] groups, string version, string channel)
    {
        using PromptScope scope = TestPrompt.Releases(_prompt.Canary(percent, groups: ["internal"])).Begin(new PromptContext { Key = key, Groups = groups });

        Assert.Equal((version, channel), (Served().Version, Served().Channel));
    }

    [Fact]
    public void APinComesBeforeGroupsAndWhatIsRevokedEndsIt()
    {
        PromptPin pin = PromptPin.Parse("pin1;" + Now() + ";triage=" + TestPrompt.Compiled);
        PromptContext context = new() { Key = "k", Pin = pin };

        using (TestPrompt.Releases(_prompt.Canary(0)).Begin(context))
        {
            Assert.Equal((TestPrompt.Compiled, "pinned"), (Served().Version, Served().Channel));
        }

        using (TestPrompt.Releases(_prompt.Canary(0, revoked: [TestPrompt.Compiled])).Begin(context))
        {
            Assert.Equal((TestPrompt.Embedded, "stable"), (Served().Version, Served().Channel));
        }
    }

    [Theory]
    [InlineData("pin1;1;triage=2026-03-15.3", "too old")]
    [InlineData("pin1;9999999999;triage=2026-03-15.9", "not known")]
    [InlineData("pin1;9999999999;other=2026-03-15.3", "another prompt's")]
    public void APinThatHoldsNothingIsPassedBy(string pin, string why)
    {
        using PromptScope scope = TestPrompt.Releases(_prompt.Canary(0)).Begin(new PromptContext { Key = "k", Pin = PromptPin.Parse(pin) });

        Assert.True((TestPrompt.Embedded, "stable") == (Served().Version, Served().Channel), why);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("pin1")]
    [InlineData("pin2;1;a=b")]
    [InlineData("pin1;-1;a=b")]
    [InlineData("pin1;x;a=b")]
    [InlineData("pin1;99999999999999;a=b")]
    [InlineData("pin1;1;a")]
    [InlineData("pin1;1;=b")]
    [InlineData("pin1;1;a=")]
    [InlineData("pin1;1;a=b;a=c")]
    public void WhatIsNoPinIsRefused(string? text)
    {
        Assert.False(PromptPin.TryParse(text, out _));
        Assert.Throws<FormatException>(() => PromptPin.Parse(text!));
    }

    [Fact]
    public void APinHoldsAConversationOnItsVersions()
    {
        PromptReleases releases = TestPrompt.Releases(_prompt.Canary(100));
        string text;
        using (PromptScope scope = releases.Begin(new PromptContext { Key = "k" }))
        {
            _prompt.Render();
            text = scope.Pin().ToString();
        }

        releases.Publish(new ReleaseSnapshot([_prompt.Canary(0)], null));
        using (PromptScope later = releases.Begin(new PromptContext { Key = "k", Pin = PromptPin.Parse(text) }))
        {
            Assert.Equal((TestPrompt.Compiled, "pinned"), (Served().Version, Served().Channel));
            Assert.Equal(text, later.Pin().ToString());
        }
    }

    [Fact]
    public void WithinAUnitOfWorkNothingChanges()
    {
        TestPrompt second = new("second");
        PromptReleases releases = TestPrompt.Releases(_prompt.Canary(100), second.Canary(100));
        using PromptScope scope = releases.Begin(new PromptContext { Key = "k" });
        Assert.Equal("canary", Served().Channel);

        releases.Publish(new ReleaseSnapshot([_prompt.Canary(0), second.Canary(0)], null));

        Assert.Equal("canary", Served().Channel);
        Assert.Equal("canary", second.Render().Identity.Channel);
        using PromptScope next = releases.Begin(new PromptContext { Key = "k" });
        Assert.Equal("stable", Served().Channel);
    }

    [Fact]
    public void ARevokedVersionEndsWithinTheUnitOfWork()
    {
        TestPrompt second = new("second");
        PromptReleases releases = TestPrompt.Releases(_prompt.Canary(100), second.Canary(100));
        using PromptScope scope = releases.Begin(new PromptContext { Key = "k" });
        _prompt.Render();

        releases.Publish(new ReleaseSnapshot([_prompt.Stable(_prompt.EmbeddedVersion, TestPrompt.Compiled), second.Stable(second.EmbeddedVersion, TestPrompt.Compiled)], null));

        Assert.Equal((TestPrompt.Embedded, "stable", "embedded"), Served());
        Assert.Equal(TestPrompt.Embedded, second.Render().Identity.Version);
    }

    [Fact]
    public async Task ThreadsOfOneUnitOfWorkAgree()
    {
        TestPrompt[] prompts = [.. Enumerable.Range(0, 40).Select(static i => new TestPrompt("p" + i.ToString(CultureInfo.InvariantCulture)))];
        PromptReleases releases = TestPrompt.Releases([.. prompts.Select(static prompt => prompt.Canary(50, seed: prompt.Identity.Id))]);
        for (int round = 0; round < 20; round++)
        {
            using PromptScope scope = releases.Begin(new PromptContext { Key = "k" + round.ToString(CultureInfo.InvariantCulture) });
            string[][] seen = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
                prompts.Select(static prompt => prompt.Render().Identity.Version).ToArray())));

            Assert.All(seen, versions => Assert.Equal(seen[0], versions));
            Assert.Equal(prompts.Length, scope.Pin().Versions.Count);
        }
    }

    [Fact]
    public void WithoutAKeyItIsCounted()
    {
        UnkeyedCounter unkeyed = new();
        PromptReleases releases = TestPrompt.Releases(_prompt.Canary(100, unkeyed: unkeyed));
        using (releases.Begin(new PromptContext { Route = "job" }))
        {
            _prompt.Render();
            _prompt.Render();
        }

        Assert.Equal(1, unkeyed.Total);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(25)]
    [InlineData(50)]
    public void TheShareIsThatOfThePercentageAndContainsSmallerOnes(int percent)
    {
        const int keys = 100_000;
        int inside = 0;
        int same = 0;
        for (int i = 0; i < keys; i++)
        {
            string key = "user-" + i.ToString(CultureInfo.InvariantCulture);
            bool isIn = Bucket.Contains(percent, key, "r-1");
            inside += isIn ? 1 : 0;
            Assert.False(Bucket.Contains(percent / 2.0, key, "r-1") && !isIn);
            same += isIn && Bucket.Contains(percent, key, "r-2") ? 1 : 0;
        }

        // Six standard deviations: the keys are fixed, so this holds always or never.
        double share = percent / 100.0;
        Assert.InRange(inside, (share * keys) - Bound(share), (share * keys) + Bound(share));
        Assert.InRange(same, (share * share * keys) - Bound(share * share), (share * share * keys) + Bound(share * share));

        static double Bound(double share) => 6 * Math.Sqrt(keys * share * (1 - share));
    }

    [Fact]
    public void PromptsUnderOneSeedAreDrawnTogether()
    {
        TestPrompt second = new("second");
        PromptReleases releases = TestPrompt.Releases(_prompt.Canary(50, "bundle-7"), second.Canary(50, "bundle-7"));
        int canaries = 0;
        for (int i = 0; i < 1_000; i++)
        {
            using PromptScope scope = releases.Begin(new PromptContext { Key = i.ToString(CultureInfo.InvariantCulture) });
            string channel = _prompt.Render().Identity.Channel;
            Assert.Equal(channel, second.Render().Identity.Channel);
            canaries += channel == "canary" ? 1 : 0;
        }

        Assert.InRange(canaries, 400, 600);
    }

    [Fact]
    public void ACanaryThatThrowsFallsBackAndIsCounted()
    {
        long counted = 0;
        using MeterListener meters = new();
        meters.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Name == "promptgen.releases.fallbacks")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<long>((_, value, labels, _) => Interlocked.Add(ref counted, labels.ToArray().Contains(new KeyValuePair<string, object?>("prompt.name", _prompt.Identity.Id)) ? value : 0));
        meters.Start();
        string? stopped = null;
        CanaryGuard guard = new(20, 5, (_, reason) => stopped = reason);
        PromptReleases releases = TestPrompt.Releases(_prompt.Canary(100, guard: guard));
        _prompt.CompiledFailure = () => new PromptRenderException(_prompt.Identity, "broken");
        for (int i = 0; i < 4; i++)
        {
            using PromptScope scope = releases.Begin(new PromptContext { Key = i.ToString(CultureInfo.InvariantCulture) });
            Assert.Equal((TestPrompt.Embedded, "stable", "embedded"), Served());
            Assert.Null(stopped);
        }

        using (releases.Begin(new PromptContext { Key = "last" }))
        {
            _prompt.Render();
        }

        meters.RecordObservableInstruments();
        Assert.True(counted >= 5);
        Assert.True(guard.IsStopped);
        Assert.Contains("5 of the last 5", stopped, StringComparison.Ordinal);
        _prompt.CompiledFailure = null;
        using (releases.Begin(new PromptContext { Key = "k" }))
        {
            Assert.Equal("stable", Served().Channel);
        }
    }

    [Fact]
    public void WhereTheStableVersionThrowsTooTheValuesAreToBlame()
    {
        CanaryGuard guard = new(0, 0, static (_, _) => { });
        PromptReleases releases = TestPrompt.Releases(_prompt.Canary(100, guard: guard));
        _prompt.CompiledFailure = () => new PromptArgumentException(_prompt.Identity, "a", "is null");
        _prompt.EmbeddedFailure = () => new PromptArgumentException(_prompt.EmbeddedIdentity, "a", "is null");
        using PromptScope scope = releases.Begin(new PromptContext { Key = "k" });

        PromptArgumentException exception = Assert.Throws<PromptArgumentException>(() => _prompt.Render());

        Assert.Equal(TestPrompt.Embedded, exception.Identity.Version);
        Assert.False(guard.IsStopped);
    }

    [Fact]
    public async Task TwoHostsOfOneProcessServeTheirOwn()
    {
        PromptReleases one = TestPrompt.Releases(_prompt.Stable(_prompt.EmbeddedVersion));
        PromptReleases two = TestPrompt.Releases(_prompt.Stable(_prompt.CompiledVersion));

        string[][] seen = await Task.WhenAll(new[] { one, two, one, two }.Select(releases => Task.Run(async () =>
        {
            List<string> versions = [];
            for (int i = 0; i < 100; i++)
            {
                using PromptScope scope = releases.Begin(new PromptContext { Key = "k" });
                await Task.Yield();
                versions.Add(_prompt.Render().Identity.Version);
            }

            return versions.Distinct().ToArray();
        })));

        Assert.Equal([[TestPrompt.Embedded], [TestPrompt.Compiled], [TestPrompt.Embedded], [TestPrompt.Compiled]], seen);
    }

    [Fact]
    public async Task AnAsyncIteratorResumesItsScope()
    {
        PromptReleases releases = TestPrompt.Releases(_prompt.Canary(100));
        List<string> channels = [];
        await foreach (string channel in Iterate(releases))
        {
            channels.Add(channel);
            // The flow of whoever enumerates is not the iterator's.
            Assert.Equal("compiled", _prompt.Render().Identity.Channel);
        }

        Assert.Equal(["canary", "canary", "canary"], channels);
    }

    [Fact]
    public async Task WorkersOnOneQueueHaveTheKeyOfTheirMessage()
    {
        PromptReleases releases = TestPrompt.Releases(_prompt.Canary(50));
        using SemaphoreSlim gate = new(0);
        Task<(string Key, string Version)>[] workers = [.. Enumerable.Range(0, 50).Select(i => Task.Run(async () =>
        {
            string key = i.ToString(CultureInfo.InvariantCulture);
            using PromptScope scope = releases.Begin(new PromptContext { Key = key });
            await gate.WaitAsync();
            return (PromptScope.Current!.Context.Key!, _prompt.Render().Identity.Version);
        }))];
        gate.Release(workers.Length);

        foreach ((string key, string version) in await Task.WhenAll(workers))
        {
            Assert.Equal(Bucket.Contains(50, key, "r-1") ? TestPrompt.Compiled : TestPrompt.Embedded, version);
        }
    }

    private static string Now() => DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private async IAsyncEnumerable<string> Iterate(PromptReleases releases)
    {
        PromptScope scope = releases.Begin(new PromptContext { Key = "k" });
        yield return _prompt.Render().Identity.Channel;
        using (scope.Resume())
        {
            await Task.Yield();
            string channel = _prompt.Render().Identity.Channel;
            yield return channel;
        }

        using (scope.Resume())
        {
            yield return _prompt.Render().Identity.Channel;
        }
    }

    private (string Version, string Channel, string Text) Served()
    {
        RenderedPrompt rendered = _prompt.Render();
        return (rendered.Identity.Version, rendered.Identity.Channel, rendered.Text);
    }
}
