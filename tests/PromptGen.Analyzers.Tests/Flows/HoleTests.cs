using System.Threading.Tasks;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests.Flows;

/// <summary>What fills the holes of instructions: pieces of them that code words, and data that happens to be text.</summary>
public sealed class HoleTests
{
    private const string Usings = "using OpenAI.Chat; using Microsoft.Extensions.AI; using ChatMessage = OpenAI.Chat.ChatMessage;";

    public static TheoryData<string> Pieces =>
    [
        // Named for prompt text: the member, or its type.
        """class Options { public string HouseRules { get; set; } } class Agent { object Run(Options options) => new SystemChatMessage([|$"You help customers of a shop. {options.HouseRules}"|]); Options Make() => new() { HouseRules = [|"Never tell the customer a price."|] }; }""",
        """record TutorPrompt(string Intro, string Closing); class Agent { object Run(TutorPrompt prompt) => new SystemChatMessage([|$"You teach children to count. {prompt.Intro} {prompt.Closing}"|]); TutorPrompt Make() => new([|"Begin with the smallest of all numbers."|], [|"Close with a song about what they learned."|]); }""",
        """class Persona { public string Description { get; set; } } class Agent { object Run(Persona persona) => new SystemChatMessage([|$"You answer questions of visitors. {persona.Description}"|]); Persona Make() => new() { Description = [|"You are old and have seen everything."|] }; }""",
        """class Persona { private readonly string _text; public Persona(string text) => _text = text; public string SystemText => _text; } class Agent { object Run(Persona persona) => new SystemChatMessage([|$"You answer questions of visitors. {persona.SystemText}"|]); Persona Make() => new([|"You are old and have seen everything."|]); }""",

        // What the type of the instructions itself says.
        """class Agent { private string _closing = [|"Close with a song about numbers."|]; object Run() => new SystemChatMessage([|$"You teach children to count. {_closing}"|]); }""",
        """class Agent { private string Closing { get; set; } void Set() => Closing = [|"Close with a song about numbers."|]; object Run() => new SystemChatMessage([|$"You teach children to count. {Closing}"|]); }""",
        """abstract class Agent { protected string Closing { get; init; } object Run() => new SystemChatMessage([|$"You teach children to count. {Closing}"|]); } class Tutor : Agent { public Tutor() { Closing = "Nothing that a rule can tell from data."; } }""",

        // Declared where it is: a body, an initializer, an arm.
        """interface ISkill { string Usage { get; } } class Weather : ISkill { public string Usage => [|"Ask for the city before you say anything."|]; } class Agent { object Run(ISkill skill) => new SystemChatMessage([|$"You help travellers on their way. {skill.Usage}"|]); }""",
        """class Agent { object Run(bool isPro) { var known = (isPro ? [|"The customer pays a lot and must not wait."|] : [|"The customer pays nothing and waits."|]); return new SystemChatMessage([|$"You help customers of a shop. {known}"|]); } }""",
        """class Agent { object Run(string language) { var known = (string.IsNullOrEmpty(language) ? [|"Answer in the language of the customer."|] : [|$"Answer in {language} only, whatever the customer writes."|]); return new SystemChatMessage([|$"You help customers of a shop. {known}"|]); } }""",
        """class Agent { object Run(string rules) { var house = rules ?? [|"Never tell the customer a price."|]; return new SystemChatMessage([|$"You help customers of a shop. {house}"|]); } }""",
        """class Agent { private const string Limits = [|"No prices, no promises and no jokes about bicycles."|]; object Run() => new SystemChatMessage([|$"You help customers of a shop. {Limits}"|]); }""",
        """class Agent { object Run(string notes) { var known = notes ?? [|"Nobody has talked to the customer so far, so greet them first, and then ask which of their orders they have come to talk about."|]; return new SystemChatMessage([|$"You help customers of a shop. {known}"|]); } }""",

        // Settings say what is sent until somebody changes them.
        """class ShopOptions { public string Company { get; set; } = [|"The shop sells bicycles to whoever loves mountains."|]; } class Agent { object Run(ShopOptions options) => new SystemChatMessage([|$"You help customers of a shop. {options.Company}"|]); }""",

        // Values beside each other, of which none is the whole.
        """class Request { public string Persona { get; set; } public string Context { get; set; } } class Agent { object Run(Request request) => new SystemChatMessage(request.Persona + "\n" + request.Context); Request Make() => new() { Persona = [|"You are a helpful assistant."|], Context = "The customer has been here twice already." }; }""",
        """static class Texts { public static string Intro => [|"You are a helpful assistant."|]; public const string Closing = [|"Never tell the customer a price."|]; } class Agent { object Run() => new SystemChatMessage($"{Texts.Intro}\n{Texts.Closing}"); }""",
        """class Definition { public string Text { get; set; } } class Agent { object Run(Definition definition) => new SystemChatMessage($"{definition.Text}\n"); Definition Make() => new() { Text = [|"You are a helpful assistant."|] }; }""",

        // A member that fills a hole in one place and is the whole in another.
        """class Profile { public string About { get; set; } } class Agent { object Run(Profile profile) => new SystemChatMessage([|$"You help customers of a shop. {profile.About}"|]); object Other(Profile profile) => new SystemChatMessage(profile.About); Profile Make() => new() { About = [|"You write poems about the sea."|] }; }""",
    ];

    [Theory]
    [MemberData(nameof(Pieces))]
    public Task AreReported(string declarations) => HiddenPrompts.ExpectAsync(Snippet.File(Usings, declarations));

    public static TheoryData<string> Data =>
    [
        // Read off other objects.
        """class Message { public string Text { get; set; } } class Agent { object Run(Message message) => new SystemChatMessage([|$"You sum up what customers write. {message.Text}"|]); Message Make() => new() { Text = "The order of the customer has not arrived yet." }; void Change(Message message) => message.Text = "The order of the customer is here."; }""",
        """record Message(string Author, string Text); class Agent { object Run(Message message) => new SystemChatMessage([|$"You sum up what customers write. {message.Text}"|]); Message Make() => new("Ada", "The order of the customer has not arrived yet."); }""",
        """class Message { public Message(string text) { Text = text; } public string Text { get; } } class Agent { object Run(Message message) => new SystemChatMessage([|$"You sum up what customers write. {message.Text}"|]); Message Make() => new("The order of the customer has not arrived yet."); }""",
        """class Message { private readonly string _text; public Message(string text) { _text = text; } public string Text => _text; } class Agent { object Run(Message message) => new SystemChatMessage([|$"You sum up what customers write. {message.Text}"|]); Message Make() => new("The order of the customer has not arrived yet."); }""",
        """class Message { public string Text; } class Agent { object Run(Message message) => new SystemChatMessage([|$"You sum up what customers write. {message.Text}"|]); Message Make() => new() { Text = "The order of the customer has not arrived yet." }; }""",
        """class Order { public string Status { get; private set; } public void Ship() => Status = "The order has been shipped to the customer."; } class Agent { object Run(Order order) => new SystemChatMessage([|$"You answer questions of customers. {order.Status}"|]); }""",
        """class Ticket { public string Subject { get; set; } public string Body { get; set; } public override string ToString() => $"Ticket {Subject}: {Body}"; } class Agent { object Run(Ticket ticket) => new SystemChatMessage([|$"You sort tickets of a company. {ticket.ToString()}"|]); Ticket Make() => new() { Subject = "The printer is broken again", Body = "It prints nothing but empty pages since Monday." }; }""",
        """class Ticket { public List<string> Notes { get; } = new(); } class Agent { object Run(Ticket ticket) => new SystemChatMessage([|$"You sort tickets of a company. {string.Join("\n", ticket.Notes)}"|]); void Note(Ticket ticket) => ticket.Notes.Add("The customer has called for the second time today."); }""",
        """class Message { public string Text { get; set; } } class Agent { object Run(List<Message> messages) { var text = new StringBuilder(); text.AppendLine([|"You sum up what customers write in one sentence."|]); foreach (var message in messages) { text.AppendLine(message.Text); } return new SystemChatMessage(text.ToString()); } Message Make() => new() { Text = "The order of the customer has not arrived yet." }; }""",
        """class Milestone { public string Title { get; set; } } class Agent { object Run(Milestone milestone) => new SystemChatMessage([|$"You plan projects with small teams. {milestone.Title}"|]); Milestone Make() => new() { Title = "The first version is done and tested." }; }""",
        """class Agent { public string Topic { get; set; } object Run() => new SystemChatMessage([|$"You teach children about the world. {Topic}"|]); } class Page { Agent Make() => new() { Topic = "The history of the bicycle and its makers" }; }""",

        """class Note { public string Title { get; set; } = "A note without a title yet"; public string Body { get; set; } } class Agent { object Run(Note note) => new SystemChatMessage($"{note.Title}\n{note.Body}"); Note Make() => new() { Title = "The list of things to buy", Body = "Bread and butter and something cold to drink." }; }""",
        """class Note { public string Title { get; set; } public string Body { get; set; } } class Agent { object Run(Note note) { var text = new StringBuilder(); text.Append(note.Title).Append(": ").AppendLine(note.Body); return new SystemChatMessage(text.ToString()); } Note Make() => new() { Title = "The list of things to buy", Body = "Bread and butter and something cold to drink." }; }""",

        // Stand-ins where a value is missing.
        """class Agent { object Run(string notes) { var known = notes ?? "Nobody has talked to them so far."; return new SystemChatMessage([|$"You help customers of a shop. {known}"|]); } }""",
        """class Agent { object Run(string notes) { var known = (string.IsNullOrEmpty(notes) ? "Nobody has talked to them so far." : notes); return new SystemChatMessage([|$"You help customers of a shop. {known}"|]); } }""",
        """class Agent { object Run(string[] notes) { var known = (notes.Length > 0 ? string.Join(", ", notes) : "Nobody has talked to them so far."); return new SystemChatMessage([|$"You help customers of a shop. {known}"|]); } }""",
        """class Agent { object Run(string notes) => new SystemChatMessage([|$"You help customers of a shop. {Describe(notes)}"|]); static string Describe(string notes) { if (notes is null) { return "No notes were taken about this customer."; } return notes; } }""",
        """class Agent { object Run(Dictionary<string, string> notes) { var known = notes.TryGetValue("a", out var note) ? note : "There are no notes about them at all."; return new SystemChatMessage([|$"You help customers of a shop. {known}"|]); } }""",

        // What happened.
        """class Agent { object Run(string code) { string problem = ""; try { Compile(code); } catch (Exception error) { problem = $"The compiler has stopped with the message {error.Message}."; } return new SystemChatMessage([|$"You repair programs that do not compile. {problem}"|]); } static void Compile(string code) { } }""",
        """class Agent { object Run(string tool) => new SystemChatMessage([|$"You call tools of a shop. {Call(tool)}"|]); static string Call(string tool) => tool == "" ? "Error: the tool that you have called is not known." : tool; }""",
    ];

    [Theory]
    [MemberData(nameof(Data))]
    public Task AreNotReported(string declarations) => HiddenPrompts.ExpectAsync(Snippet.File(Usings, declarations));
}
