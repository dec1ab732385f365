using System.Threading.Tasks;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests.Sdks;

public sealed class AnthropicTests
{
    private const string Usings = "using Anthropic.Models.Messages; using Anthropic.Models.Beta.Agents; using Sessions = Anthropic.Models.Beta.Sessions; using Beta = Anthropic.Models.Beta.Messages; using Community = Anthropic.SDK.Messaging;";

    public static TheoryData<string> Statements =>
    [
        """var parameters = new MessageCreateParams { MaxTokens = 100, Model = "the model we use", Messages = [], System = [|"You are a seasoned data scientist."|] };""",
        """MessageCreateParams parameters = new() { MaxTokens = 100, Model = "the model we use", Messages = [], System = [|$"You are a seasoned data scientist of {topic}."|] };""",
        """var parameters = new MessageCreateParams { MaxTokens = 100, Model = "the model we use", Messages = [], System = new List<TextBlockParam> { new() { Text = [|"You are a seasoned data scientist."|] } } };""",
        """var parameters = new MessageCreateParams { MaxTokens = 100, Model = "the model we use", Messages = [], System = new List<TextBlockParam> { new([|"You are a seasoned data scientist."|]) } };""",
        """MessageCreateParams parameters = null; parameters = parameters with { System = [|"You are a seasoned data scientist."|] };""",
        """string system = [|"You are a seasoned data scientist."|]; var parameters = new MessageCreateParams { MaxTokens = 100, Model = "the model we use", Messages = [], System = system };""",
        """var parameters = new MessageCountTokensParams { Model = "the model we use", Messages = [], System = [|"You are a seasoned data scientist."|] };""",
        """var parameters = new Beta.MessageCreateParams { MaxTokens = 100, Model = "the model we use", Messages = [], System = [|"You are a seasoned data scientist."|] };""",
        """var content = new SystemMessageParamContent([|"You are a seasoned data scientist."|]);""",
        """var message = new SystemMessageParam { Content = [|"You are a seasoned data scientist."|] };""",
        """var message = new SystemMessageParam([|"You are a seasoned data scientist."|]);""",
        """IReadOnlyList<MessageParam> messages = [new SystemMessageParam([|"You are a seasoned data scientist."|]), new UserMessageParam(input)];""",
        """MessageParam message = new(new SystemMessageParam { Content = new List<TextBlockParam> { new([|"You are a seasoned data scientist."|]) } });""",
        """var block = new Sessions.BetaManagedAgentsSystemContentBlock([|"You are a seasoned data scientist."|]);""",
        """var block = new Sessions.BetaManagedAgentsSystemContentBlock { Type = default, Text = [|"You are a seasoned data scientist."|] };""",
        """var agent = new Sessions.BetaManagedAgentsAgentWithOverridesParams { ID = "a", Type = default, System = [|"You are a seasoned data scientist."|] };""",
        """var content = new Beta.BetaSystemMessageParam([|"You are a seasoned data scientist."|]);""",
        """var agent = new AgentCreateParams { Model = new("the model we use"), Name = "The scientist of the house", System = [|"You are a seasoned data scientist."|] };""",
        """var agent = new AgentUpdateParams { Version = 1, System = [|"You are a seasoned data scientist."|] };""",
        """var parameters = new Community.MessageParameters { System = [new Community.SystemMessage([|"You are a seasoned data scientist."|])] };""",
        """var parameters = new Community.MessageParameters { System = new List<Community.SystemMessage> { new([|"You are a seasoned data scientist."|]) } };""",
        """var parameters = new Community.MessageParameters { System = new() }; parameters.System.Add(new Community.SystemMessage([|"You are a seasoned data scientist."|]));""",
        """var message = new Community.SystemMessage([|"You are a seasoned data scientist."|], new Community.CacheControl());""",
    ];

    [Theory]
    [MemberData(nameof(Statements))]
    public Task Reports(string statements) => HiddenPrompts.ExpectAsync(Snippet.Statements(Usings, statements));

    public static TheoryData<string> Silent =>
    [
        """var parameters = new MessageCreateParams { MaxTokens = 100, Model = "the model we use", Messages = [new UserMessageParam { Content = "What is the capital of France?" }, new AssistantMessageParam("It is Paris, as it has been for long.")] };""",
        """var parameters = new MessageCreateParams { MaxTokens = 100, Model = "the model we use", Messages = [], System = input };""",
        """var message = new Community.Message(Community.RoleType.User, "Who won the world series in 2020?");""",
        """var message = new Community.Message(Community.RoleType.Assistant, "The Los Angeles Dodgers won it.");""",
        """var tool = new Anthropic.Models.Messages.Tool { Name = "get_weather", InputSchema = new(), Description = "Gets the weather of a city." };""",
        """Anthropic.Models.Beta.Deployments.BetaManagedAgentsDeploymentInitialEventParams start = null; var text = start.Match(userMessage: message => "A user says something.", userDefineOutcome: outcome => "A user wants something.", systemMessage: message => "The application says something.");""",
    ];

    [Theory]
    [MemberData(nameof(Silent))]
    public Task DoesNotReport(string statements) => HiddenPrompts.ExpectAsync(Snippet.Statements(Usings, statements));
}
