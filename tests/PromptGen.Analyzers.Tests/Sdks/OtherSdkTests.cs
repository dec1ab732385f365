using System.Threading.Tasks;
using PromptGen.Analyzers.Rules;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests.Sdks;

public sealed class OtherSdkTests
{
    private const string You = "\"You are a helpful assistant.\"";

    public static TheoryData<string, string> Statements => new()
    {
        { "using Azure.AI.Inference;", $"var message = new ChatRequestSystemMessage([|{You}|]);" },
        { "using Azure.AI.Inference;", $"var message = new ChatRequestDeveloperMessage([|{You}|]);" },
        { "using Azure.AI.Inference;", $$"""var options = new ChatCompletionsOptions { Messages = { new ChatRequestSystemMessage([|{{You}}|]), new ChatRequestUserMessage(input) } };""" },
        { "using Azure.AI.OpenAI;", $"var message = new ChatRequestSystemMessage([|{You}|]);" },
        { "using OpenAI.Chat;", $"""Azure.AI.OpenAI.AzureOpenAIClient client = null; client.GetChatClient("the model we use").CompleteChat(new SystemChatMessage([|{You}|]), new UserChatMessage(input));""" },
        { "using Azure.AI.Agents.Persistent;", $"""new PersistentAgentsAdministrationClient().CreateAgent("the model we use", "the name of it", "what it is for", [|{You}|]);""" },
        { "using Azure.AI.Agents.Persistent;", $"""await new PersistentAgentsClient().Administration.CreateAgentAsync(model: "the model we use", instructions: [|{You}|]);""" },
        { "using Azure.AI.Agents.Persistent;", $"""await new PersistentAgentsAdministrationClient().UpdateAgentAsync("the id of it", instructions: [|{You}|]);""" },
        { "using Azure.AI.Agents.Persistent;", $"""new ThreadRuns().CreateRun("thread", "assistant", overrideInstructions: [|{You}|]);""" },
        { "using Azure.AI.Agents.Persistent;", $"""new ThreadRuns().CreateRun("thread", "assistant", additionalInstructions: [|{You}|]);""" },
        { "using Azure.AI.Projects.Agents;", $$"""var agent = new DeclarativeAgentDefinition("the model we use") { Instructions = [|{{You}}|] };""" },
        { "using Azure.AI.Projects.OpenAI;", $$"""var agent = new PromptAgentDefinition(model: "the model we use") { Instructions = [|{{You}}|] };""" },
        { "using OllamaSharp;", $"var chat = new Chat(null, [|{You}|]);" },
        { "using OllamaSharp;", $"Chat chat = new(null, systemPrompt: [|{You}|]);" },
        { "using OllamaSharp; using OllamaSharp.Models.Chat;", $"var message = new Message(ChatRole.System, [|{You}|]);" },
        { "using OllamaSharp.Models.Chat;", $$"""var message = new Message { Role = ChatRole.System, Content = [|{{You}}|] };""" },
        { "using OllamaSharp; using OllamaSharp.Models.Chat;", $"var answer = new OllamaSharp.Chat(null).SendAsAsync(ChatRole.System, [|{You}|]);" },
        { "using OllamaSharp.Models;", $$"""var request = new GenerateRequest { Prompt = input, System = [|{{You}}|] };""" },
        { "using Google.GenAI.Types;", $$"""var config = new GenerateContentConfig { SystemInstruction = new Content { Parts = [new Part { Text = [|{{You}}|] }] } };""" },
        { "using Google.GenAI.Types;", $$"""var config = new GenerateContentConfig { SystemInstruction = new() { Parts = new List<Part> { new() { Text = [|{{You}}|] } } } };""" },
        { "using Google.GenAI.Types;", $$"""var content = new Content { Parts = [new Part { Text = [|{{You}}|] }] }; var config = new GenerateContentConfig { SystemInstruction = content };""" },
        { "using Mscc.GenerativeAI;", $"var model = new GenerativeModel(systemInstruction: new Content([|{You}|]));" },
        { "using Mscc.GenerativeAI;", $$"""var request = new GenerateContentRequest { SystemInstruction = new Content([|{{You}}|]) };""" },
        { "using Google.Cloud.AIPlatform.V1;", $$"""var request = new GenerateContentRequest { SystemInstruction = new Content { Parts = { new Part { Text = [|{{You}}|] } } } };""" },
        { "using Amazon.BedrockRuntime.Model;", $$"""var request = new ConverseRequest { System = new List<SystemContentBlock> { new SystemContentBlock { Text = [|{{You}}|] } } };""" },
        { "using Amazon.BedrockRuntime.Model;", $$"""var request = new ConverseStreamRequest { System = [new() { Text = [|{{You}}|] }] };""" },
        { "using Amazon.BedrockRuntime.Model;", $$"""var request = new ConverseRequest(); request.System.Add(new SystemContentBlock { Text = [|{{You}}|] });""" },
        { "using Mistral.SDK.DTOs;", $"var message = new ChatMessage(ChatMessage.RoleEnum.System, [|{You}|]);" },
        { "using LangChain.Providers;", $"var message = [|{You}|].AsSystemMessage();" },
        { "using LangChain.Providers;", "var message = [|$\"You help people with {topic}.\"|].AsSystemMessage();" },
        { "using AutoGen;", $"""var agent = new AssistantAgent("assistant", [|{You}|]);""" },
        { "using AutoGen;", $"""var agent = new AssistantAgent(name: "assistant", systemMessage: [|{You}|]);""" },
        { "using AutoGen;", $"""var agent = new ConversableAgent("assistant", [|{You}|]);""" },
        { "using AutoGen;", $"""var agent = new UserProxyAgent("assistant", [|{You}|]);""" },
        { "using AutoGen.OpenAI;", $"""var agent = new OpenAIChatAgent(null, "assistant", [|{You}|]);""" },
        { "using AutoGen.SemanticKernel;", $"""var agent = new SemanticKernelAgent(null, "assistant", [|{You}|]);""" },
        { "using AutoGen.Gemini;", $"""var agent = new GeminiChatAgent(null, "assistant", "model", [|{You}|]);""" },
        { "using AutoGen.Mistral;", $"""var agent = new MistralClientAgent(null, "assistant", "model", [|{You}|]);""" },
        { "using AutoGen.Ollama;", $"""var agent = new OllamaAgent(null, "assistant", "model", [|{You}|]);""" },
        { "using AutoGen.Anthropic;", $"""var agent = new AnthropicClientAgent(null, "assistant", "model", [|{You}|]);""" },
        { "using AutoGen.AzureAIInference;", $"""var agent = new ChatCompletionsClientAgent(null, "assistant", "model", [|{You}|]);""" },
        { "using AutoGen.LMStudio;", $"""var agent = new LMStudioAgent("assistant", null, [|{You}|]);""" },
        { "using AutoGen.Core;", $"var message = new TextMessage(Role.System, [|{You}|]);" },
    };

    [Theory]
    [MemberData(nameof(Statements))]
    public Task Reports(string usings, string statements) => HiddenPrompts.ExpectAsync(Snippet.Statements(usings, statements));

    public static TheoryData<string, string> Silent => new()
    {
        { "using Azure.AI.Inference;", """var message = new ChatRequestUserMessage("You are a helpful assistant, are you?");""" },
        { "using Azure.AI.Agents.Persistent;", """new PersistentAgentsAdministrationClient().CreateAgent("the model we use", "the name of it", "what it is for");""" },
        { "using Azure.AI.Agents.Persistent;", """Console.WriteLine("The instructions are " + new PersistentAgent().Instructions);""" },
        { "using OllamaSharp;", """var answer = new Chat(null).SendAsync("Why is the sky blue at noon?");""" },
        { "using OllamaSharp.Models.Chat;", """var message = new Message(ChatRole.User, "Why is the sky blue at noon?");""" },
        { "using OllamaSharp.Models;", """var request = new GenerateRequest { Prompt = "Why is the sky blue at noon?" };""" },
        { "using Google.GenAI.Types;", """var content = new Content { Role = "user", Parts = [new Part { Text = "Why is the sky blue at noon?" }] };""" },
        { "using Amazon.BedrockRuntime.Model;", """var block = new ContentBlock { Text = "Why is the sky blue at noon?" };""" },
        { "using Mistral.SDK.DTOs;", """var message = new ChatMessage(ChatMessage.RoleEnum.User, "Why is the sky blue at noon?");""" },
        { "using LangChain.Providers;", """var message = "Why is the sky blue at noon?".AsHumanMessage();""" },
        { "using AutoGen;", """var agent = new AssistantAgent("assistant");""" },
        { "using AutoGen;", """var agent = new AssistantAgent("an agent that assists the others", input);""" },
        { "using AutoGen.Core;", """var message = new TextMessage(Role.User, "Why is the sky blue at noon?");""" },
    };

    [Theory]
    [MemberData(nameof(Silent))]
    public Task DoesNotReport(string usings, string statements) => HiddenPrompts.ExpectAsync(Snippet.Statements(usings, statements));

    /// <summary>What only earlier versions have, with no other SDK beside them.</summary>
    public static TheoryData<string, string, string> Earlier => new()
    {
        { "Azure.AI.OpenAI 1.0.0-beta.6", "using Azure.AI.OpenAI;", $"var message = new ChatMessage(ChatRole.System, [|{You}|]);" },
        { "Azure.AI.OpenAI 1.0.0-beta.6", "using Azure.AI.OpenAI;", $$"""var options = new ChatCompletionsOptions { Messages = { new ChatMessage { Role = ChatRole.System, Content = [|{{You}}|] }, new ChatMessage(ChatRole.User, "Why is the sky blue at noon?") } };""" },
        { "Microsoft.Agents.AI.Workflows.Earlier", "using Microsoft.Agents.AI.Workflows;", $"""new HandoffWorkflowBuilder().WithHandoffInstructions(handoffInstructions: [|{You}|]);""" },
        { "Anthropic 12.36.0", "using Anthropic.Models.Messages;", $$"""var call = new MessageCreateParams { MaxTokens = 100, Model = "the model we use", Messages = [new MessageParam { Role = Role.User, Content = "Why is the sky blue at noon?" }], System = [|{{You}}|] };""" },
    };

    [Theory]
    [MemberData(nameof(Earlier))]
    public Task ReportsOfEarlierVersions(string package, string usings, string statements) =>
        AnalyzerRun.ExpectAsync(new PromptFlowAnalyzer(), "PG2001", [Snippet.Statements(usings, statements)], [package], settings: null, mustCompile: true);
}
