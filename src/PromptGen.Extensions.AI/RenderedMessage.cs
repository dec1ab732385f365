using System.Collections.Generic;
using Microsoft.Extensions.AI;

namespace PromptGen.Extensions.AI;

/// <summary>Whether a chat message is a rendered message, in everything that a client below can send.</summary>
/// <remarks>
/// Clients of providers read a role, texts, a name, additional properties, and raw representations in place of all of these. Only <see cref="ChatMessage.MessageId"/> and
/// <see cref="ChatMessage.CreatedAt"/>, which stores of conversations set and no client sends to a model, are free.
/// </remarks>
internal static class RenderedMessage
{
    public static bool Is(in PromptMessage rendered, ChatMessage message, ISet<string> allowed) =>
        message.GetType() == typeof(ChatMessage)
        && ChatRoles.Is(message.Role, ChatRoles.Of(rendered.Role))
        && message.AuthorName is null
        && message.RawRepresentation is null
        && AreAllowed(message.AdditionalProperties, allowed)
        && message.Contents.Count == 1
        && message.Contents[0] is TextContent content
        && content.GetType() == typeof(TextContent)
        && content.Text == rendered.Text
        && content.RawRepresentation is null
        && content.Annotations is not { Count: > 0 }
        && AreAllowed(content.AdditionalProperties, allowed);

    private static bool AreAllowed(AdditionalPropertiesDictionary? properties, ISet<string> allowed)
    {
        foreach (KeyValuePair<string, object?> property in properties ?? [])
        {
            if (!allowed.Contains(property.Key))
            {
                return false;
            }
        }

        return true;
    }
}
