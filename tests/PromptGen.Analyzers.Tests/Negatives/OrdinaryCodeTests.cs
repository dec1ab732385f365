using System.Threading.Tasks;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests.Negatives;

/// <summary>Code that speaks of instructions, systems, roles and prompts and means something else.</summary>
public sealed class OrdinaryCodeTests
{
    private const string Usings = """
        using System.Net.Http; using System.Text.Json; using System.Threading; using Microsoft.Extensions.AI; using OpenAI.Chat;
        using Microsoft.SemanticKernel; using Microsoft.SemanticKernel.ChatCompletion; using ChatMessage = Microsoft.Extensions.AI.ChatMessage; using TextContent = Microsoft.Extensions.AI.TextContent;
        """;

    public static TheoryData<string> Files =>
    [
        // Domain members with such names.
        """class Recipe { public string Instructions { get; set; } = "Knead the dough for ten minutes."; public string System { get; set; } = "The metric system of units"; }""",
        """class TestCase { public string Instructions { get; set; } } class Cases { TestCase Make() => new() { Instructions = "Press the red button and wait." }; }""",
        """static class LanguageGeneral { public const string System = "System"; public const string SystemName = "The name of the system"; }""",
        """class Coding { public string System { get; set; } public string Code { get; set; } } class Codes { Coding Make() => new() { System = "http://snomed.info/sct the system of codes", Code = "The code of it" }; }""",
        """class Dialog { public string Prompt { get; set; } } class Dialogs { Dialog Make() => new() { Prompt = "Do you want to save your changes?" }; }""",
        """class Shell { public string SystemPrompt { get; set; } = "Enter a command and press return"; void Show() => Console.Write(SystemPrompt); }""",
        """class Form { public string SystemMessage { get; set; } void Show() { SystemMessage = "The form has been saved for you."; Console.WriteLine(SystemMessage); } }""",
        """class Settings { public string Template { get; set; } = "Dear {0}, your order has been shipped."; string Mail(string name) => string.Format(Template, name); }""",
        """class Exam { public string SystemInstruction { get; set; } = "Answer all questions in the time given."; }""",
        """class Order { public string AdditionalInstructions { get; set; } } class Orders { Order Make() => new() { AdditionalInstructions = "Leave the parcel with the neighbours." }; }""",
        """class Alarm { public void AddSystemMessage(string content) => Console.WriteLine(content); } class Alarms { void Run() => new Alarm().AddSystemMessage("The boiler is too hot for now."); }""",
        """class ChatRoom { public void AddMessage(string author, string text) { } } class Rooms { void Run(ChatRoom room) => room.AddMessage("system", "Anna has joined the room with us."); }""",
        """class SystemMessage { public SystemMessage(string content) { Content = content; } public string Content { get; } } class Messages { object Make() => new SystemMessage("The backup has been completed."); }""",
        """class SystemChatMessage { public SystemChatMessage(string content) { } } class Local { object Make() => new global::SystemChatMessage("This is a type of the application itself."); }""",

        // Consoles, logs, exceptions, attributes.
        """class Program { void Run() { Console.Write("Enter your question for the model: "); var question = Console.ReadLine(); Use(new UserChatMessage(question)); } void Use(object value) { } }""",
        """class Program { void Run(string system) { Console.WriteLine("The system prompt is: " + system); Use(new OpenAI.Chat.SystemChatMessage(system)); } void Use(object value) { } }""",
        """class Program { object Run(string system) { if (string.IsNullOrWhiteSpace(system)) { throw new ArgumentException("A system prompt is needed here.", nameof(system)); } return new OpenAI.Chat.SystemChatMessage(system); } }""",
        """class Program { [Obsolete("Use the other method with a system prompt.")] object Run(string system) => new OpenAI.Chat.SystemChatMessage(system); }""",
        """class Program { [Description("The text that becomes the system prompt.")] public string Prompt { get; set; } object Run() => new OpenAI.Chat.SystemChatMessage(Prompt); }""",
        """class Program { object Run(string system) { using var stream = File.OpenWrite("the log of the day.txt"); return new OpenAI.Chat.SystemChatMessage(system); } }""",
        """class Program { object Run(Dictionary<string, string> settings) => new OpenAI.Chat.SystemChatMessage(settings["the name of the prompt"]); }""",
        """class Program { object Run(Func<string, string> translate) => new OpenAI.Chat.SystemChatMessage(translate("the key of the prompt text")); }""",
        """class Program { object Run(string key) => new OpenAI.Chat.SystemChatMessage(AppContext.GetData("the name of the data slot") as string); }""",
        """class Program { object Run(JsonElement json) => new OpenAI.Chat.SystemChatMessage(json.GetProperty("the prompt of the system").GetString()); }""",
        """class Program { object Run(HttpClient client) => new OpenAI.Chat.SystemChatMessage(client.GetStringAsync("https://example.com/the prompt of the day").Result); }""",
        """class Program { object Run(string path) => new OpenAI.Chat.SystemChatMessage(File.ReadAllText(path)); }""",
        """class Program { object Run(string folder, string name) => new OpenAI.Chat.SystemChatMessage(File.ReadAllText(Path.Combine(folder, name))); }""",
        """class Program { object Run(TextReader reader) => new OpenAI.Chat.SystemChatMessage(reader.ReadToEnd()); }""",

        // Pass-through: adapters, serializers, roles.
        """class Adapter { ChatMessage Convert(string role, string text) => role switch { "system" => new(ChatRole.System, text), "user" => new(ChatRole.User, text), _ => throw new NotSupportedException("There is no such role here: " + role) }; }""",
        """class Adapter { object Convert(ChatMessage message) { if (message.Role == ChatRole.System) { return new OpenAI.Chat.SystemChatMessage(message.Text); } return new UserChatMessage(message.Text); } }""",
        """class Adapter { IEnumerable<object> Convert(IEnumerable<ChatMessage> messages) => messages.Select(message => (object)new OpenAI.Chat.SystemChatMessage(message.Text)); }""",
        """class Adapter { string Name(ChatRole role) => role == ChatRole.System ? "The system speaks now" : "Somebody else speaks now"; }""",
        """class Adapter { object Convert(ChatHistory history) => history.Where(message => message.Role == AuthorRole.System).Select(message => new OpenAI.Chat.SystemChatMessage(message.Content)).ToList(); }""",
        """class Store { string _prompt; public void Save(string prompt) { _prompt = prompt; Console.WriteLine("The prompt has been saved now."); } object Load() => new OpenAI.Chat.SystemChatMessage(_prompt); }""",
        """record Message(string Role, string Content); class Adapter { object Convert(Message message) => new OpenAI.Chat.SystemChatMessage(message.Content); object Hello() => Convert(new Message("assistant", "Hello, how can I help you today?")); object Ask() => Convert(new Message("user", "How do I reset my own password?")); }""",
        """class Message { public string Role; public string Content; } class Adapter { object Convert(Message message) => message.Role == "system" ? new OpenAI.Chat.SystemChatMessage(message.Content) : new UserChatMessage(message.Content); object Hello() => Convert(new Message { Role = "assistant", Content = "Hello, how can I help you today?" }); }""",
        """class Counter { int Count(string role, string text) => text.Length; int Run() => Count("system", "This text is only counted here."); }""",
        """class Tests { void Run(IList<ChatMessage> messages) { Assert.Equal("You are a helpful assistant.", messages[0].Text); Assert.Equal(ChatRole.System, messages[0].Role); } } static class Assert { public static void Equal<T>(T expected, T actual) { } }""",
        """class Filter { bool Matches(ChatMessage message) => message.Role == ChatRole.System && message.Text == "You are a helpful assistant."; }""",
        """class Filter { bool Matches(ChatMessage message) => message.Text.StartsWith("You are a helpful", StringComparison.Ordinal); }""",

        // The texts of users and of assistants.
        """class Demo { object Run() => new ChatMessage(ChatRole.User, "Tell me a joke about a pirate and a parrot."); }""",
        """class Demo { object Run() => new List<ChatMessage> { new(ChatRole.Assistant, "Hello, what can I do for you today?"), new(ChatRole.User, "I want to return the shoes.") }; }""",
        """class Demo { void Run(ChatHistory history) { history.AddUserMessage("I want to return the shoes that I bought."); history.AddAssistantMessage("I am sorry to hear that, of course you can."); } }""",
        """class Demo { object Ask(string question) => new ChatMessage[] { new(ChatRole.System, Environment.GetEnvironmentVariable("PROMPT")), new(ChatRole.User, question) }; object Run() => Ask("I want to return the shoes that I bought."); }""",
        """class Demo { private void Add(ChatRole role, string text) { var message = new ChatMessage(role, text); } void Run() { Add(ChatRole.User, "I want to return the shoes that I bought."); Add(ChatRole.Assistant, "Of course you can return your shoes."); } }""",
        """class Demo { object Ask(string question) => new OpenAI.Chat.SystemChatMessage($"{Environment.GetEnvironmentVariable("PROMPT")} {question}"); object Run() => Ask("What time is it?"); }""",

        // Short and empty texts, identifiers, formats.
        """class Names { object Run() => new OpenAI.Chat.SystemChatMessage("system"); }""",
        """class Names { object Run() => new OpenAI.Chat.SystemChatMessage("system_prompt_v2.main"); }""",
        """class Names { object Run() => new OpenAI.Chat.SystemChatMessage("https://example.com/prompts/main"); }""",
        """class Names { object Run() => new OpenAI.Chat.SystemChatMessage("{{$instructions}} {{$style}}"); }""",
        """class Names { object Run() => new OpenAI.Chat.SystemChatMessage("---"); }""",
        """class Names { object Run(string a) => new OpenAI.Chat.SystemChatMessage("Name: " + a); }""",
        """class Names { object Run(string a, string b) => new OpenAI.Chat.SystemChatMessage($"Name: {a}\nCity: {b}"); }""",
        """class Names { object Run(string a, string b) => new OpenAI.Chat.SystemChatMessage(a + Environment.NewLine + "---" + Environment.NewLine + b); }""",
        """class Names { object Run(IEnumerable<string> lines) { var text = new StringBuilder(); foreach (var line in lines) { text.Append("- ").AppendLine(line); } return new OpenAI.Chat.SystemChatMessage(text.ToString()); } }""",
        """class Names { object Run(string xml) => new OpenAI.Chat.SystemChatMessage("<context>" + xml + "</context>"); }""",
        """class Names { object Run(string text, string name) => new OpenAI.Chat.SystemChatMessage(text.Replace("the name of the customer goes here", name)); }""",
        """class Names { static string Clean(string text) => text.Replace("\r\n", "\n"); object Run(string text) => new OpenAI.Chat.SystemChatMessage(Clean(text)); string Title() => Clean("The title of the whole page"); }""",
        """class Names { static string Cut(string text, int length) => text.Length > length ? text.Substring(0, length) + "..." : text; object Run(string text) => new OpenAI.Chat.SystemChatMessage(Cut(text, 9)); string Title() => Cut("The title of the whole page", 3); }""",

        // A shared helper or container is no sink for its other users.
        """class Cache { readonly Dictionary<string, string> _values = new(); public string Get(string key) => _values[key]; public void Set(string key, string value) => _values[key] = value; } class Use { object Run(Cache cache) => new OpenAI.Chat.SystemChatMessage(new Cache().Get("the key of the prompt")); }""",
        """class Box<T> { public T Value { get; set; } } class Use { object Run(Box<int> box) => new OpenAI.Chat.SystemChatMessage(box.Value.ToString("the number of the box")); }""",
        """class Log { public static string Write(string text) { Console.WriteLine(text); return text; } } class Use { object Run(string prompt) => new OpenAI.Chat.SystemChatMessage(Log.Write(prompt)); void Other() => Log.Write("The application has been started now."); }""",
        """class Use { string _status = ""; void Set() => _status = "The work is done for today."; string _prompt = ""; object Run() => new OpenAI.Chat.SystemChatMessage(_prompt); }""",
        """class Use { (string Prompt, string Title) Build(string prompt) => (prompt, "The title of the whole page"); object Run(string input) => new OpenAI.Chat.SystemChatMessage(Build(input).Prompt); }""",
        """class Use { object Run(string prompt, string reason = "There is no reason to do so") => new OpenAI.Chat.SystemChatMessage(prompt); }""",
        """class Use { object Run(bool flag, string prompt) => flag ? new UserChatMessage("I want to return the shoes.") : new OpenAI.Chat.SystemChatMessage(prompt); }""",

        // What stands in for a value, and for an answer.
        """class Notes { static string OrDash(string text) => string.IsNullOrEmpty(text) ? "nothing known so far" : text; object Run(string place) { var text = new StringBuilder(); text.AppendLine($"- Place: {OrDash(place)}"); return new OpenAI.Chat.SystemChatMessage(text.ToString()); } }""",
        """class Notes { async Task<object> Run(IChatClient client, IList<ChatMessage> turns, string notes) { var answer = await client.GetResponseAsync(turns); var summary = answer.Text ?? "There is no summary of it yet."; return new ChatMessage(ChatRole.System, $"{notes}\n{summary}"); } }""",
        """record AuditEntry(string Actor, string Role, string Text); class Audit { object Run() => new AuditEntry("cron", "system", "The backup has finished without any errors."); }""",
        """class LoginEvent { public string Role { get; set; } public string Message { get; set; } public string Content { get; set; } } class Audit { object Run() => new LoginEvent { Role = "system", Content = "The account was locked after three tries." }; }""",
        """class Turn { public string Content; } class Talk { readonly List<Turn> _turns = new(); void Begin() { _turns[0].Content = "The title of the very first page"; } }""",

        // Images, speech, search.
        """class Images { object Run(OpenAI.Images.ImageClient client) => client.GenerateImage("A red bicycle that leans against a wall"); }""",
        """class Speech { object Run() => new OpenAI.Audio.SpeechGenerationOptions { Instructions = "Speak slowly, and with a smile." }; }""",
        """class Search { object Run(OpenAI.Embeddings.EmbeddingClient client) => client.GenerateEmbedding("hotels by the sea with a pool"); }""",

        // Agents' names and descriptions.
        """class Agents { object Run() => new Microsoft.SemanticKernel.Agents.ChatCompletionAgent { Name = "The librarian of the house", Description = "Knows all of the books." }; }""",
        """class Agents { object Run(IChatClient client, string text) => client.AsAIAgent(text, "the librarian of the house", "Knows all of the books."); }""",
        """class Agents { object Run(Microsoft.Agents.AI.Hosting.IServices services, string text) => Microsoft.Agents.AI.Hosting.HostingExtensions.AddAIAgent(services, "the system of the house", text); }""",

        // Data.
        """class Help { static readonly Dictionary<string, string> Hints = new() { ["system"] = "Write messages with a role of system.", ["model"] = "The name of the model to use", ["prompt"] = "Write a template instead of it." }; string Of(string key) => Hints[key]; }""",
        """class Claims { object Run() => new { role = "system", permissions = "All that there are to have" }; }""",
        """class Users { record User(string Role, string Name); object Run() => new User("system", "The account of the system itself"); }""",
        """class Users { class User { public string Role { get; set; } public string Name { get; set; } } object Run() => new User { Role = "system", Name = "The account of the system itself" }; }""",
        """class Events { record Event(string Author, string Text); object Run() => new List<Event> { new("Anna", "Has joined the room with us.") }; }""",
        """class Html { object Run() => new StringContent("<p role=\"system\" content=\"The content of the page\">Welcome to the page</p>"); }""",
        """class Webhook { object Run(string text) => new StringContent("{\"text\":\"The build of " + text + " has failed again.\"}"); }""",
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public Task IsNotReported(string declarations) => HiddenPrompts.ExpectAsync(Snippet.File(Usings, declarations));
}
