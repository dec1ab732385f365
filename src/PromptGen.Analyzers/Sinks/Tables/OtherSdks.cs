using System.Collections.Generic;
using static PromptGen.Analyzers.Sinks.PromptPosition;
using static PromptGen.Analyzers.Sinks.TextSink;

namespace PromptGen.Analyzers.Sinks.Tables;

/// <summary>SDKs with a handful of members each: OllamaSharp, Google, Bedrock, Mistral, LangChain, the community's OpenAI clients.</summary>
internal static class OtherSdks
{
    public static IEnumerable<TextSink> Sinks =>
    [
        Constructor("OllamaSharp.Chat", Instructions, "systemPrompt"),
        Constructor("OllamaSharp.Models.Chat.Message", ByRole, "content"),
        Property("OllamaSharp.Models.Chat.Message", "Content", ByRole),
        Method("OllamaSharp.Chat", "SendAsAsync", ByRole, "message"),
        Method("OllamaSharp.Chat", "SendAs", ByRole, "message"),
        Property("OllamaSharp.Models.GenerateRequest", "Prompt", User),
        Method("OllamaSharp.Chat", "SendAsync", User, "message"),
        Method("OllamaSharp.Chat", "Send", User, "message"),
        Property("OllamaSharp.Models.GenerateRequest", "System", Instructions),
        Property("OllamaSharp.Models.GenerateRequest", "Template", Template),
        Property("OllamaSharp.Models.CreateModelRequest", "System", Instructions),

        Property("Google.GenAI.Types.GenerateContentConfig", "SystemInstruction", Instructions),
        Property("Google.GenAI.Types.LiveConnectConfig", "SystemInstruction", Instructions),
        Property("Google.GenAI.Types.CreateCachedContentConfig", "SystemInstruction", Instructions),
        Property("Google.GenAI.GenerateContentConfig", "SystemInstruction", Instructions),
        Property("Mscc.GenerativeAI.GenerateContentRequest", "SystemInstruction", Instructions),
        Property("Mscc.GenerativeAI.GenerateContentConfig", "SystemInstruction", Instructions),
        Constructor("Mscc.GenerativeAI.GenerativeModel", Instructions, "systemInstruction"),
        AnyMethod("GenerativeModel", Instructions, "systemInstruction"),
        Property("Google.Cloud.AIPlatform.V1.GenerateContentRequest", "SystemInstruction", Instructions),
        Property("Google.Cloud.AIPlatform.V1Beta1.GenerateContentRequest", "SystemInstruction", Instructions),

        Property("Amazon.BedrockRuntime.Model.SystemContentBlock", "Text", Instructions),
        Property("Amazon.BedrockRuntime.Model.ConverseRequest", "System", Instructions),
        Property("Amazon.BedrockRuntime.Model.ConverseStreamRequest", "System", Instructions),
        Property("Amazon.BedrockAgent.Model.CreateAgentRequest", "Instruction", Instructions),

        Constructor("LLama.Common.ChatHistory+Message", ByRole, "content"),
        Method("LLama.Common.ChatHistory", "AddMessage", ByRole, "content"),

        Constructor("Mistral.SDK.DTOs.ChatMessage", ByRole, "content"),
        Constructor("Mistral.SDK.ChatMessage", ByRole, "content"),

        AnyMethod("AsSystemMessage", Instructions, "text", "content", "message", "value"),
        AnyMethod("AsHumanMessage", User, "text", "content", "message", "value"),
        AnyMethod("AsSystemChatMessage", Instructions, "text", "content", "message", "value"),

        // Betalgo and its successor, and the clients that share the factory's names.
        AnyMethod("FromSystem", Instructions, "content") with { IsFirst = true },
        AnyMethod("FromDeveloper", Instructions, "content") with { IsFirst = true },
        AnyMethod("FromUser", User, "content"),
        AnyMethod("AppendUserInput", User, "text", "content"),
        AnyMethod("AppendUserInputWithName", User, "text", "content"),
        AnyMethod("AppendSystemMessage", Instructions, "content"),
        AnyMethod("AppendMessage", ByRole, "text", "content"),
        Constructor("OpenAI.ObjectModels.RequestModels.ChatMessage", ByRole, "content"),
        Property("OpenAI.ObjectModels.RequestModels.ChatMessage", "Content", ByRole),
        Constructor("Betalgo.Ranul.OpenAI.ObjectModels.RequestModels.ChatMessage", ByRole, "content"),
        Property("Betalgo.Ranul.OpenAI.ObjectModels.RequestModels.ChatMessage", "Content", ByRole),
        Constructor("OpenAI.Chat.Message", ByRole, "content"),
        Constructor("OpenAI_API.Chat.ChatMessage", ByRole, "text", "content"),
        Property("OpenAI_API.Chat.ChatMessage", "Content", ByRole),
        Property("OpenAI_API.Chat.ChatMessage", "TextContent", ByRole),
    ];
}
