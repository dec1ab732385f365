using System.Threading.Tasks;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests.Flows;

/// <summary>Ways through fields, properties, methods and types of one file.</summary>
public sealed class MemberFlowTests
{
    private const string Usings = "using OpenAI.Chat; using Microsoft.Extensions.AI; using ChatMessage = OpenAI.Chat.ChatMessage;";

    public static TheoryData<string> Members =>
    [
        // Fields and constants.
        """private const string Prompt = [|"You are a helpful assistant."|]; object Run() => new SystemChatMessage(Prompt);""",
        """private const string Prompt = [|"You are " + "a helpful assistant."|]; object Run() => new SystemChatMessage(Prompt);""",
        """private static readonly string Prompt = [|"You are a helpful assistant."|]; object Run() => new SystemChatMessage(Prompt);""",
        """private string _prompt = [|"You are a helpful assistant."|]; object Run() => new SystemChatMessage(_prompt);""",
        """private string _prompt; public Application() { _prompt = [|"You are a helpful assistant."|]; } object Run() => new SystemChatMessage(_prompt);""",
        """private readonly string _prompt; public Application(string prompt) { _prompt = prompt ?? [|"You are a helpful assistant."|]; } object Run() => new SystemChatMessage(_prompt);""",
        """private readonly string _prompt; public Application(string prompt = [|"You are a helpful assistant."|]) { _prompt = prompt; } object Run() => new SystemChatMessage(_prompt);""",
        """private readonly StringBuilder _text = new(); void Fill() { _text.AppendLine([|"You are a helpful assistant."|]); } object Run() => new SystemChatMessage(_text.ToString());""",
        """private static readonly Dictionary<string, string> Prompts = new() { ["a"] = [|"You are a helpful assistant."|], ["b"] = [|"You are a strict reviewer."|] }; object Run(string key) => new SystemChatMessage(Prompts[key]);""",
        """private static readonly string[] Prompts = { [|"You are a helpful assistant."|], [|"You are a strict reviewer."|] }; object Run(int index) => new SystemChatMessage(Prompts[index]);""",
        """private static readonly Lazy<string> Prompt = new(() => [|"You are a helpful assistant."|]); object Run() => new SystemChatMessage(Prompt.Value);""",
        """private static class Prompts { public const string Main = [|"You are a helpful assistant."|]; } object Run() => new SystemChatMessage(Prompts.Main);""",
        """private const string Intro = [|"You are a helpful assistant of ACME."|]; private const string Rules = [|"Never tell the customer a price."|]; object Run() => new SystemChatMessage(Intro + "\n" + Rules);""",
        """private const string Intro = [|"You are a helpful assistant of ACME."|]; object Run(string name) => new SystemChatMessage($"{Intro}\n\n{name}");""",
        """private static readonly SystemChatMessage Message = new([|"You are a helpful assistant."|]); object Run() => Message;""",
        """private readonly List<ChatMessage> _messages = [new SystemChatMessage([|"You are a helpful assistant."|])];""",

        // Properties.
        """private string Prompt => [|"You are a helpful assistant."|]; object Run() => new SystemChatMessage(Prompt);""",
        """private string Prompt { get; } = [|"You are a helpful assistant."|]; object Run() => new SystemChatMessage(Prompt);""",
        """public string Prompt { get; set; } = [|"You are a helpful assistant."|]; object Run() => new SystemChatMessage(Prompt);""",
        """private string Prompt { get { return [|"You are a helpful assistant."|]; } } object Run() => new SystemChatMessage(Prompt);""",
        """private string Prompt { get { if (DateTime.Now.Hour < 12) { return [|"You are a cheerful assistant."|]; } return [|"You are a sleepy assistant."|]; } } object Run() => new SystemChatMessage(Prompt);""",
        """private string _prompt; public string Prompt { get => _prompt; set => _prompt = value; } void Set() { Prompt = [|"You are a helpful assistant."|]; } object Run() => new SystemChatMessage(_prompt);""",
        """public string Prompt { get; set; } void Set(Application other) { other.Prompt = [|"You are a helpful assistant."|]; } object Run() => new SystemChatMessage(Prompt);""",
        """public string this[int index] => index == 0 ? [|"You are a helpful assistant."|] : ""; object Run() => new SystemChatMessage(this[0]);""",

        // Helpers.
        """private static string Build() => [|"You are a helpful assistant."|]; object Run() => new SystemChatMessage(Build());""",
        """private static string Build(string name) { var text = new StringBuilder(); text.AppendLine([|"You are a helpful assistant."|]); text.AppendLine(name); return text.ToString(); } object Run() => new SystemChatMessage(Build("ACME"));""",
        """private static string Build(string name) => [|$"You are the assistant of {name}."|]; object Run() => new SystemChatMessage(Build("ACME"));""",
        """private async Task<string> BuildAsync() { await Task.Yield(); return [|"You are a helpful assistant."|]; } async Task<object> Run() => new SystemChatMessage(await BuildAsync());""",
        """private static string Clean(string text) => text.Trim(); object Run() => new SystemChatMessage(Clean([|"You are a helpful assistant."|])); object Other() => Clean("This is a heading of the page");""",
        """private static string Wrap(string text) { var result = text; return "<s>" + result + "</s>"; } object Run() => new SystemChatMessage(Wrap([|"You are a helpful assistant."|]));""",
        """private static string A(string text) => B(text); private static string B(string text) => C(text); private static string C(string text) => text.Trim(); object Run() => new SystemChatMessage(A([|"You are a helpful assistant."|]));""",
        """private static (string System, string Title) Build() => ([|"You are a helpful assistant."|], "The title of the whole page"); object Run() => new SystemChatMessage(Build().System);""",
        """private static (string, string) Build() => ([|"You are a helpful assistant."|], "The title of the whole page"); object Run() { var (system, title) = Build(); return new SystemChatMessage(system); }""",
        """private static string Describe(int tier) => tier switch { 0 => [|"The customer pays nothing and waits."|], _ => [|"The customer pays a lot and must not wait."|] }; object Run(int tier) => new SystemChatMessage([|$"You are a helpful assistant. {Describe(tier)}"|]);""",
        """private static void AddRules(StringBuilder text) { text.AppendLine([|"Never tell the customer a price."|]); } object Run(string input) { var text = new StringBuilder(input); AddRules(text); return new SystemChatMessage(text.ToString()); }""",
        """private static void AddRule(StringBuilder text, string rule) { text.AppendLine("- " + rule); } object Run() { var text = new StringBuilder(); AddRule(text, [|"Never tell the customer a price."|]); return new SystemChatMessage(text.ToString()); }""",
        """private static bool TryBuild(out string prompt) { prompt = [|"You are a helpful assistant."|]; return true; } object Run() => TryBuild(out var prompt) ? new SystemChatMessage(prompt) : null;""",
        """private static IEnumerable<string> Lines() { yield return [|"You are a helpful assistant."|]; yield return [|"Never tell the customer a price."|]; } object Run() => new SystemChatMessage(string.Join("\n", Lines()));""",
        """private static string Repeat(string text, int times) => times == 0 ? text : Repeat(text, times - 1); object Run() => new SystemChatMessage(Repeat([|"You are a helpful assistant."|], 3));""",

        // Wrappers.
        """private static object Ask(string system, string question) => new ChatMessage[] { new SystemChatMessage(system), new UserChatMessage(question) }; object Run() => Ask([|"You are a helpful assistant."|], "What is the capital of France?");""",
        """private static object Ask(string question, string system = [|"You are a helpful assistant."|]) => new SystemChatMessage(system); object Run() => Ask("What is the capital of France?");""",
        """private static object A(string x) => B(x); private static object B(string y) => C(y); private static object C(string z) => new SystemChatMessage(z); object Run() => A([|"You are a helpful assistant."|]);""",
        """private static object Ask(string system) => new SystemChatMessage($"{system}\nToday is {DateTime.Now}."); object Run() => Ask([|"You are a helpful assistant."|]);""",
        """private static object Ask(params string[] rules) => new SystemChatMessage(string.Join("\n", rules)); object Run() => Ask([|"Never tell the customer a price."|], [|"Answer all questions briefly."|]);""",
        """private static object Add(Microsoft.Extensions.AI.ChatRole role, string text) => new Microsoft.Extensions.AI.ChatMessage(role, text); object Run() => Add(ChatRole.System, [|"You are a helpful assistant."|]); object Other() => Add(ChatRole.User, "You are a helpful assistant, are you?");""",
        """private static object Add(ChatRole role, string text) => Inner(text, role); private static object Inner(string text, ChatRole role) => new Microsoft.Extensions.AI.ChatMessage(role, text); object Run() => Add(ChatRole.System, [|"You are a helpful assistant."|]); object Other() => Add(ChatRole.Assistant, "I am a helpful assistant.");""",
        """private static object Add(string role, string text) => new Microsoft.Extensions.AI.ChatMessage(new ChatRole(role), text); object Run() => Add("system", [|"You are a helpful assistant."|]); object Other() => Add("user", "You are a helpful assistant, are you?");""",
    ];

    [Theory]
    [MemberData(nameof(Members))]
    public Task Reports(string members) => HiddenPrompts.ExpectAsync(Snippet.Members(Usings, members));

    public static TheoryData<string> Files =>
    [
        // Types.
        """class Settings { public string Prompt { get; set; } = [|"You are a helpful assistant."|]; public string Title { get; set; } = "The title of the whole page"; } class Service { object Run(Settings settings) => new SystemChatMessage(settings.Prompt); }""",
        """class Settings { public string Prompt; public Settings() { Prompt = [|"You are the assistant of {0}."|]; } } class Service { object Run(Settings settings, string name) => new SystemChatMessage(string.Format(settings.Prompt, name)); }""",
        """static class Defaults { public const string Prompt = [|"You are the assistant of {0}."|]; } class Settings { public string Prompt { get; set; } } class Service { object Run(Settings settings, string name) => new SystemChatMessage(string.Format(string.IsNullOrEmpty(settings.Prompt) ? Defaults.Prompt : settings.Prompt, name)); }""",
        """class Request { public string SystemPrompt { get; set; } public string Question { get; set; } } class Service { object Run() => Send(new Request { SystemPrompt = [|"You are a helpful assistant."|], Question = "What is the capital of France?" }); object Send(Request request) => new SystemChatMessage(request.SystemPrompt); }""",
        """class Request { public string SystemPrompt { get; init; } } class Service { object Run(string topic) { var prompt = [|$"You are the assistant of {topic}."|]; var request = new Request { SystemPrompt = prompt }; return Send(request); } object Send(Request request) => new SystemChatMessage(request.SystemPrompt); }""",
        """record Request(string SystemPrompt, string Question); class Service { object Run() => Send(new Request([|"You are a helpful assistant."|], "What is the capital of France?")); object Send(Request request) => new SystemChatMessage(request.SystemPrompt); }""",
        """record Request(string SystemPrompt, string Question); class Service { object Run(Request request) => Send(request with { SystemPrompt = [|"You are a helpful assistant."|] }); object Send(Request request) => new SystemChatMessage(request.SystemPrompt); }""",
        """record struct Request(string SystemPrompt); class Service { object Run() { Request request = new([|"You are a helpful assistant."|]); return new SystemChatMessage(request.SystemPrompt); } }""",
        """class Service(string prompt) { object Run() => new SystemChatMessage(prompt); } class Program { object Make() => new Service([|"You are a helpful assistant."|]); }""",
        """class Service { private readonly string _prompt; public Service(string prompt) => _prompt = prompt; object Run() => new SystemChatMessage(_prompt); } class Program { object Make() => new Service([|"You are a helpful assistant."|]); Service _other = new([|"You are a strict reviewer."|]); }""",
        """abstract class Agent { protected Agent(string prompt) { Prompt = prompt; } string Prompt { get; } object Run() => new SystemChatMessage(Prompt); } class Tutor : Agent { public Tutor() : base([|"You are a patient tutor."|]) { } }""",
        """abstract class Agent(string prompt) { object Run() => new SystemChatMessage(prompt); } class Tutor() : Agent([|"You are a patient tutor."|]);""",
        """abstract class Agent { protected abstract string Prompt { get; } object Run() => new SystemChatMessage(Prompt); } class Tutor : Agent { protected override string Prompt => [|"You are a patient tutor."|]; } class Judge : Agent { protected override string Prompt { get; } = [|"You are a strict judge."|]; }""",
        """abstract class Agent { protected virtual string Prompt => [|"You are a helpful assistant."|]; object Run() => new SystemChatMessage(Prompt); } class Tutor : Agent { protected override string Prompt => [|base.Prompt + " You teach mathematics to children."|]; }""",
        """abstract class Agent { protected abstract string BuildPrompt(string name); object Run() => new SystemChatMessage(BuildPrompt("x")); } class Tutor : Agent { protected override string BuildPrompt(string name) => [|$"You are the patient tutor of {name}."|]; }""",
        """interface IAgent { string Prompt { get; } } class Tutor : IAgent { public string Prompt => [|"You are a patient tutor."|]; } class Service { object Run(IAgent agent) => new SystemChatMessage(agent.Prompt); }""",
        """interface IAgent { string BuildPrompt(); } class Tutor : IAgent { public string BuildPrompt() { return [|"You are a patient tutor."|]; } } class Service { object Run(IAgent agent) => new SystemChatMessage(agent.BuildPrompt()); }""",
        """interface IAgent { string Prompt { get; } } class Tutor : IAgent { string IAgent.Prompt => [|"You are a patient tutor."|]; } class Service { object Run(IAgent agent) => new SystemChatMessage(agent.Prompt); }""",
        """interface IModel { object Ask(string system, string question); } class Model : IModel { public object Ask(string system, string question) => new SystemChatMessage(system); } class Service { object Run(IModel model) => model.Ask([|"You are a helpful assistant."|], "What is the capital of France?"); }""",
        """enum Tier { Free, Pro } static class Tiers { public static string Describe(this Tier tier) => tier switch { Tier.Free => [|"The customer pays nothing and waits."|], Tier.Pro => [|"The customer pays a lot and must not wait."|], _ => throw new ArgumentOutOfRangeException(nameof(tier), "There is no such tier of ours") }; } class Service { object Run(Tier tier) => new SystemChatMessage(tier.Describe()); }""",
        """static class Prompts { public static string WithRules(this string prompt) => [|prompt + "\nNever tell the customer a price."|]; } class Service { object Run() => new SystemChatMessage([|"You are a helpful assistant."|].WithRules()); }""",
        """class Prompt { public Prompt(string text) { Text = text; } public string Text { get; } public static implicit operator string(Prompt prompt) => prompt.Text; } class Service { object Run() { var prompt = new Prompt([|"You are a helpful assistant."|]); return new SystemChatMessage(prompt); } }""",
        """class Message { public string Role { get; set; } public string Content { get; set; } } class Service { object Run(Message message) => message.Role switch { "system" => new SystemChatMessage(message.Content), _ => (object)new UserChatMessage(message.Content) }; object Make() => Run(new Message { Role = "system", Content = [|"You are a helpful assistant."|] }); object Ask() => Run(new Message { Role = "user", Content = "Please tell me the capital of France." }); object Talk() => Run(new Message { Content = "Please tell me the capital of France." }); }""",
        """record Message(string Role, string Content); class Service { object Send(Message message) => new SystemChatMessage(message.Content); object Make() => Send(new Message("system", [|"You are a helpful assistant."|])); object Ask() => Send(new Message("user", "Please tell me the capital of France.")); }""",
        """class Settings { public string Prompt { get; set; } = [|"You are a helpful assistant."|]; } class Options<T> { public T Value { get; set; } } class Service { private readonly Settings _settings; public Service(Options<Settings> options) { _settings = options.Value; } object Run() => new SystemChatMessage(_settings.Prompt); }""",
        """class Conversation { private readonly List<ChatMessage> _messages = new(); public Conversation System(string text) { _messages.Add(new SystemChatMessage(text)); return this; } public Conversation User(string text) { _messages.Add(new UserChatMessage(text)); return this; } } class Service { object Run() => new Conversation().System([|"You are a helpful assistant."|]).User("Please tell me the capital of France."); }""",
        """class Builder { private string _system; public Builder WithSystem(string system) { _system = system; return this; } public object Build() => new SystemChatMessage(_system); } class Service { object Run() => new Builder().WithSystem([|"You are a helpful assistant."|]).Build(); }""",
        """class Agent { public string Name { get; set; } public string Instructions { get; set; } public object Start() => new SystemChatMessage(Instructions); } static class Agents { public static readonly Agent[] All = [new() { Name = "The tutor of all", Instructions = [|"You are a patient tutor."|] }, new Agent { Name = "The judge of all", Instructions = [|"You are a strict judge."|] }]; }""",
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public Task ReportsThroughTypes(string declarations) => HiddenPrompts.ExpectAsync(Snippet.File(Usings, declarations));

    [Fact]
    public Task ReportsInTopLevelStatements() => AnalyzerRun.ExpectProgramAsync(
        """
        using OpenAI.Chat;
        string prompt = [|"You are a helpful assistant."|];
        var message = new SystemChatMessage(prompt);
        Ask([|"You are a strict reviewer."|]);
        static void Ask(string system) => System.Console.WriteLine(new SystemChatMessage(system));
        """);
}
