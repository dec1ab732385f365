using System.Collections.Generic;
using System.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using PromptGen;

namespace SupportDesk.Desk;

/// <summary>OpenTelemetry: into memory for the demonstration, on the console or over OTLP where that is asked for.</summary>
internal sealed class DeskTelemetry
{
    private static readonly double[] Seconds = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92];

    private readonly List<MetricSnapshot> _snapshots = [];
    public static DeskTelemetry AddTo(WebApplicationBuilder builder)
    {
        DeskTelemetry telemetry = new();
        string? exporter = builder.Configuration["Telemetry"];
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(static resource => resource.AddService("support-desk"))
            .WithTracing(tracing =>
            {
                if (exporter == "console")
                {
                    tracing.AddConsoleExporter();
                }
                else if (exporter == "otlp")
                {
                    tracing.AddOtlpExporter();
                }
            })
            .WithMetrics(metrics =>
            {
                metrics.AddView("promptgen.client.duration", new ExplicitBucketHistogramConfiguration { Boundaries = Seconds });
                metrics.AddInMemoryExporter(telemetry._snapshots);
                if (exporter == "console")
                {
                    metrics.AddConsoleExporter();
                }
                else if (exporter == "otlp")
                {
                    metrics.AddOtlpExporter();
                }
            });
        return telemetry;
    }

    /// <summary>Calls by version, channel and outcome, as metrics have them.</summary>
    public IReadOnlyList<CallCount> Counts(MeterProvider meters)
    {
        lock (_snapshots)
        {
            _snapshots.Clear();
            meters.ForceFlush();
            List<CallCount> counts = [];
            foreach (MetricSnapshot snapshot in _snapshots.Where(static snapshot => snapshot.Name == "promptgen.client.duration"))
            {
                foreach (MetricPoint point in snapshot.MetricPoints)
                {
                    counts.Add(new CallCount(Tag(point, "gen_ai.prompt.version"), Tag(point, "promptgen.prompt.channel"), Tag(point, "promptgen.outcome"), point.GetHistogramCount()));
                }
            }

            return counts;
        }
    }

    private static string Tag(in MetricPoint point, string name)
    {
        foreach (KeyValuePair<string, object?> tag in point.Tags)
        {
            if (tag.Key == name)
            {
                return tag.Value?.ToString() ?? "";
            }
        }

        return "";
    }
}

/// <summary>So many calls with a version ended so.</summary>
internal sealed record CallCount(string Version, string Channel, string Outcome, long Count);
