using System.Threading.Tasks;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests.Sdks;

public sealed class OpenAITests
{
    private const string Usings = "using OpenAI.Chat; using OpenAI.Assistants; using OpenAI.Responses; using OpenAI.Realtime; using OpenAI.Decisions;";

    public static TheoryData<string> Statements =>
    [
        """var message = new SystemChatMessage([|"You are a helpful assistant."|]);""",
        """SystemChatMessage message = new([|"You are a helpful assistant."|]);""",
        """List<SystemChatMessage> messages = [new([|"You are a helpful assistant."|])];""",
        """var message = new DeveloperChatMessage([|"You are a helpful assistant."|]);""",
        """var message = new SystemChatMessage(ChatMessageContentPart.CreateTextPart([|"You are a helpful assistant."|]));""",
        """var message = new SystemChatMessage([ChatMessageContentPart.CreateTextPart([|"You are a helpful assistant."|])]);""",
        """var message = new SystemChatMessage(new List<ChatMessageContentPart> { ChatMessageContentPart.CreateTextPart([|"You are a helpful assistant."|]) });""",
        """var message = ChatMessage.CreateSystemMessage([|"You are a helpful assistant."|]);""",
        """var message = ChatMessage.CreateSystemMessage(ChatMessageContentPart.CreateTextPart([|"You are a helpful assistant."|]));""",
        """var message = ChatMessage.CreateDeveloperMessage([|"You are a helpful assistant."|]);""",
        """ChatMessage[] messages = [new SystemChatMessage([|"You are a helpful assistant."|]), new UserChatMessage("What is the capital of France?")];""",
        """new ChatClient("gpt-4.1", "key").CompleteChat(new SystemChatMessage([|"You are a helpful assistant."|]), new UserChatMessage(input));""",
        """var options = new AssistantCreationOptions { Name = "Tutor of all", Instructions = [|"You are a math tutor."|] };""",
        """var options = new AssistantModificationOptions { Instructions = [|"You are a math tutor."|] };""",
        """var options = new RunCreationOptions { InstructionsOverride = [|"You are a math tutor."|] };""",
        """var options = new RunCreationOptions { AdditionalInstructions = [|"Address the user as Jane Doe."|] };""",
        """var options = new CreateResponseOptions { Instructions = [|"Talk like a pirate."|], Model = "the model of our choice" };""",
        """var options = new ResponseCreationOptions { Instructions = [|"Talk like a pirate."|] };""",
        """var item = ResponseItem.CreateSystemMessageItem([|"Talk like a pirate."|]);""",
        """var item = ResponseItem.CreateDeveloperMessageItem([|"Talk like a pirate."|]);""",
        """var item = ResponseItem.CreateDeveloperMessageItem([ResponseContentPart.CreateInputTextPart([|"Talk like a pirate."|])]);""",
        """var item = RealtimeItem.CreateSystemMessageItem([|"Talk like a pirate."|]);""",
        """var options = new RealtimeConversationSessionOptions { Instructions = [|"Talk like a pirate."|] };""",
        """var session = new RealtimeConversationSession(); session.Instructions = [|"Talk like a pirate."|];""",
        """var options = new RealtimeResponseOptions { Instructions = [|"Talk like a pirate."|] };""",
        """var item = new DecisionsSystemMessageItem([new DecisionsInputTextContentPart([|"Decide in favour of the customer."|])]);""",
        """var part = new DecisionsInputTextInstructionsPart([|"Decide in favour of the customer."|]);""",
        """var message = new OpenAI.Chat.SystemChatMessage([|"You are a helpful assistant."|]);""",
        """var messages = new List<ChatMessage>(); messages.Add(new SystemChatMessage([|"You are a helpful assistant."|]));""",
        """var messages = new List<ChatMessage>(); messages.Insert(0, ChatMessage.CreateSystemMessage([|$"You are a helpful assistant. Today is {DateTime.Now:D}."|]));""",
    ];

    [Theory]
    [MemberData(nameof(Statements))]
    public Task Reports(string statements) => HiddenPrompts.ExpectAsync(Snippet.Statements(Usings, statements));

    public static TheoryData<string> Silent =>
    [
        """var message = new UserChatMessage("You are a helpful assistant, are you not?");""",
        """var message = new AssistantChatMessage("I am a helpful assistant.");""",
        """var message = new ToolChatMessage("call-1", "The weather is fine today.");""",
        """var message = new SystemChatMessage(input);""",
        """var message = new SystemChatMessage(input.Trim());""",
        """var message = new SystemChatMessage(input + "\n" + topic);""",
        """var message = new SystemChatMessage($"{input}\n\n{topic}");""",
        """var message = new SystemChatMessage(string.Join("\n", items));""",
        """var message = new SystemChatMessage(Environment.GetEnvironmentVariable("the name of the variable"));""",
        """OpenAI.Images.ImageClient client = null; client.GenerateImage("A photo of a cat that sits on a mat");""",
        """var options = new OpenAI.Audio.AudioTranscriptionOptions { Prompt = "Umm, let me think like, hmm. Okay, here is what I am thinking." };""",
        """var options = new OpenAI.Audio.SpeechGenerationOptions { Instructions = "Speak in a cheerful and positive tone." };""",
        """OpenAI.Embeddings.EmbeddingClient client = null; var vector = client.GenerateEmbedding("Best hotel in town if you like luxury.");""",
        """Assistant assistant = null; var text = assistant.Instructions; Console.WriteLine("These are the instructions: " + text);""",
        """var tool = ChatTool.CreateFunctionTool("get_weather", "Gets the weather of a city.");""",
        """var options = new AssistantCreationOptions { Name = "An assistant for mathematics", Description = "Helps pupils with mathematics." };""",
        """if (input == "You are a helpful assistant.") { Console.WriteLine("The system prompt is the default."); }""",
    ];

    [Theory]
    [MemberData(nameof(Silent))]
    public Task DoesNotReport(string statements) => HiddenPrompts.ExpectAsync(Snippet.Statements(Usings, statements));
}
