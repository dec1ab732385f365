using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using PromptGen.Extensions.AI;

namespace PromptGen;

/// <summary>A chat client for tests that answers without a model and records which prompt version each call contains; safe to share
/// between threads.</summary>
public sealed class PromptTestChatClient : IChatClient
{
    private readonly Func<PromptTestCall, string> _answer;
    private readonly object _gate = new();
    private readonly List<PromptTestCall> _calls = [];

    /// <summary>Creates a client that returns the same answer to every call.</summary>
    /// <param name="answer">The text of the answer.</param>
    /// <exception cref="ArgumentNullException"><paramref name="answer"/> is null.</exception>
    public PromptTestChatClient(string answer)
        : this(Always(answer))
    {
    }

    /// <summary>Creates a client whose answer depends on the call.</summary>
    /// <param name="answer">Returns the text of the answer. An exception that it throws ends the call, as the failure of a model
    /// does.</param>
    /// <exception cref="ArgumentNullException"><paramref name="answer"/> is null.</exception>
    public PromptTestChatClient(Func<PromptTestCall, string> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        _answer = answer;
    }

    /// <summary>All calls so far, in the order in which they arrived.</summary>
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
