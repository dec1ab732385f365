using System.Collections.Generic;
using System.Threading.Tasks;
using PromptGen.Analyzers.Rules;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests.Sinks;

/// <summary>Sinks that a project names, with no SDK in sight.</summary>
public sealed class OwnSinkTests
{
    private const string Client = """
        namespace Acme
        {
            public class Request { public string SystemPrompt { get; set; } public string Title { get; set; } }
            public class Agent { public Agent(string name, string instructions) { } }
            public class Client { public void Ask(string question, string system) { } public static void Say(string text) { } }
        }
        """;

    public static TheoryData<string, string> Configured => new()
    {
        { "Acme.Client.Ask(system)", """new Acme.Client().Ask("Where is the order of the customer?", [|"You are a helpful assistant."|]);""" },
        { "Acme.Request.SystemPrompt", """var request = new Acme.Request { SystemPrompt = [|"You are a helpful assistant."|], Title = "The title of the request" };""" },
        { "Acme.Agent(instructions)", """var agent = new Acme.Agent("The name of the agent", [|"You are a helpful assistant."|]);""" },
        { "Acme.Agent..ctor(instructions)", """Acme.Agent agent = new("The name of the agent", [|"You are a helpful assistant."|]);""" },
        { "Acme.Other.Thing(x), Acme.Request.SystemPrompt Acme.Client.Say(text) ; Acme.Agent(name)", """Acme.Client.Say([|"You are a helpful assistant."|]); new Acme.Request().SystemPrompt = [|"Be very brief."|];""" },
        { "nonsense, (, ), Acme., .x, Acme.Client.Ask(", """new Acme.Client().Ask("Where is the order?", "You are a helpful assistant.");""" },
        { "Acme.Client.Ask(question, system)", """new Acme.Client().Ask([|"Where is the order of the customer?"|], [|"You are a helpful assistant."|]);""" },
    };

    [Theory]
    [MemberData(nameof(Configured))]
    public Task EditorConfigNamesSinks(string setting, string statements) => AnalyzerRun.ExpectAsync(
        new PromptFlowAnalyzer(), "PG2001", [Snippet.Statements("", statements), Client], sdks: [],
        new Dictionary<string, string> { ["promptgen_sinks"] = setting }, mustCompile: true);

    private const string Attributes = """
        namespace Acme
        {
            [System.AttributeUsage(System.AttributeTargets.All)] internal sealed class PromptSinkAttribute : System.Attribute { }
            public class Request { [PromptSink] public string SystemPrompt { get; set; } public string Title { get; set; } }
            public class Agent { public Agent(string name, [PromptSink] string instructions) { } }
            public class Client { public void Ask(string question, [PromptSinkAttribute] string system) { } }
        }
        """;

    [Theory]
    [InlineData("""new Acme.Client().Ask("Where is the order of the customer?", [|"You are a helpful assistant."|]);""")]
    [InlineData("""var request = new Acme.Request { SystemPrompt = [|"You are a helpful assistant."|], Title = "The title of the request" };""")]
    [InlineData("""Acme.Agent agent = new("The name of the agent", [|"You are a helpful assistant."|]);""")]
    public Task AttributesMarkSinks(string statements) => AnalyzerRun.ExpectAsync(
        new PromptFlowAnalyzer(), "PG2001", [Snippet.Statements("", statements), Attributes], sdks: [], settings: null, mustCompile: true);
}
