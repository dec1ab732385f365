using System;
using System.Collections.Generic;
#if NET8_0_OR_GREATER
using System.Diagnostics.Metrics;
#endif

namespace PromptGen.Releases;

/// <summary>
/// The instruments of the meter <c>PromptGen.Releases</c>. Labels are prompts, versions that are served now, and codes: never a key
/// of a user. On frameworks before .NET 8 there are none.
/// </summary>
internal sealed class ReleaseMetrics : IDisposable
{
#if NET8_0_OR_GREATER
    // Of the process: a rendering does not know which host it is for.
    private static readonly CountedTotals Reads = new("outcome");
    private static readonly CountedTotals Rejections = new("code");
    private static readonly CountedTotals Stopped = new("prompt.name");
    private static readonly CountedTotals Fallbacks = new("prompt.name", "prompt.version");
    private static readonly CountedTotals LostEvents = new();
    private static readonly Meter Process = OfProcess();

    private readonly Meter _meter = new(Process.Name);

    /// <summary>Measures from now on.</summary>
    /// <param name="releases">The completely constructed releases: collectors of metrics can ask at any time.</param>
    public void Observe(PromptReleases releases)
    {
        Try(() => _meter.CreateObservableCounter("promptgen.releases.unkeyed", () => releases.Status.UnkeyedChoices, "{choice}", "Decisions about a canary that were made without a key."));
        Try(() => _meter.CreateObservableGauge("promptgen.releases.held", () => releases.Status.Rejections.Count, "{rejection}", "Changes that are held back now."));
        Try(() => _meter.CreateObservableGauge("promptgen.releases.active", () => Active(releases), "{version}", "1 for each version that is served, by prompt and channel."));
    }

    /// <param name="failed">The version that threw.</param>
    public static void CountFallback(PromptIdentity failed) => Fallbacks.Add(failed.Id, failed.Version);

    public void CountRead(string outcome) => Reads.Add(outcome);

    public void CountRejection(PromptRejectionCode code) => Rejections.Add(code.ToString());

    public void CountStoppedCanary(string id) => Stopped.Add(id);

    public void CountLostEvent() => LostEvents.Add();

    public void Dispose() => Try(_meter.Dispose);

    private static Meter OfProcess()
    {
        Meter meter = new("PromptGen.Releases");
        Try(() => meter.CreateObservableCounter("promptgen.releases.fallbacks", Fallbacks.Now, "{rendering}", "Failed renderings that the stable version replaced."));
        Try(() => meter.CreateObservableCounter("promptgen.releases.reads", Reads.Now, "{read}", "Reads of the source, by outcome."));
        Try(() => meter.CreateObservableCounter("promptgen.releases.rejections", Rejections.Now, "{rejection}", "Changes of states that were held back, by code."));
        Try(() => meter.CreateObservableCounter("promptgen.releases.canaries_stopped", Stopped.Now, "{canary}", "Canaries that this process stopped itself."));
        Try(() => meter.CreateObservableCounter("promptgen.releases.events_lost", LostEvents.Now, "{event}", "Events for which OnEvent threw or was too slow."));
        return meter;
    }

    /// <summary>Calls listeners, which are other code and are notified immediately when an instrument begins or ends; their
    /// exceptions must not prevent the start of a host.</summary>
    private static void Try(Action change)
    {
        try
        {
            change();
        }
        catch (Exception)
        {
            // The one who measures has failed, so there is nobody to measure it.
        }
    }

    private static IEnumerable<Measurement<int>> Active(PromptReleases releases)
    {
        foreach (PromptReleaseStatus prompt in releases.Status.Prompts)
        {
            yield return Of(prompt.Id, prompt.Stable);
            if (prompt.Canary is { } canary && prompt.CanaryStopped is null)
            {
                yield return Of(prompt.Id, canary);
            }
        }

        static Measurement<int> Of(string id, PromptIdentity identity) => new(
            1,
            new KeyValuePair<string, object?>("prompt.name", id),
            new KeyValuePair<string, object?>("prompt.version", identity.Version),
            new KeyValuePair<string, object?>("channel", identity.Channel));
    }
#else
    public void Observe(PromptReleases releases)
    {
        _ = releases;
    }

    public static void CountFallback(PromptIdentity failed)
    {
        _ = failed;
    }

    public void CountRead(string outcome)
    {
    }

    public void CountRejection(PromptRejectionCode code)
    {
    }

    public void CountStoppedCanary(string id)
    {
    }

    public void CountLostEvent()
    {
    }

    public void Dispose()
    {
    }
#endif
}
