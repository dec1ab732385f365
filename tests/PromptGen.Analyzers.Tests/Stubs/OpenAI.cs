using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace OpenAI.Chat
{
    public class ChatMessageContentPart
    {
        public static ChatMessageContentPart CreateTextPart(string text) => null;
        public static ChatMessageContentPart CreateImagePart(Uri imageUri) => null;
        public static implicit operator ChatMessageContentPart(string text) => null;
    }
    public abstract class ChatMessage
    {
        public IList<ChatMessageContentPart> Content => null;
        public static SystemChatMessage CreateSystemMessage(string content) => null;
        public static SystemChatMessage CreateSystemMessage(params ChatMessageContentPart[] contentParts) => null;
        public static DeveloperChatMessage CreateDeveloperMessage(string content) => null;
        public static UserChatMessage CreateUserMessage(string content) => null;
        public static AssistantChatMessage CreateAssistantMessage(string content) => null;
        public static implicit operator ChatMessage(string content) => null;
    }
    public class SystemChatMessage : ChatMessage
    {
        public SystemChatMessage(string content) { }
        public SystemChatMessage(params ChatMessageContentPart[] contentParts) { }
        public SystemChatMessage(IEnumerable<ChatMessageContentPart> contentParts) { }
        public string ParticipantName { get; set; }
    }
    public class DeveloperChatMessage : ChatMessage
    {
        public DeveloperChatMessage(string content) { }
        public DeveloperChatMessage(params ChatMessageContentPart[] contentParts) { }
    }
    public class UserChatMessage : ChatMessage
    {
        public UserChatMessage(string content) { }
        public UserChatMessage(params ChatMessageContentPart[] contentParts) { }
    }
    public class AssistantChatMessage : ChatMessage { public AssistantChatMessage(string content) { } }
    public class ToolChatMessage : ChatMessage { public ToolChatMessage(string toolCallId, string content) { } }
    public class ChatCompletionOptions { public IList<ChatTool> Tools => null; public float? Temperature { get; set; } }
    public class ChatTool
    {
        public static ChatTool CreateFunctionTool(string functionName, string functionDescription = null, BinaryData functionParameters = null, bool? functionSchemaIsStrict = null) => null;
    }
    public class ChatCompletion { public IList<ChatMessageContentPart> Content => null; }
    public class ChatClient
    {
        public ChatClient(string model, string apiKey) { }
        public ChatCompletion CompleteChat(params ChatMessage[] messages) => null;
        public ChatCompletion CompleteChat(IEnumerable<ChatMessage> messages, ChatCompletionOptions options = null) => null;
        public Task<ChatCompletion> CompleteChatAsync(IEnumerable<ChatMessage> messages, ChatCompletionOptions options = null) => null;
        public Task<ChatCompletion> CompleteChatAsync(params ChatMessage[] messages) => null;
        public Task<object> CompleteChatAsync(System.ClientModel.BinaryContent content) => null;
    }
}
namespace OpenAI.Assistants
{
    public class ToolDefinition { }
    public class FunctionToolDefinition : ToolDefinition { public string FunctionName { get; set; } public string Description { get; set; } }
    public class AssistantCreationOptions { public string Name { get; set; } public string Instructions { get; set; } public string Description { get; set; } public IList<ToolDefinition> Tools => null; }
    public class AssistantModificationOptions { public string Instructions { get; set; } }
    public class RunCreationOptions { public string InstructionsOverride { get; set; } public string AdditionalInstructions { get; set; } }
    public class Assistant { public string Instructions => null; }
    public class ThreadRun { public string Instructions => null; }
}
namespace OpenAI.Responses
{
    public class ResponseContentPart { public static ResponseContentPart CreateInputTextPart(string text) => null; }
    public class ResponseItem
    {
        public static ResponseItem CreateSystemMessageItem(string inputTextContent) => null;
        public static ResponseItem CreateSystemMessageItem(IEnumerable<ResponseContentPart> contentParts) => null;
        public static ResponseItem CreateDeveloperMessageItem(string inputTextContent) => null;
        public static ResponseItem CreateDeveloperMessageItem(IEnumerable<ResponseContentPart> contentParts) => null;
        public static ResponseItem CreateUserMessageItem(string inputTextContent) => null;
        public static ResponseItem CreateAssistantMessageItem(string outputTextContent) => null;
    }
    public class CreateResponseOptions { public string Instructions { get; set; } public string Model { get; set; } }
    public class ResponseCreationOptions { public string Instructions { get; set; } }
    public class ResponseResult { public string Instructions => null; }
    public class ResponseTool { public static FunctionTool CreateFunctionTool(string functionName, BinaryData functionParameters, bool? strictModeEnabled, string functionDescription = null) => null; }
    public class FunctionTool : ResponseTool { public string FunctionDescription { get; set; } }
}
namespace OpenAI.Realtime
{
    public class RealtimeItem { public static RealtimeItem CreateSystemMessageItem(string inputTextContent) => null; public static RealtimeItem CreateUserMessageItem(string inputTextContent) => null; }
    public class RealtimeConversationSessionOptions { public string Instructions { get; set; } }
    public class RealtimeConversationSession { public string Instructions { get; set; } }
    public class RealtimeResponseOptions { public string Instructions { get; set; } }
    public class RealtimeFunctionTool { public string FunctionDescription { get; set; } }
}
namespace OpenAI.Decisions
{
    public class DecisionsInputContentPart { }
    public class DecisionsInputTextInstructionsPart : DecisionsInputContentPart { public DecisionsInputTextInstructionsPart(string text) { } }
    public class DecisionsSystemMessageItem { public DecisionsSystemMessageItem(IEnumerable<DecisionsInputContentPart> content) { } }
    public class DecisionsDeveloperMessageItem { public DecisionsDeveloperMessageItem(IEnumerable<DecisionsInputContentPart> content) { } }
}
namespace OpenAI.Images { public class ImageClient { public object GenerateImage(string prompt) => null; } }
namespace OpenAI.Audio
{
    public class AudioTranscriptionOptions { public string Prompt { get; set; } }
    public class SpeechGenerationOptions { public string Instructions { get; set; } }
}
namespace OpenAI.Embeddings { public class EmbeddingClient { public object GenerateEmbedding(string input) => null; } }
