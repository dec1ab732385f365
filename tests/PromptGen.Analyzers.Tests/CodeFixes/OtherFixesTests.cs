using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using PromptGen.Analyzers.Rules;
using PromptGen.Analyzers.Tests.Rendering;
using PromptGen.Analyzers.Tests.Testing;
using PromptGen.CodeFixes;
using Xunit;

namespace PromptGen.Analyzers.Tests.CodeFixes;

public sealed class OtherFixesTests
{
    private const string Code = "class Orders { [System.ComponentModel.Description(\"Looks for \\\"orders\\\".\")] public void [|Lookup|]() { } }";

    [Theory]
    [InlineData(NameArgumentsFix.NameTitle, "TriagePrompt.Render(body: a, region: \"b\", count: 3)")]
    [InlineData(NameArgumentsFix.ArgsTitle, "TriagePrompt.Render(new TriagePrompt.Args { Body = a, Region = \"b\", Count = 3 })")]
    public Task NamesArguments(string title, string expected) =>
        new FixTest<RenderCallAnalyzer, NameArgumentsFix>(
            "PG2104",
            "class Use { object Run(string a) => TriagePrompt.Render(a, [|\"b\"|], 3); }",
            "class Use { object Run(string a) => " + expected + "; }")
        {
            CodeActionEquivalenceKey = title,
        }
        .WithSource(GeneratedPrompt.Source)
        .RunAsync();

    [Theory]
    [InlineData(NameArgumentsFix.NameTitle, "TriagePrompt.Render(body: a, region: \"b\", count: 3)")]
    [InlineData(NameArgumentsFix.ArgsTitle, "TriagePrompt.Render(new TriagePrompt.Args { Body = a, Region = \"b\", Count = 3 })")]
    public Task NamesArgumentsOfAllCalls(string title, string expected) =>
        new FixTest<RenderCallAnalyzer, NameArgumentsFix>(
            "PG2104",
            "class Use\n{\n    object Run(string a) => TriagePrompt.Render(a, [|\"b\"|], 3);\n\n    object Other(string a) => TriagePrompt.Render(a, [|\"b\"|], 3);\n}\n",
            "class Use\n{\n    object Run(string a) => " + expected + ";\n\n    object Other(string a) => " + expected + ";\n}\n")
        {
            CodeActionEquivalenceKey = title,
        }
        .WithSource(GeneratedPrompt.Source)
        .RunAsync();

    [Fact]
    public Task SuppressesWithAReason() => Suppressing(
            "class Use\n{\n    /// <summary>Runs.</summary>\n    object Run() => new OpenAI.Chat.SystemChatMessage([|\"You are a helpful assistant.\"|]);\n}\n",
            "class Use\n{\n    /// <summary>Runs.</summary>\n    [System.Diagnostics.CodeAnalysis.SuppressMessage(\"PromptGen.Code\", \"PG2001:Instructions written in code\", Justification = \"TODO: explain why this text is in code.\")]\n"
                + "    object Run() => new OpenAI.Chat.SystemChatMessage(\"You are a helpful assistant.\");\n}\n")
        .RunAsync();

    [Theory]
    [InlineData(
        "var first = 1;\nvar agent = new OpenAI.Chat.SystemChatMessage([|\"You are a helpful assistant.\"|]);\nvar last = 2;\n",
        "var first = 1;\n#pragma warning disable PG2001 // TODO: explain why this text is in code.\nvar agent = new OpenAI.Chat.SystemChatMessage(\"You are a helpful assistant.\");\n#pragma warning restore PG2001\nvar last = 2;\n")]
    [InlineData(
        "var agent = new OpenAI.Chat.SystemChatMessage([|\"You are a helpful assistant.\"|]);",
        "#pragma warning disable PG2001 // TODO: explain why this text is in code.\nvar agent = new OpenAI.Chat.SystemChatMessage(\"You are a helpful assistant.\");\n#pragma warning restore PG2001\n")]
    [InlineData(
        "// The agent.\r\nvar agent = new OpenAI.Chat.SystemChatMessage(\r\n    [|\"You are a helpful assistant.\"|]); // And that is it.\r\nvar last = 2;\r\n",
        "// The agent.\r\n#pragma warning disable PG2001 // TODO: explain why this text is in code.\r\nvar agent = new OpenAI.Chat.SystemChatMessage(\r\n    \"You are a helpful assistant.\"); // And that is it.\r\n#pragma warning restore PG2001\r\nvar last = 2;\r\n")]
    [InlineData(
        "var agent = new OpenAI.Chat.SystemChatMessage(Prompt());\nstatic string Prompt() => [|\"You are a helpful assistant.\"|];\n",
        "var agent = new OpenAI.Chat.SystemChatMessage(Prompt());\n#pragma warning disable PG2001 // TODO: explain why this text is in code.\nstatic string Prompt() => \"You are a helpful assistant.\";\n#pragma warning restore PG2001\n")]
    public Task SuppressesWithAReasonInStatementsWithoutAClass(string source, string expected)
    {
        FixTest<PromptFlowAnalyzer, SuppressWithReasonFix> test = Suppressing(source, expected);
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task TakesADescriptionFromThePromptFile() => Describing(
            ToolDescriptionFix.FromFileTitle, Code, "class Orders { [System.ComponentModel.Description(\"Finds an order.\")] public void Lookup() { } }")
        .WithFile("triage.prompt.yaml", PromptFile("description: Finds an order."))
        .RunAsync();

    [Theory]
    [InlineData("description: Finds an order.   ", "description: \"Looks for \\\"orders\\\".\"   ")]
    [InlineData("description: 'Finds an order.'", "description: \"Looks for \\\"orders\\\".\"")]
    [InlineData("strict: true", "description: \"Looks for \\\"orders\\\".\"\n    strict: true")]
    public Task WritesADescriptionToThePromptFile(string line, string expected) => Describing(
            ToolDescriptionFix.ToFileTitle, Code, MarkedSources.Unmarked(Code))
        .WithFile("triage.prompt.yaml", PromptFile(line))
        .WithFixedFile("triage.prompt.yaml", PromptFile(expected))
        .RunAsync();

    [Theory]
    [InlineData("description: |\n      Finds an order.")]
    [InlineData("description: 'Finds an order.' # with a comment")]
    public Task LeavesFilesThatAreWrittenOtherwise(string line)
    {
        FixTest<ToolAgreementAnalyzer, ToolDescriptionFix> test = Describing(ToolDescriptionFix.ToFileTitle, Code, Code).WithFile("triage.prompt.yaml", PromptFile(line));
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        return test.RunAsync();
    }

    private static FixTest<ToolAgreementAnalyzer, ToolDescriptionFix> Describing(string title, string source, string expected) => new("PG2105", source, expected)
    {
        CodeActionEquivalenceKey = title,
    };

    private static FixTest<PromptFlowAnalyzer, SuppressWithReasonFix> Suppressing(string source, string expected) => new("PG2001", source, expected, "OpenAI");

    private static string PromptFile(string line) =>
        $"prompt_id: triage\nversion: 2026-03-15.1\nmodel: class:small\ntemplate: Hello.\ntools:\n  - name: other\n    description: Stays as it is.\n  - name: lookup_order\n    {line}\n    method: Orders.Lookup\n";
}
