using System.Collections.Generic;

namespace Amazon.BedrockRuntime.Model
{
    public class SystemContentBlock { public string Text { get; set; } }
    public class ContentBlock { public string Text { get; set; } }
    public class ConversationRole { public static readonly ConversationRole User = null; public static readonly ConversationRole Assistant = null; }
    public class Message { public ConversationRole Role { get; set; } public List<ContentBlock> Content { get; set; } }
    public class ConverseRequest { public string ModelId { get; set; } public List<Message> Messages { get; set; } public List<SystemContentBlock> System { get; set; } = new(); }
    public class ConverseStreamRequest { public List<SystemContentBlock> System { get; set; } = new(); }
}
namespace Mistral.SDK.DTOs
{
    public class ChatMessage { public ChatMessage() { } public ChatMessage(RoleEnum role, string content) { } public enum RoleEnum { System, User, Assistant } }
}
namespace LangChain.Providers
{
    public class Message { }
    public static class StringExtensions { public static Message AsSystemMessage(this string text) => null; public static Message AsHumanMessage(this string text) => null; }
}
namespace AutoGen.Core
{
    public interface IAgent { }
    public readonly struct Role { public static Role System => default; public static Role User => default; public static Role Assistant => default; }
    public class TextMessage { public TextMessage(Role role, string content, string from = null) { } }
}
namespace AutoGen
{
    public class AssistantAgent : Core.IAgent { public AssistantAgent(string name, string systemMessage = "You are a helpful AI assistant") { } }
    public class ConversableAgent : Core.IAgent { public ConversableAgent(string name, string systemMessage = "You are a helpful AI assistant") { } }
    public class UserProxyAgent : Core.IAgent { public UserProxyAgent(string name, string systemMessage = "You are a helpful AI assistant") { } }
}
namespace AutoGen.OpenAI.V1 { public class GPTAgent : Core.IAgent { public GPTAgent(string name, string systemMessage, object config) { } } }
namespace AutoGen.OpenAI { public class OpenAIChatAgent : Core.IAgent { public OpenAIChatAgent(object chatClient, string name, string systemMessage = "You are a helpful AI assistant") { } } }
namespace AutoGen.SemanticKernel { public class SemanticKernelAgent : Core.IAgent { public SemanticKernelAgent(object kernel, string name, string systemMessage = "You are a helpful AI assistant") { } } }
namespace AutoGen.Gemini { public class GeminiChatAgent : Core.IAgent { public GeminiChatAgent(object client, string name, string model, string systemMessage = "You are a helpful AI assistant") { } } }
namespace AutoGen.Mistral { public class MistralClientAgent : Core.IAgent { public MistralClientAgent(object client, string name, string model, string systemMessage = "You are a helpful AI assistant") { } } }
namespace AutoGen.Ollama { public class OllamaAgent : Core.IAgent { public OllamaAgent(object client, string name, string modelName, string systemMessage = "You are a helpful AI assistant") { } } }
namespace AutoGen.Anthropic { public class AnthropicClientAgent : Core.IAgent { public AnthropicClientAgent(object client, string name, string modelName, string systemMessage = "You are a helpful AI assistant") { } } }
namespace AutoGen.AzureAIInference { public class ChatCompletionsClientAgent : Core.IAgent { public ChatCompletionsClientAgent(object client, string name, string modelName, string systemMessage = "You are a helpful AI assistant") { } } }
namespace AutoGen.LMStudio { public class LMStudioAgent : Core.IAgent { public LMStudioAgent(string name, object config, string systemMessage = "You are a helpful AI assistant") { } } }
namespace OpenAI.Responses { public class ResponseCreationOptions { public string Instructions { get; set; } } }
// Azure.AI.OpenAI between 1.0.0-beta.6 and 2.0.0.
namespace Azure.AI.OpenAI
{
    public class ChatRequestMessage { }
    public class ChatRequestSystemMessage : ChatRequestMessage { public ChatRequestSystemMessage(string content) { } public ChatRequestSystemMessage(object contentItems) { } }
    public class ChatRequestUserMessage : ChatRequestMessage { public ChatRequestUserMessage(string content) { } }
    public class ChatCompletionsOptions { public ChatCompletionsOptions() { } public ChatCompletionsOptions(string deploymentName, IEnumerable<object> messages) { } public string DeploymentName { get; set; } public IList<object> Messages { get; } = new List<object>(); }
}
