using System;
using Microsoft.Extensions.AI;
using PromptGen.Extensions.AI;

namespace PromptGen;

/// <summary>Which prompt an answer, or options for a call, belong to.</summary>
public static class PromptIdentityChatExtensions
{
    /// <summary>The prompt that was answered; null where the call named none, or did not go through a <see cref="PromptTelemetryChatClient"/>.</summary>
    /// <param name="response">Also one that comes from a cache or a store, or was put together from a stream.</param>
    /// <exception cref="ArgumentNullException"><paramref name="response"/> is null.</exception>
    public static PromptIdentity? GetPromptIdentity(this ChatResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        if (IdentityProperties.Find(response.AdditionalProperties) is { } identity)
        {
            return identity;
        }

        // Where a stream is put together, what its updates say becomes a property of the message they belong to. The last answer counts, as in the response.
        for (int i = response.Messages.Count - 1; i >= 0; i--)
        {
            if (IdentityProperties.Find(response.Messages[i].AdditionalProperties) is { } named)
            {
                return named;
            }
        }

        return null;
    }

    /// <summary>The prompt that is being answered: the first update of a stream has it.</summary>
    /// <param name="update">Of a stream.</param>
    /// <exception cref="ArgumentNullException"><paramref name="update"/> is null.</exception>
    public static PromptIdentity? GetPromptIdentity(this ChatResponseUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        return IdentityProperties.Find(update.AdditionalProperties);
    }

    /// <summary>The prompt that options were made from by <see cref="RenderedPromptChatExtensions.ToChatOptions"/>; null for other options.</summary>
    /// <param name="options">Also clones.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    public static PromptIdentity? GetPromptIdentity(this ChatOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options is PromptChatOptions { Prompt: { } prompt } ? prompt.Identity : null;
    }
}
