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
}
