using System;
using System.Collections.Generic;
using System.ComponentModel;

namespace PromptGen.Generated;

/// <summary>A part of a rendered prompt: a message from a template, or the messages that the caller passed to a slot.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MessagePart
{
    private readonly string? _text;
    private readonly PromptMessage[]? _slot;
    private readonly PromptRole _role;

    private MessagePart(PromptRole role, string? text, PromptMessage[]? slot)
    {
        _role = role;
        _text = text;
        _slot = slot;
    }

    /// <summary>The number of messages in the part.</summary>
    internal int Count => _slot is not null ? _slot.Length : _text is null ? 0 : 1;

    /// <summary>The text of a template's message; null for a slot and for the default value.</summary>
    internal string? TemplateText => _text;

    internal bool IsSlot => _slot is not null;

    internal PromptRole Role => _role;

    internal PromptMessage this[int index] => _slot is not null ? _slot[index] : new PromptMessage(_role, _text!);

    /// <summary>Creates a message that was rendered from a template of the prompt.</summary>
    /// <param name="role">The role in the prompt file.</param>
    /// <param name="text">The rendered text.</param>
    /// <returns>The part.</returns>
    public static MessagePart Template(PromptRole role, string text) => new(role, text, slot: null);

    /// <summary>Creates a part from the messages that the caller passed to a slot, which are copied.</summary>
    /// <param name="identity">The version that is rendered, for error messages.</param>
    /// <param name="slot">The name of the slot in the prompt file.</param>
    /// <param name="messages">User, assistant and tool messages, oldest first.</param>
    /// <returns>The part.</returns>
    /// <exception cref="PromptArgumentException"><paramref name="messages"/> is null, or contains a system or developer message or
    /// a default value.</exception>
    public static MessagePart Slot(PromptIdentity identity, string slot, IReadOnlyList<PromptMessage> messages)
    {
        if (messages is null)
        {
            throw new PromptArgumentException(identity, slot, "is null. If there are no messages, pass an empty list");
        }

        int count = messages.Count;
        PromptMessage[] copy = count == 0 ? Array.Empty<PromptMessage>() : new PromptMessage[count];
        for (int i = 0; i < copy.Length; i++)
        {
            PromptMessage message = messages[i];
            if (!message.IsMade)
            {
                throw new PromptArgumentException(
                    identity, slot, Argument.Item(i) + " is a default value. Create messages with PromptMessage.User, Assistant or Tool");
            }

            if (message.IsInstruction)
            {
                throw new PromptArgumentException(
                    identity,
                    slot,
                    Argument.Item(i) + " is a " + PromptMessage.RoleName(message.Role)
                    + " message, but a slot accepts only user, assistant and tool messages. Write instructions in a prompt file");
            }

            copy[i] = message;
        }

        return new MessagePart(default, text: null, copy);
    }
}
