using System.Collections.Generic;
using System.Threading.Tasks;

// Betalgo, under its first namespaces.
namespace OpenAI.Interfaces
{
    using OpenAI.ObjectModels.RequestModels;
    public interface IOpenAIService { IChatCompletionService ChatCompletion { get; } }
    public interface IChatCompletionService { Task<ChatCompletionCreateResponse> CreateCompletion(ChatCompletionCreateRequest request, string modelId = null); }
}
namespace OpenAI.ObjectModels.RequestModels
{
    public class MessageContent { public static MessageContent TextContent(string text) => null; }
    public class ChatMessage
    {
        public ChatMessage() { }
        public ChatMessage(string role, string content, string name = null) { }
        public string Role { get; set; }
        public string Content { get; set; }
        public static ChatMessage FromSystem(string content, string name = null) => null;
        public static ChatMessage FromUser(string content, string name = null) => null;
        public static ChatMessage FromUser(IList<MessageContent> contents) => null;
        public static ChatMessage FromAssistant(string content, string name = null) => null;
    }
    public class ChatCompletionCreateRequest { public IList<ChatMessage> Messages { get; set; } public string Model { get; set; } public int? MaxTokens { get; set; } public float? Temperature { get; set; } }
    public class ChatChoiceResponse { public ChatMessage Message { get; set; } }
    public class ChatCompletionCreateResponse { public bool Successful => true; public List<ChatChoiceResponse> Choices { get; set; } }
}

// OpenAI-DotNet.
namespace OpenAI
{
    public enum Role { System = 1, Developer, Assistant, User, Tool }
}
namespace OpenAI.Chat
{
    public sealed class Message
    {
        public Message(OpenAI.Role role, string content, string name = null) { }
        public Message(OpenAI.Role role, IEnumerable<object> content, string name = null) { }
        public OpenAI.Role Role { get; private set; }
    }
    public sealed class ChatRequest { public ChatRequest(IEnumerable<Message> messages, string model = null) { } }
}

// OpenAI-API-dotnet.
namespace OpenAI_API.Chat
{
    public class ChatMessageRole { public static ChatMessageRole System => null; public static ChatMessageRole User => null; public static ChatMessageRole FromString(string name) => null; }
    public class ChatMessage { public ChatMessage() { } public ChatMessage(ChatMessageRole role, string text) { } public ChatMessageRole Role { get; set; } public string Content { get; set; } public string TextContent { get; set; } }
    public class Conversation { public void AppendSystemMessage(string content) { } public void AppendUserInput(string text, params object[] images) { } public void AppendMessage(ChatMessageRole role, string text, params object[] images) { } }
    public class ChatRequest { public IList<ChatMessage> Messages { get; set; } }
}

// LLamaSharp.
namespace LLama.Common
{
    public enum AuthorRole { Unknown = -1, System, User, Assistant }
    public class ChatHistory
    {
        public class Message { public Message(AuthorRole authorRole, string content) { } public AuthorRole AuthorRole { get; set; } public string Content { get; set; } }
        public List<Message> Messages { get; set; }
        public ChatHistory() { }
        public ChatHistory(Message[] messageHistory) { }
        public void AddMessage(AuthorRole authorRole, string content) { }
    }
}

// Azure.AI.OpenAI before 1.0.0-beta.12.
namespace Azure.AI.OpenAI
{
    public readonly struct ChatRole { public ChatRole(string value) { } public static ChatRole System => default; public static ChatRole User => default; public static ChatRole Assistant => default; }
    public class ChatMessage { public ChatMessage() { } public ChatMessage(ChatRole role, string content) { } public ChatRole Role { get; set; } public string Content { get; set; } }
}
