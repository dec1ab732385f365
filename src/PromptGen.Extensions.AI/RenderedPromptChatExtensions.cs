using System;
using System.Collections.Generic;
using Microsoft.Extensions.AI;
using PromptGen.Extensions.AI;
using PromptGen.Generated;

namespace PromptGen;

/// <summary>Converts rendered prompts to messages and options for chat clients of Microsoft.Extensions.AI.</summary>
public static class RenderedPromptChatExtensions
{
    /// <summary>Converts the messages of a rendered prompt, including the messages in slots.</summary>
    /// <param name="prompt">The result of <c>Render</c>.</param>
    /// <returns>New chat messages, in order.</returns>
    /// <exception cref="InvalidOperationException"><paramref name="prompt"/> is the default value.</exception>
    public static IList<ChatMessage> ToChatMessages(this RenderedPrompt prompt)
    {
        _ = prompt.Identity;
        List<ChatMessage> messages = [];
        RenderedOrigin origin = new(prompt);
        for (int i = 0; i < prompt.PartCount; i++)
        {
            MessagePart part = prompt.Part(i);
            for (int within = 0; within < part.Count; within++)
            {
                PromptMessage rendered = prompt.Message(i, within);
                ChatMessage message = ToChatMessage(rendered);
                if (rendered.IsSensitive)
                {
                    WithheldMessages.Add(message);
                }

                if (!part.IsSlot)
                {
                    RenderedOrigin.Attach(message, origin);
                }

                messages.Add(message);
            }
        }

        return messages;
    }

    /// <summary>Creates options with the model, parameters, tools and response format of the rendered version.</summary>
    /// <remarks>The options contain the identity of the prompt, so telemetry can report which version was sent and whether it was
    /// altered.</remarks>
    /// <param name="prompt">The result of <c>Render</c>.</param>
    /// <param name="models">Maps the model that the prompt names to a model of this environment; null if prompts name models of the
    /// provider.</param>
    /// <param name="functions">
    /// The functions that run the tools of the prompt, matched by name. The model reads the names, descriptions and schemas of the
    /// prompt. Functions that the version does not offer are ignored. Null: the tools are declared, and the caller runs the tools
    /// that the model calls.
    /// </param>
    /// <param name="extra">Adds the <c>extra</c> parameters of the prompt to the options of the provider; null if prompts do not have extra
    /// parameters.</param>
    /// <returns>New options for one or more calls.</returns>
    /// <exception cref="InvalidOperationException"><paramref name="prompt"/> is the default value; the map does not contain the
    /// model class of the prompt; a tool does not have a function; a parameter has a value that no model accepts; or the prompt has
    /// <c>extra</c> parameters and <paramref name="extra"/> is null.</exception>
    public static ChatOptions ToChatOptions(
        this RenderedPrompt prompt, PromptModelMap? models = null, IEnumerable<AIFunction>? functions = null, PromptExtraParameters? extra = null)
    {
        PromptIdentity identity = prompt.Identity;
        string? model = (models ?? PromptModelMap.Empty).Resolve(identity);
        PromptChatOptions options = new(prompt, model) { ModelId = model };
        PromisedOptions.Of(identity).ApplyTo(options);
        options.Tools = PromptFunctions.For(identity, functions);
        if (PromisedOptions.Of(identity).Extra is { } parameters)
        {
            options.HandOver(parameters, extra ?? throw new InvalidOperationException(
                "The prompt " + identity.Id + " " + identity.Version + " has extra parameters, which chat options cannot contain, so they would not be sent. "
                + "Pass `extra` to ToChatOptions: it adds them to the options of your provider."));
        }

        return options;
    }

    private static ChatMessage ToChatMessage(in PromptMessage message) => message.Origin is ChatMessage origin
        ? ChatMessagePromptExtensions.Copy(origin)
        : new ChatMessage(ChatRoles.Of(message.Role), message.Text);
}
