using System.Collections.Generic;
using System.Threading.Tasks;

namespace Azure.AI.Inference
{
    public class ChatRequestMessage { }
    public class ChatRequestSystemMessage : ChatRequestMessage { public ChatRequestSystemMessage(string content) { } }
    public class ChatRequestDeveloperMessage : ChatRequestMessage { public ChatRequestDeveloperMessage(string content) { } }
    public class ChatRequestUserMessage : ChatRequestMessage { public ChatRequestUserMessage(string content) { } }
    public class ChatCompletionsOptions { public IList<ChatRequestMessage> Messages { get; set; } = new List<ChatRequestMessage>(); }
}
namespace Azure.AI.OpenAI
{
    public class ChatRequestMessage { }
    public class ChatRequestSystemMessage : ChatRequestMessage { public ChatRequestSystemMessage(string content) { } public ChatRequestSystemMessage(object contentItems) { } }
    public class ChatRequestUserMessage : ChatRequestMessage { public ChatRequestUserMessage(string content) { } }
    public class ChatCompletionsOptions { public ChatCompletionsOptions() { } public ChatCompletionsOptions(string deploymentName, IEnumerable<object> messages) { } public string DeploymentName { get; set; } public IList<object> Messages { get; } = new List<object>(); }
}
namespace Azure.AI.Agents.Persistent
{
    public class PersistentAgent { public string Instructions => null; }
    public class PersistentAgentsAdministrationClient
    {
        public PersistentAgent CreateAgent(string model, string name = null, string description = null, string instructions = null) => null;
        public Task<PersistentAgent> CreateAgentAsync(string model, string name = null, string description = null, string instructions = null) => null;
        public Task<PersistentAgent> UpdateAgentAsync(string assistantId, string model = null, string name = null, string description = null, string instructions = null) => null;
    }
    public class PersistentAgentsClient { public PersistentAgentsAdministrationClient Administration => null; }
    public class ThreadRuns { public object CreateRun(string threadId, string assistantId, string overrideInstructions = null, string additionalInstructions = null) => null; }
}
namespace Azure.AI.Projects.Agents
{
    public class DeclarativeAgentDefinition { public DeclarativeAgentDefinition(string model) { } public string Instructions { get; set; } }
}
namespace Azure.AI.Projects.OpenAI
{
    public class PromptAgentDefinition { public PromptAgentDefinition(string model) { } public string Instructions { get; set; } }
}
