using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Linq;
using Microsoft.Extensions.Logging;
using Xunit;

namespace PromptGen.Extensions.AI.Tests;

/// <summary>Activity source and meter are the process's, so tests that listen run one after another.</summary>
[CollectionDefinition(Name)]
public class TelemetryCollection
{
    public const string Name = "telemetry";
}

/// <summary>Listens as OpenTelemetry does.</summary>
internal sealed class TelemetryRecorder : IDisposable
{
    private readonly ActivityListener _spans;
    private readonly MeterListener _metrics = new();

    public TelemetryRecorder()
    {
        _spans = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == PromptTelemetryChatClient.SourceName || source.Name == OtherSource,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_spans);
        _metrics.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == PromptTelemetryChatClient.SourceName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _metrics.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        _metrics.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        _metrics.Start();
    }

    /// <summary>The source of another client's spans.</summary>
    public static string OtherSource => "tests.chat";

    public ConcurrentQueue<Activity> Spans { get; } = new();

    public ConcurrentQueue<Measured> Measurements { get; } = new();

    public Measured Single(string instrument) => Assert.Single(All(instrument));

    public IReadOnlyList<Measured> All(string instrument) => [.. Measurements.Where(measured => measured.Instrument == instrument)];

    public void Dispose()
    {
        _spans.Dispose();
        _metrics.Dispose();
    }

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        Measurements.Enqueue(new Measured(instrument.Name, value, tags.ToArray().ToDictionary(static tag => tag.Key, static tag => tag.Value?.ToString())));
}

internal sealed record Measured(string Instrument, double Value, IReadOnlyDictionary<string, string?> Tags);

/// <summary>Keeps lines and what they say in fields.</summary>
internal sealed class RecordingLogger<T> : ILogger<T>
{
    public ConcurrentQueue<(string Line, IReadOnlyDictionary<string, object?> Fields)> Lines { get; } = new();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue((
            logLevel + " " + eventId.Id.ToString(CultureInfo.InvariantCulture) + " " + formatter(state, exception),
            ((IEnumerable<KeyValuePair<string, object?>>)state!).ToDictionary(static field => field.Key, static field => field.Value)));
}
