#pragma warning disable MEAI001 // Reduction is used as other middleware is.

using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using PromptGen.Pipelines.Tests.Collecting;
using PromptGen.Pipelines.Tests.Providers;
using Xunit;

namespace PromptGen.Pipelines.Tests.Middleware;

[Collection(TelemetryCollection.Name)]
public sealed class ReductionTests
{
    private static readonly ChatMessage[] Conversation =
    [
        new(ChatRole.User, "Hello"), new(ChatRole.Assistant, "Good morning."), new(ChatRole.User, "I have two orders."), new(ChatRole.Assistant, "Which one?"),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AConversationThatIsCutShortLeavesThePromptIntact(bool isStream)
    {
        using CollectedTelemetry telemetry = new();
        await using OpenAIServer server = await OpenAIServer.StartAsync(ProviderAnswer.Text("Tomorrow."));
        using IChatClient client = new PromptTelemetryChatClient(server.CreateClient(), new PromptTelemetryOptions { RejectAltered = true }).AsBuilder()
            .UseChatReducer(new MessageCountingChatReducer(3))
            .Build();

        ChatResponse response = await client.AskAsync(OrderDesk.Render(Conversation), isStream);

        Assert.Equal(OrderDesk.Identity.Hash, response.GetPromptIdentity()?.Hash);
        Assert.Equal([OrderDesk.Instructions, "I have two orders.", "Which one?", OrderDesk.Question], Assert.Single(server.Requests).Texts);
        Assert.Single(telemetry.PromptSpans).Names(OrderDesk.Identity);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AReductionThatCutsAwayAMessageOfThePromptAltersIt(bool isStream)
    {
        using CollectedTelemetry telemetry = new();
        await using OpenAIServer server = await OpenAIServer.StartAsync(ProviderAnswer.Text("Tomorrow."));
        using IChatClient client = new PromptTelemetryChatClient(server.CreateClient()).AsBuilder().UseChatReducer(new LatestMessage()).Build();

        ChatResponse response = await client.AskAsync(OrderDesk.Render(Conversation), isStream);

        Assert.Equal(OrderDesk.Identity.Hash, response.GetPromptIdentity()?.Hash);
        Assert.Equal([OrderDesk.Question], Assert.Single(server.Requests).Texts);
        Assert.Single(telemetry.PromptSpans).Names(OrderDesk.Identity, integrity: "altered(instructions)");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task InsideOfTelemetryWhatIsCutIsNotCompared(bool isStream)
    {
        using CollectedTelemetry telemetry = new();
        await using OpenAIServer server = await OpenAIServer.StartAsync(ProviderAnswer.Text("Tomorrow."));
        using IChatClient client = new PromptTelemetryChatClient(
            server.CreateClient().AsBuilder().UseChatReducer(new MessageCountingChatReducer(1)).Build(), new PromptTelemetryOptions { RejectAltered = true });

        await client.AskAsync(OrderDesk.Render(Conversation), isStream);

        Assert.Equal([OrderDesk.Instructions, OrderDesk.Question], Assert.Single(server.Requests).Texts);
        Assert.Single(telemetry.PromptSpans).Names(OrderDesk.Identity);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ASummaryInThePlaceOfTheConversationLeavesThePromptIntact(bool isStream)
    {
        using CollectedTelemetry telemetry = new();
        await using OpenAIServer server = await OpenAIServer.StartAsync(ProviderAnswer.Text("They have two orders."), ProviderAnswer.Text("Tomorrow."));
        PromptTelemetryChatClient measured = new(server.CreateClient(), new PromptTelemetryOptions { RejectAltered = true });
        using IChatClient client = measured.AsBuilder().UseChatReducer(new SummarizingChatReducer(measured, 2, 0)).Build();

        ChatResponse response = await client.AskAsync(OrderDesk.Render(Conversation), isStream);

        Assert.Equal("Tomorrow.", response.Text);
        Assert.Equal(2, server.Requests.Count);
        Assert.Contains("They have two orders.", server.Requests[1].Texts);
        Assert.Equal(OrderDesk.Instructions, server.Requests[1].Texts[0]);
        Assert.Equal(OrderDesk.Question, server.Requests[1].Texts[^1]);
        telemetry.PromptSpans[^1].Names(OrderDesk.Identity);
    }

    /// <summary>A reducer of an application, which drops the instructions too.</summary>
    private sealed class LatestMessage : IChatReducer
    {
        public Task<System.Collections.Generic.IEnumerable<ChatMessage>> ReduceAsync(
            System.Collections.Generic.IEnumerable<ChatMessage> messages, System.Threading.CancellationToken cancellationToken) => Task.FromResult(messages.TakeLast(1));
    }
}
