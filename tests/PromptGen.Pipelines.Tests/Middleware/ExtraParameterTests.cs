using System;
using System.ClientModel.Primitives;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using PromptGen.Extensions.AI;
using PromptGen.Pipelines.Tests.Collecting;
using PromptGen.Pipelines.Tests.Providers;
using Xunit;

namespace PromptGen.Pipelines.Tests.Middleware;

/// <summary>Parameters that chat options cannot contain reach the provider, and telemetry knows them.</summary>
[Collection(TelemetryCollection.Name)]
public sealed class ExtraParameterTests
{
    private static readonly PromptModelMap Models = PromptModelMap.Parse("{ \"class:small\": \"" + OpenAIServer.Model + "\" }");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TheyAreSentThroughMiddlewareAndTheCallIsIntact(bool isStream)
    {
        await using OpenAIServer server = await OpenAIServer.StartAsync(ProviderAnswer.Text("Soon."));
        using IChatClient client = Client(server);
        RenderedPrompt prompt = LocalDeskPrompt.Render("When?");

        ChatResponse response = await client.AskAsync(prompt.ToChatMessages(), prompt.ToChatOptions(Models, extra: AsDocumented), isStream);

        JsonElement sent = Assert.Single(server.Requests).Body;
        Assert.Equal("Soon.", response.Text);
        Assert.Equal(20, sent.GetProperty("top_k").GetInt32());
        Assert.False(sent.GetProperty("chat_template_kwargs").GetProperty("enable_thinking").GetBoolean());
        Assert.Equal(0.2f, sent.GetProperty("temperature").GetSingle());
        Assert.Equal(OpenAIServer.Model, sent.GetProperty("model").GetString());
        Assert.False(sent.TryGetProperty("extra", out _));
    }

    [Fact]
    public async Task AnotherFactoryOrNoneAltersTheCall()
    {
        await using OpenAIServer server = await OpenAIServer.StartAsync(ProviderAnswer.Text("Soon."));
        using IChatClient client = Client(server);
        RenderedPrompt prompt = LocalDeskPrompt.Render("When?");
        foreach (Func<IChatClient, object?>? factory in new Func<IChatClient, object?>?[] { null, static _ => new ChatCompletionOptions() })
        {
            ChatOptions options = prompt.ToChatOptions(Models, extra: AsDocumented);
            options.RawRepresentationFactory = factory;
            await Assert.ThrowsAsync<PromptAlteredException>(() => client.GetResponseAsync(prompt.ToChatMessages(), options));
        }

        Assert.Empty(server.Requests);
    }

    [Fact]
    public void TheyAreNeverDroppedSilently()
    {
        InvalidOperationException problem = Assert.Throws<InvalidOperationException>(static () => LocalDeskPrompt.Render("When?").ToChatOptions(Models));

        Assert.StartsWith("The prompt local-desk 2026-03-15.1 has extra parameters,", problem.Message, StringComparison.Ordinal);
        Assert.Null(OrderDesk.Render().ToChatOptions(Models, [AIFunctionFactory.Create(static (string order_id) => order_id, "lookup_order")], AsDocumented).RawRepresentationFactory);
    }

    private static object? AsDocumented(IChatClient client, JsonElement parameters) =>
        ModelReaderWriter.Read<ChatCompletionOptions>(BinaryData.FromString(parameters.GetRawText()));

    private static IChatClient Client(OpenAIServer server) => server.CreateClient().AsBuilder()
        .UseFunctionInvocation()
        .UsePromptTelemetry(configure: static options => options.RejectAltered = true)
        .Build();
}
