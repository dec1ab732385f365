using System.Collections.Generic;
using static PromptGen.Analyzers.Sinks.PromptPosition;
using static PromptGen.Analyzers.Sinks.TextSink;

namespace PromptGen.Analyzers.Sinks.Tables;

/// <summary>Semantic Kernel and its agents.</summary>
internal static class SemanticKernel
{
    private const string History = "Microsoft.SemanticKernel.ChatCompletion.ChatHistory";

    public static IEnumerable<TextSink> Sinks =>
    [
        // The first constructor has no role: its message is a system message.
        Constructor(History, Instructions, "systemMessage"),
        Constructor(History, ByRole, "message"),
        Method(History, "AddSystemMessage", Instructions, "content"),
        Method(History, "AddDeveloperMessage", Instructions, "content"),
        Method(History, "AddUserMessage", User, "content", "contentItems"),
        Method(History, "AddMessage", ByRole, "content", "contentItems"),
        AnyMethod("CreateNewChat", Instructions, "instructions"),
        Constructor("Microsoft.SemanticKernel.ChatMessageContent", ByRole, "content", "items"),
        Property("Microsoft.SemanticKernel.ChatMessageContent", "Content", ByRole),
        Property("Microsoft.SemanticKernel.ChatMessageContent", "Items", ByRole),

        AnyMethod("GetChatMessageContentAsync", User, "prompt"),
        AnyMethod("GetChatMessageContentsAsync", User, "prompt"),
        AnyMethod("GetStreamingChatMessageContentsAsync", User, "prompt"),
        AnyMethod("GetTextContentAsync", User, "prompt"),
        AnyMethod("GetTextContentsAsync", User, "prompt"),
        AnyMethod("GetStreamingTextContentsAsync", User, "prompt"),

        AnyMethod("InvokePromptAsync", Template, "promptTemplate") with { IsFirst = true },
        AnyMethod("InvokePromptStreamingAsync", Template, "promptTemplate") with { IsFirst = true },
        AnyMethod("CreateFunctionFromPrompt", Template, "promptTemplate") with { IsFirst = true },
        AnyMethod("CreateSemanticFunction", Template, "promptTemplate"),
        AnyMethod("InvokeSemanticFunctionAsync", Template, "template"),
        Method("Microsoft.SemanticKernel.KernelFunctionFactory", "CreateFromPrompt", Template, "promptTemplate"),
        Constructor("Microsoft.SemanticKernel.PromptTemplateConfig", Template, "template"),
        Property("Microsoft.SemanticKernel.PromptTemplateConfig", "Template", Template),
        AnyMethod("CreateFunctionFromPromptYaml", Template, "text") with { IsFirst = true },
        AnyMethod("FromPromptYaml", Template, "text"),
        AnyMethod("CreateFunctionFromPrompty", Template, "promptyTemplate", "text"),
        AnyMethod("FromPrompty", Template, "promptyTemplate", "text"),
        AnyMethod("ToPromptTemplateConfig", Template, "text", "promptyTemplate"),
        AnyMethod("CreateAgentFromYamlAsync", Template, "text"),

        AnyMethod("CreateAgentFromYaml", Template, "text"),
        AnyMethod("CreateFunctionFromPromptyFile", File, "promptyFilePath"),
        AnyMethod("ImportPluginFromPromptDirectory", File, "pluginDirectory"),
        AnyMethod("CreatePluginFromPromptDirectory", File, "pluginDirectory"),
        AnyMethod("ImportPluginFromPromptDirectoryYaml", File, "pluginDirectory"),
        AnyMethod("CreatePluginFromPromptDirectoryYaml", File, "pluginDirectory"),
        AnyMethod("ImportSemanticFunctionsFromDirectory", File, "parentDirectory"),
        AnyMethod("ImportSemanticSkillFromDirectory", File, "parentDirectory"),
        Property("Microsoft.SemanticKernel.ChatCompletion.ChatHistorySummarizationReducer", "SummarizationInstructions", Instructions),
        Property("Microsoft.SemanticKernel.Agents.Agent", "Description", ToolDescription),
        Property("Microsoft.SemanticKernel.Agents.AgentDefinition", "Description", ToolDescription),

        Property("Microsoft.SemanticKernel.Agents.Agent", "Instructions", Instructions),
        Property("Microsoft.SemanticKernel.Agents.KernelAgent", "Instructions", Instructions),
        Property("Microsoft.SemanticKernel.Agents.ChatCompletionAgent", "Instructions", Instructions),
        Property("Microsoft.SemanticKernel.Agents.OpenAI.OpenAIAssistantAgent", "Instructions", Instructions),
        Property("Microsoft.SemanticKernel.Agents.OpenAI.OpenAIResponseAgent", "Instructions", Instructions),
        Property("Microsoft.SemanticKernel.Agents.OpenAI.OpenAIAssistantDefinition", "Instructions", Instructions),
        Property("Microsoft.SemanticKernel.Agents.AgentDefinition", "Instructions", Instructions),
        Property("Microsoft.SemanticKernel.Agents.AgentInvokeOptions", "AdditionalInstructions", Instructions),
        Property("Microsoft.SemanticKernel.AIContext", "Instructions", Instructions),
        Property("Microsoft.SemanticKernel.Memory.AIContext", "Instructions", Instructions),
        AnyMethod("CreateAssistantAsync", Instructions, "instructions"),
        AnyMethod("CreateAssistant", Instructions, "instructions"),
        Property("Microsoft.SemanticKernel.Connectors.OpenAI.OpenAIPromptExecutionSettings", "ChatSystemPrompt", Instructions),
        Property("Microsoft.SemanticKernel.Connectors.OpenAI.OpenAIPromptExecutionSettings", "ChatDeveloperPrompt", Instructions),
    ];
}
