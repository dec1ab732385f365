using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using PromptGen.Extensions.AI;

namespace PromptGen;

/// <summary>A chat client for tests: no model is called, and it knows which version of which prompt it was sent. Threads may share it.</summary>
public sealed class PromptTestChatClient : IChatClient
{
    private readonly Func<PromptTestCall, string> _answer;
    private readonly object _gate = new();
    private readonly List<PromptTestCall> _calls = [];

    /// <summary>A client that gives every call one answer.</summary>
    /// <param name="answer">The answer's text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="answer"/> is null.</exception>
    public PromptTestChatClient(string answer)
        : this(Always(answer))
    {
    }

    /// <summary>A client that answers each call by what it is.</summary>
    /// <param name="answer">From the call to the answer's text. What it throws ends the call, as a failing model does.</param>
    /// <exception cref="ArgumentNullException"><paramref name="answer"/> is null.</exception>
    public PromptTestChatClient(Func<PromptTestCall, string> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        _answer = answer;
    }

    /// <summary>All calls so far, in the order in which they came.</summary>
    public IReadOnlyList<PromptTestCall> Calls
    {
        get
        {
            lock (_gate)
            {
                return [.. _calls];
            }
        }
    }

    /// <inheritdoc/>
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, Answer(messages, options))) { ModelId = options?.ModelId, FinishReason = ChatFinishReason.Stop });
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string answer = Answer(messages, options);

        // In two parts, so that code which takes the first for the whole fails its test.
        foreach (string part in (string[])[answer[..(answer.Length / 2)], answer[(answer.Length / 2)..]])
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return new ChatResponseUpdate(ChatRole.Assistant, part) { ModelId = options?.ModelId };
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static Func<PromptTestCall, string> Always(string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return _ => answer;
    }

    private string Answer(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        ArgumentNullException.ThrowIfNull(messages);
        ChatMessage[] sent = messages.ToArray();
        PromptTestCall call = new(options?.GetPromptIdentity() ?? RenderedOrigin.Find(sent)?.Prompt.Identity, sent, options?.Clone());
        lock (_gate)
        {
            _calls.Add(call);
        }

        return _answer(call);
    }
}
