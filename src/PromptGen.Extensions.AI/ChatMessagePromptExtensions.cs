using System;
using System.Collections.Generic;
using Microsoft.Extensions.AI;
using PromptGen.Extensions.AI;

namespace PromptGen;

/// <summary>Converts messages of Microsoft.Extensions.AI to messages for the slots of prompts.</summary>
public static class ChatMessagePromptExtensions
{
    /// <summary>Converts messages, such as the conversation so far, to messages for a slot.</summary>
    /// <param name="messages">User, assistant and tool messages. A slot rejects system and developer messages when the prompt is
    /// rendered.</param>
    /// <returns>One message for each message, in the same order.</returns>
    /// <remarks>
    /// Contents other than text (images, tool calls and their results) are kept:
    /// <see cref="RenderedPromptChatExtensions.ToChatMessages"/> returns them unchanged. The messages are copied without their raw
    /// representations.
    /// </remarks>
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

    /// <summary>Returns a separate message with the same contents, so changes of one do not affect the other.</summary>
    /// <remarks>Without the raw representation: some clients send it in place of role and contents, and nothing shows what it says.</remarks>
    internal static ChatMessage Copy(ChatMessage message)
    {
        ChatMessage copy = message.Clone();
        copy.RawRepresentation = null;
        copy.Contents = [.. message.Contents];
        return copy;
    }
}
