using System;
using System.Linq;
using System.Threading.Tasks;
using PromptGen.Releases;
using Xunit;

namespace PromptGen.Tests.Releases.Updates;

/// <summary>What goes wrong by the passing of time alone is said when it happens, once.</summary>
public sealed class AlarmTests : UpdateFixture
{
    private readonly ModelTime _time = new();

    [Fact]
    public async Task AnExpiryIsSaidWhenItHappens()
    {
        using PromptReleases releases = Timed(TimeSpan.FromHours(1));
        Source.Put(StateText.With("\"expires\": \"2026-05-01T00:10:00Z\", ", StateText.Prompt("triage", 1, TestPrompt.Embedded)));
        await releases.StartAsync();
        await UntilAsync(() => _time.IsWaitedFor(TimeSpan.FromMinutes(10)), "a wait for the expiry");
        Assert.Empty(Expiries());

        // No read is due for another fifty minutes.
        _time.Advance(TimeSpan.FromMinutes(10));

        await UntilAsync(() => Expiries().Length == 1, "the event");
        Assert.Equal(PromptRejectionCode.Expired, Assert.Single(releases.Status.Rejections).Code);
        Assert.Equal("2026-03-12.1 stable", Serve(releases));
    }

    [Fact]
    public async Task AClockThatIsSetBackSaysNothingAndNothingIsSaidTwice()
    {
        using PromptReleases releases = Timed(TimeSpan.FromHours(1));
        Source.Put(StateText.With("\"expires\": \"2026-05-01T00:10:00Z\", ", StateText.Prompt("triage", 1, TestPrompt.Embedded)));
        await releases.RefreshAsync();
        DateTimeOffset start = _time.GetUtcNow();
        foreach (int minutes in (int[])[11, -600, 5, 30, -20, 60])
        {
            _time.AdjustTime(start.AddMinutes(minutes));
            await releases.RefreshAsync();
            Assert.Equal(minutes >= 10, releases.Status.Rejections.Any(static rejection => rejection.Code == PromptRejectionCode.Expired));
        }

        Assert.Single(Expiries());
        Assert.Empty(Said(PromptReleaseEventKind.Recovered));

        await PutAsync(releases, Source, StateText.With("\"expires\": \"2027-01-01T00:00:00Z\", ", StateText.Prompt("triage", 2, TestPrompt.Embedded)));
        Assert.Equal(PromptRejectionCode.Expired, Assert.Single(Said(PromptReleaseEventKind.Recovered)).Rejection!.Code);
    }

    [Fact]
    public async Task ASourceThatHasNotAnsweredForTooLongIsSaid()
    {
        using PromptReleases releases = Timed(TimeSpan.FromSeconds(2));
        Source.Put(StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Embedded)));
        await releases.StartAsync();
        Source.Failure = static () => new InvalidOperationException("on fire");
        for (int i = 0; i < 70; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await releases.RefreshAsync();
            Assert.Equal(i >= 60, releases.Status.Rejections.Any(static rejection => rejection.Code == PromptRejectionCode.ReadOverdue));
        }

        Assert.Single(Said(PromptReleaseEventKind.Rejected), static what => what.Rejection!.Code == PromptRejectionCode.ReadOverdue);
        Source.Failure = null;
        await releases.RefreshAsync();
        Assert.Empty(releases.Status.Rejections);
        Assert.Single(Said(PromptReleaseEventKind.Recovered), static what => what.Rejection!.Code == PromptRejectionCode.ReadOverdue);
    }

    [Theory]
    [InlineData("9999-12-31T23:59:59Z", false)]
    [InlineData("2026-05-09T00:00:00Z", false)]
    [InlineData("2026-05-02T00:00:00Z", true)]
    [InlineData("2026-04-25T00:00:00Z", true)]
    [InlineData("2026-04-20T00:00:00Z", false)]
    [InlineData("1970-01-01T00:00:00Z", false)]
    public async Task APinHoldsForItsAgeAndNotForEver(string issued, bool holds)
    {
        using PromptReleases releases = Timed(TimeSpan.FromHours(1));
        await PutAsync(releases, Source, StateText.Of(StateText.Prompt("triage", 1, TestPrompt.Compiled)));
        long seconds = DateTimeOffset.Parse(issued, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeSeconds();

        using PromptScope scope = releases.Begin(new PromptContext { Pin = PromptPin.Parse("pin1;" + seconds.ToString(System.Globalization.CultureInfo.InvariantCulture) + ";triage=" + TestPrompt.Embedded) });

        Assert.Equal(holds ? TestPrompt.Embedded : TestPrompt.Compiled, Triage.Render().Identity.Version);
    }

    private PromptReleaseEvent[] Expiries() => [.. Said(PromptReleaseEventKind.Rejected).Where(static what => what.Rejection!.Code == PromptRejectionCode.Expired)];

    private PromptReleases Timed(TimeSpan interval) => Releases(options =>
    {
        options.Clock = ReleaseClock.Of(_time);
        options.PollInterval = interval;
    });
}
