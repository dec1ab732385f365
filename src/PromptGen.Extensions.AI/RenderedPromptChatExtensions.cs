using System;
using System.Collections.Generic;
using Microsoft.Extensions.AI;
using PromptGen.Extensions.AI;
using PromptGen.Generated;

namespace PromptGen;

/// <summary>Rendered prompts as what chat clients of Microsoft.Extensions.AI take.</summary>
public static class RenderedPromptChatExtensions
{
    /// <summary>The messages in order, those of slots included. Each call makes new ones.</summary>
    /// <param name="prompt">What <c>Render</c> gave.</param>
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

    /// <summary>
    /// Model, parameters, tools and response format of the version that was rendered. The options know the prompt: telemetry behind them
    /// says which version was sent, and whether it was sent as it was rendered.
    /// </summary>
    /// <param name="prompt">What <c>Render</c> gave.</param>
    /// <param name="models">Which model of this environment stands for what the prompt names; null: the prompt names models themselves.</param>
    /// <param name="functions">
    /// The code behind the prompt's tools, found by name; the model reads the prompt's own names, descriptions and schemas. Functions that
    /// the version does not offer are left out. Null: the tools are declared, and the caller carries out what the model calls.
    /// </param>
    /// <exception cref="InvalidOperationException"><paramref name="prompt"/> is the default value; the map has no entry for the prompt's model
    /// class; a tool has no function; a parameter has a value that no model takes.</exception>
    public static ChatOptions ToChatOptions(this RenderedPrompt prompt, PromptModelMap? models = null, IEnumerable<AIFunction>? functions = null)
    {
        PromptIdentity identity = prompt.Identity;
        string? model = (models ?? PromptModelMap.Empty).Resolve(identity);
        PromptChatOptions options = new(prompt, model) { ModelId = model };
        PromisedOptions.Of(identity).ApplyTo(options);
        options.Tools = PromptFunctions.For(identity, functions);
        return options;
    }

    private static ChatMessage ToChatMessage(in PromptMessage message) => message.Origin is ChatMessage origin
        ? ChatMessagePromptExtensions.Copy(origin)
        : new ChatMessage(ChatRoles.Of(message.Role), message.Text);
}
