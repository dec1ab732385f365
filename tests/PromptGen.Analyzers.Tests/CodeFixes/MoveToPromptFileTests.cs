using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PromptGen.Analyzers.Rules;
using PromptGen.Analyzers.Tests.Testing;
using PromptGen.CodeFixes;
using Xunit;

namespace PromptGen.Analyzers.Tests.CodeFixes;

public sealed class MoveToPromptFileTests
{
    [Fact]
    public async Task MovesALiteral()
    {
        Solution fixedSolution = await FixAsync("""class SupportAgent { object Run() => new OpenAI.Chat.SystemChatMessage("You are \"helpful\" at C:\\."); }""");

        Assert.Equal("class SupportAgent { object Run() => new OpenAI.Chat.SystemChatMessage(global::Acme.App.SupportAgentPrompt.Render().Text); }", await CodeAsync(fixedSolution));
        Assert.Equal(
            """
            prompt_id: support-agent
            version: 2000-01-01.1   # `promptgen stamp` gives the first real one
            model: class:default   # name the model that this prompt is written for
            messages:
              - role: system
                template: "You are \"helpful\" at C:\\."

            """,
            (await FilesAsync(fixedSolution))["support-agent.prompt.yaml"]);
    }

    [Fact]
    public async Task MakesVariablesOfHoles()
    {
        Solution fixedSolution = await FixAsync("""
            #nullable enable
            class Agent { object Run(string customerTier, int count, string? note) => new OpenAI.Chat.SystemChatMessage($"Tier {customerTier} has {count} orders. Tier {customerTier} is served first.{note}"); }
            """);

        Assert.Contains("""AgentPrompt.Render(customerTier: customerTier, count: count, note: note ?? "").Text""", await CodeAsync(fixedSolution), StringComparison.Ordinal);
        string file = (await FilesAsync(fixedSolution))["agent.prompt.yaml"];
        Assert.Contains("variables:\n  customer_tier: string\n  count: integer\n  note: string\n", file, StringComparison.Ordinal);
        Assert.Contains("template: \"Tier {{ customer_tier }} has {{ count }} orders. Tier {{ customer_tier }} is served first.{{ note }}\"", file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("You are helpful.\nAnswer {{all}} questions.", "template: |-\n      You are helpful.\n      Answer {{ \"{{\" }}all}} questions.\n")]
    [InlineData("You are helpful.\nAnswer all questions.\n", "template: |\n      You are helpful.\n      Answer all questions.\n")]
    [InlineData("You are helpful.\n\n  Answer all questions.\n\n", "template: |+\n      You are helpful.\n\n        Answer all questions.\n\n")]
    [InlineData("  You are helpful.\nAnswer all questions.", "template: \"  You are helpful.\\nAnswer all questions.\"\n")]
    [InlineData("You are helpful. \nAnswer\tall questions.", "template: \"You are helpful. \\nAnswer\\tall questions.\"\n")]
    public async Task WritesExactlyTheText(string text, string expected)
    {
        Solution fixedSolution = await FixAsync($"class Agent {{ object Run() => new OpenAI.Chat.SystemChatMessage({SymbolDisplay.FormatLiteral(text, quote: true)}); }}");

        Assert.EndsWith(expected, (await FilesAsync(fixedSolution))["agent.prompt.yaml"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""class Agent { object Run(string prompt = "You are a helpful assistant.") => new OpenAI.Chat.SystemChatMessage(prompt); }""")]
    [InlineData("""class Agent { const string Prompt = "You are a helpful assistant."; const string Longer = Prompt + " Be brief."; object Run() => new OpenAI.Chat.SystemChatMessage(Prompt); }""")]
    [InlineData("""class Agent { const string Prompt = "You are a helpful assistant."; bool Is(string text) => text is Prompt; object Run() => new OpenAI.Chat.SystemChatMessage(Prompt); }""")]
    [InlineData("""class Agent { const string Prompt = "You are a helpful assistant.", Other = "Other"; object Run() => new OpenAI.Chat.SystemChatMessage(Prompt); }""")]
    public async Task IsNotOfferedWhereAConstantIsNeeded(string source)
    {
        (Document document, ImmutableArray<Diagnostic> diagnostics) = await ReportAsync(source);

        Assert.Empty(await ActionsAsync(document, Assert.Single(diagnostics)));
    }

    [Theory]
    [InlineData("""class Agent { public const string Prompt = "You are a helpful assistant."; object Run() => new OpenAI.Chat.SystemChatMessage(Prompt); }""", "public static string Prompt => global::Acme.App.AgentPrompt.Render().Text;")]
    [InlineData("""class Agent { object Run() { const string prompt = "You are a helpful assistant."; return new OpenAI.Chat.SystemChatMessage(prompt); } }""", "{ string prompt = global::Acme.App.AgentPrompt.Render().Text;")]
    [InlineData("""class Agent { object Run(double price) => new OpenAI.Chat.SystemChatMessage($"You sell everything at a price of {price:N2}."); }""", "Render(price: $\"{price:N2}\").Text")]
    [InlineData("""class Agent { object Run(double? price) => new OpenAI.Chat.SystemChatMessage($"You sell everything at a price of {price}."); }""", "Render(price: price?.ToString() ?? \"\").Text")]
    [InlineData("""class AgentPrompt { } namespace Acme.App { class AgentPrompt { } } class Agent { object Run() => new OpenAI.Chat.SystemChatMessage("You are a helpful assistant."); }""", "AgentRunPrompt.Render()")]
    public async Task ChangesTheCodeAround(string source, string expected) =>
        Assert.Contains(expected, await CodeAsync(await FixAsync(source)), StringComparison.Ordinal);

    [Theory]
    [InlineData("""static class Prompts { static string BuildTriageSystemPrompt() => "You are a helpful assistant."; static object Run() => new OpenAI.Chat.SystemChatMessage(BuildTriageSystemPrompt()); }""", "triage")]
    [InlineData("""class Program { static readonly string _defaultInstructions = "You are a helpful assistant."; static object Run() => new OpenAI.Chat.SystemChatMessage(_defaultInstructions); }""", "instructions")]
    [InlineData("""class SupportPrompt { object Run() => new OpenAI.Chat.SystemChatMessage("You are a helpful assistant."); }""", "support")]
    [InlineData("""class Äther { object Run() => new OpenAI.Chat.SystemChatMessage("You are a helpful assistant."); }""", "ther")]
    public async Task NamesThePromptAfterItsPlace(string source, string id) => Assert.Equal([id + ".prompt.yaml"], (await FilesAsync(await FixAsync(source))).Keys);

    [Fact]
    public async Task KeepsTheRoleOfTheSink()
    {
        Solution fixedSolution = await FixAsync("""class Agent { object Run() => new OpenAI.Chat.DeveloperChatMessage("You are a helpful assistant."); }""");

        Assert.Contains("- role: developer\n", (await FilesAsync(fixedSolution))["agent.prompt.yaml"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task FixesAllOfADocument()
    {
        (Document document, ImmutableArray<Diagnostic> diagnostics) = await ReportAsync("""
            class Agent
            {
                object A() => new OpenAI.Chat.SystemChatMessage("You are a helpful assistant.");
                object B(string name) => new OpenAI.Chat.SystemChatMessage("You are the assistant of " + name + ".");
            }
            """);
        FixAllContext context = new(
            document, new MoveToPromptFileFix(), FixAllScope.Document, MoveToPromptFileFix.Title, ["PG2001"], new KnownDiagnostics(diagnostics), CancellationToken.None);
        CodeAction action = (await new MoveToPromptFileFix().GetFixAllProvider().GetFixAsync(context))!;
        Solution fixedSolution = await AppliedAsync(action);

        string code = await CodeAsync(fixedSolution);
        Assert.Contains("A() => new OpenAI.Chat.SystemChatMessage(global::Acme.App.AgentAPrompt.Render().Text);", code, StringComparison.Ordinal);
        Assert.Contains("""global::Acme.App.AgentPrompt.Render(name: name ?? "").Text""", code, StringComparison.Ordinal);
        Assert.Equal(["agent-a.prompt.yaml", "agent.prompt.yaml"], (await FilesAsync(fixedSolution)).Keys.Order(StringComparer.Ordinal));
    }

    private static async Task<Solution> FixAsync(string source)
    {
        (Document document, ImmutableArray<Diagnostic> diagnostics) = await ReportAsync(source);
        return await AppliedAsync(Assert.Single(await ActionsAsync(document, Assert.Single(diagnostics))));
    }

    private static async Task<(Document Document, ImmutableArray<Diagnostic> Diagnostics)> ReportAsync(string source)
    {
        AdhocWorkspace workspace = new();
        Project project = workspace.CurrentSolution
            .AddProject("App", "App", LanguageNames.CSharp)
            .WithDefaultNamespace("Acme.App")
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest))
            .AddMetadataReferences([.. Sdk.Framework, Sdk.Reference("OpenAI")]);
        Document document = project.AddDocument("File.cs", source);
        Compilation compilation = (await document.Project.GetCompilationAsync())!;
        ImmutableArray<Diagnostic> diagnostics = await compilation.WithAnalyzers([new PromptFlowAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return (document, [.. diagnostics.OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)]);
    }

    private static async Task<List<CodeAction>> ActionsAsync(Document document, Diagnostic diagnostic)
    {
        List<CodeAction> actions = [];
        await new MoveToPromptFileFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    private static async Task<Solution> AppliedAsync(CodeAction action) =>
        (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    private static async Task<string> CodeAsync(Solution solution) => (await solution.Projects.Single().Documents.Single().GetTextAsync()).ToString();

    private static async Task<Dictionary<string, string>> FilesAsync(Solution solution)
    {
        Dictionary<string, string> files = new(StringComparer.Ordinal);
        foreach (TextDocument file in solution.Projects.Single().AdditionalDocuments)
        {
            files.Add(file.Name, (await file.GetTextAsync()).ToString());
        }

        return files;
    }
}
