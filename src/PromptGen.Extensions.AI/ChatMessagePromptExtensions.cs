using System;
using System.Collections.Generic;
using Microsoft.Extensions.AI;
using PromptGen.Extensions.AI;

namespace PromptGen;

/// <summary>Messages of Microsoft.Extensions.AI as what the slots of prompts take.</summary>
public static class ChatMessagePromptExtensions
{
    /// <summary>
    /// Messages for a slot, such as a conversation so far. Contents that are no text (images, calls of tools and their results) go along
    /// and come out of <see cref="RenderedPromptChatExtensions.ToChatMessages"/> as they went in. The messages are copied without their raw representations.
    /// </summary>
    /// <param name="messages">User, assistant and tool messages; a slot refuses instructions.</param>
    /// <exception cref="ArgumentNullException"><paramref name="messages"/> is null.</exception>
    /// <exception cref="ArgumentException">A message is null, or has a role that prompts do not have.</exception>
    public static IReadOnlyList<PromptMessage> ToPromptMessages(this IEnumerable<ChatMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        List<PromptMessage> result = [];
        foreach (ChatMessage message in messages)
        {
            if (message is null)
            {
                throw new ArgumentException("A message is null.", nameof(messages));
            }

            PromptRole role = ChatRoles.Find(message.Role) ?? throw new ArgumentException(
                "A message has the role '" + message.Role.Value + "'. Prompts have system, developer, user, assistant and tool messages.", nameof(messages));
            result.Add(new PromptMessage(role, message.Text, Copy(message), WithheldMessages.Contain(message)));
        }

        return result;
    }

    /// <summary>Another message with the same contents, so that changes of one do not reach the other.</summary>
    /// <remarks>Without the raw representation: some clients send it in place of role and contents, and nothing shows what it says.</remarks>
    internal static ChatMessage Copy(ChatMessage message)
    {
        ChatMessage copy = message.Clone();
        copy.RawRepresentation = null;
        copy.Contents = [.. message.Contents];
        return copy;
    }
}
