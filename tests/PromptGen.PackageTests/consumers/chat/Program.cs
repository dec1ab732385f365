using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Chat;
using Microsoft.Extensions.AI;
using PromptGen;

ChatMessage[] history = [new(ChatRole.User, "Hello"), new(ChatRole.Assistant, "How can I help?")];
RenderedPrompt prompt = OrderStatusPrompt.Render("1001", history.ToPromptMessages());
PromptModelMap models = PromptModelMap.Parse("""{ "class:small": "small-1" }""");

using IChatClient client = new PromptTelemetryChatClient(new Echo(), new PromptTelemetryOptions { RejectAltered = true });
ChatResponse response = await client.GetResponseAsync(prompt.ToChatMessages(), prompt.ToChatOptions(models));
Console.WriteLine(response.Text);
Console.WriteLine(response.GetPromptIdentity());

ChatOptions altered = prompt.ToChatOptions(models);
altered.Tools!.Clear();
try
{
    await client.GetResponseAsync(prompt.ToChatMessages(), altered);
}
catch (PromptAlteredException exception)
{
    Console.WriteLine("refused: " + exception.Altered);
}

/// <summary>Says what it was sent.</summary>
sealed class Echo : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, FormattableString.Invariant(
            $"{options!.ModelId} {options.Temperature} {string.Join(',', options.Tools!.Select(tool => tool.Name))}: {string.Join(" | ", messages.Select(message => message.Role + " " + message.Text))}"))));

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
