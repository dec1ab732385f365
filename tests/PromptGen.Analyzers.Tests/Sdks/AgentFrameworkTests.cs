using System.Threading.Tasks;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests.Sdks;

public sealed class AgentFrameworkTests
{
    private const string Usings = """
        using Microsoft.Extensions.AI; using Microsoft.Agents.AI; using Microsoft.Agents.AI.Hosting; using Microsoft.Agents.AI.Workflows;
        using Microsoft.Agents.ObjectModel; using OpenAI.Responses;
        """;

    public static TheoryData<string> Statements =>
    [
        """IChatClient client = null; var agent = client.AsAIAgent([|"You are good at telling jokes."|], "Joker");""",
        """IChatClient client = null; var agent = client.AsAIAgent(instructions: [|"You are good at telling jokes."|], name: "The joker of the house");""",
        """IChatClient client = null; var agent = client.AsAIAgent(name: "The joker of the house", instructions: [|"You are good at telling jokes."|]);""",
        """IChatClient client = null; var agent = client.CreateAIAgent([|"You are good at telling jokes."|]);""",
        """ResponsesClient client = null; var agent = client.AsAIAgent([|"You are good at telling jokes."|]);""",
        """ChatClientBuilder builder = null; var agent = builder.BuildAIAgent([|"You are good at telling jokes."|]);""",
        """var agent = new ChatClientAgent(null, [|"You are good at telling jokes."|]);""",
        """ChatClientAgent agent = new(null, instructions: [|"You are good at telling jokes."|], name: "Joker");""",
        """var agent = new ChatClientAgent(null, new ChatClientAgentOptions { Name = "Joker of ours", ChatOptions = new() { Instructions = [|"You are good at telling jokes."|] } });""",
        """var agent = new FoundryAgent(null, "the model we use", [|"You are good at telling jokes."|], "Joker of ours");""",
        """IServices services = null; services.AddAIAgent("joker", [|"You are good at telling jokes."|]);""",
        """AgentWorkflowBuilder.CreateHandoffBuilderWith(null).WithHandoffInstructions([|"Hand over when in doubt."|]);""",
        """var context = new AIContext { Instructions = [|"The user's name is unknown."|] };""",
        """var skill = new AgentInlineSkill("units", "Converts units of measurement.", [|"Convert with the factors below."|]);""",
        """var mode = new AgentModeProviderOptions.AgentMode("plan", [|"Plan before you act."|]);""",
        """var options = new TodoProviderOptions { Instructions = [|"Keep a list of tasks."|] };""",
        """var options = new AIJudgeLoopEvaluatorOptions { Instructions = [|"Judge the answer strictly."|] };""",
        """var metadata = new GptComponentMetadata(name: "The name of it", instructions: [|"Do what the user asks."|]);""",
    ];

    [Theory]
    [MemberData(nameof(Statements))]
    public Task Reports(string statements) => HiddenPrompts.ExpectAsync(Snippet.Statements(Usings, statements));

    public static TheoryData<string> Silent =>
    [
        """IChatClient client = null; var agent = client.AsAIAgent(name: "The joker of the house", description: "Tells jokes to all guests.");""",
        """var agent = new ChatClientAgent(null, input, "Joker of ours", "Tells jokes to all guests.");""",
        """AIAgent agent = null; await agent.RunAsync("Tell me a joke about a pirate.");""",
        """var options = new ChatClientAgentOptions { Description = "Tells jokes to all guests." };""",
        """IServices services = null; services.AddAIAgent("assistant", input);""",
    ];

    [Theory]
    [MemberData(nameof(Silent))]
    public Task DoesNotReport(string statements) => HiddenPrompts.ExpectAsync(Snippet.Statements(Usings, statements));
}
