using System.Collections.Generic;
using System.Linq;
using static PromptGen.Analyzers.Sinks.PromptPosition;
using static PromptGen.Analyzers.Sinks.TextSink;

namespace PromptGen.Analyzers.Sinks.Tables;

/// <summary>AutoGen for .NET: one parameter on every kind of agent.</summary>
internal static class AutoGen
{
    private static readonly string[] Agents =
    [
        "AutoGen.AssistantAgent",
        "AutoGen.ConversableAgent",
        "AutoGen.UserProxyAgent",
        "AutoGen.Core.ConversableAgent",
        "AutoGen.OpenAI.OpenAIChatAgent",
        "AutoGen.OpenAI.GPTAgent",
        "AutoGen.OpenAI.V1.OpenAIChatAgent",
        "AutoGen.OpenAI.V1.GPTAgent",
        "AutoGen.GPTAgent",
        "AutoGen.SemanticKernel.SemanticKernelAgent",
        "AutoGen.Gemini.GeminiChatAgent",
        "AutoGen.Mistral.MistralClientAgent",
        "AutoGen.Ollama.OllamaAgent",
        "AutoGen.Anthropic.AnthropicClientAgent",
        "AutoGen.AzureAIInference.ChatCompletionsClientAgent",
        "AutoGen.LMStudio.LMStudioAgent",
        "AutoGen.LMStudioAgent",
    ];

    public static IEnumerable<TextSink> Sinks =>
    [
        .. Agents.Select(static agent => Constructor(agent, Instructions, "systemMessage")),
        Constructor("AutoGen.Core.TextMessage", ByRole, "content"),
    ];
}
