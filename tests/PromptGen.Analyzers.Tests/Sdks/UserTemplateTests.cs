using System.Linq;
using System.Threading.Tasks;
using PromptGen.Analyzers.Rules;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests.Sdks;

/// <summary>The rule about messages in the user's name, which is off unless a project turns it on.</summary>
public sealed class UserTemplateTests
{
    private const string Usings = "using Microsoft.Extensions.AI; using OpenAI.Chat; using Microsoft.SemanticKernel.ChatCompletion; using ChatMessage = Microsoft.Extensions.AI.ChatMessage;";

    public static TheoryData<string> Statements =>
    [
        """var message = new UserChatMessage([|$"Translate the following text into {topic}, and keep its line breaks: {input}"|]);""",
        """var message = new ChatMessage(ChatRole.User, [|"Translate the following text into " + topic + ", and keep its line breaks: " + input|]);""",
        """IChatClient client = null; await client.GetResponseAsync([|$"Translate the following text into {topic}, and keep its line breaks: {input}"|]);""",
        """var history = new ChatHistory(); history.AddUserMessage([|$"Translate the following text into {topic}, and keep its line breaks: {input}"|]);""",
        """string template = [|"Translate the following text into {0}, and keep its line breaks: {1}"|]; var message = new UserChatMessage(string.Format(template, topic, input));""",
        """var body = new { role = "user", content = [|$"Translate the following text into {topic}, and keep its line breaks: {input}"|] };""",
    ];

    [Theory]
    [MemberData(nameof(Statements))]
    public Task Reports(string statements) => AnalyzerRun.ExpectAsync(new PromptFlowAnalyzer(), "PG2005", Snippet.Statements(Usings, statements));

    public static TheoryData<string> Silent =>
    [
        """var message = new UserChatMessage("What is the capital of France, and what is it known for in the world?");""",
        """var message = new UserChatMessage($"What is {input}?");""",
        """var message = new UserChatMessage(input);""",
        """var message = new SystemChatMessage($"Translate the following text into {topic}, and keep its line breaks: {input}");""",
        """var history = new ChatHistory(); history.AddUserMessage($"{topic}: {input}");""",
    ];

    [Theory]
    [MemberData(nameof(Silent))]
    public Task DoesNotReport(string statements) => AnalyzerRun.ExpectAsync(new PromptFlowAnalyzer(), "PG2005", Snippet.Statements(Usings, statements));

    [Fact]
    public Task ReportsAcrossFiles() => AnalyzerRun.ExpectAsync(
        new PromptFlowAnalyzer(),
        "PG2006",
        Snippet.File(Usings, """class Translator { object Run(string a, string b) => new UserChatMessage(string.Format(Templates.Translate, a, b)); }"""),
        Snippet.File(Usings, """static class Templates { public const string Translate = [|"Translate the following text into {0}, and keep its line breaks: {1}"|]; }"""));

    [Fact]
    public void IsOffByDefault() => Assert.Equal(
        ["PG2005", "PG2006"],
        new PromptFlowAnalyzer().SupportedDiagnostics.Where(static rule => !rule.IsEnabledByDefault).Select(static rule => rule.Id));
}
