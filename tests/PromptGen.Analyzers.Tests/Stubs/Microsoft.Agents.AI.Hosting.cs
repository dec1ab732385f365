#pragma warning disable OPENAI001 // The client of responses is experimental.
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

// Packages beside Microsoft.Agents.AI, and names that its previews had.
namespace Microsoft.Agents.AI
{
    public class FoundryAgent { public FoundryAgent(object client, string model, string instructions, string name = null) { } }
    public class PromptAgentFactory { public Task<AIAgent> CreateFromYamlAsync(string text) => null; }
}
namespace Microsoft.Agents.AI.Hosting
{
    public interface IServices { }
    public static class HostingExtensions { public static object AddAIAgent(this IServices services, string name, string instructions, IChatClient chatClient = null) => null; }
}
namespace Microsoft.Extensions.AI
{
    public static class ChatClientAgentExtensions
    {
        public static Microsoft.Agents.AI.ChatClientAgent CreateAIAgent(this IChatClient client, string instructions = null, string name = null) => null;
    }
}
namespace OpenAI.Responses
{
    public static class OpenAIResponsesClientExtensions { public static Microsoft.Agents.AI.ChatClientAgent AsAIAgent(this ResponsesClient client, string instructions = null, string name = null) => null; }
}
namespace Microsoft.Agents.ObjectModel { public class GptComponentMetadata { public GptComponentMetadata(string name, string instructions) { } } }
