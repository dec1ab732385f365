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
using PromptGen.Analyzers.Tests.Rendering;
using PromptGen.Analyzers.Tests.Testing;
using PromptGen.CodeFixes;
using Xunit;

namespace PromptGen.Analyzers.Tests.CodeFixes;

public sealed class OtherFixesTests
{
    private const string ToolAttribute = """
        namespace PromptGen.Generated { [System.AttributeUsage(System.AttributeTargets.Assembly, AllowMultiple = true)] public sealed class PromptToolAttribute : System.Attribute { public PromptToolAttribute(string prompt, string tool, string method, string description, string parameters) { } } }
        """;

    [Theory]
    [InlineData(NameArgumentsFix.NameTitle, "TriagePrompt.Render(body: a, region: \"b\", 3)", "TriagePrompt.Render(body: a, region: \"b\", count: 3)")]
    [InlineData(NameArgumentsFix.ArgsTitle, "", "TriagePrompt.Render(new TriagePrompt.Args { Body = a, Region = \"b\", Count = 3 })")]
    public async Task NamesArguments(string title, string unwanted, string expected)
    {
        Solution changed = await FixAsync(
            new RenderCallAnalyzer(), new NameArgumentsFix(), title, "class Use { object Run(string a) => TriagePrompt.Render(a, \"b\", 3); }", GeneratedPrompt.Source);

        string code = await CodeAsync(changed);
        Assert.Contains(expected, code, StringComparison.Ordinal);
        Assert.DoesNotContain(unwanted.Length > 0 ? unwanted : "\0", code, StringComparison.Ordinal);
        await AssertCompilesAsync(changed);
    }

    [Fact]
    public async Task SuppressesWithAReason()
    {
        Solution changed = await FixAsync(
            new PromptFlowAnalyzer(), new SuppressWithReasonFix(), SuppressWithReasonFix.Title,
            "class Use\n{\n    /// <summary>Runs.</summary>\n    object Run() => new OpenAI.Chat.SystemChatMessage(\"You are a helpful assistant.\");\n}\n");

        Assert.Contains(
            "    /// <summary>Runs.</summary>\n    [System.Diagnostics.CodeAnalysis.SuppressMessage(\"PromptGen.Code\", \"PG2001:Instructions written in code\", Justification = \"TODO: say why this stays in code.\")]\n    object Run()",
            await CodeAsync(changed),
            StringComparison.Ordinal);
        await AssertCompilesAsync(changed);
        Assert.Empty(await ReportAsync(changed.Projects.Single(), new PromptFlowAnalyzer()));
    }

    [Theory]
    [InlineData("var first = 1;\nvar agent = new OpenAI.Chat.SystemChatMessage(\"You are a helpful assistant.\");\nvar last = 2;\n")]
    [InlineData("var agent = new OpenAI.Chat.SystemChatMessage(\"You are a helpful assistant.\");")]
    [InlineData("// The agent.\r\nvar agent = new OpenAI.Chat.SystemChatMessage(\r\n    \"You are a helpful assistant.\"); // And that is it.\r\nvar last = 2;\r\n")]
    [InlineData("var agent = new OpenAI.Chat.SystemChatMessage(Prompt());\nstatic string Prompt() => \"You are a helpful assistant.\";\n")]
    public async Task SuppressesWithAReasonInStatementsWithoutAClass(string source)
    {
        Project project = Project().WithCompilationOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication)).AddDocument("Code.cs", source).Project;
        Diagnostic diagnostic = Assert.Single(await ReportAsync(project, new PromptFlowAnalyzer()));
        Solution changed = await AppliedAsync(Assert.Single(await ActionsAsync(project.Documents.Single(), diagnostic, new SuppressWithReasonFix())));

        Assert.Contains("#pragma warning disable PG2001 // TODO: say why this stays in code.", await CodeAsync(changed), StringComparison.Ordinal);
        await AssertCompilesAsync(changed);
        Assert.Empty(await ReportAsync(changed.Projects.Single(), new PromptFlowAnalyzer()));
    }

    [Fact]
    public async Task TakesADescriptionFromThePromptFile()
    {
        Solution changed = await FixToolAsync(ToolDescriptionFix.FromFileTitle, "\"Finds an order.\"", "description: Finds an order.");

        Assert.Contains("[System.ComponentModel.Description(\"Finds an order.\")]", await CodeAsync(changed), StringComparison.Ordinal);
        Assert.Empty(await ReportAsync(changed.Projects.Single(), new ToolAgreementAnalyzer()));
    }

    [Theory]
    [InlineData("\"Finds an order.\"", "description: Finds an order.   ")]
    [InlineData("\"Finds an order.\"", "description: 'Finds an order.'")]
    [InlineData("null", "strict: true")]
    public async Task WritesADescriptionToThePromptFile(string known, string line)
    {
        Solution changed = await FixToolAsync(ToolDescriptionFix.ToFileTitle, known, line);

        string file = (await changed.Projects.Single().AdditionalDocuments.Single().GetTextAsync()).ToString();
        Assert.Contains("  - name: lookup_order\n", file, StringComparison.Ordinal);
        Assert.Contains("    description: \"Looks for \\\"orders\\\".\"", file, StringComparison.Ordinal);
        Assert.Contains("    description: Stays as it is.\n", file, StringComparison.Ordinal);
        Assert.DoesNotContain("Finds an order", file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("description: |\n      Finds an order.")]
    [InlineData("description: Finds an order. # with a comment")]
    public async Task LeavesFilesThatAreWrittenOtherwise(string line)
    {
        (Document document, Diagnostic diagnostic) = await ToolAsync("\"Finds an order.\"", line);

        Assert.Equal([ToolDescriptionFix.FromFileTitle], (await ActionsAsync(document, diagnostic, new ToolDescriptionFix())).Select(static action => action.Title));
    }

    private static async Task<Solution> FixToolAsync(string title, string known, string line)
    {
        (Document document, Diagnostic diagnostic) = await ToolAsync(known, line);
        return await AppliedAsync((await ActionsAsync(document, diagnostic, new ToolDescriptionFix())).Single(action => action.Title == title));
    }

    private static async Task<(Document Document, Diagnostic Diagnostic)> ToolAsync(string known, string line)
    {
        Project project = Project($"[assembly: PromptGen.Generated.PromptTool(\"triage\", \"lookup_order\", \"Orders.Lookup\", {known}, null)] {ToolAttribute}")
            .AddDocument("Code.cs", "class Orders { [System.ComponentModel.Description(\"Looks for \\\"orders\\\".\")] public void Lookup() { } }").Project
            .AddAdditionalDocument("triage.prompt.yaml", $"prompt_id: triage\ntools:\n  - name: other\n    description: Stays as it is.\n  - name: lookup_order\n    {line}\n    method: Orders.Lookup\n").Project;
        Diagnostic diagnostic = Assert.Single(await ReportAsync(project, new ToolAgreementAnalyzer()));
        return (project.Documents.Single(static document => document.Name == "Code.cs"), diagnostic);
    }

    private static async Task<Solution> FixAsync(DiagnosticAnalyzer analyzer, CodeFixProvider fix, string title, string source, params string[] others)
    {
        Project project = Project(others).AddDocument("Code.cs", source).Project;
        Diagnostic diagnostic = Assert.Single(await ReportAsync(project, analyzer));
        Document document = project.Documents.Single(static one => one.Name == "Code.cs");
        return await AppliedAsync((await ActionsAsync(document, diagnostic, fix)).Single(action => action.Title == title));
    }

    private static Project Project(params string[] sources)
    {
        Project project = new AdhocWorkspace().CurrentSolution
            .AddProject("App", "App", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .AddMetadataReferences([.. Sdk.Framework, Sdk.Reference("OpenAI"), Sdk.Reference("PromptGen")]);
        foreach (string source in sources)
        {
            project = project.AddDocument("Other.cs", source).Project;
        }

        return project;
    }

    private static async Task<ImmutableArray<Diagnostic>> ReportAsync(Project project, DiagnosticAnalyzer analyzer) =>
        [.. (await (await project.GetCompilationAsync())!.WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync()).Where(static problem => !problem.IsSuppressed)];

    private static async Task<List<CodeAction>> ActionsAsync(Document document, Diagnostic diagnostic, CodeFixProvider fix)
    {
        List<CodeAction> actions = [];
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    private static async Task<Solution> AppliedAsync(CodeAction action) =>
        (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    private static async Task<string> CodeAsync(Solution solution) =>
        (await solution.Projects.Single().Documents.Single(static document => document.Name == "Code.cs").GetTextAsync()).ToString();

    private static async Task AssertCompilesAsync(Solution solution) =>
        Assert.Empty((await solution.Projects.Single().GetCompilationAsync())!.GetDiagnostics().Where(static problem => problem.Severity == DiagnosticSeverity.Error));
}
