using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace PromptGen.Extensions.AI;

/// <summary>
/// The rendered prompt that a chat message came from. It is kept beside the message, not in it: what is in a message may be stored
/// or sent.
/// </summary>
internal sealed class RenderedOrigin(RenderedPrompt prompt)
{
    private static readonly ConditionalWeakTable<ChatMessage, RenderedOrigin> Known = new();

    public RenderedPrompt Prompt { get; } = prompt;

    public static void Attach(ChatMessage message, RenderedOrigin origin) => Known.Add(message, origin);

    /// <returns>The origin of the first message from a prompt; null if there is none.</returns>
    public static RenderedOrigin? Find(IReadOnlyList<ChatMessage> messages)
    {
        foreach (ChatMessage message in messages)
        {
            if (Known.TryGetValue(message, out RenderedOrigin? origin))
            {
                return origin;
            }
        }

        return null;
    }
}
