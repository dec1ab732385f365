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
