#pragma warning disable OPENAI001 // The client of responses is experimental.
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace Microsoft.Agents.AI
{
    public class AIAgent { public Task<string> RunAsync(string message) => null; }
    public class ChatClientAgentOptions { public string Name { get; set; } public ChatOptions ChatOptions { get; set; } public string Description { get; set; } }
    public class ChatClientAgent : AIAgent
    {
        public ChatClientAgent(IChatClient chatClient, string instructions = null, string name = null, string description = null, IList<AITool> tools = null) { }
        public ChatClientAgent(IChatClient chatClient, ChatClientAgentOptions options) { }
    }
    public class FoundryAgent : AIAgent { public FoundryAgent(object client, string model, string instructions, string name = null) { } }
    public class AIContext { public string Instructions { get; set; } }
    public class AgentInlineSkill { public AgentInlineSkill(string name, string description, string instructions) { } }
    public class AgentModeProviderOptions { public class AgentMode { public AgentMode(string name, string instructions) { } } }
    public class TodoProviderOptions { public string Instructions { get; set; } }
    public class AIJudgeLoopEvaluatorOptions { public string Instructions { get; set; } }
}
namespace Microsoft.Agents.AI { public class PromptAgentFactory { public Task<AIAgent> CreateFromYamlAsync(string text) => null; } }
namespace Microsoft.Agents.AI.Workflows { public class HandoffWorkflowBuilder { public HandoffWorkflowBuilder WithHandoffInstructions(string handoffInstructions) => this; } }
namespace Microsoft.Agents.AI.Hosting
{
    public interface IServices { }
    public static class HostingExtensions { public static object AddAIAgent(this IServices services, string name, string instructions, IChatClient chatClient = null) => null; }
}
namespace Microsoft.Extensions.AI
{
    public static class ChatClientAgentExtensions
    {
        public static Microsoft.Agents.AI.ChatClientAgent AsAIAgent(this IChatClient client, string instructions = null, string name = null, string description = null, IList<AITool> tools = null) => null;
        public static Microsoft.Agents.AI.ChatClientAgent CreateAIAgent(this IChatClient client, string instructions = null, string name = null) => null;
        public static Microsoft.Agents.AI.ChatClientAgent BuildAIAgent(this ChatClientBuilder builder, string instructions = null, string name = null) => null;
    }
}
namespace OpenAI.Responses
{
    public static class OpenAIResponsesClientExtensions { public static Microsoft.Agents.AI.ChatClientAgent AsAIAgent(this ResponsesClient client, string instructions = null, string name = null) => null; }
}
namespace Microsoft.Agents.ObjectModel { public class GptComponentMetadata { public GptComponentMetadata(string name, string instructions) { } } }
