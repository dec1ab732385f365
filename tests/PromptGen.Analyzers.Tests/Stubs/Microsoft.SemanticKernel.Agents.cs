using System.Threading.Tasks;

// Packages beside Microsoft.SemanticKernel.
namespace Microsoft.SemanticKernel
{
    public static class PromptYamlKernelExtensions { public static KernelFunction CreateFunctionFromPromptYaml(this Kernel kernel, string text) => null; }
    public static class PromptyKernelExtensions { public static KernelFunction CreateFunctionFromPrompty(this Kernel kernel, string promptyTemplate) => null; }
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
