using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace PromptGen.Pipelines.Tests.Collecting;

/// <summary>OpenTelemetry as an application sets it up, exporting to memory.</summary>
internal sealed class CollectedTelemetry : IDisposable
{
    /// <summary>The source of Microsoft.Extensions.AI's clients in these tests.</summary>
    public const string OtherSource = "tests.chat";

    private readonly List<Activity> _spans = [];
    private readonly List<MetricSnapshot> _metrics = [];
    private readonly TracerProvider _tracing;
    private readonly MeterProvider _metering;

    public CollectedTelemetry()
    {
        _tracing = Sdk.CreateTracerProviderBuilder().AddSource(PromptTelemetryChatClient.SourceName, OtherSource).AddInMemoryExporter(_spans).Build();
        _metering = Sdk.CreateMeterProviderBuilder().AddMeter(PromptTelemetryChatClient.SourceName).AddInMemoryExporter(_metrics).Build();
    }

    /// <summary>In the order in which they ended.</summary>
    public IReadOnlyList<Activity> Spans => [.. _spans];

    /// <summary>The spans that name a prompt.</summary>
    public IReadOnlyList<Activity> PromptSpans => [.. _spans.Where(static span => span.GetTagItem("gen_ai.prompt.name") is not null)];

    /// <summary>How many measurements a histogram has, by outcome.</summary>
    public IReadOnlyDictionary<string, long> Durations()
    {
        _metrics.Clear();
        _metering.ForceFlush();
        Dictionary<string, long> durations = new(StringComparer.Ordinal);
        foreach (MetricSnapshot metric in _metrics.Where(static metric => metric.Name == "promptgen.client.duration"))
        {
            foreach (MetricPoint point in metric.MetricPoints)
            {
                durations[(string)Tag(point, "promptgen.outcome")!] = point.GetHistogramCount();
            }
        }

        return durations;
    }

    public void Dispose()
    {
        _tracing.Dispose();
        _metering.Dispose();
    }

    private static object? Tag(in MetricPoint point, string name)
    {
        foreach (KeyValuePair<string, object?> tag in point.Tags)
        {
            if (tag.Key == name)
            {
                return tag.Value;
            }
        }

        return null;
    }
}
