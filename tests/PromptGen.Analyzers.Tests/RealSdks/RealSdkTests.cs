using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PromptGen.Analyzers.Rules;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests.RealSdks;

/// <summary>Code against the packages themselves: overloads, optional parameters, conversions and required members are those that applications meet.</summary>
public sealed class RealSdkTests
{
    private static readonly Lazy<IReadOnlyList<MetadataReference>> References = new(static () =>
    [
        .. Sdk.Framework, .. SdkPackage.Newest.SelectMany(static package => package.Assemblies).Select(static path => MetadataReference.CreateFromFile(path)),
    ]);

    public static TheoryData<string> Instructions =>
    [
        """var message = new Microsoft.Extensions.AI.ChatMessage(Microsoft.Extensions.AI.ChatRole.System, [|"You sort letters by their senders."|]);""",
        """var message = new Microsoft.Extensions.AI.ChatMessage(Microsoft.Extensions.AI.ChatRole.System, [new Microsoft.Extensions.AI.TextContent([|"You sort letters by their senders."|])]);""",
        """var options = new Microsoft.Extensions.AI.ChatOptions { Instructions = [|"You sort letters by their senders."|] };""",

        """var message = new OpenAI.Chat.SystemChatMessage([|"You sort letters by their senders."|]);""",
        """var message = new OpenAI.Chat.DeveloperChatMessage(OpenAI.Chat.ChatMessageContentPart.CreateTextPart([|"You sort letters by their senders."|]));""",
        """List<OpenAI.Chat.ChatMessage> messages = [OpenAI.Chat.ChatMessage.CreateSystemMessage([|"You sort letters by their senders."|]), new OpenAI.Chat.UserChatMessage(input)];""",
        """var options = new OpenAI.Responses.CreateResponseOptions { Instructions = [|"You sort letters by their senders."|] };""",
        """var item = OpenAI.Responses.ResponseItem.CreateDeveloperMessageItem([|"You sort letters by their senders."|]);""",
        """var options = new OpenAI.Assistants.AssistantCreationOptions { Name = "Sorter", Instructions = [|"You sort letters by their senders."|] };""",
        """var part = new OpenAI.Decisions.DecisionsInputTextInstructionsPart([|"You sort letters by their senders."|]);""",
        """var options = new OpenAI.Realtime.RealtimeConversationSessionOptions { Instructions = [|"You sort letters by their senders."|] };""",

        """var message = new Azure.AI.Inference.ChatRequestSystemMessage([|"You sort letters by their senders."|]);""",
        """var message = new Azure.AI.Inference.ChatRequestDeveloperMessage([|"You sort letters by their senders."|]);""",

        """var history = new Microsoft.SemanticKernel.ChatCompletion.ChatHistory([|"You sort letters by their senders."|]);""",
        """var history = new Microsoft.SemanticKernel.ChatCompletion.ChatHistory(); history.AddSystemMessage([|"You sort letters by their senders."|]); history.AddUserMessage(input);""",
        """var history = new Microsoft.SemanticKernel.ChatCompletion.ChatHistory(); history.AddMessage(Microsoft.SemanticKernel.ChatCompletion.AuthorRole.System, [|"You sort letters by their senders."|]);""",
        """var message = new Microsoft.SemanticKernel.ChatMessageContent(Microsoft.SemanticKernel.ChatCompletion.AuthorRole.System, [|"You sort letters by their senders."|]);""",
        """var settings = new Microsoft.SemanticKernel.Connectors.OpenAI.OpenAIPromptExecutionSettings { ChatSystemPrompt = [|"You sort letters by their senders."|] };""",

        """Microsoft.Extensions.AI.IChatClient client = null; var agent = new Microsoft.Agents.AI.ChatClientAgent(client, [|"You sort letters by their senders."|]);""",
        """Microsoft.Extensions.AI.IChatClient client = null; var agent = client.AsAIAgent(instructions: [|"You sort letters by their senders."|]);""",
        """var context = new Microsoft.Agents.AI.AIContext { Instructions = [|"You sort letters by their senders."|] };""",
        """var options = new Microsoft.Agents.AI.ChatClientAgentOptions { ChatOptions = new() { Instructions = [|"You sort letters by their senders."|] } };""",
        """var mode = new Microsoft.Agents.AI.AgentModeProviderOptions.AgentMode("sort", [|"You sort letters by their senders."|]);""",

        """var call = new Anthropic.Models.Messages.MessageCreateParams { MaxTokens = 10, Model = "model", Messages = [], System = [|"You sort letters by their senders."|] };""",
        """var call = new Anthropic.Models.Beta.Messages.MessageCreateParams { MaxTokens = 10, Model = "model", Messages = [], System = [|"You sort letters by their senders."|] };""",

        """OllamaSharp.IOllamaApiClient client = null; var chat = new OllamaSharp.Chat(client, [|"You sort letters by their senders."|]);""",
        """var message = new OllamaSharp.Models.Chat.Message(OllamaSharp.Models.Chat.ChatRole.System, [|"You sort letters by their senders."|]);""",
        """var request = new OllamaSharp.Models.GenerateRequest { System = [|"You sort letters by their senders."|], Prompt = input };""",

        """var message = Betalgo.Ranul.OpenAI.ObjectModels.RequestModels.ChatMessage.FromSystem([|"You sort letters by their senders."|]);""",
        """var history = new LLama.Common.ChatHistory(); history.AddMessage(LLama.Common.AuthorRole.System, [|"You sort letters by their senders."|]);""",

        """var body = System.ClientModel.BinaryContent.CreateJson([|"{\"system\":\"You sort letters by their senders.\"}"|]);""",
        """var request = new RestSharp.RestRequest("v1/messages"); RestSharp.RestRequestExtensions.AddJsonBody(request, [|"{\"system\":\"You sort letters by their senders.\"}"|], false);""",
    ];

    [Theory]
    [MemberData(nameof(Instructions))]
    public Task ReportsInstructions(string statements) => ExpectAsync(new PromptFlowAnalyzer(), "PG2001", statements);

    public static TheoryData<string> Templates =>
    [
        """await Microsoft.SemanticKernel.KernelExtensions.InvokePromptAsync(new Microsoft.SemanticKernel.Kernel(), [|"Sort this letter by its sender: {{$letter}}"|]);""",
        """var function = Microsoft.SemanticKernel.KernelFunctionFactory.CreateFromPrompt([|"Sort this letter by its sender: {{$letter}}"|]);""",
        """var template = new Microsoft.SemanticKernel.PromptTemplateConfig([|"Sort this letter by its sender: {{$letter}}"|]);""",
    ];

    [Theory]
    [MemberData(nameof(Templates))]
    public Task ReportsTemplates(string statements) => ExpectAsync(new PromptFlowAnalyzer(), "PG2003", statements);

    public static TheoryData<string> Descriptions =>
    [
        """var tool = Microsoft.Extensions.AI.AIFunctionFactory.Create(() => 1, "weather", [|"Gets the weather of a city."|]);""",
        """var tool = OpenAI.Chat.ChatTool.CreateFunctionTool("weather", [|"Gets the weather of a city."|]);""",
        """var tool = OpenAI.Responses.ResponseTool.CreateFunctionTool("weather", null, true, [|"Gets the weather of a city."|]);""",
    ];

    [Theory]
    [MemberData(nameof(Descriptions))]
    public Task ReportsToolDescriptions(string statements) => ExpectAsync(new PromptFlowAnalyzer(), "PG2010", statements);

    public static TheoryData<string> Silent =>
    [
        """var message = new OpenAI.Chat.UserChatMessage("You are a helpful assistant, are you not?");""",
        """var message = new OpenAI.Chat.AssistantChatMessage("I am a helpful assistant.");""",
        """var history = new Microsoft.SemanticKernel.ChatCompletion.ChatHistory(); history.AddAssistantMessage("I am a helpful assistant.");""",
        """var client = new OllamaSharp.OllamaApiClient("http://localhost:11434", "the name of a model");""",
        """Console.WriteLine("The instructions of the assistant are " + new Microsoft.Extensions.AI.ChatOptions().Instructions);""",
    ];

    [Theory]
    [MemberData(nameof(Silent))]
    public Task LeavesTheRest(string statements) => ExpectAsync(new PromptFlowAnalyzer(), "PG2001", statements);

    // What is experimental is used as the rest is: the compiler's other errors are compared.
    private static Task ExpectAsync(DiagnosticAnalyzer analyzer, string ruleId, string statements) =>
        new MarkedSources(analyzer, ruleId, [Snippet.Statements("using Microsoft.Extensions.AI;", statements)], References.Value).RunAsync();
}
