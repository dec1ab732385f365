using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using PromptGen.Pipelines.Tests.Collecting;
using PromptGen.Pipelines.Tests.Providers;
using Xunit;

namespace PromptGen.Pipelines.Tests.Middleware;

[Collection(TelemetryCollection.Name)]
public sealed class FunctionInvocationTests
{
    private static readonly ProviderAnswer[] CallAndAnswer =
        [ProviderAnswer.Calls("lookup_order", """{"order_id":"7"}"""), ProviderAnswer.Text("It is on its way.")];

    private static readonly PromptTelemetryOptions Strict = new() { RejectAltered = true, RejectUnidentified = true };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OutsideOfTelemetryEachCallOfTheModelNamesThePrompt(bool isStream)
    {
        using CollectedTelemetry telemetry = new();
        await using OpenAIServer server = await OpenAIServer.StartAsync(CallAndAnswer);
        using IChatClient client = new PromptTelemetryChatClient(server.CreateClient(), Strict).AsBuilder().UseFunctionInvocation().Build();

        ChatResponse response = await client.AskAsync(OrderDesk.Render(), isStream);

        Assert.Equal("It is on its way.", response.Text);
        Assert.Equal(OrderDesk.Identity.Hash, response.GetPromptIdentity()?.Hash);
        Assert.Equal(2, telemetry.PromptSpans.Count);
        Assert.All(telemetry.PromptSpans, static span => span.Names(OrderDesk.Identity));
        Assert.Equal(2, telemetry.Durations()["succeeded"]);
        ReachedTheProvider(server);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task InsideOfTelemetryTheWholeConversationIsOneCall(bool isStream)
    {
        using CollectedTelemetry telemetry = new();
        await using OpenAIServer server = await OpenAIServer.StartAsync(CallAndAnswer);
        using IChatClient client = new PromptTelemetryChatClient(server.CreateClient().AsBuilder().UseFunctionInvocation().Build(), Strict);

        ChatResponse response = await client.AskAsync(OrderDesk.Render(), isStream);

        Assert.Equal("It is on its way.", response.Text);
        Assert.Equal(OrderDesk.Identity.Hash, response.GetPromptIdentity()?.Hash);
        System.Diagnostics.Activity span = Assert.Single(telemetry.PromptSpans);
        span.Names(OrderDesk.Identity);
        Assert.Equal(24L, span.GetTagItem("gen_ai.usage.input_tokens"));
        Assert.Equal(10L, span.GetTagItem("gen_ai.usage.output_tokens"));
        Assert.Equal(1, telemetry.Durations()["succeeded"]);
        ReachedTheProvider(server);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AConversationGoesOnThroughTheSlot(bool isStream)
    {
        using CollectedTelemetry telemetry = new();
        await using OpenAIServer server = await OpenAIServer.StartAsync([.. CallAndAnswer, ProviderAnswer.Text("Tomorrow.")]);
        using IChatClient client = new PromptTelemetryChatClient(server.CreateClient(), Strict).AsBuilder().UseFunctionInvocation().Build();

        ChatResponse first = await client.AskAsync(OrderDesk.Render(), isStream);
        ChatResponse second = await client.AskAsync(OrderDesk.Render([new ChatMessage(ChatRole.User, "Where is it?"), .. first.Messages]), isStream);

        Assert.Equal("Tomorrow.", second.Text);
        Assert.Equal(3, telemetry.PromptSpans.Count);
        Assert.All(telemetry.PromptSpans, static span => span.Names(OrderDesk.Identity));
        Assert.Equal(["system", "user", "assistant", "tool", "assistant", "user"], server.Requests[^1].Roles);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AToolThatMiddlewareAddsIsRefused(bool isStream)
    {
        using CollectedTelemetry telemetry = new();
        await using OpenAIServer server = await OpenAIServer.StartAsync(CallAndAnswer);
        using IChatClient client = new PromptTelemetryChatClient(server.CreateClient(), Strict).AsBuilder()
            .ConfigureOptions(static options => options.Tools!.Add(AIFunctionFactory.Create(static () => "deleted", "delete_order")))
            .UseFunctionInvocation()
            .Build();

        await Assert.ThrowsAsync<PromptAlteredException>(() => client.AskAsync(OrderDesk.Render(), isStream));

        Assert.Empty(server.Requests);
        Assert.Single(telemetry.PromptSpans).Names(OrderDesk.Identity, "rejected", "altered(tools)");
    }

    /// <summary>Whatever stands around it: the model reads the prompt's words, and what the tool found.</summary>
    private static void ReachedTheProvider(OpenAIServer server)
    {
        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(["system", "user"], server.Requests[0].Roles);
        Assert.Equal(["system", "user", "assistant", "tool"], server.Requests[1].Roles);
        Assert.Contains("Order 7 is on its way.", server.Requests[1].Texts[^1], StringComparison.Ordinal);
        Assert.All(server.Requests, static request =>
        {
            Assert.Equal([OrderDesk.Instructions, OrderDesk.Question], request.Texts.Take(2));
            Assert.Equal(["lookup_order"], request.Tools);
            Assert.Equal(OpenAIServer.Model, request.Body.GetProperty("model").GetString());
            Assert.Equal(0.2, request.Body.GetProperty("temperature").GetDouble(), 3);
        });
    }
}
