using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Trace;
using PromptGen.Pipelines.Tests.Collecting;
using PromptGen.Pipelines.Tests.Providers;
using Xunit;

namespace PromptGen.Pipelines.Tests.Hosting;

/// <summary>The lines of docs/telemetry.md in a web application, and a real request.</summary>
[Collection(TelemetryCollection.Name)]
public sealed class WebRequestTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task EachCallWithinARequestIsOneSpanBelowIt(bool isStream)
    {
        List<Activity> spans = [];
        await using OpenAIServer server = await OpenAIServer.StartAsync(ProviderAnswer.Text("It is on its way."), ProviderAnswer.Text("Still."));
        await using WebApplication app = Application(server, spans, isStream, sampler: null);
        await app.StartAsync();
        using HttpClient browser = new();
        using HttpResponseMessage first = await browser.GetAsync(app.Urls.First() + "/orders/7");
        using HttpResponseMessage second = await browser.GetAsync(app.Urls.First() + "/orders/8");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        await app.StopAsync();

        Activity[] ofPrompts = [.. spans.Where(static span => span.Source.Name == PromptTelemetryChatClient.SourceName)];
        Assert.Equal(2, ofPrompts.Length);
        Assert.All(ofPrompts, static span => Assert.Equal(OrderDesk.Identity.Version, span.GetTagItem("gen_ai.prompt.version")));
        Activity[] requests = [.. spans.Where(static span => span.Source.Name == "Microsoft.AspNetCore")];

        // The provider's stand-in has requests of its own in this process.
        Assert.Equal(2, ofPrompts.Select(static span => span.ParentSpanId).Distinct().Count());
        Assert.All(ofPrompts, span => Assert.Contains(requests, request => request.SpanId == span.ParentSpanId));
    }

    [Fact]
    public async Task ASamplerSeesThePromptWhenASpanStarts()
    {
        List<Activity> spans = [];
        VersionSampler sampler = new();
        await using OpenAIServer server = await OpenAIServer.StartAsync(ProviderAnswer.Text("It is on its way."));
        await using WebApplication app = Application(server, spans, isStream: false, sampler);
        await app.StartAsync();
        using HttpClient browser = new();
        using HttpResponseMessage answer = await browser.GetAsync(app.Urls.First() + "/orders/7");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await app.StopAsync();

        Assert.Equal(["gen_ai.operation.name", "gen_ai.prompt.name", "gen_ai.prompt.version", "gen_ai.provider.name", "gen_ai.request.model"],
            sampler.Seen.Where(static name => name.StartsWith("gen_ai", System.StringComparison.Ordinal)).Order(System.StringComparer.Ordinal));
    }

    private static WebApplication Application(OpenAIServer server, List<Activity> spans, bool isStream, Sampler? sampler)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");

        // As documented.
        builder.AddPromptGen();
        builder.Services.AddOpenTelemetry().WithTracing(tracing =>
        {
            tracing.AddInMemoryExporter(spans);
            if (sampler is not null)
            {
                tracing.SetSampler(sampler);
            }
        });
        builder.Services.AddChatClient(server.CreateClient()).UsePromptTelemetry();

        WebApplication app = builder.Build();
        app.MapGet("/orders/{id}", async (IChatClient client) => (await client.AskAsync(OrderDesk.Render(), isStream)).Text);
        return app;
    }

    private sealed class VersionSampler : Sampler
    {
        public List<string> Seen { get; } = [];

        public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
        {
            foreach (KeyValuePair<string, object?> tag in samplingParameters.Tags ?? [])
            {
                Seen.Add(tag.Key);
            }

            return new SamplingResult(SamplingDecision.RecordAndSample);
        }
    }
}
