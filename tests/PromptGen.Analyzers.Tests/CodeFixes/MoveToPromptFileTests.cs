using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using PromptGen.Analyzers.Rules;
using PromptGen.CodeFixes;
using Xunit;

namespace PromptGen.Analyzers.Tests.CodeFixes;

public sealed class MoveToPromptFileTests
{
    private const string Helpful = "\"You are a helpful assistant.\"\n";

    [Fact]
    public Task MovesALiteral() => Moving(
            """class SupportAgent { object Run() => new OpenAI.Chat.SystemChatMessage([|"You are \"helpful\" at C:\\."|]); }""",
            "class SupportAgent { object Run() => new OpenAI.Chat.SystemChatMessage(global::Acme.App.SupportAgentPrompt.Render().Text); }")
        .WithFixedFile(
            "support-agent.prompt.yaml",
            """
            prompt_id: support-agent
            version: 2000-01-01.1   # `promptgen stamp` writes the version
            model: class:default   # name the model that this prompt is written for
            messages:
              - role: system
                template: "You are \"helpful\" at C:\\."

            """)
        .RunAsync();

    [Fact]
    public Task MakesVariablesOfHoles() => Moving(
            """
            #nullable enable
            class Agent { object Run(string customerTier, int count, string? note) => new OpenAI.Chat.SystemChatMessage([|$"Tier {customerTier} has {count} orders. Tier {customerTier} is served first.{note}"|]); }
            """,
            """
            #nullable enable
            class Agent { object Run(string customerTier, int count, string? note) => new OpenAI.Chat.SystemChatMessage(global::Acme.App.AgentPrompt.Render(customerTier: customerTier, count: count, note: note ?? "").Text); }
            """)
        .WithFixedFile("agent.prompt.yaml", PromptFile(
            "agent",
            "\"Tier {{ customer_tier }} has {{ count }} orders. Tier {{ customer_tier }} is served first.{{ note }}\"\n",
            variables: "variables:\n  customer_tier: string\n  count: integer\n  note: string\n"))
        .RunAsync();

    [Theory]
    [InlineData("You are helpful.\nAnswer {{all}} questions.", "|-\n      You are helpful.\n      Answer {{ \"{{\" }}all}} questions.\n")]
    [InlineData("You are helpful.\nAnswer all questions.\n", "|\n      You are helpful.\n      Answer all questions.\n")]
    [InlineData("You are helpful.\n\n  Answer all questions.\n\n", "|+\n      You are helpful.\n\n        Answer all questions.\n\n")]
    [InlineData("  You are helpful.\nAnswer all questions.", "\"  You are helpful.\\nAnswer all questions.\"\n")]
    [InlineData("You are helpful. \nAnswer\tall questions.", "\"You are helpful. \\nAnswer\\tall questions.\"\n")]
    public Task WritesExactlyTheText(string text, string expected) => Moving(
            $"class Agent {{ object Run() => new OpenAI.Chat.SystemChatMessage([|{SymbolDisplay.FormatLiteral(text, quote: true)}|]); }}",
            "class Agent { object Run() => new OpenAI.Chat.SystemChatMessage(global::Acme.App.AgentPrompt.Render().Text); }")
        .WithFixedFile("agent.prompt.yaml", PromptFile("agent", expected))
        .RunAsync();

    [Theory]
    [InlineData("""class Agent { object Run(string prompt = [|"You are a helpful assistant."|]) => new OpenAI.Chat.SystemChatMessage(prompt); }""")]
    [InlineData("""class Agent { const string Prompt = [|"You are a helpful assistant."|]; const string Longer = Prompt + " Be brief."; object Run() => new OpenAI.Chat.SystemChatMessage(Prompt); }""")]
    [InlineData("""class Agent { const string Prompt = [|"You are a helpful assistant."|]; bool Is(string text) => text is Prompt; object Run() => new OpenAI.Chat.SystemChatMessage(Prompt); }""")]
    [InlineData("""class Agent { const string Prompt = [|"You are a helpful assistant."|], Other = "Other"; object Run() => new OpenAI.Chat.SystemChatMessage(Prompt); }""")]
    [InlineData("""class Agent { object Run() { const string prompt = [|"You are a helpful assistant."|]; System.Func<string> text = static () => prompt; return new OpenAI.Chat.SystemChatMessage(text()); } }""")]
    public Task IsNotOfferedWhereAConstantIsNeeded(string source)
    {
        FixTest<PromptFlowAnalyzer, MoveToPromptFileFix> test = Moving(source, source);
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        return test.RunAsync();
    }

    [Theory]
    [InlineData(
        """class Agent { public const string Prompt = [|"You are a helpful assistant."|]; object Run() => new OpenAI.Chat.SystemChatMessage(Prompt); }""",
        """class Agent { public static string Prompt => global::Acme.App.AgentPrompt.Render().Text; object Run() => new OpenAI.Chat.SystemChatMessage(Prompt); }""")]
    [InlineData(
        """class Agent { object Run() { const string prompt = [|"You are a helpful assistant."|]; return new OpenAI.Chat.SystemChatMessage(prompt); } }""",
        """class Agent { object Run() { string prompt = global::Acme.App.AgentPrompt.Render().Text; return new OpenAI.Chat.SystemChatMessage(prompt); } }""")]
    public Task ChangesTheConstant(string source, string expected) =>
        Moving(source, expected).WithFixedFile("agent.prompt.yaml", PromptFile("agent", Helpful)).RunAsync();

    [Theory]
    [InlineData("$\"You are {{{name}}}.\"", "\"You are {{ \\\"{\\\" }}{{ name }}}.\"\n")]
    [InlineData("$\"You say {{%{name} {{%%{{ x\"", "\"You say {{ \\\"{%\\\" }}{{ name }} {{ \\\"{%%{\\\" }} x\"\n")]
    [InlineData("$$\"\"\"You write {{{name}}} to {name}.\"\"\"", "\"You write {{ \\\"{\\\" }}{{ name }}} to {{ \\\"{\\\" }}name}.\"\n")]
    [InlineData("$\"You say {{\" + \"{% {\" + name", "\"You say {{ \\\"{{%\\\" }} {{ \\\"{\\\" }}{{ name }}\"\n")]
    [InlineData("$\"You read this with care:\\n  {name}\"", "|-\n      You read this with care:\n        {{ \"\" }}{{ name }}\n")]
    public Task SaysTheSameInTheTemplateLanguage(string text, string expected) => Moving(
            $"class Agent {{ object Run(string name) => new OpenAI.Chat.SystemChatMessage([|{text}|]); }}",
            "class Agent { object Run(string name) => new OpenAI.Chat.SystemChatMessage(global::Acme.App.AgentPrompt.Render(name: name ?? \"\").Text); }")
        .WithFixedFile("agent.prompt.yaml", PromptFile("agent", expected, variables: "variables:\n  name: string\n"))
        .RunAsync();

    [Theory]
    [InlineData("""return new OpenAI.Chat.SystemChatMessage(new System.Text.StringBuilder([|"You are a helpful assistant."|]).Append(name).ToString());""")]
    [InlineData("""var text = new System.Text.StringBuilder(); text.Append([|"You are a helpful assistant."|]); if (on) { text.Append("Be brief."); } return new OpenAI.Chat.SystemChatMessage(text.ToString());""")]
    [InlineData("""var text = new System.Text.StringBuilder(); foreach (char c in name) { text.Append([|"You are a helpful assistant."|]); } return new OpenAI.Chat.SystemChatMessage(text.ToString());""")]
    [InlineData("""var text = new System.Text.StringBuilder(); Add(text); return new OpenAI.Chat.SystemChatMessage(text.ToString()); void Add(System.Text.StringBuilder to) => to.Append([|"You are a helpful assistant."|]);""")]
    [InlineData("""string text = [|"You are a helpful assistant."|]; if (on) { text += " Be brief."; } return new OpenAI.Chat.SystemChatMessage(text);""")]
    [InlineData("""string text = (on ? [|"You are a helpful assistant."|] : [|"You are a casual assistant."|]); text = text + name; return new OpenAI.Chat.SystemChatMessage(text);""")]
    [InlineData("""var lines = new System.Collections.Generic.List<string>(); lines.Add([|"You are a helpful assistant."|]); lines.Add(name); return new OpenAI.Chat.SystemChatMessage(string.Join(" ", lines));""")]
    [InlineData("""return new OpenAI.Chat.SystemChatMessage(string.Format([|"You are the assistant of {0}."|], name));""")]
    [InlineData("""return new OpenAI.Chat.SystemChatMessage([|"You are the assistant of {name}."|].Replace("{name}", name));""")]
    [InlineData("""return new OpenAI.Chat.SystemChatMessage(System.FormattableString.Invariant([|$"You are the assistant of {name}."|]));""")]
    [InlineData("""return new OpenAI.Chat.SystemChatMessage([|"You are \ud83d half a character."|]);""")]
    [InlineData("""return new OpenAI.Chat.SystemChatMessage([|"You are \0 the end of text."|]);""")]
    public Task IsNotOfferedForHalfOfATextOrOneThatNoFileHolds(string body)
    {
        string source = $"class Agent {{ object Run(string name, bool on) {{ {body} }} }}";
        FixTest<PromptFlowAnalyzer, MoveToPromptFileFix> test = Moving(source, source);
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        return test.RunAsync();
    }

    [Theory]
    [InlineData(
        """class Agent { object Run(double price) => new OpenAI.Chat.SystemChatMessage([|$"You sell everything at a price of {price:N2}."|]); }""",
        """class Agent { object Run(double price) => new OpenAI.Chat.SystemChatMessage(global::Acme.App.AgentPrompt.Render(price: $"{price:N2}").Text); }""")]
    [InlineData(
        """class Agent { object Run(double? price) => new OpenAI.Chat.SystemChatMessage([|$"You sell everything at a price of {price}."|]); }""",
        """class Agent { object Run(double? price) => new OpenAI.Chat.SystemChatMessage(global::Acme.App.AgentPrompt.Render(price: price?.ToString() ?? "").Text); }""")]
    public Task FormatsInCode(string source, string expected) =>
        Moving(source, expected)
            .WithFixedFile("agent.prompt.yaml", PromptFile("agent", "\"You sell everything at a price of {{ price }}.\"\n", variables: "variables:\n  price: string\n"))
            .RunAsync();

    [Theory]
    [InlineData(
        """static class Prompts { static string BuildTriageSystemPrompt() => [|"You are a helpful assistant."|]; static object Run() => new OpenAI.Chat.SystemChatMessage(BuildTriageSystemPrompt()); }""",
        """static class Prompts { static string BuildTriageSystemPrompt() => global::Acme.App.TriagePrompt.Render().Text; static object Run() => new OpenAI.Chat.SystemChatMessage(BuildTriageSystemPrompt()); }""",
        "triage")]
    [InlineData(
        """class Program { static readonly string _defaultInstructions = [|"You are a helpful assistant."|]; static object Run() => new OpenAI.Chat.SystemChatMessage(_defaultInstructions); }""",
        """class Program { static readonly string _defaultInstructions = global::Acme.App.InstructionsPrompt.Render().Text; static object Run() => new OpenAI.Chat.SystemChatMessage(_defaultInstructions); }""",
        "instructions")]
    [InlineData(
        """class SupportPrompt { object Run() => new OpenAI.Chat.SystemChatMessage([|"You are a helpful assistant."|]); }""",
        """class SupportPrompt { object Run() => new OpenAI.Chat.SystemChatMessage(global::Acme.App.SupportPrompt.Render().Text); }""",
        "support")]
    [InlineData(
        """class Äther { object Run() => new OpenAI.Chat.SystemChatMessage([|"You are a helpful assistant."|]); }""",
        """class Äther { object Run() => new OpenAI.Chat.SystemChatMessage(global::Acme.App.TherPrompt.Render().Text); }""",
        "ther")]
    [InlineData(
        """class AgentPrompt { } namespace Acme.App { class AgentPrompt { } } class Agent { object Run() => new OpenAI.Chat.SystemChatMessage([|"You are a helpful assistant."|]); }""",
        """class AgentPrompt { } namespace Acme.App { class AgentPrompt { } } class Agent { object Run() => new OpenAI.Chat.SystemChatMessage(Acme.App.AgentRunPrompt.Render().Text); }""",
        "agent-run")]
    public Task NamesThePromptAfterItsPlace(string source, string expected, string id) =>
        Moving(source, expected).WithFixedFile(id + ".prompt.yaml", PromptFile(id, Helpful)).RunAsync();

    [Fact]
    public Task KeepsTheRoleOfTheSink() => Moving(
            """class Agent { object Run() => new OpenAI.Chat.DeveloperChatMessage([|"You are a helpful assistant."|]); }""",
            """class Agent { object Run() => new OpenAI.Chat.DeveloperChatMessage(global::Acme.App.AgentPrompt.Render().Text); }""")
        .WithFixedFile("agent.prompt.yaml", PromptFile("agent", Helpful, "developer"))
        .RunAsync();

    [Fact]
    public Task FixesAllOfADocumentAsOneByOne() => Moving(
            """
            class Agent
            {
                object A() => new OpenAI.Chat.SystemChatMessage([|"You are a helpful assistant."|]);
                object B(string name) => new OpenAI.Chat.SystemChatMessage([|"You are the assistant of " + name + "."|]);
            }
            """,
            """
            class Agent
            {
                object A() => new OpenAI.Chat.SystemChatMessage(global::Acme.App.AgentPrompt.Render().Text);
                object B(string name) => new OpenAI.Chat.SystemChatMessage(global::Acme.App.AgentBPrompt.Render(name: name ?? "").Text);
            }
            """)
        .WithFixedFile("agent.prompt.yaml", PromptFile("agent", Helpful))
        .WithFixedFile("agent-b.prompt.yaml", PromptFile("agent-b", "\"You are the assistant of {{ name }}.\"\n", variables: "variables:\n  name: string\n"))
        .RunAsync();

    private static FixTest<PromptFlowAnalyzer, MoveToPromptFileFix> Moving(string source, string fixedSource) => new("PG2001", source, fixedSource, "OpenAI")
    {
        CodeActionEquivalenceKey = MoveToPromptFileFix.Title,
    };

    private static string PromptFile(string id, string template, string role = "system", string variables = "") =>
        $"""
        prompt_id: {id}
        version: 2000-01-01.1   # `promptgen stamp` writes the version
        model: class:default   # name the model that this prompt is written for
        {variables}messages:
          - role: {role}
            template: {template}
        """;
}
