using System;
using System.Collections.Generic;
#if NET8_0_OR_GREATER
using System.Diagnostics.Metrics;
#endif

namespace PromptGen.Releases;

/// <summary>
/// The instruments of the meter <c>PromptGen.Releases</c>. Labels are prompts, versions that are served now, and codes: never a key of a user.
/// On frameworks before .NET 8 there are none.
/// </summary>
internal sealed class ReleaseMetrics : IDisposable
{
#if NET8_0_OR_GREATER
    // Of the process: a rendering does not know which host it is for.
    private static readonly Meter Renderings = new("PromptGen.Releases");
    private static readonly Counter<long> Fallbacks = Renderings.CreateCounter<long>(
        "promptgen.releases.fallbacks", "{rendering}", "Renderings that threw and were answered by the stable version.");

    private readonly Meter _meter = new("PromptGen.Releases");
    private readonly Counter<long> _reads;
    private readonly Counter<long> _rejections;
    private readonly Counter<long> _stopped;
    private readonly Counter<long> _lostEvents;

    public ReleaseMetrics(PromptReleases releases)
    {
        _reads = _meter.CreateCounter<long>("promptgen.releases.reads", "{read}", "Reads of the source, by outcome.");
        _rejections = _meter.CreateCounter<long>("promptgen.releases.rejections", "{rejection}", "What of states was held back, by code.");
        _stopped = _meter.CreateCounter<long>("promptgen.releases.canaries_stopped", "{canary}", "Canaries that this process stopped itself.");
        _lostEvents = _meter.CreateCounter<long>("promptgen.releases.events_lost", "{event}", "Events that OnEvent threw on, or was too slow for.");
        _meter.CreateObservableCounter("promptgen.releases.unkeyed", () => releases.Status.UnkeyedChoices, "{choice}", "Choices with a canary and without a key.");
        _meter.CreateObservableGauge("promptgen.releases.held", () => releases.Status.Rejections.Count, "{rejection}", "What is held back now.");
        _meter.CreateObservableGauge("promptgen.releases.active", () => Active(releases), "{version}", "1 for each version that is served, by prompt and channel.");
    }

    /// <param name="failed">The version that threw.</param>
    public static void CountFallback(PromptIdentity failed) => Add(
        Fallbacks, new KeyValuePair<string, object?>("prompt.name", failed.Id), new KeyValuePair<string, object?>("prompt.version", failed.Version));

    public void CountRead(string outcome) => Add(_reads, new KeyValuePair<string, object?>("outcome", outcome));

    public void CountRejection(PromptRejectionCode code) => Add(_rejections, new KeyValuePair<string, object?>("code", code.ToString()));

    public void CountStoppedCanary(string id) => Add(_stopped, new KeyValuePair<string, object?>("prompt.name", id));

    public void CountLostEvent() => Add(_lostEvents);

    public void Dispose() => _meter.Dispose();

    /// <summary>Whoever listens is called at once, and is others' code: what it throws must not end a rendering or an update.</summary>
    private static void Add(Counter<long> counter, params KeyValuePair<string, object?>[] labels)
    {
        try
        {
            counter.Add(1, labels);
        }
        catch (Exception)
        {
            // The one who counts has failed, so there is nobody to count it.
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
    public ReleaseMetrics(PromptReleases releases)
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
