using System;
using Microsoft.Extensions.AI;
using PromptGen.Extensions.AI;

namespace PromptGen;

/// <summary>Finds the prompt and version that a response or chat options belong to.</summary>
public static class PromptIdentityChatExtensions
{
    /// <summary>Returns the prompt and version that produced a response.</summary>
    /// <param name="response">A response; it can come from a cache or a store, or be assembled from a stream.</param>
    /// <returns>The prompt and version; null if the call did not name a prompt or did not go through a
    /// <see cref="PromptTelemetryChatClient"/>.</returns>
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

    /// <summary>Returns the prompt and version that a streamed response belongs to; the first update of a stream has it.</summary>
    /// <param name="update">An update of a stream.</param>
    /// <returns>The prompt and version; null if the update does not name them.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="update"/> is null.</exception>
    public static PromptIdentity? GetPromptIdentity(this ChatResponseUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        return IdentityProperties.Find(update.AdditionalProperties);
    }

    /// <summary>Returns the prompt and version that chat options were created from.</summary>
    /// <param name="options">The options of a call, or a clone of them.</param>
    /// <returns>The prompt and version; null if the options do not come from
    /// <see cref="RenderedPromptChatExtensions.ToChatOptions"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    public static PromptIdentity? GetPromptIdentity(this ChatOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options is PromptChatOptions { Prompt: { } prompt } ? prompt.Identity : null;
    }
}
