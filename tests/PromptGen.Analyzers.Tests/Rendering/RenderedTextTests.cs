using System.Threading.Tasks;
using PromptGen.Analyzers.Rules;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests.Rendering;

public sealed class RenderedTextTests
{
    private const string Usings = "using OpenAI.Chat; using PromptGen;";

    public static TheoryData<string> Edited =>
    [
        """var prompt = TriagePrompt.Render(input, topic); Use(new SystemChatMessage([|prompt.Text + "\nAnswer in JSON."|])); Use(prompt.Identity);""",
        """var prompt = TriagePrompt.Render(input, topic); Use(new SystemChatMessage([|$"{prompt.Text}\nAnswer in JSON."|])); Use(prompt.Identity);""",
        """var prompt = TriagePrompt.Render(input, topic); Use(new SystemChatMessage([|$"{prompt}\nAnswer in JSON."|])); Use(prompt.Identity);""",
        """var prompt = TriagePrompt.Render(input, topic); Use(new SystemChatMessage([|prompt.Text.Trim()|])); Use(prompt.Identity);""",
        """var prompt = TriagePrompt.Render(input, topic); Use(new SystemChatMessage([|prompt.Text.Replace("a", "b")|])); Use(prompt.Identity);""",
        """var prompt = TriagePrompt.Render(input, topic); Use(new UserChatMessage([|prompt.Text.Substring(3)|])); Use(prompt.Identity);""",
        """var prompt = TriagePrompt.Render(input, topic); Use(new SystemChatMessage([|string.Concat(prompt.Text, topic)|])); Use(prompt.Identity);""",
        """var prompt = TriagePrompt.Render(input, topic); string text = [|prompt.Text + topic|]; Use(new SystemChatMessage(text)); Use(prompt.Identity);""",
        """var prompt = TriagePrompt.Render(input, topic); string text = prompt.Text; text += topic; Use(new SystemChatMessage(text)); Use(prompt.Identity);""".Replace("text += topic;", "[|text += topic|];", System.StringComparison.Ordinal),
        """var prompt = TriagePrompt.Render(input, topic); var text = new StringBuilder(); [|text.Append(prompt.Text)|]; text.Append(topic); Use(new SystemChatMessage(text.ToString())); Use(prompt.Identity);""",
        """string Finish(string text) => [|text + "\nAnswer in JSON."|]; var prompt = TriagePrompt.Render(input, topic); Use(new SystemChatMessage(Finish(prompt.Text))); Use(prompt.Identity);""",
        """var prompt = TriagePrompt.Render(input, topic); Use(new SystemChatMessage([|prompt.Messages[0].Text + topic|])); Use(prompt.Identity);""",
    ];

    [Theory]
    [MemberData(nameof(Edited))]
    public Task ReportsEdits(string statements) => AnalyzerRun.ExpectAsync(
        new PromptFlowAnalyzer(), "PG2102", Snippet.Statements(Usings, "static void Use(object value) { }\n" + statements), GeneratedPrompt.Source);

    public static TheoryData<string> Reduced =>
    [
        """Use(new SystemChatMessage({|PG2103:TriagePrompt.Render(input, topic).Text|}));""",
        """var prompt = TriagePrompt.Render(input, topic); Use(new SystemChatMessage({|PG2103:prompt.Text|}));""",
        """string text = {|PG2103:TriagePrompt.Render(input, topic).Text|}; Use(new SystemChatMessage(text));""",
        """var prompt = TriagePrompt.Render(input, topic); Use(new SystemChatMessage({|PG2103:prompt.Messages[0].Text|}), new UserChatMessage({|PG2103:prompt.Messages[1].Text|}));""",
        """Use(new SystemChatMessage({|PG2103:TriagePrompt.Render(input, topic).ToString()|}));""",
    ];

    [Theory]
    [MemberData(nameof(Reduced))]
    public Task ReportsReduction(string statements) => AnalyzerRun.ExpectAsync(
        new PromptFlowAnalyzer(), "PG2102", Snippet.Statements(Usings, "static void Use(params object[] values) { }\n" + statements), GeneratedPrompt.Source);

    public static TheoryData<string> Silent =>
    [
        """var prompt = TriagePrompt.Render(input, topic); Use(new SystemChatMessage(prompt.Text)); Use(prompt.Identity.Version);""",
        """var prompt = TriagePrompt.Render(input, topic); Use(new SystemChatMessage(prompt.Text)); Use(prompt);""",
        """var prompt = TriagePrompt.Render(input, topic); Console.WriteLine("Sent: " + prompt.Text.Trim()); Use(prompt);""",
        """var prompt = TriagePrompt.Render(input, topic); Use(prompt.Text.Length);""",
        """Use(new SystemChatMessage(input.Trim() + topic));""",
        """foreach (var message in TriagePrompt.Render(input, topic).Messages) { Use(new SystemChatMessage(message.Text)); }""",
    ];

    [Theory]
    [MemberData(nameof(Silent))]
    public Task DoesNotReport(string statements) => AnalyzerRun.ExpectAsync(
        new PromptFlowAnalyzer(), "PG2102", Snippet.Statements(Usings, "static void Use(object value) { }\n" + statements), GeneratedPrompt.Source);

    [Theory]
    [InlineData("""string Triage(string body) => {|PG2107:TriagePrompt.Render(body, "eu").Text + "\nAnswer in JSON."|};""")]
    [InlineData("""string Triage(string body) { var prompt = TriagePrompt.Render(body, "eu"); string text = {|PG2107:prompt.Text.Trim()|}; return text; }""")]
    [InlineData("""string Triage(string body) => {|PG2108:TriagePrompt.Render(body, "eu").Text|};""")]
    public Task ReportsAcrossFiles(string member) => AnalyzerRun.ExpectAsync(
        new PromptFlowAnalyzer(),
        "PG2102",
        "public class Prompts { public " + member + " }",
        "class Client { object Run(Prompts prompts, string body) => new OpenAI.Chat.SystemChatMessage(prompts.Triage(body)); }",
        GeneratedPrompt.Source);

    [Fact]
    public Task PassingThePromptOnIsFine() => AnalyzerRun.ExpectAsync(
        new PromptFlowAnalyzer(),
        "PG2102",
        """public class Prompts { public PromptGen.RenderedPrompt Triage(string body) => TriagePrompt.Render(body, "eu"); }""",
        "class Client { object Run(Prompts prompts, string body) { var prompt = prompts.Triage(body); System.Console.WriteLine(prompt.Identity.Version); return new OpenAI.Chat.SystemChatMessage(prompt.Text); } }",
        GeneratedPrompt.Source);

    /// <summary>What was rendered is no hidden prompt, and neither is anything in a generated class.</summary>
    [Theory]
    [InlineData("""Use(new SystemChatMessage(TriagePrompt.Render(input, topic).Text));""")]
    [InlineData("""Use(new SystemChatMessage(TriagePrompt.Render(input, topic).Text.Trim()));""")]
    [InlineData("""Use(new SystemChatMessage(TriagePrompt.Text));""")]
    [InlineData("""var prompt = TriagePrompt.Render("The body of the ticket of the customer", "The region of the customer"); Use(new SystemChatMessage(prompt.Text));""")]
    public Task RenderedTextIsNotHidden(string statements) => HiddenPrompts.ExpectAsync(
        Snippet.Statements(Usings, "static void Use(object value) { }\n" + statements), GeneratedPrompt.Source);

    [Fact]
    public Task WordsAroundRenderedTextAreHidden() => HiddenPrompts.ExpectAsync(
        Snippet.Statements(Usings, """object message = new SystemChatMessage([|TriagePrompt.Render(input, topic).Text + "\nAlways answer in JSON."|]);"""), GeneratedPrompt.Source);
}
