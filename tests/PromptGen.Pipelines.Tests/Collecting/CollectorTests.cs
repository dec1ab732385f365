using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using PromptGen.Pipelines.Tests.Providers;
using Xunit;

namespace PromptGen.Pipelines.Tests.Collecting;

/// <summary>What leaves the process for a collector.</summary>
[Collection(TelemetryCollection.Name)]
public sealed class CollectorTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ACollectorGetsPromptVersionAndHash(bool isStream)
    {
        await using OtlpCollector collector = await OtlpCollector.StartAsync();
        await using OpenAIServer server = await OpenAIServer.StartAsync(
            ProviderAnswer.Calls("lookup_order", """{"order_id":"7"}"""), ProviderAnswer.Text("It is on its way."), ProviderAnswer.Error(500));
        using (TracerProvider tracing = Tracing(collector))
        using (MeterProvider metering = Metering(collector))
        {
            using IChatClient client = new PromptTelemetryChatClient(server.CreateClient(), new PromptTelemetryOptions { StandardMetrics = GenAIMetricNames.Version141 })
                .AsBuilder()
                .UseFunctionInvocation()
                .UseOpenTelemetry(sourceName: CollectedTelemetry.OtherSource)
                .Build();
            await client.AskAsync(OrderDesk.Render(), isStream);
            await Assert.ThrowsAsync<System.ClientModel.ClientResultException>(() => client.AskAsync(OrderDesk.Render(), isStream));
        }

        Assert.Equal(["order-service"], collector.Services.Distinct());
        CollectedSpan[] spans = [.. collector.Spans.Where(static span => span.Attributes.ContainsKey("gen_ai.prompt.name"))];
        Assert.Equal(["succeeded", "succeeded", "failed"], spans.Select(static span => span.Attributes["promptgen.outcome"]));
        Assert.All(spans, static span => Names(span.Attributes));
        Assert.All(spans, static span => Assert.Equal(OrderDesk.Identity.Hash, span.Attributes["promptgen.prompt.hash"]));
        Assert.All(spans, static span => Assert.Equal("intact", span.Attributes["promptgen.prompt.integrity"]));
        Assert.Contains(collector.Spans, static span => span.Attributes.GetValueOrDefault("gen_ai.operation.name") == "execute_tool");

        CollectedPoint[] durations = Points(collector, "promptgen.client.duration");
        Assert.Equal(
            [("failed", 1UL), ("succeeded", 2UL)],
            durations.Select(static point => (point.Attributes["promptgen.outcome"], point.Count)).Order());
        Assert.All(durations, static point => Assert.Equal("s", point.Unit));
        CollectedPoint[] tokens = Points(collector, "promptgen.client.tokens");
        Assert.Equal([("input", 24.0), ("output", 10.0)], tokens.Select(static point => (point.Attributes["gen_ai.token.type"], point.Sum)).Order());
        Assert.All(durations.Concat(tokens), static point => Names(point.Attributes));

        // A hash for each version of each prompt would be a time series of its own.
        Assert.DoesNotContain(collector.Points, static point => point.Attributes.ContainsKey("promptgen.prompt.hash"));
        Assert.NotEmpty(Points(collector, "gen_ai.client.operation.duration"));
    }

    [Fact]
    public async Task WhatWasAlteredArrivesAsSpanAndCount()
    {
        await using OtlpCollector collector = await OtlpCollector.StartAsync();
        await using OpenAIServer server = await OpenAIServer.StartAsync(ProviderAnswer.Text("Yes."));
        using (TracerProvider tracing = Tracing(collector))
        using (MeterProvider metering = Metering(collector))
        {
            using IChatClient client = new PromptTelemetryChatClient(server.CreateClient()).AsBuilder()
                .ConfigureOptions(static options => options.Temperature = 1.5f)
                .Build();
            await client.AskAsync(OrderDesk.Render(), isStream: false);
        }

        CollectedSpan span = Assert.Single(collector.Spans);
        Assert.Equal(PromptTelemetryChatClient.SourceName, span.Scope);
        Assert.Equal("altered(parameters)", span.Attributes["promptgen.prompt.integrity"]);
        CollectedPoint altered = Assert.Single(Points(collector, "promptgen.client.altered"));
        Assert.Equal("parameters", altered.Attributes["promptgen.prompt.part"]);
        Names(altered.Attributes);
    }

    private static CollectedPoint[] Points(OtlpCollector collector, string metric) =>
        [.. collector.Points.Where(point => point.Metric == metric && point.Scope == PromptTelemetryChatClient.SourceName)];

    private static void Names(IReadOnlyDictionary<string, string> attributes)
    {
        Assert.Equal(OrderDesk.Identity.Id, attributes["gen_ai.prompt.name"]);
        Assert.Equal(OrderDesk.Identity.Version, attributes["gen_ai.prompt.version"]);
        Assert.Equal(OrderDesk.Identity.Channel, attributes["promptgen.prompt.channel"]);
    }

    private static TracerProvider Tracing(OtlpCollector collector) => Sdk.CreateTracerProviderBuilder()
        .ConfigureResource(static resource => resource.AddService("order-service"))
        .AddSource(PromptTelemetryChatClient.SourceName, CollectedTelemetry.OtherSource)
        .AddOtlpExporter(exporter => (exporter.Protocol, exporter.Endpoint) = (OtlpExportProtocol.HttpProtobuf, collector.TracesAddress))
        .Build();

    private static MeterProvider Metering(OtlpCollector collector) => Sdk.CreateMeterProviderBuilder()
        .ConfigureResource(static resource => resource.AddService("order-service"))
        .AddMeter(PromptTelemetryChatClient.SourceName)
        .AddOtlpExporter(exporter => (exporter.Protocol, exporter.Endpoint) = (OtlpExportProtocol.HttpProtobuf, collector.MetricsAddress))
        .Build();
}
