using System.Threading.Tasks;
using PromptGen.Analyzers.Rules;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests.Flows;

/// <summary>Calls that do not compile: while somebody types, before packages are restored, with another version of an SDK.</summary>
public sealed class UnresolvedCallTests
{
    private const string Usings = "using AutoGen; using OpenAI.Chat; using Microsoft.Extensions.AI; using Microsoft.SemanticKernel;";

    public static TheoryData<string> Statements =>
    [
        """var agent = new AssistantAgent(name: "teacher", systemMessage: [|"You teach children to count."|], settings: new Missing { Heat = 0 });""",
        """var agent = new AssistantAgent("teacher", [|"You teach children to count."|], new Missing()).RegisterSomething();""",
        """var agent = Unknown.Client.AsAIAgent([|"You teach children to count."|], "teacher");""",
        """var agent = Unknown.Client.AsAIAgent(name: "teacher", instructions: [|"You teach children to count."|]);""",
        """var options = new Microsoft.Agents.AI.ChatClientAgentOptions { Missing = 1, ChatOptions = new() { Instructions = [|"You teach children to count."|], ResponseFormat = Missing.Of<string>() } };""",
        """var message = new Microsoft.Extensions.AI.ChatMessage(ChatRole.System, [|"You teach children to count."|], Missing.Value);""",
        """var message = new SystemChatMessage([|$"You teach {Missing.Pupils} to count."|]);""",
    ];

    [Theory]
    [MemberData(nameof(Statements))]
    public Task Reports(string statements) => AnalyzerRun.ExpectAsync(
        new PromptFlowAnalyzer(), "PG2001", [Snippet.Statements(Usings, statements)], Sdk.All, settings: null, mustCompile: false);

    public static TheoryData<string> Silent =>
    [
        """var agent = new AssistantAgent("You teach children to count.", input, new Missing());""",
        """var agent = Unknown.Client.AsAIAgent(Missing.Value, "the teacher of the children");""",
        """var agent = Unknown.Client.CreateAgent("the teacher of the children", input);""",
        """var message = new Microsoft.Extensions.AI.ChatMessage(ChatRole.User, "Please teach me how to count.", Missing.Value);""",
        """Unknown.Client.Send("You teach children to count.");""",
    ];

    [Theory]
    [MemberData(nameof(Silent))]
    public Task DoesNotReport(string statements) => AnalyzerRun.ExpectAsync(
        new PromptFlowAnalyzer(), "PG2001", [Snippet.Statements(Usings, statements)], Sdk.All, settings: null, mustCompile: false);

    public static TheoryData<string> WithoutPackages =>
    [
        // SDKs.
        """object Run() => new SystemChatMessage([|"You teach children to count."|]);""",
        """object Run() => ChatMessage.CreateSystemMessage([|"You teach children to count."|]);""",
        """object Run(string name) => new List<ChatMessage> { new SystemChatMessage([|$"You teach {name} to count."|]), new UserChatMessage("How many fingers do I have, and how many toes?") };""",
        """object Run() { var history = new ChatHistory(); history.AddSystemMessage([|"You teach children to count."|]); history.AddUserMessage("How many fingers do I have, and how many toes?"); return history; }""",
        """ChatHistory _history = new(); void Run() => _history.AddSystemMessage([|"You teach children to count."|]);""",
        """object Run() => new ChatMessage(ChatRole.System, [|"You teach children to count."|]);""",
        """object Run() => new ChatOptions { Instructions = [|"You teach children to count."|], Temperature = 0.1f };""",
        """ChatOptions Run() => new() { Instructions = [|"You teach children to count."|] };""",
        """void Run(ChatOptions options) { options.Instructions = [|"You teach children to count."|]; }""",
        """object Run(IChatClient client) => client.AsAIAgent(instructions: [|"You teach children to count."|], name: "the teacher of the children");""",
        """object Run(IChatClient client) => new ChatClientAgent(client, [|"You teach children to count."|], "teacher");""",

        // The application's own methods, with types of SDKs in their signatures.
        """object Ask(string system, ChatOptions options) => new SystemChatMessage(system); object Run() => Ask([|"You teach children to count."|], new ChatOptions());""",
        """object Ask(ChatClient client, string system) => new SystemChatMessage(system); object Run() => Ask(new ChatClient("gpt"), [|"You teach children to count."|]);""",
        """object Ask(ChatClient client, string system) => new SystemChatMessage(system); object Run() => Ask(system: [|"You teach children to count."|], client: new ChatClient("gpt"), missing: 1);""",
        """string Build(ChatClient client, string name) => [|$"You teach {name} to count."|]; object Run() => new SystemChatMessage(Build(new ChatClient("gpt"), "Ada", 3));""",
        """object Run() => new SystemChatMessage([|"You teach children to count."|].Dedent());""",
        """object Make(ChatRole role, string text) => new ChatMessage(role, text); object Run() => new ChatMessage(ChatRole.User, "How many fingers do I have, and how many toes?");""",
    ];

    [Theory]
    [MemberData(nameof(WithoutPackages))]
    public Task ReportsWithoutAnyPackage(string members) => AnalyzerRun.ExpectAsync(
        new PromptFlowAnalyzer(), "PG2001", [Snippet.Members(Usings, members)], [], settings: null, mustCompile: false);

    public static TheoryData<string> SilentWithoutPackages =>
    [
        """object Run() => new UserChatMessage("How many fingers do I have, and how many toes?");""",
        """object Run() => new ChatMessage(ChatRole.Assistant, "You have ten fingers and as many toes.");""",
        """object Run() => new Recipe { Instructions = "Knead the dough for ten minutes." };""",
        """void Run(Recipe recipe) { recipe.Instructions = "Knead the dough for ten minutes."; }""",
        """object Run() => new Missing("This is the heading of the whole page.");""",
        """object Run() => Missing.Show("This is the heading of the whole page.");""",
        """object Ask(string system, ChatOptions options, string title) => new SystemChatMessage(system); object Run(string system) => Ask(system, new ChatOptions(), "This is the heading of the whole page.");""",
    ];

    [Theory]
    [MemberData(nameof(SilentWithoutPackages))]
    public Task IsSilentWithoutAnyPackage(string members) => AnalyzerRun.ExpectAsync(
        new PromptFlowAnalyzer(), "PG2001", [Snippet.Members(Usings, members)], [], settings: null, mustCompile: false);
}
