using System;
using System.Threading.Tasks;
using PromptGen.Core.Prompts;
using PromptGen.Releases;
using Xunit;

namespace PromptGen.Tests.Releases;

/// <summary>A clock that is wrong raises an alarm at the most: what is served never depends on it.</summary>
public sealed class ClockSkewTests
{
    private static readonly DateTimeOffset Expiry = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TestPrompt _prompt = new("triage");
    private readonly MovingTime _clock = new();
    private readonly MemorySource _source = new();

    [Fact]
    public async Task AClockThatIsSetForwardAndBackBringsTheAlarmAndTakesItAway()
    {
        using PromptReleases releases = Releases();
        _source.Put(StateText.With("\"expires\": \"2026-06-01T00:00:00Z\", ", StateText.Prompt("triage", 1, TestPrompt.Embedded)));
        _clock.Now = Expiry.AddDays(-1);
        await releases.RefreshAsync();
        Assert.Empty(releases.Status.Rejections);
        Assert.Equal(TestPrompt.Embedded, Serve(releases));

        _clock.Now = Expiry.AddYears(50);
        Assert.Equal(PromptRejectionCode.Expired, Assert.Single(releases.Status.Rejections).Code);
        Assert.Equal(TestPrompt.Embedded, Serve(releases));

        _clock.Now = Expiry.AddYears(-50);
        Assert.Empty(releases.Status.Rejections);
        Assert.Equal(TestPrompt.Embedded, Serve(releases));
    }

    [Fact]
    public async Task AStateThatHasExpiredBeforeItCameIsServedWithTheAlarm()
    {
        using PromptReleases releases = Releases();
        _source.Put(StateText.With("\"expires\": \"2026-06-01T00:00:00Z\", ", StateText.Prompt("triage", 1, TestPrompt.Embedded)));
        _clock.Now = Expiry.AddSeconds(1);

        await releases.RefreshAsync();

        Assert.Equal(PromptRejectionCode.Expired, Assert.Single(releases.Status.Rejections).Code);
        Assert.Equal(TestPrompt.Embedded, Serve(releases));
    }

    [Fact]
    public async Task AReleaseFromTheFutureIsServed()
    {
        EffectivePrompt prompt = StateText.Text("from the future");
        byte[] pack = StateText.Pack("triage", "2099-12-31.1", prompt);
        _source.Packs[StateText.PackHash(pack)] = pack;
        using PromptReleases releases = Releases();
        _source.Put(StateText.With("\"packs\": [\"" + StateText.PackHash(pack) + "\"], ", StateText.Prompt("triage", 1, "2099-12-31.1", StateText.HashOf(prompt))));
        _clock.Now = Expiry;

        await releases.RefreshAsync();

        Assert.Empty(releases.Status.Rejections);
        Assert.Equal("2099-12-31.1", Serve(releases));
    }

    [Fact]
    public async Task APinFromTheFutureHoldsAndOneThatIsTooOldDoesNot()
    {
        using PromptReleases releases = Releases();
        _source.Put(StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Compiled)));
        _clock.Now = Expiry;
        await releases.RefreshAsync();
        PromptPin pin = PromptPin.Parse("pin1;" + Expiry.AddDays(2).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture) + ";triage=" + TestPrompt.Embedded);

        Assert.Equal(TestPrompt.Embedded, Serve(releases, pin));
        _clock.Now = Expiry.AddDays(10);
        Assert.Equal(TestPrompt.Compiled, Serve(releases, pin));
    }

    private PromptReleases Releases() => new(new PromptReleasesOptions { Source = _source, Prompts = { _prompt.Prompt }, Clock = ReleaseClock.Of(_clock) });

    private string Serve(PromptReleases releases, PromptPin? pin = null)
    {
        using PromptScope scope = releases.Begin(new PromptContext { Pin = pin });
        return _prompt.Render().Identity.Version;
    }

    private sealed class MovingTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
