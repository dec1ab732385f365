using System.Threading.Tasks;
using PromptGen.Analyzers.Rules;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests.Tools;

public sealed class ToolDescriptionTests
{
    private const string Usings = "using Microsoft.Extensions.AI; using Microsoft.SemanticKernel; using ModelContextProtocol.Server; using OpenAI.Chat; using OpenAI.Responses;";

    public static TheoryData<string> Members =>
    [
        """[KernelFunction, Description([|"Gets the weather of a city."|])] public string Weather([Description([|"The name of the city."|])] string city) => "";""",
        """[KernelFunction("weather")] [Description([|"Gets the weather of a city."|])] public string Weather(string city) => "";""",
        """[McpServerTool, Description([|"Gets the weather of a city."|])] public static string Weather(string city) => "";""",
        """[McpServerTool] [return: Description([|"The weather in words."|])] public static string Weather(string city) => "";""",
        """[Description([|"Gets the weather of a city."|])] private static string Weather([Description([|"The name of the city."|])] string city) => ""; object Make() => AIFunctionFactory.Create(Weather);""",
        """private static string Weather(string city) => ""; object Make() => AIFunctionFactory.Create(Weather, "weather", [|"Gets the weather of a city."|]);""",
        """object Make() => AIFunctionFactory.Create((string city) => "", name: "weather", description: [|"Gets the weather of a city."|]);""",
        """object Make() => AIFunctionFactory.Create((string city) => "", new AIFunctionFactoryOptions { Name = "weather of a city", Description = [|"Gets the weather of a city."|] });""",
        """object Make() => AIFunctionFactory.CreateDeclaration("weather", [|"Gets the weather of a city."|], default);""",
        """object Make() => ChatTool.CreateFunctionTool("weather", [|"Gets the weather of a city."|]);""",
        """object Make() => ChatTool.CreateFunctionTool(functionName: nameof(Make), functionDescription: [|"Gets the weather of a city."|]);""",
        """object Make() => ResponseTool.CreateFunctionTool("weather", null, true, [|"Gets the weather of a city."|]);""",
        """object Make() => new FunctionTool { FunctionDescription = [|"Gets the weather of a city."|] };""",
        """object Make() => new OpenAI.Realtime.RealtimeFunctionTool { FunctionDescription = [|"Gets the weather of a city."|] };""",
        """object Make() => new OpenAI.Assistants.FunctionToolDefinition { FunctionName = "weather", Description = [|"Gets the weather of a city."|] };""",
        """object Make() => new Anthropic.Models.Messages.Tool { Name = "weather", InputSchema = new(), Description = [|"Gets the weather of a city."|] };""",
        """object Make() => new Anthropic.Models.Beta.Messages.BetaTool { Name = "weather", InputSchema = new(), Description = [|"Gets the weather of a city."|] };""",

        // Local functions and lambdas.
        """void Make() { [KernelFunction, Description([|"Gets the weather of a city."|])] static string Weather([Description([|"The name of the city."|])] string city) => city; Weather("a"); }""",
        """object Make() { [Description([|"Gets the weather of a city."|])] static string Weather([Description([|"The name of the city."|])] string city) => city; return AIFunctionFactory.Create(Weather); }""",
        """object Make() => AIFunctionFactory.Create([Description([|"Gets the weather of a city."|])] ([Description([|"The name of the city."|])] string city) => city);""",
        """object Make() => AIFunctionFactory.Create(([Description([|"The name of the city."|])] string city) => { return city; }, "weather");""",
        """object Make() => McpServerTool.Create(([Description([|"The name of the city."|])] string city) => city);""",

        // Functions and agents as types and by name.
        """class Weather : AIFunction { protected override ValueTask<object> InvokeCoreAsync(AIFunctionArguments arguments, System.Threading.CancellationToken cancellationToken) => default; public override string Description => [|"Gets the weather of a city."|]; }""",
        """class Weather : AIFunction { protected override ValueTask<object> InvokeCoreAsync(AIFunctionArguments arguments, System.Threading.CancellationToken cancellationToken) => default; public override string Description { get; } = [|"Gets the weather of a city."|]; }""",
        """object Make(IChatClient client) => client.AsAIAgent(instructions: "You tell people the weather.", description: [|"Tells the weather of a city."|]);""",
        """object Make(IChatClient client) => new Microsoft.Agents.AI.ChatClientAgent(client, "You tell people the weather.", "weather", [|"Tells the weather of a city."|]);""",
        """object Make() => new Microsoft.Agents.AI.ChatClientAgentOptions { Description = [|"Tells the weather of a city."|] };""",
        """object Make() => new Microsoft.SemanticKernel.Agents.ChatCompletionAgent { Name = "The weather of today", Description = [|"Tells the weather of a city."|] };""",
    ];

    [Theory]
    [MemberData(nameof(Members))]
    public Task Reports(string members) => AnalyzerRun.ExpectAsync(new PromptFlowAnalyzer(), "PG2010", Snippet.Members(Usings, members));

    public static TheoryData<string> Silent =>
    [
        """[Description("The port that the server listens on.")] public int Port { get; set; }""",
        """[Description("Starts the server and waits for it.")] public void Start([Description("The port that it listens on.")] int port) { }""",
        """enum Color { [Description("A warm and friendly red")] Red }""",
        """[Category("The first of all categories")] public void Start() { }""",
        """private static string Weather(string city) => ""; object Make() => AIFunctionFactory.Create(Weather);""",
        """object Make() => AIFunctionFactory.Create((string city) => "The weather is fine today");""",
        """object Make() => new ChatCompletionOptions { Temperature = 1 };""",
        """void Make() { static void Start([Description("The port that the server listens on.")] int port) { } Start(1); }""",
        """object Make() { var start = ([Description("The port that the server listens on.")] int port) => port; return start; }""",
        """class Page { public virtual string Description => "The page that visitors see first"; } class Home : Page { public override string Description => "The page that everybody sees first"; }""",
        """[KernelFunction] public string Weather(string city) { void Log([Description("What is written to the log.")] string text) { } Log(city); return ""; }""",
    ];

    [Theory]
    [MemberData(nameof(Silent))]
    public Task DoesNotReport(string members) => AnalyzerRun.ExpectAsync(new PromptFlowAnalyzer(), "PG2010", Snippet.Members(Usings, members));

    /// <summary>Descriptions of tools are no instructions: one rule says it, not two.</summary>
    [Theory]
    [MemberData(nameof(Silent))]
    public Task IsNotAHiddenPrompt(string members) => HiddenPrompts.ExpectAsync(Snippet.Members(Usings, members));
}
