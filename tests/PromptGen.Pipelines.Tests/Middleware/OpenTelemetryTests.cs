using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using PromptGen.Pipelines.Tests.Collecting;
using PromptGen.Pipelines.Tests.Providers;
using Xunit;

namespace PromptGen.Pipelines.Tests.Middleware;

[Collection(TelemetryCollection.Name)]
public sealed class OpenTelemetryTests
{
    private static readonly ProviderAnswer[] CallAndAnswer =
        [ProviderAnswer.Calls("lookup_order", """{"order_id":"7"}"""), ProviderAnswer.Text("It is on its way.")];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OutsideOfTelemetryItsSpanNamesThePrompt(bool isStream)
    {
        using CollectedTelemetry telemetry = new();
        await using OpenAIServer server = await OpenAIServer.StartAsync(ProviderAnswer.Text("It is on its way."));
        using IChatClient client = new PromptTelemetryChatClient(server.CreateClient()).AsBuilder().UseOpenTelemetry(sourceName: CollectedTelemetry.OtherSource).Build();

        await client.AskAsync(OrderDesk.Render(), isStream);

        Activity span = Assert.Single(telemetry.Spans);
        span.Names(OrderDesk.Identity);
        Assert.Equal(CollectedTelemetry.OtherSource, span.Source.Name);
        Assert.Equal("chat " + OpenAIServer.Model, span.DisplayName);
        Assert.Equal("openai", span.GetTagItem("gen_ai.provider.name"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task InsideOfTelemetryItsSpanIsBelowThePrompts(bool isStream)
    {
        using CollectedTelemetry telemetry = new();
        await using OpenAIServer server = await OpenAIServer.StartAsync(ProviderAnswer.Text("It is on its way."));
        using IChatClient client = new PromptTelemetryChatClient(
            server.CreateClient().AsBuilder().UseOpenTelemetry(sourceName: CollectedTelemetry.OtherSource).Build());

        await client.AskAsync(OrderDesk.Render(), isStream);

        Assert.Equal(2, telemetry.Spans.Count);
        Activity prompt = Assert.Single(telemetry.PromptSpans);
        prompt.Names(OrderDesk.Identity);
        Assert.Equal(PromptTelemetryChatClient.SourceName, prompt.Source.Name);
        Assert.Equal(prompt.SpanId, telemetry.Spans.Single(static span => span.Source.Name == CollectedTelemetry.OtherSource).ParentSpanId);
        Assert.Equal("openai", prompt.GetTagItem("gen_ai.provider.name"));
        Assert.Equal("127.0.0.1", prompt.GetTagItem("server.address"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task EachCallOfAConversationWithToolsHasItsSpan(bool isStream)
    {
        using CollectedTelemetry telemetry = new();
        await using OpenAIServer server = await OpenAIServer.StartAsync(CallAndAnswer);
        using IChatClient client = new PromptTelemetryChatClient(server.CreateClient()).AsBuilder()
            .UseFunctionInvocation()
            .UseOpenTelemetry(sourceName: CollectedTelemetry.OtherSource)
            .Build();

        await client.AskAsync(OrderDesk.Render(), isStream);

        // The spans of tools and of the whole are nobody's calls of a model.
        Assert.Equal(2, telemetry.PromptSpans.Count);
        Assert.All(telemetry.PromptSpans, static span =>
        {
            span.Names(OrderDesk.Identity);
            Assert.Equal("chat", span.GetTagItem("gen_ai.operation.name"));
        });
        Activity tool = Assert.Single(telemetry.Spans, static span => Equals(span.GetTagItem("gen_ai.operation.name"), "execute_tool"));
        Assert.Equal("lookup_order", tool.GetTagItem("gen_ai.tool.name"));
        Assert.All(telemetry.PromptSpans, span => Assert.Equal(tool.TraceId, span.TraceId));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AroundAConversationWithToolsItsSpanIsThatOfTheFirstCall(bool isStream)
    {
        using CollectedTelemetry telemetry = new();
        await using OpenAIServer server = await OpenAIServer.StartAsync(CallAndAnswer);
        using IChatClient client = new PromptTelemetryChatClient(server.CreateClient()).AsBuilder()
            .UseOpenTelemetry(sourceName: CollectedTelemetry.OtherSource)
            .UseFunctionInvocation()
            .Build();

        await client.AskAsync(OrderDesk.Render(), isStream);

        Assert.Equal(2, telemetry.Durations()["succeeded"]);
        Assert.Equal(2, telemetry.PromptSpans.Count);
        Assert.All(telemetry.PromptSpans, static span => span.Names(OrderDesk.Identity));
        Activity around = telemetry.PromptSpans.Single(static span => span.Source.Name == CollectedTelemetry.OtherSource);
        Activity second = telemetry.PromptSpans.Single(static span => span.Source.Name == PromptTelemetryChatClient.SourceName);
        Assert.Equal(around.SpanId, second.ParentSpanId);
        Assert.Equal("answer-2", second.GetTagItem("gen_ai.response.id"));
    }
}
