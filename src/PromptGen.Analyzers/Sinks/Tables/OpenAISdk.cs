using System.Collections.Generic;
using static PromptGen.Analyzers.Sinks.PromptPosition;
using static PromptGen.Analyzers.Sinks.TextSink;

namespace PromptGen.Analyzers.Sinks.Tables;

/// <summary>The OpenAI package, with names of earlier versions.</summary>
internal static class OpenAISdk
{
    public static IEnumerable<TextSink> Sinks =>
    [
        Constructor("OpenAI.Chat.SystemChatMessage", Instructions, "content", "contentParts"),
        Constructor("OpenAI.Chat.DeveloperChatMessage", Instructions, "content", "contentParts"),
        Method("OpenAI.Chat.ChatMessage", "CreateSystemMessage", Instructions, "content", "contentParts"),
        Method("OpenAI.Chat.ChatMessage", "CreateDeveloperMessage", Instructions, "content", "contentParts"),
        Constructor("OpenAI.Chat.UserChatMessage", User, "content", "contentParts"),
        Method("OpenAI.Chat.ChatMessage", "CreateUserMessage", User, "content", "contentParts"),

        Property("OpenAI.Assistants.AssistantCreationOptions", "Instructions", Instructions),
        Property("OpenAI.Assistants.AssistantModificationOptions", "Instructions", Instructions),
        Property("OpenAI.Assistants.RunCreationOptions", "InstructionsOverride", Instructions),
        Property("OpenAI.Assistants.RunCreationOptions", "AdditionalInstructions", Instructions),

        Property("OpenAI.Responses.CreateResponseOptions", "Instructions", Instructions),
        Property("OpenAI.Responses.ResponseCreationOptions", "Instructions", Instructions),
        Method("OpenAI.Responses.ResponseItem", "CreateSystemMessageItem", Instructions, "inputTextContent", "contentParts"),
        Method("OpenAI.Responses.ResponseItem", "CreateDeveloperMessageItem", Instructions, "inputTextContent", "contentParts"),
        Method("OpenAI.Responses.ResponseItem", "CreateUserMessageItem", User, "inputTextContent", "contentParts"),

        Method("OpenAI.Realtime.RealtimeItem", "CreateSystemMessageItem", Instructions, "inputTextContent"),
        Method("OpenAI.RealtimeConversation.ConversationItem", "CreateSystemMessage", Instructions, "contentItems"),
        Property("OpenAI.Realtime.RealtimeConversationSessionOptions", "Instructions", Instructions),
        Property("OpenAI.Realtime.RealtimeConversationSession", "Instructions", Instructions),
        Property("OpenAI.Realtime.RealtimeResponseOptions", "Instructions", Instructions),
        Property("OpenAI.Realtime.ConversationSessionOptions", "Instructions", Instructions),
        Property("OpenAI.RealtimeConversation.ConversationSessionOptions", "Instructions", Instructions),

        Constructor("OpenAI.Decisions.DecisionsSystemMessageItem", Instructions, "content"),
        Constructor("OpenAI.Decisions.DecisionsDeveloperMessageItem", Instructions, "content"),
        Constructor("OpenAI.Decisions.DecisionsInputTextInstructionsPart", Instructions, "text"),

        Method("OpenAI.Chat.ChatTool", "CreateFunctionTool", ToolDescription, "functionDescription"),
        Method("OpenAI.Responses.ResponseTool", "CreateFunctionTool", ToolDescription, "functionDescription"),
        Property("OpenAI.Responses.FunctionTool", "FunctionDescription", ToolDescription),
        Property("OpenAI.Realtime.RealtimeFunctionTool", "FunctionDescription", ToolDescription),
        Property("OpenAI.Assistants.FunctionToolDefinition", "Description", ToolDescription),
    ];
}
