using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace PromptGen.Extensions.AI.Tests;

/// <summary>A provider: keeps what it is sent and answers as it is told.</summary>
internal sealed class FakeChatClient : IChatClient
{
    public ChatClientMetadata Metadata { get; init; } = new("fake", new Uri("http://models.example:8080"), "default-model");

    /// <summary>Runs before the answer; what it throws ends the call.</summary>
    public Func<CancellationToken, Task> Before { get; set; } = static _ => Task.CompletedTask;

    public ChatFinishReason FinishReason { get; set; } = ChatFinishReason.Stop;

    public string? ResponseId { get; set; } = "answer-" + Guid.NewGuid().ToString("N");

    public IReadOnlyList<ChatMessage>? Messages { get; private set; }

    public ChatOptions? Options { get; private set; }

    /// <summary>What the provider's own library made of the answer.</summary>
    public object? Raw { get; set; }

    public string? ConversationId { get; set; }

    /// <summary>What the answer quotes of the request.</summary>
    public string Quote { get; set; } = "";

    public bool StreamIsDisposed { get; private set; }

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Take(messages, options);
        await Before(cancellationToken);
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, [new TextContent("an answer" + Quote) { RawRepresentation = Raw }]) { RawRepresentation = Raw })
        {
            ConversationId = ConversationId,
            ResponseId = ResponseId,
            ModelId = "answering-model",
            FinishReason = FinishReason,
            Usage = new UsageDetails { InputTokenCount = 12, OutputTokenCount = 5, CachedInputTokenCount = 3, ReasoningTokenCount = 2 },
        };
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Take(messages, options);
        try
        {
            foreach (string text in (string[])["an ", "answer" + Quote])
            {
                await Task.Yield();
                yield return new ChatResponseUpdate(ChatRole.Assistant, [new TextContent(text) { RawRepresentation = Raw }])
                {
                    ResponseId = ResponseId, MessageId = ResponseId, ModelId = "answering-model", ConversationId = ConversationId,
                };
            }

            await Before(cancellationToken);
            yield return new ChatResponseUpdate
            {
                ResponseId = ResponseId,
                FinishReason = FinishReason,
                Contents = [new UsageContent(new UsageDetails { InputTokenCount = 12, OutputTokenCount = 5 })],
            };
        }
        finally
        {
            StreamIsDisposed = true;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType == typeof(ChatClientMetadata) ? Metadata : null;

    public void Dispose()
    {
    }

    private void Take(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        Messages = messages.ToArray();
        Options = options;
    }
}
