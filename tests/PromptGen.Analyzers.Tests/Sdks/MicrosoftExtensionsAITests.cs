using System.Threading.Tasks;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests.Sdks;

public sealed class MicrosoftExtensionsAITests
{
    public static TheoryData<string> Statements =>
    [
        """var message = new ChatMessage(ChatRole.System, [|"You are a helpful assistant."|]);""",
        """ChatMessage message = new(ChatRole.System, [|"You are a helpful assistant."|]);""",
        """List<ChatMessage> messages = [new(ChatRole.System, [|"You are a helpful assistant."|]), new(ChatRole.User, "How are you?")];""",
        """var messages = new List<ChatMessage> { new(ChatRole.System, [|"You are a helpful assistant."|]) };""",
        """var message = new ChatMessage(content: [|"You are a helpful assistant."|], role: ChatRole.System);""",
        """var message = new ChatMessage(new ChatRole("system"), [|"You are a helpful assistant."|]);""",
        """var message = new ChatMessage(new ChatRole("developer"), [|"You are a helpful assistant."|]);""",
        """var message = new ChatMessage(new("developer"), [|"You are a helpful assistant."|]);""",
        """var role = ChatRole.System; var message = new ChatMessage(role, [|"You are a helpful assistant."|]);""",
        """var message = new ChatMessage(flag ? ChatRole.System : ChatRole.User, [|"You are a helpful assistant."|]);""",
        """var message = new ChatMessage(ChatRole.System, new List<AIContent> { new TextContent([|"You are a helpful assistant."|]) });""",
        """var message = new ChatMessage(ChatRole.System, [new TextContent([|"You are a helpful assistant."|])]);""",
        """var message = new ChatMessage(ChatRole.System, (IList<AIContent>)new AIContent[] { new TextContent([|"You are a helpful assistant."|]) });""",
        """var message = new ChatMessage { Role = ChatRole.System, Contents = [new TextContent([|"You are a helpful assistant."|])] };""",
        """var message = new ChatMessage(ChatRole.System, new List<AIContent>()) { Contents = { new TextContent([|"You are a helpful assistant."|]) } };""",
        """var reducer = new SummarizingChatReducer(null, 10, 5) { SummarizationPrompt = [|"Sum up what the two have agreed on."|] };""",
        """var options = new ChatOptions { Instructions = [|"Answer in one sentence."|] };""",
        """ChatOptions options = new() { Instructions = [|"Answer in one sentence."|] };""",
        """var options = new ChatOptions(); options.Instructions = [|"Answer in one sentence."|];""",
        """var options = new ChatOptions(); options.Instructions ??= [|"Answer in one sentence."|];""",
        """var options = new ChatOptions(); options.Instructions += [|"\nAnswer in one sentence."|];""",
        """var options = new RealtimeSessionOptions { Instructions = [|"Speak slowly and kindly."|] };""",
        """var options = new CreateResponseRealtimeClientMessage { Instructions = [|"Speak slowly and kindly."|] };""",
        """var messages = new[] { new ChatMessage(ChatRole.System, [|$"You are the assistant of {topic}."|]) };""",
        """IEnumerable<ChatMessage> messages = items.Select(item => new ChatMessage(ChatRole.System, [|"You are a helpful assistant for " + item|]));""",
        """var messages = new Dictionary<string, ChatMessage> { ["first"] = new(ChatRole.System, [|"You are a helpful assistant."|]) };""",
        """Func<ChatMessage> make = () => new ChatMessage(ChatRole.System, [|"You are a helpful assistant."|]);""",
        """var message = new ChatMessage(ChatRole.System, [|"你是一个乐于助人的助手，请用中文回答。"|]);""",
    ];

    [Theory]
    [MemberData(nameof(Statements))]
    public Task Reports(string statements) => HiddenPrompts.ExpectAsync(Snippet.Statements("using Microsoft.Extensions.AI;", statements));

    public static TheoryData<string> Silent =>
    [
        """var message = new ChatMessage(ChatRole.User, "How many days are there until Christmas?");""",
        """var message = new ChatMessage(ChatRole.Assistant, "I am a helpful assistant, ask me anything.");""",
        """var message = new ChatMessage(new ChatRole("user"), "You are a helpful assistant.");""",
        """var message = new ChatMessage(ChatRole.System, input);""",
        """var message = new ChatMessage(ChatRole.System, "");""",
        """var message = new ChatMessage(ChatRole.System, "\n\n");""",
        """var message = new ChatMessage(ChatRole.System, "{{instructions}}");""",
        """var message = new ChatMessage(ChatRole.System, (string)null);""",
        """var options = new ChatOptions { Instructions = input, ModelId = "the model that we like best" };""",
        """var options = new ChatOptions { Instructions = null };""",
        """var image = new ImageGenerationRequest("A photo of a cat that sits on a mat");""",
        """bool isSystem = new ChatMessage().Role == ChatRole.System; var text = "This is the text of a dialog.";""",
        """var count2 = new[] { new ChatMessage() }.Count(message => message.Role == ChatRole.System); Console.WriteLine("Number of system messages: " + count2);""",
    ];

    [Theory]
    [MemberData(nameof(Silent))]
    public Task DoesNotReport(string statements) => HiddenPrompts.ExpectAsync(Snippet.Statements("using Microsoft.Extensions.AI;", statements));
}
