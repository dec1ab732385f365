using System.Collections.Generic;

namespace OllamaSharp
{
    public interface IOllamaApiClient { }
    public class Chat
    {
        public Chat(IOllamaApiClient client) { }
        public Chat(IOllamaApiClient client, string systemPrompt) { }
        public List<Models.Chat.Message> Messages { get; set; } public IAsyncEnumerable<string> SendAsync(string message) => null;
        public IAsyncEnumerable<string> SendAsAsync(Models.Chat.ChatRole role, string message) => null;
    }
}
namespace OllamaSharp.Models { public class GenerateRequest { public string Model { get; set; } public string Prompt { get; set; } public string System { get; set; } public string Template { get; set; } } }
namespace OllamaSharp.Models.Chat
{
    public readonly struct ChatRole { public ChatRole(string role) { } public static ChatRole System => default; public static ChatRole User => default; public static ChatRole Assistant => default; }
    public class ChatRequest { public string Model { get; set; } public IEnumerable<Message> Messages { get; set; } }
    public class Message { public Message() { } public Message(ChatRole role, string content) { } public ChatRole? Role { get; set; } public string Content { get; set; } }
}
