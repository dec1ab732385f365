using System.Threading.Tasks;

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
