using System.Threading.Tasks;
using PromptGen.Analyzers.Rules;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests.Sdks;

/// <summary>Members of the SDKs' tables that the tests of the single SDKs do not name.</summary>
public sealed class SinkTableTests
{
    public static TheoryData<string> Instructions =>
    [
        """var part = new OpenAI.Decisions.DecisionsDeveloperMessageItem([new OpenAI.Decisions.DecisionsInputTextContentPart([|"You decide who gets a refund."|])]);""",
        """var session = new OpenAI.Realtime.RealtimeConversationSession { Instructions = [|"You answer the phone of a bakery."|] };""",
        """var batch = new Anthropic.Models.Messages.Batches.Params { MaxTokens = 10, Model = "model", Messages = [], System = [|"You sort letters by their senders."|] };""",
        """var call = new Anthropic.Models.Beta.Messages.MessageCreateParams { MaxTokens = 10, Model = "model", Messages = [], System = [|"You sort letters by their senders."|] };""",
        """var thread = new Anthropic.Models.Beta.Messages.ThreadCreateParams { MaxTokens = 10, Model = "model", Messages = [], System = [|"You sort letters by their senders."|] };""",
        """var thread = new Anthropic.Models.Beta.Messages.ThreadSendParams { MaxTokens = 10, Model = "model", System = [|"You sort letters by their senders."|] };""",
        """var message = new OllamaSharp.Models.Chat.Message { Role = OllamaSharp.Models.Chat.ChatRole.System, Content = [|"You sort letters by their senders."|] };""",
        """var message = new OllamaSharp.Models.Chat.Message(OllamaSharp.Models.Chat.ChatRole.System, [|"You sort letters by their senders."|]);""",
        """var agent = new AutoGen.OpenAI.V1.GPTAgent("sorter", [|"You sort letters by their senders."|], null);""",
        """var context = new Microsoft.SemanticKernel.AIContext { Instructions = [|"You sort letters by their senders."|] };""",
    ];

    [Theory]
    [MemberData(nameof(Instructions))]
    public Task ReportsInstructions(string statements) => HiddenPrompts.ExpectAsync(Snippet.Statements("", statements));

    public static TheoryData<string> Templates =>
    [
        """await new Microsoft.Agents.AI.PromptAgentFactory().CreateFromYamlAsync([|"kind: Prompt\nname: Sorter\ninstructions: You sort letters by their senders.\n"|]);""",
    ];

    [Theory]
    [MemberData(nameof(Templates))]
    public Task ReportsTemplates(string statements) => HiddenPrompts.ExpectTemplatesAsync(Snippet.Statements("", statements));

    public static TheoryData<string> UserTemplates =>
    [
        """Microsoft.Extensions.AI.IChatClient client = null; client.GetStreamingResponseAsync([|$"Summarize the following letter in one sentence for the archive: {input}"|]);""",
        """Microsoft.SemanticKernel.ChatCompletion.IChatCompletionService service = null; await Microsoft.SemanticKernel.ChatCompletion.ChatCompletionServiceExtensions.GetChatMessageContentAsync(service, [|$"Summarize the following letter in one sentence for the archive: {input}"|]);""",
    ];

    [Theory]
    [MemberData(nameof(UserTemplates))]
    public Task ReportsUserTemplates(string statements) => AnalyzerRun.ExpectAsync(new PromptFlowAnalyzer(), "PG2005", Snippet.Statements("using Microsoft.Extensions.AI;", statements));

    public static TheoryData<string> Descriptions =>
    [
        """var tool = new OpenAI.Responses.FunctionTool { FunctionDescription = [|"Gets the weather of a city."|] };""",
    ];

    [Theory]
    [MemberData(nameof(Descriptions))]
    public Task ReportsToolDescriptions(string statements) => AnalyzerRun.ExpectAsync(new PromptFlowAnalyzer(), "PG2010", Snippet.Statements("", statements));

    public static TheoryData<string> Silent =>
    [
        """Console.WriteLine("The instructions of the answer are " + new OpenAI.Responses.ResponseResult().Instructions);""",
        """OpenAI.Assistants.ThreadRun run = null; Console.WriteLine("The instructions of the run are " + run.Instructions);""",
        """var options = new OpenAI.Audio.AudioTranscriptionOptions { Prompt = "The names of the people in the meeting" };""",
    ];

    [Theory]
    [MemberData(nameof(Silent))]
    public Task LeavesTheRest(string statements) => HiddenPrompts.ExpectAsync(Snippet.Statements("", statements));
}
