using System.Threading.Tasks;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests.Flows;

/// <summary>The ways in which whole applications are put together around their prompts: own request types, messages filled in step by step, registries.</summary>
public sealed class ApplicationPatternTests
{
    private const string Usings = """
        using System.ComponentModel; using System.Net.Http; using System.Net.Http.Json; using System.Text.Json.Nodes; using Newtonsoft.Json.Linq;
        using Microsoft.Extensions.AI; using SystemChatMessage = OpenAI.Chat.SystemChatMessage;
        """;

    public static TheoryData<string> Files =>
    [
        // Requests of the application's own types.
        """class ClaudeRequest { public string Model { get; set; } public int MaxTokens { get; set; } public string System { get; set; } public object[] Messages { get; set; } } class Client { object Send(string system, object[] messages) => new ClaudeRequest { Model = "m", MaxTokens = 9, System = system, Messages = messages }; object Run() => Send([|"You plan the journeys of families."|], null); }""",
        """class GenerateBody { public string Model { get; set; } public string Prompt { get; set; } public string System { get; set; } } class Client { object Run(string input) => new GenerateBody { Model = "m", Prompt = input, System = [|"Give the text one short title."|] }; }""",
        """record MessagesRequest(string Model, int MaxTokens, string System, object[] Messages); class Client { object Run(object[] turns) => new MessagesRequest("m", 9, [|"You check the grammar of letters."|], turns); }""",
        """struct ChatCall { public string Model { get; init; } public string System { get; init; } public object[] Messages { get; init; } } class Client { object Run(object[] turns) => new ChatCall { Model = "m", System = [|"You check the grammar of letters."|], Messages = turns }; }""",
        """class Line { public string Role { get; set; } public string Content { get; set; } } class Body { public Line[] Messages { get; set; } } class LineMessage : Line { } class Client { object Run(string input) => JsonContent.Create(new Body { Messages = [new LineMessage { Role = "system", Content = Build(3) }, new LineMessage { Role = "user", Content = input }] }); static string Build(int limit) => [|$"Write one post of at most {limit} lines."|]; }""",

        // Messages that are filled in statement by statement.
        """class Client { object Run() { var message = new JsonObject(); message["role"] = "system"; message["content"] = [|"You answer in short poems only."|]; return message; } }""",
        """class Client { object Run() { var message = new JsonObject(); message.Add("role", "system"); message.Add("content", [|"You answer in short poems only."|]); return message; } }""",
        """class Client { object Run() { var message = new Dictionary<string, object>(); message["role"] = "developer"; message["content"] = [|"You answer in short poems only."|]; return message; } }""",
        """class Client { object Run() { var message = new ChatMessage(ChatRole.System, new List<AIContent>()); message.Contents.Add(new TextContent([|"You describe pictures to people who cannot see."|])); return message; } }""",
        """class Client { object Run() { var message = new ChatMessage(); message.Role = ChatRole.System; message.Contents = [new TextContent([|"You describe pictures to people who cannot see."|])]; return message; } }""",
        """class Note { public string Role; public string Content; } class Client { object Run() { var message = new Note(); message.Role = "system"; message.Content = [|"You answer in short poems only."|]; return message; } }""",
        """class Client { object Run() => new JObject(new JProperty("role", "system"), new JProperty("content", [|"You answer in short poems only."|])); }""",

        // Looked up.
        """enum Kind { A, B } class Client { static readonly Dictionary<Kind, string> Prompts = new() { [Kind.A] = [|"You plan the work of a team."|], [Kind.B] = [|"You test the work of a team."|] }; object Run(Kind kind) => Prompts.TryGetValue(kind, out var prompt) ? new SystemChatMessage(prompt) : null; }""",
        """class Client { static readonly Dictionary<string, string> Prompts = new() { { "plan", [|"You plan the work of a team."|] } }; object Run(string kind) { string prompt; if (!Prompts.TryGetValue(kind, out prompt)) { return null; } return new SystemChatMessage(prompt); } }""",
        """record Definition(string Name, string Description, string Prompt); class Registry { static readonly List<Definition> All = [new("plan", "Plans what there is to do", [|"You plan the work of a team."|])]; object Run(string name) => new SystemChatMessage(All.Single(one => one.Name == name).Prompt); }""",
        """class Step { public string Title { get; init; } public Func<string, string> Prompt { get; init; } } class Steps { static readonly Step[] All = [new() { Title = "The first of the steps", Prompt = topic => [|$"You review everything about {topic}."|] }]; object Run(Step step, string topic) => new SystemChatMessage(step.Prompt(topic)); }""",

        // Handed on.
        """class Thread2 { public string System { get; init; } public string Data { get; set; } public string Prepare(Thread2 other) => $"{other.System}\n\n{other.Data}"; } abstract class Assistant { protected abstract string Prompt { get; } Thread2 _thread; void Begin() => _thread = new() { System = Prompt }; object Send() => new SystemChatMessage(_thread.Prepare(_thread)); } class Translator : Assistant { protected override string Prompt => [|"Translate what you are given into German."|]; }""",
        """class Talk(string name, string instruction) { readonly ChatOptions _options = new() { Instructions = instruction, ModelId = name }; object Run() => _options; } class Start { object Run() => new Talk("m", [|"You disagree with everything that is said."|]); }""",
        """interface IModel { Task<string> AskAsync(string system, string question); } class Http : IModel { public async Task<string> AskAsync(string system, string question) { var body = new { model = "m", messages = new object[] { new { role = "system", content = system }, new { role = "user", content = question } } }; await Task.Yield(); return body.ToString(); } } class Retry(IModel inner) : IModel { public Task<string> AskAsync(string system, string question) => inner.AskAsync(system, question); } class Use(IModel model) { Task<string> Run(string text) => model.AskAsync(question: "Please explain this text to me: " + text, system: [|"You explain old texts to pupils."|]); }""",
        """class Client { IEnumerable<string> Lines(bool strict) { yield return [|"Answer in whole sentences."|]; if (strict) { yield return [|"Quote the source each time."|]; } } object Run() => new SystemChatMessage(string.Join("\n", Lines(true))); }""",

        // What is passed for a hole is data, what says more is not.
        """class Client { static string About(string topic) => [|$"You know all there is about {topic}."|]; object Run() => new SystemChatMessage(About("the weather of today")); }""",

        // A builder that no variable holds, and a conversation whose first message is renewed.
        """class Client { static readonly string Prompt = new StringBuilder().AppendLine([|"You mend bicycles."|]).AppendLine("You answer with one step at a time.").ToString(); object Run() => new SystemChatMessage(Prompt); }""",
        """class Turn { public string role; public string content; } class Talk { readonly List<Turn> _turns = new(); void Begin(string text) => _turns.Add(new Turn { role = "system", content = text }); void Renew(string mood) { _turns[0].content = [|$"You are the voice of a house plant. Your mood is {mood}."|]; } }""",

        // Parts of a tuple that a collection holds.
        """class Team { static readonly Dictionary<string, (string Name, string Task)> Roles = new() { ["critic"] = ("The critic of the team", [|"You find what is weak in a draft."|]), ["writer"] = ("The writer of the team", [|"You write the draft of a letter."|]) }; IEnumerable<object> All() => Roles.Select(role => new SystemChatMessage(role.Value.Task)); }""",
        """class Team { static readonly (string Name, string Task)[] Roles = [("The critic of the team", [|"You find what is weak in a draft."|])]; object First() => new SystemChatMessage(Roles[0].Task); object Any(string name) => new SystemChatMessage(Roles.First(role => role.Name == name).Task); }""",

        // Clients of communities.
        """class Client { object Run(string text) => new OpenAI.ObjectModels.RequestModels.ChatCompletionCreateRequest { Messages = new List<OpenAI.ObjectModels.RequestModels.ChatMessage> { OpenAI.ObjectModels.RequestModels.ChatMessage.FromSystem(text + [|" Use no more than fifty words."|]), OpenAI.ObjectModels.RequestModels.ChatMessage.FromUser("What is the weather like today?") } }; }""".Replace("text + [|\" Use", "[|text + \" Use", System.StringComparison.Ordinal),
        """class Client { object Run() => new OpenAI.Chat.ChatRequest(new[] { new OpenAI.Chat.Message(OpenAI.Role.System, [|"You are the hero of a tale."|]), new OpenAI.Chat.Message(OpenAI.Role.User, "Tell me what happens next, please.") }); }""",
        """class Client { void Run(OpenAI_API.Chat.Conversation talk) { talk.AppendSystemMessage([|"You teach children about animals."|]); talk.AppendUserInput("Is a house an animal or not?"); } }""",
        """class Client { object Run() => new OpenAI_API.Chat.ChatMessage(OpenAI_API.Chat.ChatMessageRole.System, [|"You teach children about animals."|]); }""",
        """class Client { void Run(LLama.Common.ChatHistory history) { history.AddMessage(LLama.Common.AuthorRole.System, [|"A talk between a user and a patient helper."|]); history.AddMessage(LLama.Common.AuthorRole.User, "Hello there, how are you doing?"); } }""",
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public Task Reports(string declarations) => HiddenPrompts.ExpectAsync(Snippet.File(Usings, declarations));

    public static TheoryData<string> Silent =>
    [
        // The model's answer is not what it was asked.
        """class Chain(OpenAI.Chat.ChatClient client) { async Task<string> Ask(string system, string question) { var answer = await client.CompleteChatAsync(new List<OpenAI.Chat.ChatMessage> { new SystemChatMessage(system), new OpenAI.Chat.UserChatMessage(question) }); return answer.ToString(); } async Task<string> Run(string system) => await Ask(await Ask(system, "Please summarize all of this text for me"), "And now translate it into French"); }""",
        """class Chain(IChatClient client) { async Task<object> Run(string text) { var answer = await client.GetResponseAsync("Please summarize all of this text for me: " + text); return new SystemChatMessage(answer.ToString()); } }""",

        // Other things with a system.
        """class Status { object Run() => new { system = "The billing system of the shop", status = "All of its parts are working", model = "X200 of the new series" }; }""",
        """class Outage { public string System { get; set; } public string Model { get; set; } public string Text { get; set; } } class Status { object Run() => new Outage { System = "The billing system of the shop", Model = "X200 of the new series", Text = "All of its parts are working" }; }""",
        """record UnitRequest(string System, string Name, int Count); class Units { object Run() => new UnitRequest("The metric system of units", "A kilogram of the metal", 3); }""",
        """class Client { object Run() { var message = new JsonObject(); message["role"] = "user"; message["content"] = "What is the weather like today?"; return message; } }""",
        """class Client { object Run() { var message = new ChatMessage(ChatRole.User, new List<AIContent>()); message.Contents.Add(new TextContent("What is the weather like today?")); return message; } }""",
        """class Page { public string Role; public string Content; } class Site { object Run() { var page = new Page(); page.Role = "banner"; page.Content = "Welcome to the pages of our town."; return page; } }""",
        """class Client { object Run() => new JObject(new JProperty("role", "user"), new JProperty("content", "What is the weather like today?")); }""",
        """class Names { static readonly Dictionary<string, string> Titles = new() { ["a"] = "The title of the first page" }; string Run(string key) => Titles.TryGetValue(key, out var title) ? title : ""; object Prompt(string text) => new SystemChatMessage(text); }""",
    ];

    [Theory]
    [MemberData(nameof(Silent))]
    public Task DoesNotReport(string declarations) => HiddenPrompts.ExpectAsync(Snippet.File(Usings, declarations));
}
