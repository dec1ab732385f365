using System.Threading.Tasks;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests.Sdks;

public sealed class SemanticKernelTests
{
    private const string Usings = """
        using Microsoft.SemanticKernel; using Microsoft.SemanticKernel.ChatCompletion; using Microsoft.SemanticKernel.Agents;
        using Microsoft.SemanticKernel.Agents.OpenAI; using Microsoft.SemanticKernel.Connectors.AzureOpenAI; using Microsoft.SemanticKernel.Connectors.OpenAI;
        """;

    public static TheoryData<string> Statements =>
    [
        """var history = new ChatHistory([|"You are a librarian, expert about books."|]);""",
        """ChatHistory history = new([|"You are a librarian, expert about books."|]);""",
        """var history = new ChatHistory([|"You are a librarian, expert about books."|], AuthorRole.System);""",
        """var history = new ChatHistory(); history.AddSystemMessage([|"You are a librarian."|]);""",
        """var history = new ChatHistory(); history.AddDeveloperMessage([|"You are a librarian."|]);""",
        """var history = new ChatHistory(); history.AddMessage(AuthorRole.System, [|"You are a librarian."|]);""",
        """var history = new ChatHistory(); history.AddMessage(AuthorRole.Developer, [|"You are a librarian."|]);""",
        """var history = new ChatHistory(); history.AddMessage(AuthorRole.System, [new TextContent([|"You are a librarian."|])]);""",
        """var history = new ChatHistory(); history.Add(new(AuthorRole.System, [|"You are a librarian."|]));""",
        """var message = new ChatMessageContent(AuthorRole.System, [|"You are a librarian."|]);""",
        """var message = new ChatMessageContent { Role = AuthorRole.System, Content = [|"You are a librarian."|] };""",
        """var message = new ChatMessageContent { Role = AuthorRole.System, Items = [new TextContent([|"You are a librarian."|])] };""",
        """var agent = new ChatCompletionAgent { Name = "Host of the house", Instructions = [|"Answer questions about the menu."|] };""",
        """ChatCompletionAgent agent = new() { Instructions = [|"Answer questions about the menu."|] };""",
        """var agent = new OpenAIAssistantAgent { Instructions = [|"Answer questions about the menu."|] };""",
        """var agent = new OpenAIResponseAgent { Instructions = [|"Answer questions about the menu."|] };""",
        """var definition = new OpenAIAssistantDefinition { Instructions = [|"Answer questions about the menu."|] };""",
        """var definition = new AgentDefinition { Instructions = [|"Answer questions about the menu."|] };""",
        """var options = new AgentInvokeOptions { AdditionalInstructions = [|"Answer questions about the menu."|] };""",
        """var context = new AIContext { Instructions = [|"Answer questions about the menu."|] };""",
        """var settings = new OpenAIPromptExecutionSettings { ChatSystemPrompt = [|"Answer questions about the menu."|] };""",
        """var settings = new OpenAIPromptExecutionSettings { ChatDeveloperPrompt = [|"Answer questions about the menu."|] };""",
        """var settings = new AzureOpenAIPromptExecutionSettings { ChatSystemPrompt = [|"Answer questions about the menu."|] };""",
        """var reducer = new ChatHistorySummarizationReducer(null, 10) { SummarizationInstructions = [|"Sum up what the two have agreed on."|] };""",
    ];

    [Theory]
    [MemberData(nameof(Statements))]
    public Task Reports(string statements) => HiddenPrompts.ExpectAsync(Snippet.Statements(Usings, statements));

    public static TheoryData<string> Templates =>
    [
        """await new Kernel().InvokePromptAsync([|$"Statement: {input} From above statement: {topic}"|]);""",
        """await new Kernel().InvokePromptAsync([|"Summarize the following text: {{$input}}"|], new KernelArguments { ["input"] = input });""",
        """await new Kernel().InvokePromptAsync<string>([|$"Summarize the following text: {input}"|]);""",
        """var stream = new Kernel().InvokePromptStreamingAsync([|"Summarize the following text: {{$input}}"|]);""",
        """await KernelExtensions.InvokePromptAsync(new Kernel(), [|"Summarize the following text: {{$input}}"|]);""",
        """var function = new Kernel().CreateFunctionFromPrompt([|"Write a short poem."|]);""",
        """var function = new Kernel().CreateFunctionFromPrompt(promptTemplate: [|"Write a short poem about {{$topic}}."|], functionName: "WritePoem");""",
        """var function = KernelFunctionFactory.CreateFromPrompt([|"Write a short poem about {{$topic}}."|]);""",
        """var config = new PromptTemplateConfig([|"Write a short poem about {{$topic}}."|]);""",
        """PromptTemplateConfig config = new([|"Write a short poem about {{$topic}}."|]);""",
        """var config = new PromptTemplateConfig { Template = [|"Write a short poem about {{$topic}}."|], Name = "The name of the poem" };""",
        """var function = new Kernel().CreateFunctionFromPrompt(new PromptTemplateConfig([|"Write a short poem about {{$topic}}."|]));""",
        "var function = new Kernel().CreateFunctionFromPromptYaml([|\"\"\"\nname: Poem\ntemplate: |\n  Write a short poem about {{$topic}}.\n\"\"\"|]);",
        """var function = new Kernel().CreateFunctionFromPrompty([|"---\nname: Poem\n---\nsystem:\nYou write short poems."|]);""",
        """var agent = await new object().CreateAgentFromYamlAsync([|"type: chat_completion_agent\ninstructions: You are a helpful agent."|]);""",
        """await new Kernel().InvokePromptAsync([|"<message role=\"system\">You are a helpful assistant.</message><message role=\"user\">{{$input}}</message>"|]);""",
        """const string Poem = [|"Write a short poem about {{$topic}}."|]; await new Kernel().InvokePromptAsync(Poem);""",
        """string poem = [|"Write a short poem about {{$topic}}."|]; await new Kernel().InvokePromptAsync(poem);""",
    ];

    [Theory]
    [MemberData(nameof(Templates))]
    public Task ReportsTemplates(string statements) => HiddenPrompts.ExpectTemplatesAsync(Snippet.Statements(Usings, statements));

    public static TheoryData<string> Silent =>
    [
        """await new Kernel().InvokePromptAsync("{{$Request}}");""",
        """await new Kernel().InvokePromptAsync("1 + 1 = ?");""",
        """await new Kernel().InvokePromptAsync("How many days until Christmas? Explain your thinking and the sources that you used for it, please?");""",
        """await new Kernel().InvokePromptAsync("What is the weather in Boston?");""",
        """await new Kernel().InvokePromptAsync(input);""",
        """await new Kernel().InvokePromptAsync(await File.ReadAllTextAsync(path));""",
        """var function = new Kernel().CreateFunctionFromPrompt("{{$input}}");""",
        """var function = new Kernel().CreateFunctionFromPrompt("Intent:");""",
        """var function = new Kernel().CreateFunctionFromPrompt(input, functionName: "Name", description: "Describes what the function does.");""",
        """var history = new ChatHistory(); history.AddUserMessage("Hi, I am looking for book suggestions.");""",
        """var history = new ChatHistory(); history.AddAssistantMessage("You are welcome, here are some books.");""",
        """var history = new ChatHistory(); history.AddMessage(AuthorRole.User, "You are a librarian, are you?");""",
        """var history = new ChatHistory("Hi, I am looking for book suggestions.", AuthorRole.User);""",
        """var message = new ChatMessageContent { Role = AuthorRole.User, Content = "Tell me about the books that you like." };""",
        """var message = new ChatMessageContent { Content = "Tell me about the books that you like." };""",
        """var agent = new ChatCompletionAgent { Name = "The agent of the house", Description = "Knows about all dishes." };""",
        """var settings = new PromptExecutionSettings { ModelId = "a model of our own" };""",
        """var arguments = new KernelArguments { ["instructions"] = "These are not what a model gets as such" };""",
    ];

    [Theory]
    [MemberData(nameof(Silent))]
    public Task DoesNotReport(string statements) => HiddenPrompts.ExpectAsync(Snippet.Statements(Usings, statements));
}
