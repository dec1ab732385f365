using System.Threading.Tasks;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests.Flows;

/// <summary>Ways that cross files are reported at the end of the compilation, under an id of their own.</summary>
public sealed class CrossFileFlowTests
{
    private const string Usings = "using OpenAI.Chat; using Microsoft.SemanticKernel;";

    public static TheoryData<string, string> Pairs => new()
    {
        {
            """class Service { object Run() => new SystemChatMessage(Prompts.Main); }""",
            """static class Prompts { public const string Main = {|PG2002:"You are a helpful assistant."|}; public const string Title = "The title of the whole page"; }"""
        },
        {
            """class Service { object Run() => new SystemChatMessage(Prompts.Main); object Other() => new SystemChatMessage({|PG2001:"You are a strict reviewer."|}); }""",
            """static class Prompts { public static string Main => {|PG2002:"You are a helpful assistant."|}; }"""
        },
        {
            """abstract class Agent { protected abstract string Prompt { get; } object Run() => new SystemChatMessage(Prompt); }""",
            """class Tutor : Agent { protected override string Prompt => {|PG2002:"You are a patient tutor."|}; }"""
        },
        {
            """abstract class Agent { protected abstract string Prompt { get; } protected string Common => {|PG2001:"Never tell the customer a price."|}; object Run() => new SystemChatMessage(Prompt + Common); }""",
            """class Tutor : Agent { protected override string Prompt => {|PG2002:$"You are a patient tutor of {DateTime.Now.Year}."|}; }"""
        },
        {
            """class Model { public object Ask(string system, string question) => new SystemChatMessage(system); }""",
            """class Service { object Run(Model model) => model.Ask({|PG2002:"You are a helpful assistant."|}, "What is the capital of France?"); }"""
        },
        {
            """class Request { public string SystemPrompt { get; set; } } class Sender { object Send(Request request) => new SystemChatMessage(request.SystemPrompt); }""",
            """class Service { object Run() { var prompt = {|PG2002:"You are a helpful assistant."|}; return new Request { SystemPrompt = prompt }; } }"""
        },
        {
            """interface IModel { object Ask(string system); } class Model : IModel { public object Ask(string system) => new SystemChatMessage(system); }""",
            """class Service(IModel model) { object Run() => model.Ask({|PG2002:"You are a helpful assistant."|}); }"""
        },
        {
            """static class Sender { public static object AsSystem(this string text) => new SystemChatMessage(text); }""",
            """class Service { object Run() => {|PG2002:"You are a helpful assistant."|}.AsSystem(); }"""
        },
        {
            """class Service(Settings settings) { object Run() => new SystemChatMessage(settings.Prompt); }""",
            """class Settings { public string Prompt { get; set; } = {|PG2002:"You are a helpful assistant."|}; public string Greeting { get; set; } = "Welcome to the shop of ours"; }"""
        },
        {
            """class Service(Kernel kernel) { object Run() => kernel.InvokePromptAsync(Templates.Summary); }""",
            """static class Templates { public const string Summary = {|PG2004:"Summarize the following text: {{$input}}"|}; }"""
        },
        {
            """class Service { object Run(PromptStore store) => new SystemChatMessage(store.Triage); }""",
            """class PromptStore { public string Triage => {|PG2008:File.ReadAllText("Prompts/triage.txt")|}; }"""
        },
        {
            """partial class Service { object Run() => new SystemChatMessage(Prompt); }""",
            """partial class Service { private const string Prompt = {|PG2002:"You are a helpful assistant."|}; }"""
        },
        {
            """abstract class Agent(string prompt) { object Run() => new SystemChatMessage(prompt); }""",
            """class Tutor() : Agent({|PG2002:"You are a patient tutor."|}); class Judge : Agent { public Judge() : base({|PG2002:"You are a strict judge."|}) { } }"""
        },
        {
            """record Persona(string Name, string Prompt); class Service { object Run(Persona persona) => new SystemChatMessage(persona.Prompt); }""",
            """static class Personas { public static readonly Persona[] All = [new("The tutor of all pupils", {|PG2002:"You are a patient tutor."|}), new Persona(Prompt: {|PG2002:"You are a strict judge."|}, Name: "The judge of all judges")]; }"""
        },
        {
            """class Wrapper { public object Add(Microsoft.Extensions.AI.ChatRole role, string text) => new Microsoft.Extensions.AI.ChatMessage(role, text); }""",
            """class Service(Wrapper wrapper) { object Run() => wrapper.Add(Microsoft.Extensions.AI.ChatRole.System, {|PG2002:"You are a helpful assistant."|}); object Ask() => wrapper.Add(Microsoft.Extensions.AI.ChatRole.User, "Please tell me the capital of France."); }"""
        },
        {
            """class Repair { object Run(List<string> errors) => new SystemChatMessage(string.Join("\n", Validator.Check(1))); }""",
            """static class Validator { public static List<string> Check(int count) { var errors = new List<string>(); if (count == 1) { errors.Add({|PG2002:"The answer must have exactly three parts."|}); } return errors; } }"""
        },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public Task Reports(string first, string second) => HiddenPrompts.ExpectAsync(Snippet.File(Usings, first), Snippet.File(Usings, second));

    [Theory]
    [MemberData(nameof(Pairs))]
    public Task ReportsInAnyOrder(string first, string second) => HiddenPrompts.ExpectAsync(Snippet.File(Usings, second), Snippet.File(Usings, first));

    [Fact]
    public Task ReportsOnceAtTheTextWhateverWaysLeadThere() => HiddenPrompts.ExpectAsync(
        Snippet.File(Usings, """class A { object Run() => new SystemChatMessage(Prompts.Main); object Again() => new DeveloperChatMessage(Prompts.Main); }"""),
        Snippet.File(Usings, """class B { object Run(Model model) => model.Ask(Prompts.Main); } class Model { public object Ask(string system) => new SystemChatMessage(system); }"""),
        Snippet.File(Usings, """static class Prompts { public const string Main = {|PG2002:"You are a helpful assistant."|}; }"""));

    [Fact]
    public Task FollowsLongChains() => HiddenPrompts.ExpectAsync(
        Snippet.File(Usings, """class A { public object Run(string a) => new SystemChatMessage(a); }"""),
        Snippet.File(Usings, """class B(A next) { public object Run(string b) => next.Run(b); }"""),
        Snippet.File(Usings, """class C(B next) { public object Run(string c) => next.Run(c.Trim()); }"""),
        Snippet.File(Usings, """class D(C next) { private readonly string _text; public D(C next, string text) : this(next) { _text = text; } public object Run() => next.Run(_text); }"""),
        Snippet.File(Usings, """class E { object Make(C next) => new D(next, {|PG2002:"You are a helpful assistant."|}); }"""));

    [Fact]
    public Task DoesNotReportGeneratedFiles() => HiddenPrompts.ExpectAsync(
        Snippet.File(Usings, """class Service { object Run() => new SystemChatMessage(Generated.Text); }"""),
        "// <auto-generated/>\nstatic class Generated { public const string Text = \"You are a helpful assistant.\"; }");
}
