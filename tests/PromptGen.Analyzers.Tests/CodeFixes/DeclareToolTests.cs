using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using PromptGen.Analyzers.Rules;
using PromptGen.Analyzers.Tests.Testing;
using PromptGen.CodeFixes;
using Xunit;

namespace PromptGen.Analyzers.Tests.CodeFixes;

/// <summary>Tools that no prompt file has yet: the file gets what the code says, the generator takes it, and both agree.</summary>
public sealed class DeclareToolTests
{
    private const string Usings = "using System; using System.Collections.Generic; using System.ComponentModel; using System.Threading; using System.Threading.Tasks; using Microsoft.Extensions.AI; using Microsoft.SemanticKernel;\n";

    private const string Prompt = "prompt_id: triage\nversion: 2026-03-15.1\nmodel: class:small\ntemplate: Hello.\n";

    [Fact]
    public Task WritesTheToolToThePromptFile()
    {
        const string Code = Usings + """public class Orders { [KernelFunction, Description([|"Finds an order."|])] public string Lookup(string orderId) => ""; }""";
        return new FixTest<PromptFlowAnalyzer, DeclareToolFix>("PG2010", Code, MarkedSources.Unmarked(Code), "Microsoft.SemanticKernel", "Microsoft.Extensions.AI.Abstractions")
        {
            CodeActionEquivalenceKey = DeclareToolFix.TitleFor("triage.prompt.yaml"),
        }
        .WithFile("triage.prompt.yaml", Prompt)
        .WithFixedFile(
            "triage.prompt.yaml",
            Prompt + """
            tools:
              - name: Lookup
                description: "Finds an order."
                method: Orders.Lookup
                parameters:
                  type: object
                  properties:
                    orderId:
                      type: string
                  required: [orderId]

            """)
        .RunAsync();
    }

    [Theory]
    [InlineData("""public class Orders { [KernelFunction, Description([|"Finds half of \ud83d."|])] public string Lookup(string orderId) => ""; }""")]
    [InlineData("""public class Orders { [KernelFunction, Description([|"Finds an order."|])] public string Lookup([Description([|"Half of \ud83d."|])] string orderId) => ""; }""")]
    public Task IsNotOfferedForADescriptionThatNoFileHolds(string code)
    {
        FixTest<PromptFlowAnalyzer, DeclareToolFix> test = new("PG2010", Usings + code, Usings + code, "Microsoft.SemanticKernel", "Microsoft.Extensions.AI.Abstractions");
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        return test.WithFile("triage.prompt.yaml", Prompt).RunAsync();
    }

    public static TheoryData<string> Codes =>
    [
        """public class Orders { [KernelFunction, Description("Finds an order.")] public string Lookup(string orderId) => ""; }""",
        """public class Orders { [KernelFunction("find_order"), Description("Finds \"orders\"\nin C:\\temp.")] public Task<string> LookupAsync([Description("The number: 1 to 9.")] string orderId, int limit = 3, CancellationToken token = default) => null; }""",
        """public enum Kind { Open, PaidLate } public class Orders { [KernelFunction] public string Lookup([Description("The kind of the orders.")] Kind kind, Kind? other, bool all, double price, decimal? rate, DateTime since, Guid id, long[] numbers, List<string> names, Dictionary<string, int> counts, object any) => ""; }""",
        """public class Query { public string Text { get; set; } public int Limit { get; set; } } public class Orders { [KernelFunction, Description("Finds orders.")] public string Lookup(Query query) => ""; }""",
        """public class Orders { [KernelFunction, Description("Stops everything at once.")] public void Stop() { } }""",
        """namespace Acme.Shop { public class Outer { public class Orders { [ModelContextProtocol.Server.McpServerTool(Name = "lookup"), Description("Finds an order.")] public static string Lookup(string @true) => ""; } } }""",
        """public class Orders { [Description("Finds an order.")] public static string Lookup(string orderId) => ""; object Make() => AIFunctionFactory.Create(Lookup); }""",
        """public class Orders { [KernelFunction, Description("Finds an order.")] public string Lookup(string orderId) => ""; public string Lookup(int number) => ""; }""",
    ];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task AgreesAfterwards(string code)
    {
        foreach (string? file in new[] { null, Prompt, Prompt + "tools:\n- name: other\n  description: Is another.\n", Prompt.Replace("model", "tools: # what it may do\n    # the first\n    - name: other\n      description: Is another.\nmodel", StringComparison.Ordinal) })
        {
            using AdhocWorkspace workspace = new();
            (Project project, Document document) = Create(workspace, code, file);
            string before = (await document.GetTextAsync()).ToString();
            Diagnostic diagnostic = (await ReportAsync(project, new PromptFlowAnalyzer()))[0];
            CodeAction action = (await ActionsAsync(document, diagnostic)).Single(one => one.Title == (file is null ? DeclareToolFix.NewFileTitle : DeclareToolFix.TitleFor("triage.prompt.yaml")));
            Project changed = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution.Projects.Single();

            Compilation compilation = await GeneratedProject.CompileAsync(changed);
            Assert.Empty(compilation.GetDiagnostics().Where(static problem => problem.Severity == DiagnosticSeverity.Error));
            Assert.Empty(await ReportAsync(changed, new ToolAgreementAnalyzer()));
            Assert.Empty(await ReportAsync(changed, new PromptFlowAnalyzer()));

            // What the SDK reads at run time stays where it was.
            Assert.Equal(before, (await changed.Documents.Single(static one => one.Name == "File.cs").GetTextAsync()).ToString());
            Assert.Contains("PromptTool(", string.Join("\n", compilation.SyntaxTrees), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Prompt + "tools: [{ name: other }]\n")]
    [InlineData(Prompt + "tools:\n  - name: \"Lookup\" # already\n")]
    [InlineData("prompt_id: triage\nversion: 2026-03-15.1\ntemplate: |\n  Hello.")]
    [InlineData(Prompt + "---\n")]
    public async Task LeavesFilesThatAreWrittenOtherwise(string file)
    {
        using AdhocWorkspace workspace = new();
        (Project project, Document document) = Create(workspace, """public class Orders { [KernelFunction, Description("Finds an order.")] public string Lookup(string orderId) => ""; }""", file);

        Assert.Equal([DeclareToolFix.NewFileTitle], (await ActionsAsync(document, Assert.Single(await ReportAsync(project, new PromptFlowAnalyzer(), generated: false)))).Select(static action => action.Title));
    }

    [Fact]
    public async Task OffersEachPromptFile()
    {
        using AdhocWorkspace workspace = new();
        (Project project, Document document) = Create(workspace, """public class Orders { [KernelFunction, Description("Finds an order.")] public string Lookup(string orderId) => ""; }""", Prompt);
        project = document.Project.AddAdditionalDocument("answer.prompt.yml", Prompt.Replace("triage", "answer", StringComparison.Ordinal)).Project.AddAdditionalDocument("style.partial.md", "Be kind.").Project;
        document = project.GetDocument(document.Id)!;

        List<CodeAction> actions = await ActionsAsync(document, Assert.Single(await ReportAsync(project, new PromptFlowAnalyzer())));

        Assert.Equal(["Declare the tool in answer.prompt.yml", "Declare the tool in triage.prompt.yaml", DeclareToolFix.NewFileTitle], actions.Select(static action => action.Title));
    }

    private static (Project Project, Document Document) Create(AdhocWorkspace workspace, string code, string? file)
    {
        Project project = GeneratedProject.Create(workspace).AddMetadataReferences(
            [.. Sdk.References("Microsoft.SemanticKernel"), .. Sdk.References("Microsoft.Extensions.AI.Abstractions"), .. Sdk.References("ModelContextProtocol")]);
        if (file is not null)
        {
            project = project.AddAdditionalDocument("triage.prompt.yaml", file).Project;
        }

        Document document = project.AddDocument("File.cs", Usings + code);
        return (document.Project, document);
    }

    private static async Task<ImmutableArray<Diagnostic>> ReportAsync(Project project, DiagnosticAnalyzer analyzer, bool generated = true)
    {
        Compilation compilation = generated ? await GeneratedProject.CompileAsync(project) : (await project.GetCompilationAsync())!;
        return [.. (await compilation.WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync()).OrderBy(static problem => problem.Location.SourceSpan.Start)];
    }

    private static async Task<List<CodeAction>> ActionsAsync(Document document, Diagnostic diagnostic)
    {
        List<CodeAction> actions = [];
        await new DeclareToolFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }
}
