using System;
using System.Collections;
using System.Collections.Generic;
using System.ComponentModel;
using System.Threading.Tasks;

namespace Microsoft.SemanticKernel
{
    public class Kernel { }
    public class KernelArguments { public KernelArguments() { } public KernelArguments(PromptExecutionSettings settings) { } public object this[string name] { get => null; set { } } }
    public class PromptExecutionSettings { public string ModelId { get; set; } }
    public class FunctionResult { }
    public class KernelFunction { }
    public class KernelPlugin { }
    [AttributeUsage(AttributeTargets.Method)] public class KernelFunctionAttribute : Attribute { public KernelFunctionAttribute() { } public KernelFunctionAttribute(string name) { } }
    public interface IPromptTemplateFactory { }
    public class PromptTemplateConfig
    {
        public PromptTemplateConfig() { }
        public PromptTemplateConfig(string template) { Template = template; }
        public string Template { get; set; }
        public string Name { get; set; }
        public string Description { get; set; }
    }
    public static class KernelExtensions
    {
        public static Task<FunctionResult> InvokePromptAsync(this Kernel kernel, string promptTemplate, KernelArguments arguments = null, string templateFormat = null) => null;
        public static Task<T> InvokePromptAsync<T>(this Kernel kernel, string promptTemplate, KernelArguments arguments = null, string templateFormat = null) => null;
        public static IAsyncEnumerable<string> InvokePromptStreamingAsync(this Kernel kernel, string promptTemplate, KernelArguments arguments = null) => null;
        public static KernelFunction CreateFunctionFromPrompt(this Kernel kernel, string promptTemplate, PromptExecutionSettings executionSettings = null, string functionName = null, string description = null) => null;
        public static KernelFunction CreateFunctionFromPrompt(this Kernel kernel, PromptTemplateConfig promptConfig) => null;
        public static KernelFunction CreateFunctionFromPromptYaml(this Kernel kernel, string text) => null;
        public static KernelPlugin ImportPluginFromPromptDirectory(this Kernel kernel, string pluginDirectory, string pluginName = null) => null;
        public static KernelPlugin CreatePluginFromPromptDirectory(this Kernel kernel, string pluginDirectory, string pluginName = null) => null;
        public static KernelFunction CreateFunctionFromPrompty(this Kernel kernel, string promptyTemplate) => null;
    }
    public static class KernelFunctionFactory { public static KernelFunction CreateFromPrompt(string promptTemplate, PromptExecutionSettings executionSettings = null, string functionName = null) => null; }
    public class KernelContent { }
    public class TextContent : KernelContent { public TextContent(string text) { } public string Text { get; set; } }
    public class ImageContent : KernelContent { public ImageContent(Uri uri) { } }
    public class ChatMessageContentItemCollection : List<KernelContent> { }
    public class ChatMessageContent : KernelContent
    {
        public ChatMessageContent() { }
        public ChatMessageContent(ChatCompletion.AuthorRole role, string content) { }
        public ChatMessageContent(ChatCompletion.AuthorRole role, ChatMessageContentItemCollection items) { }
        public ChatCompletion.AuthorRole Role { get; set; }
        public string Content { get; set; }
        public ChatMessageContentItemCollection Items { get; set; }
    }
    public class AIContext { public string Instructions { get; set; } }
}
namespace Microsoft.SemanticKernel.ChatCompletion
{
    public readonly struct AuthorRole
    {
        public AuthorRole(string label) => Label = label;
        public string Label { get; }
        public static AuthorRole System { get; } = new("system");
        public static AuthorRole Developer { get; } = new("developer");
        public static AuthorRole User { get; } = new("user");
        public static AuthorRole Assistant { get; } = new("assistant");
        public static AuthorRole Tool { get; } = new("tool");
        public static bool operator ==(AuthorRole left, AuthorRole right) => true;
        public static bool operator !=(AuthorRole left, AuthorRole right) => false;
        public override bool Equals(object obj) => false;
        public override int GetHashCode() => 0;
    }
    public class ChatHistorySummarizationReducer
    {
        public const string DefaultSummarizationPrompt = "Summarize the conversation so far for a colleague who takes over.";
        public ChatHistorySummarizationReducer(IChatCompletionService service, int targetCount, int? thresholdCount = null) { }
        public string SummarizationInstructions { get; init; } = DefaultSummarizationPrompt;
    }
    public class ChatHistory : List<ChatMessageContent>
    {
        public ChatHistory() { }
        public ChatHistory(string systemMessage) { }
        public ChatHistory(string message, AuthorRole role) { }
        public void AddSystemMessage(string content) { }
        public void AddDeveloperMessage(string content) { }
        public void AddUserMessage(string content) { }
        public void AddUserMessage(ChatMessageContentItemCollection contentItems) { }
        public void AddAssistantMessage(string content) { }
        public void AddMessage(AuthorRole authorRole, string content) { }
        public void AddMessage(AuthorRole authorRole, ChatMessageContentItemCollection contentItems) { }
    }
    public static class ChatCompletionServiceExtensions
    {
        public static Task<ChatMessageContent> GetChatMessageContentAsync(this IChatCompletionService service, string prompt, PromptExecutionSettings executionSettings = null, Kernel kernel = null) => null;
    }
    public interface IChatCompletionService { Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(ChatHistory chatHistory, PromptExecutionSettings settings = null); }
}
namespace Microsoft.SemanticKernel.Agents
{
    public abstract class Agent { public string Name { get; init; } public string Description { get; init; } public string Instructions { get; init; } }
    public class ChatCompletionAgent : Agent { public ChatCompletionAgent() { } public ChatCompletionAgent(PromptTemplateConfig templateConfig, IPromptTemplateFactory factory) { } public Kernel Kernel { get; init; } }
    public class AgentDefinition { public string Name { get; set; } public string Instructions { get; set; } }
    public class AgentInvokeOptions { public string AdditionalInstructions { get; init; } }
    public static class AgentFactoryExtensions { public static Task<Agent> CreateAgentFromYamlAsync(this object factory, string text) => null; }
}
namespace Microsoft.SemanticKernel.Agents.OpenAI
{
    public class OpenAIAssistantAgent : Agent { }
    public class OpenAIAssistantDefinition { public string Instructions { get; set; } }
    public class OpenAIResponseAgent : Agent { }
}
namespace Microsoft.SemanticKernel.Connectors.OpenAI
{
    public class OpenAIPromptExecutionSettings : PromptExecutionSettings { public string ChatSystemPrompt { get; set; } public string ChatDeveloperPrompt { get; set; } public double Temperature { get; set; } }
}
