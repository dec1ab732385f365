using System;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using PromptGen.Pipelines.Tests.Collecting;
using PromptGen.Pipelines.Tests.Providers;
using Xunit;

namespace PromptGen.Pipelines.Tests.Middleware;

[Collection(TelemetryCollection.Name)]
public sealed class DistributedCacheTests
{
    private static readonly PromptTelemetryOptions Strict = new() { RejectAltered = true, RejectUnidentified = true };

    private readonly MemoryDistributedCache _cache = new(Options.Create(new MemoryDistributedCacheOptions()));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OutsideOfTelemetryAStoredAnswerKeepsItsPromptAndIsNoCall(bool isStream)
    {
        using CollectedTelemetry telemetry = new();
        await using OpenAIServer server = await OpenAIServer.StartAsync(ProviderAnswer.Text("It is on its way."));
        using IChatClient client = new PromptTelemetryChatClient(server.CreateClient(), Strict).AsBuilder().UseDistributedCache(_cache).Build();

        ChatResponse asked = await client.AskAsync(OrderDesk.Render(), isStream);
        ChatResponse stored = await client.AskAsync(OrderDesk.Render(), isStream);

        Assert.Equal(asked.Text, stored.Text);
        Assert.Equal(OrderDesk.Identity, stored.GetPromptIdentity());
        Assert.Single(server.Requests);
        Assert.Single(telemetry.PromptSpans).Names(OrderDesk.Identity);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task InsideOfTelemetryAStoredAnswerIsACallOfThePrompt(bool isStream)
    {
        using CollectedTelemetry telemetry = new();
        await using OpenAIServer server = await OpenAIServer.StartAsync(ProviderAnswer.Text("It is on its way."));
        using IChatClient client = new PromptTelemetryChatClient(server.CreateClient().AsBuilder().UseDistributedCache(_cache).Build(), Strict);

        ChatResponse asked = await client.AskAsync(OrderDesk.Render(), isStream);
        ChatResponse stored = await client.AskAsync(OrderDesk.Render(), isStream);

        Assert.Equal(asked.Text, stored.Text);
        Assert.Equal(OrderDesk.Identity, stored.GetPromptIdentity());
        Assert.Single(server.Requests);
        Assert.Equal(2, telemetry.PromptSpans.Count);
        Assert.All(telemetry.PromptSpans, static span => span.Names(OrderDesk.Identity));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AnotherConversationIsAnotherAnswer(bool isStream)
    {
        await using OpenAIServer server = await OpenAIServer.StartAsync(ProviderAnswer.Text("One."), ProviderAnswer.Text("Two."));
        using IChatClient client = new PromptTelemetryChatClient(server.CreateClient(), Strict).AsBuilder().UseDistributedCache(_cache).Build();

        ChatResponse one = await client.AskAsync(OrderDesk.Render(), isStream);
        ChatResponse two = await client.AskAsync(OrderDesk.Render(new ChatMessage(ChatRole.User, "Hello")), isStream);

        Assert.Equal(["One.", "Two."], [one.Text, two.Text]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AnAnswerFromTheCacheMayStandInTheSlot(bool isStream)
    {
        using CollectedTelemetry telemetry = new();
        await using OpenAIServer server = await OpenAIServer.StartAsync(ProviderAnswer.Text("One."), ProviderAnswer.Text("Two."));
        using IChatClient client = new PromptTelemetryChatClient(server.CreateClient(), Strict).AsBuilder().UseDistributedCache(_cache).Build();
        await client.AskAsync(OrderDesk.Render(), isStream);
        ChatResponse stored = await client.AskAsync(OrderDesk.Render(), isStream);

        await client.AskAsync(OrderDesk.Render([new ChatMessage(ChatRole.User, "Hello"), .. stored.Messages]), isStream);

        Assert.Equal([OrderDesk.Instructions, "Hello", "One.", OrderDesk.Question], server.Requests[^1].Texts);
        Assert.All(telemetry.PromptSpans, static span => span.Names(OrderDesk.Identity));
    }

    [Fact]
    public async Task TheKeyNeedsNoReflection()
    {
        await using OpenAIServer server = await OpenAIServer.StartAsync(ProviderAnswer.Text("It is on its way."));
        using IChatClient client = new PromptTelemetryChatClient(server.CreateClient(), Strict).AsBuilder()
            .UseDistributedCache(_cache, static caching => caching.JsonSerializerOptions = new(AIJsonUtilities.DefaultOptions)
            {
                // As where an application is compiled ahead of time: only what the library generated.
                TypeInfoResolver = AIJsonUtilities.DefaultOptions.TypeInfoResolverChain[0],
            })
            .Build();

        await client.AskAsync(OrderDesk.Render(), isStream: false);
        ChatResponse stored = await client.AskAsync(OrderDesk.Render(), isStream: false);

        Assert.Equal(OrderDesk.Identity, stored.GetPromptIdentity());
        Assert.Single(server.Requests);
    }
}
