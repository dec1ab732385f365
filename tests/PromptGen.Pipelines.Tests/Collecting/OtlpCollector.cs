using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using PromptGen.Pipelines.Tests.Providers;

namespace PromptGen.Pipelines.Tests.Collecting;

/// <summary>A collector as OpenTelemetry's: it takes OTLP over HTTP and keeps what it got.</summary>
internal sealed class OtlpCollector : IAsyncDisposable
{
    private readonly ConcurrentQueue<CollectedSpan> _spans = new();
    private readonly ConcurrentQueue<CollectedPoint> _points = new();
    private readonly ConcurrentQueue<string> _services = new();
    private LocalServer _server = null!;

    public IReadOnlyList<CollectedSpan> Spans => [.. _spans];

    public IReadOnlyList<CollectedPoint> Points => [.. _points];

    /// <summary>Who sent something, by <c>service.name</c>.</summary>
    public IReadOnlyList<string> Services => [.. _services];

    public static async Task<OtlpCollector> StartAsync()
    {
        OtlpCollector collector = new();
        collector._server = await LocalServer.StartAsync(collector.TakeAsync);
        return collector;
    }

    public Uri TracesAddress => new(_server.Address, "v1/traces");

    public Uri MetricsAddress => new(_server.Address, "v1/metrics");

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using MemoryStream body = new();
        Stream sent = http.Request.Headers.ContentEncoding == "gzip" ? new GZipStream(http.Request.Body, CompressionMode.Decompress) : http.Request.Body;
        await sent.CopyToAsync(body);
        ProtobufMessage message = ProtobufMessage.Parse(body.ToArray());
        if (http.Request.ContentType != "application/x-protobuf")
        {
            http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        }
        else if (http.Request.Path == "/v1/traces")
        {
            TakeSpans(message);
        }
        else if (http.Request.Path == "/v1/metrics")
        {
            TakeMetrics(message);
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private void TakeSpans(ProtobufMessage request)
    {
        foreach (ProtobufMessage resource in request.Messages(1))
        {
            _services.Enqueue(resource.Messages(1).Single().Attributes(1)["service.name"]);
            foreach (ProtobufMessage scope in resource.Messages(2))
            {
                string name = scope.Messages(1).Single().Text(1);
                foreach (ProtobufMessage span in scope.Messages(2))
                {
                    _spans.Enqueue(new CollectedSpan(name, span.Text(5), span.Hex(1), span.Hex(2), span.Hex(4), span.Attributes(9)));
                }
            }
        }
    }

    private void TakeMetrics(ProtobufMessage request)
    {
        foreach (ProtobufMessage scope in request.Messages(1, 2))
        {
            string name = scope.Messages(1).Single().Text(1);
            foreach (ProtobufMessage metric in scope.Messages(2))
            {
                foreach (ProtobufMessage point in metric.Messages(5, 1).Concat(metric.Messages(7, 1)))
                {
                    _points.Enqueue(new CollectedPoint(
                        name, metric.Text(1), metric.Text(3), 0, point.Has(6) ? (long)point.Number(6) : point.Double(4), point.Attributes(7)));
                }

                foreach (ProtobufMessage point in metric.Messages(9, 1))
                {
                    _points.Enqueue(new CollectedPoint(name, metric.Text(1), metric.Text(3), point.Number(4), point.Double(5), point.Attributes(9)));
                }
            }
        }
    }
}
