using System.Collections.Generic;
using Microsoft.Extensions.AI;

namespace PromptGen.Extensions.AI;

/// <summary>Compares the messages that are sent with those that were rendered.</summary>
internal static class MessageIntegrity
{
    /// <param name="allowed">Names of additional properties that count as no change.</param>
    public static PromptParts FindAltered(
        RenderedPrompt prompt, IReadOnlyList<ChatMessage> sent, ChatOptions? options, ISet<string> allowed, KeptConversations conversations)
    {
        PromptParts altered = string.IsNullOrEmpty(options?.Instructions) ? PromptParts.None : PromptParts.Instructions;
        foreach (ChatMessage message in sent)
        {
            if (!ChatRoles.IsInstruction(message.Role) && !ProviderObjects.HaveMade(message))
            {
                altered |= PromptParts.Messages;
            }
        }

        if (PendingAnswer.Of(options) is { } pending)
        {
            // The provider goes on with an answer that it has begun. Nothing of what is sent reaches the model.
            return sent.Count == 0 && conversations.FindAnswer(pending)?.IsOf(prompt.Identity) == true ? altered : altered | PromptParts.Messages;
        }

        return IsContinuation(prompt.Identity, sent, options, conversations) ? altered : altered | Compare(prompt, sent, allowed);
    }

    /// <summary>
    /// The provider keeps the conversation, and what tools returned is all that is sent: the prompt is there already. A
    /// conversation that this client does not know may have begun in another process; one that it knows must have begun with this
    /// prompt.
    /// </summary>
    private static bool IsContinuation(PromptIdentity identity, IReadOnlyList<ChatMessage> sent, ChatOptions? options, KeptConversations conversations)
    {
        if (options?.ConversationId is not { } id || sent.Count == 0)
        {
            return false;
        }

        foreach (ChatMessage message in sent)
        {
            if (!ChatRoles.Is(message.Role, ChatRole.Tool))
            {
                return false;
            }
        }

        return conversations.FindConversation(id)?.IsOf(identity) != false;
    }

    private static PromptParts Compare(RenderedPrompt prompt, IReadOnlyList<ChatMessage> sent, ISet<string> allowed)
    {
        List<Expected> expected = [];
        for (int i = 0; i < prompt.PartCount; i++)
        {
            if (prompt.Part(i) is { IsSlot: true })
            {
                expected.Add(Expected.Anything);
            }
            else if (prompt.Part(i).Count == 1)
            {
                expected.Add(new Expected(prompt.Message(i, 0)));
            }
        }

        // The answers of the model and what follows them.
        expected.Add(Expected.Anything);
        PromptParts altered = AreSameInstructions(expected, sent, allowed) ? PromptParts.None : PromptParts.Instructions;
        if (Fits(expected, sent, allowed))
        {
            return altered;
        }

        // An altered instruction is missing from the whole as well; only the rest tells whether more is altered.
        List<Expected> others = expected.FindAll(static one => !one.IsInstruction);
        List<ChatMessage> rest = [];
        foreach (ChatMessage message in sent)
        {
            if (!ChatRoles.IsInstruction(message.Role))
            {
                rest.Add(message);
            }
        }

        return altered != PromptParts.None && Fits(others, rest, allowed) ? altered : altered | PromptParts.Messages;
    }

    private static bool AreSameInstructions(List<Expected> expected, IReadOnlyList<ChatMessage> sent, ISet<string> allowed)
    {
        List<Expected> instructions = expected.FindAll(static one => one.IsInstruction);
        int found = 0;
        foreach (ChatMessage message in sent)
        {
            if (ChatRoles.IsInstruction(message.Role) && (found == instructions.Count || !instructions[found++].Is(message, allowed)))
            {
                return false;
            }
        }

        return found == instructions.Count;
    }

    /// <summary>Whether the messages are the expected ones, with other messages only in the place of a slot and at the
    /// end.</summary>
    private static bool Fits(List<Expected> expected, IReadOnlyList<ChatMessage> sent, ISet<string> allowed)
    {
        int next = 0;
        int slot = -1;
        int afterSlot = 0;
        int i = 0;
        while (i < sent.Count)
        {
            if (next < expected.Count && expected[next].IsAnything)
            {
                slot = next++;
                afterSlot = i;
            }
            else if (next < expected.Count && expected[next].Is(sent[i], allowed))
            {
                next++;
                i++;
            }
            else if (slot >= 0)
            {
                // What looked like a message of the prompt was one of the slot's.
                next = slot + 1;
                i = ++afterSlot;
            }
            else
            {
                return false;
            }
        }

        while (next < expected.Count && expected[next].IsAnything)
        {
            next++;
        }

        return next == expected.Count;
    }

    /// <summary>A message that was rendered, or any messages in its place.</summary>
    private readonly struct Expected(PromptMessage? message)
    {
        private readonly PromptMessage? _message = message;

        public static Expected Anything => default;

        public bool IsAnything => _message is null;

        public bool IsInstruction => _message is { IsInstruction: true };

        public bool Is(ChatMessage sent, ISet<string> allowed) => _message is { } rendered && RenderedMessage.Is(rendered, sent, allowed);
    }
}
