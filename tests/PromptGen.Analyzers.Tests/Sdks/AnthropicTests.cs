using System.Threading.Tasks;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests.Sdks;

public sealed class AnthropicTests
{
    private const string Usings = "using Anthropic.Models.Messages; using Anthropic.Models.Beta.Agents; using Beta = Anthropic.Models.Beta.Messages; using Community = Anthropic.SDK.Messaging;";

    public static TheoryData<string> Statements =>
    [
        """var parameters = new MessageCreateParams { Model = "the model we use", System = [|"You are a seasoned data scientist."|] };""",
        """MessageCreateParams parameters = new() { System = [|$"You are a seasoned data scientist of {topic}."|] };""",
        """var parameters = new MessageCreateParams { System = new List<TextBlockParam> { new() { Text = [|"You are a seasoned data scientist."|] } } };""",
        """var parameters = new MessageCreateParams { System = new List<TextBlockParam> { new([|"You are a seasoned data scientist."|]) } };""",
        """var parameters = new MessageCreateParams(); parameters.System = [|"You are a seasoned data scientist."|];""",
        """string system = [|"You are a seasoned data scientist."|]; var parameters = new MessageCreateParams { System = system };""",
        """var parameters = new MessageCountTokensParams { System = [|"You are a seasoned data scientist."|] };""",
        """var parameters = new Beta.MessageCreateParams { System = [|"You are a seasoned data scientist."|] };""",
        """var content = new SystemMessageParamContent([|"You are a seasoned data scientist."|]);""",
        """var content = new Beta.BetaSystemMessageParam([|"You are a seasoned data scientist."|]);""",
        """var agent = new AgentCreateParams { System = [|"You are a seasoned data scientist."|] };""",
        """var agent = new AgentUpdateParams { System = [|"You are a seasoned data scientist."|] };""",
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
        """var parameters = new MessageCreateParams { Messages = [new MessageParam { Role = Role.User, Content = "What is the capital of France?" }] };""",
        """var parameters = new MessageCreateParams { System = input };""",
        """var message = new Community.Message(Community.RoleType.User, "Who won the world series in 2020?");""",
        """var message = new Community.Message(Community.RoleType.Assistant, "The Los Angeles Dodgers won it.");""",
        """var tool = new Tool { Name = "get_weather", Description = "Gets the weather of a city." };""",
    ];

    [Theory]
    [MemberData(nameof(Silent))]
    public Task DoesNotReport(string statements) => HiddenPrompts.ExpectAsync(Snippet.Statements(Usings, statements));
}
