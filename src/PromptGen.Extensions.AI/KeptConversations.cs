using System;
using System.Collections.Generic;
using Microsoft.Extensions.AI;

namespace PromptGen.Extensions.AI;

/// <summary>
/// The conversations and pending answers that providers keep for calls of this client, by their ids: which prompt each began with, and whether that was sent as it was rendered.
/// </summary>
/// <remarks>It remembers the latest ones. Safe to share between threads.</remarks>
internal sealed class KeptConversations
{
    private const int Capacity = 10_000;

    private readonly Dictionary<string, KeptConversation> _known = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <param name="call">Null: a call without a prompt.</param>
    public void Remember(ChatResponse response, PromptCall? call) => Remember(response.ConversationId, PendingAnswer.Of(response), call);

    /// <inheritdoc cref="Remember(ChatResponse, PromptCall?)"/>
    public void Remember(ChatResponseUpdate update, PromptCall? call) => Remember(update.ConversationId, PendingAnswer.Of(update), call);

    /// <returns>Null: this client does not know it.</returns>
    public KeptConversation? FindConversation(string id) => Known(ConversationKey(id));

    /// <inheritdoc cref="FindConversation"/>
    public KeptConversation? FindAnswer(string id) => Known(AnswerKey(id));

    private void Remember(string? conversationId, string? answerId, PromptCall? call)
    {
        KeptConversation conversation = new(call?.Identity, call is { Altered: PromptParts.None });
        if (conversationId is not null)
        {
            Remember(ConversationKey(conversationId), conversation);
        }

        if (answerId is not null)
        {
            Remember(AnswerKey(answerId), conversation);
        }
    }

    private static string ConversationKey(string id) => "conversation " + id;

    private static string AnswerKey(string id) => "answer " + id;

    private KeptConversation? Known(string key)
    {
        lock (_known)
        {
            return _known.GetValueOrDefault(key);
        }
    }

    private void Remember(string key, KeptConversation conversation)
    {
        lock (_known)
        {
            // What once was not the prompt's stays so: the provider keeps all of it.
            if (_known.TryGetValue(key, out KeptConversation? before))
            {
                _known[key] = before.IsIntact ? conversation : before;
                return;
            }

            _known.Add(key, conversation);
            _order.Enqueue(key);
            if (_order.Count > Capacity)
            {
                _known.Remove(_order.Dequeue());
            }
        }
    }
}

/// <param name="Prompt">The prompt it began with; null: none.</param>
/// <param name="IsIntact">Whether every call so far was as the prompt was rendered.</param>
internal sealed record KeptConversation(PromptIdentity? Prompt, bool IsIntact)
{
    public bool IsOf(PromptIdentity identity) => IsIntact && Prompt is not null && Prompt.Id == identity.Id && Prompt.Hash == identity.Hash;
}
