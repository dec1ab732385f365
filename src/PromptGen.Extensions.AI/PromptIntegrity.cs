using System.Collections.Generic;
using Microsoft.Extensions.AI;

namespace PromptGen.Extensions.AI;

/// <summary>Compares what is sent with what was rendered, so middleware, tool servers or options cannot change a prompt
/// unnoticed.</summary>
internal static class PromptIntegrity
{
    /// <param name="promisedModel">Null: none was promised.</param>
    /// <param name="sentModel">That of the options, or the client's own.</param>
    /// <param name="allowed">Names of additional properties that count as no change.</param>
    /// <param name="conversations">The known conversations that the provider keeps.</param>
    public static PromptParts FindAltered(
        RenderedPrompt prompt, string? promisedModel, IReadOnlyList<ChatMessage> sent, ChatOptions? options, string? sentModel, ISet<string> allowed,
        KeptConversations conversations)
    {
        PromisedOptions promised = PromisedOptions.Of(prompt.Identity);
        PromptParts altered = MessageIntegrity.FindAltered(prompt, sent, options, allowed, conversations);
        if (promisedModel is not null && promisedModel != sentModel)
        {
            altered |= PromptParts.Model;
        }

        options ??= new ChatOptions();
        if (!promised.IsSound || !AreSameParameters(promised.Values, options, sent, allowed) || !IsSameExtra(promised, options))
        {
            altered |= PromptParts.Parameters;
        }

        if (!AreSameTools(promised.Tools, options.Tools, allowed))
        {
            altered |= PromptParts.Tools;
        }

        if (!AreSameFormats(promised.Values.ResponseFormat, options.ResponseFormat))
        {
            altered |= PromptParts.ResponseFormat;
        }

        return altered;
    }

    private static bool AreSameParameters(ChatOptions promised, ChatOptions options, IReadOnlyList<ChatMessage> sent, ISet<string> allowed) =>
        (options.GetType() == typeof(ChatOptions) || options is PromptChatOptions)
        && promised.Temperature == options.Temperature
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
        && OptionProperties.AreSame(promised.AdditionalProperties, options.AdditionalProperties, allowed);

    /// <summary>What a factory makes cannot be compared, so only the one that was given with the prompt is intact.</summary>
    private static bool IsSameExtra(PromisedOptions promised, ChatOptions options) => promised.Extra is null
        ? options.RawRepresentationFactory is null
        : options is PromptChatOptions { HasItsExtra: true };

    /// <summary>A required tool is not required any more after it has answered; otherwise the model would call it
    /// forever.</summary>
    private static bool IsSameToolMode(ChatToolMode? promised, ChatToolMode? mode, IReadOnlyList<ChatMessage> sent) =>
        Equals(promised, mode) || (promised is RequiredChatToolMode && mode is null && sent.Count > 0 && ChatRoles.Is(sent[^1].Role, ChatRole.Tool));

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

    private static bool AreSameTools(IReadOnlyList<AIFunctionDeclaration>? promised, IList<AITool>? tools, ISet<string> allowed)
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
                || !ModelJson.AreSame(tool.JsonSchema, declared.JsonSchema)
                || tool.ReturnJsonSchema is not null
                || !OptionProperties.AreSame(declared.AdditionalProperties, tool.AdditionalProperties, allowed))
            {
                return false;
            }
        }

        return true;
    }

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
            && (!json.Schema.HasValue || ModelJson.AreSame(json.Schema.Value, other.Schema!.Value));
    }
}
