using System;
using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace PromptGen.Extensions.AI;

/// <summary>Compares what is sent with what was rendered, so that middleware, servers of tools or options cannot change a prompt unseen.</summary>
internal static class PromptIntegrity
{
    /// <param name="promisedModel">Null: none was promised.</param>
    /// <param name="sentModel">That of the options, or the client's own.</param>
    /// <param name="allowed">Names of additional properties that count as no change.</param>
    public static PromptParts FindAltered(
        RenderedPrompt prompt, string? promisedModel, IReadOnlyList<ChatMessage> sent, ChatOptions? options, string? sentModel, ISet<string> allowed)
    {
        PromisedOptions promised = PromisedOptions.Of(prompt.Identity);
        PromptParts altered = CompareMessages(prompt, sent, options);
        if (promisedModel is not null && promisedModel != sentModel)
        {
            altered |= PromptParts.Model;
        }

        options ??= new ChatOptions();
        if (!promised.IsSound || !AreSameParameters(promised.Values, options, sent, allowed))
        {
            altered |= PromptParts.Parameters;
        }

        if (!AreSameTools(promised.Tools, options.Tools))
        {
            altered |= PromptParts.Tools;
        }

        if (!AreSameFormats(promised.Values.ResponseFormat, options.ResponseFormat))
        {
            altered |= PromptParts.ResponseFormat;
        }

        return altered;
    }

    private static PromptParts CompareMessages(RenderedPrompt prompt, IReadOnlyList<ChatMessage> sent, ChatOptions? options)
    {
        if (IsContinuation(sent, options))
        {
            return string.IsNullOrEmpty(options!.Instructions) ? PromptParts.None : PromptParts.Instructions;
        }

        List<PromptMessage> rendered = [];
        List<PromptMessage> instructions = [];
        for (int i = 0; i < prompt.PartCount; i++)
        {
            if (prompt.Part(i) is { IsSlot: false, Count: 1 } part)
            {
                rendered.Add(part[0]);
                if (ChatRoles.IsInstruction(ChatRoles.Of(part.Role)))
                {
                    instructions.Add(part[0]);
                }
            }
        }

        PromptParts altered = PromptParts.None;
        int found = 0;
        int instruction = 0;
        foreach (ChatMessage message in sent)
        {
            if (ChatRoles.IsInstruction(message.Role))
            {
                if (instruction >= instructions.Count || !Is(instructions[instruction], message))
                {
                    altered |= PromptParts.Instructions;
                }

                instruction++;
            }

            if (found < rendered.Count && Is(rendered[found], message))
            {
                found++;
            }
        }

        if (instruction != instructions.Count || !string.IsNullOrEmpty(options?.Instructions))
        {
            altered |= PromptParts.Instructions;
        }

        // An altered instruction is missing from the whole as well; only the rest tells whether more is altered.
        return found == rendered.Count || (altered != PromptParts.None && HoldsOthers(rendered, sent)) ? altered : altered | PromptParts.Messages;
    }

    /// <summary>The provider keeps the conversation, and what tools returned is all that goes there: the prompt is there already.</summary>
    private static bool IsContinuation(IReadOnlyList<ChatMessage> sent, ChatOptions? options)
    {
        if (options?.ConversationId is null)
        {
            return false;
        }

        foreach (ChatMessage message in sent)
        {
            if (message.Role != ChatRole.Tool)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the messages that are no instructions are there, in order.</summary>
    private static bool HoldsOthers(List<PromptMessage> rendered, IReadOnlyList<ChatMessage> sent)
    {
        List<PromptMessage> others = rendered.FindAll(static message => !ChatRoles.IsInstruction(ChatRoles.Of(message.Role)));
        int found = 0;
        foreach (ChatMessage message in sent)
        {
            if (found < others.Count && Is(others[found], message))
            {
                found++;
            }
        }

        return found == others.Count;
    }

    private static bool Is(in PromptMessage rendered, ChatMessage message)
    {
        if (ChatRoles.Of(rendered.Role) != message.Role)
        {
            return false;
        }

        foreach (AIContent content in message.Contents)
        {
            if (content is not TextContent)
            {
                return false;
            }
        }

        return message.Text == rendered.Text;
    }

    private static bool AreSameParameters(ChatOptions promised, ChatOptions options, IReadOnlyList<ChatMessage> sent, ISet<string> allowed) =>
        promised.Temperature == options.Temperature
        && promised.TopP == options.TopP
        && promised.TopK == options.TopK
        && promised.MaxOutputTokens == options.MaxOutputTokens
        && promised.FrequencyPenalty == options.FrequencyPenalty
        && promised.PresencePenalty == options.PresencePenalty
        && promised.Seed == options.Seed
        && promised.AllowMultipleToolCalls == options.AllowMultipleToolCalls
        && promised.Reasoning?.Effort == options.Reasoning?.Effort
        && promised.Reasoning?.Output == options.Reasoning?.Output
        && IsSameToolMode(promised.ToolMode, options.ToolMode, sent)
        && AreSameTexts(promised.StopSequences, options.StopSequences)
        && AreSameProperties(promised.AdditionalProperties, options.AdditionalProperties, allowed)
        && options.RawRepresentationFactory is null;

    /// <summary>Once a tool that was required has answered, it is no longer required: otherwise the model would call it for ever.</summary>
    private static bool IsSameToolMode(ChatToolMode? promised, ChatToolMode? mode, IReadOnlyList<ChatMessage> sent) =>
        Equals(promised, mode) || (promised is RequiredChatToolMode && mode is null && sent.Count > 0 && sent[^1].Role == ChatRole.Tool);

    private static bool AreSameTexts(IList<string>? promised, IList<string>? texts)
    {
        int count = promised?.Count ?? 0;
        if (count != (texts?.Count ?? 0))
        {
            return false;
        }

        for (int i = 0; i < count; i++)
        {
            if (promised![i] != texts![i])
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreSameProperties(AdditionalPropertiesDictionary? promised, AdditionalPropertiesDictionary? properties, ISet<string> allowed)
    {
        foreach (KeyValuePair<string, object?> property in promised ?? [])
        {
            if (properties is null || !properties.TryGetValue(property.Key, out object? value) || !IsSameValue(property.Value, value))
            {
                return false;
            }
        }

        foreach (KeyValuePair<string, object?> property in properties ?? [])
        {
            if (promised?.ContainsKey(property.Key) != true && !allowed.Contains(property.Key))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSameValue(object? promised, object? value) => promised is JsonElement left && value is JsonElement right
        ? JsonText.AreSame(left, right)
        : Equals(promised, value);

    private static bool AreSameTools(IReadOnlyList<AIFunctionDeclaration>? promised, IList<AITool>? tools)
    {
        int count = promised?.Count ?? 0;
        if (count != (tools?.Count ?? 0))
        {
            return false;
        }

        for (int i = 0; i < count; i++)
        {
            AIFunctionDeclaration declared = promised![i];
            if (tools![i] is not AIFunctionDeclaration tool
                || tool.Name != declared.Name
                || tool.Description != declared.Description
                || !JsonText.AreSame(tool.JsonSchema, declared.JsonSchema)
                || !Equals(Strict(tool), Strict(declared)))
            {
                return false;
            }
        }

        return true;
    }

    private static object? Strict(AITool tool) => tool.AdditionalProperties.TryGetValue(PromisedOptions.StrictProperty, out object? strict) ? strict : null;

    private static bool AreSameFormats(ChatResponseFormat? promised, ChatResponseFormat? format)
    {
        if (promised is not ChatResponseFormatJson json)
        {
            // Text is what a model answers with anyway.
            return promised is null or ChatResponseFormatText && format is null or ChatResponseFormatText;
        }

        return format is ChatResponseFormatJson other
            && json.SchemaName == other.SchemaName
            && json.SchemaDescription == other.SchemaDescription
            && json.Schema.HasValue == other.Schema.HasValue
            && (!json.Schema.HasValue || JsonText.AreSame(json.Schema.Value, other.Schema!.Value));
    }
}
