using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.RateLimiting;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using PromptGen.Pipelines.Tests.Collecting;
using PromptGen.Pipelines.Tests.Providers;
using Xunit;

namespace PromptGen.Pipelines.Tests.Middleware;

[Collection(TelemetryCollection.Name)]
public sealed class RateLimitTests : IDisposable
{
    private readonly TokenBucketRateLimiter _limiter = new(new TokenBucketRateLimiterOptions
    {
        TokenLimit = 1, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromDays(1), AutoReplenishment = false, QueueLimit = 0,
    });

    public void Dispose() => _limiter.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ACallThatALimiterOutsideRefusesIsNoCallOfThePrompt(bool isStream)
    {
        using CollectedTelemetry telemetry = new();
        await using OpenAIServer server = await OpenAIServer.StartAsync(ProviderAnswer.Text("One."));
        using IChatClient client = new LimitedChatClient(new PromptTelemetryChatClient(server.CreateClient()), _limiter);

        await client.AskAsync(OrderDesk.Render(), isStream);
        await Assert.ThrowsAsync<LimitReachedException>(() => client.AskAsync(OrderDesk.Render(), isStream));

        Assert.Single(telemetry.PromptSpans).Names(OrderDesk.Identity);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ACallThatALimiterInsideRefusesHasFailed(bool isStream)
    {
        using CollectedTelemetry telemetry = new();
        await using OpenAIServer server = await OpenAIServer.StartAsync(ProviderAnswer.Text("One."));
        using IChatClient client = new PromptTelemetryChatClient(new LimitedChatClient(server.CreateClient(), _limiter));

        await client.AskAsync(OrderDesk.Render(), isStream);
        await Assert.ThrowsAsync<LimitReachedException>(() => client.AskAsync(OrderDesk.Render(), isStream));

        Assert.Single(server.Requests);
        Assert.Equal(2, telemetry.PromptSpans.Count);
        telemetry.PromptSpans[0].Names(OrderDesk.Identity);
        telemetry.PromptSpans[1].Names(OrderDesk.Identity, "failed");
        Assert.Equal(typeof(LimitReachedException).FullName, telemetry.PromptSpans[1].GetTagItem("error.type"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ARequestThatAHandlerRefusesHasFailed(bool isStream)
    {
        using CollectedTelemetry telemetry = new();
        await using OpenAIServer server = await OpenAIServer.StartAsync(ProviderAnswer.Text("One."));
        using LimitedHandler handler = new(_limiter);
        using IChatClient client = new PromptTelemetryChatClient(server.CreateClient(handler));

        await client.AskAsync(OrderDesk.Render(), isStream);
        await Assert.ThrowsAsync<System.ClientModel.ClientResultException>(() => client.AskAsync(OrderDesk.Render(), isStream));

        Assert.Single(server.Requests);
        Assert.Equal(2, telemetry.PromptSpans.Count);
        telemetry.PromptSpans[0].Names(OrderDesk.Identity);
        telemetry.PromptSpans[1].Names(OrderDesk.Identity, "failed");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WhatTheSdkAsksAgainByItselfIsOneCall(bool isStream)
    {
        using CollectedTelemetry telemetry = new();
        await using OpenAIServer server = await OpenAIServer.StartAsync(
            ProviderAnswer.Error(StatusCodes.Status429TooManyRequests) with { RetryAfter = 0 }, ProviderAnswer.Text("One."));
        using IChatClient client = new PromptTelemetryChatClient(server.CreateClient(retries: 1));

        ChatResponse response = await client.AskAsync(OrderDesk.Render(), isStream);

        Assert.Equal("One.", response.Text);
        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(server.Requests[0].Texts, server.Requests[1].Texts);
        Assert.Single(telemetry.PromptSpans).Names(OrderDesk.Identity);
    }

    /// <summary>As applications limit what goes over a connection.</summary>
    private sealed class LimitedHandler(RateLimiter limiter) : DelegatingHandler(new HttpClientHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using RateLimitLease lease = await limiter.AcquireAsync(1, cancellationToken);
            return lease.IsAcquired
                ? await base.SendAsync(request, cancellationToken)
                : new HttpResponseMessage(HttpStatusCode.TooManyRequests) { RequestMessage = request, Content = new StringContent("") };
        }
    }
}
