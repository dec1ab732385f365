using System;
using System.Collections.Generic;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Extensions.AI
{
    public readonly struct ChatRole : IEquatable<ChatRole>
    {
        public ChatRole(string value) => Value = value;
        public static ChatRole System { get; } = new("system");
        public static ChatRole User { get; } = new("user");
        public static ChatRole Assistant { get; } = new("assistant");
        public static ChatRole Tool { get; } = new("tool");
        public string Value { get; }
        public static bool operator ==(ChatRole left, ChatRole right) => left.Equals(right);
        public static bool operator !=(ChatRole left, ChatRole right) => !left.Equals(right);
        public bool Equals(ChatRole other) => Value == other.Value;
        public override bool Equals(object obj) => obj is ChatRole other && Equals(other);
        public override int GetHashCode() => Value.GetHashCode();
    }

    public class AIContent { }
    public class TextContent : AIContent { public TextContent(string text) => Text = text; public string Text { get; set; } }
    public class UriContent : AIContent { public UriContent(string uri, string mediaType) { } }

    public class ChatMessage
    {
        public ChatMessage() { }
        public ChatMessage(ChatRole role, string content) { Role = role; }
        public ChatMessage(ChatRole role, IList<AIContent> contents) { Role = role; Contents = contents; }
        public ChatRole Role { get; set; }
        public string Text => "";
        public IList<AIContent> Contents { get; set; } = new List<AIContent>();
        public string AuthorName { get; set; }
    }

    public class AITool { public virtual string Name => ""; public virtual string Description => ""; }
    public abstract class AIFunctionDeclaration : AITool { }
    public abstract class AIFunction : AIFunctionDeclaration { protected virtual object InvokeCoreAsync() => null; }
    public class DelegatingAIFunction : AIFunction { public DelegatingAIFunction(AIFunction inner) { } }
    public class SummarizingChatReducer
    {
        public SummarizingChatReducer(IChatClient chatClient, int targetCount, int? threshold) { }
        public string SummarizationPrompt { get; set; }
    }
    public class ChatOptions
    {
        public string Instructions { get; set; }
        public string ModelId { get; set; }
        public float? Temperature { get; set; }
        public IList<AITool> Tools { get; set; }
        public ChatOptions Clone() => this;
    }
    public class RealtimeSessionOptions { public string Instructions { get; init; } }
    public class CreateResponseRealtimeClientMessage { public string Instructions { get; set; } }
    public class ChatResponse { public string Text => ""; }
    public class ChatResponseUpdate { public string Text => ""; }
    public interface IChatClient : IDisposable
    {
        Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions options = null, CancellationToken cancellationToken = default);
        IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions options = null, CancellationToken cancellationToken = default);
    }
    public static class ChatClientExtensions
    {
        public static Task<ChatResponse> GetResponseAsync(this IChatClient client, string chatMessage, ChatOptions options = null, CancellationToken cancellationToken = default) => null;
        public static IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(this IChatClient client, string chatMessage, ChatOptions options = null, CancellationToken cancellationToken = default) => null;
    }
    public class AIFunctionFactoryOptions { public string Name { get; set; } public string Description { get; set; } }
    public static class AIFunctionFactory
    {
        public static AIFunction Create(Delegate method, AIFunctionFactoryOptions options) => null;
        public static AIFunction Create(Delegate method, string name = null, string description = null, object serializerOptions = null) => null;
        public static AIFunctionDeclaration CreateDeclaration(string name, string description, object jsonSchema, object returnJsonSchema = null) => null;
    }
    public class SpeechToTextOptions { public string Instructions { get; set; } }
    public class ImageGenerationRequest { public ImageGenerationRequest(string prompt) { } public string Prompt { get; set; } }
}
