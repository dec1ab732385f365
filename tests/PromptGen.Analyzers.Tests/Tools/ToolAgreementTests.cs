using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PromptGen.Analyzers.Rules;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests.Tools;

public sealed class ToolAgreementTests
{
    private const string Attribute = """
        namespace PromptGen.Generated
        {
            [System.AttributeUsage(System.AttributeTargets.Assembly, AllowMultiple = true)]
            public sealed class PromptToolAttribute : System.Attribute
            {
                public PromptToolAttribute(string prompt, string tool, string method, string description, string parameters) { }
                public string File { get; set; }
                public int Line { get; set; }
            }
        }
        """;

    private const string Schema =
        """{"type":"object","properties":{"order_id":{"type":"string","description":"The number on the receipt."},"limit":{"type":"integer"},"kind":{"type":"string","enum":["open","paid-late"]}},"required":["order_id"]}""";

    public static TheoryData<string> Agreeing =>
    [
        "class Orders { string Lookup(string orderId, int limit = 3, Kind kind = Kind.Open) => null; } enum Kind { Open, PaidLate, Other }",
        "class Orders { [Description(\"Finds an order.\")] string Lookup(string order_id, int? limit, string kind = null) => null; }",
        "class Orders { string Lookup([Description(\"The number on the receipt.\")] Guid orderId, double limit = 1, string kind = null, System.Threading.CancellationToken token = default) => null; }",
        "class Orders { string Lookup(OrderQuery query) => null; } class OrderQuery { public required string OrderId { get; init; } public int Limit { get; init; } [System.Text.Json.Serialization.JsonPropertyName(\"kind\")] public string Sort { get; init; } }",
        "class Orders { string Lookup(int number) => null; string Lookup(string orderId, long limit = 3, string kind = \"open\") => null; }",
        "class Orders { string Lookup(System.IServiceProvider services, System.Text.Json.JsonElement orderId, object limit = null, string kind = null) => null; }",
    ];

    [Theory]
    [MemberData(nameof(Agreeing))]
    public async Task IsSilentWhereBothAgree(string code) => Assert.Empty(await ReportAsync(code, "Orders.Lookup"));

    [Theory]
    [InlineData("class Orders { string Lookup(int orderId, int limit = 3, string kind = null) => null; }", "`order_id` is a string in the file and int in the code.")]
    [InlineData("class Orders { string Lookup(string orderId, int limit = 3) => null; }", "the prompt file declares `kind`, which the method does not have.")]
    [InlineData("class Orders { string Lookup(string orderId, string region, int limit = 3, string kind = null) => null; }", "the method requires `region`, which the prompt file does not declare.")]
    [InlineData("class Orders { string Lookup(string orderId, int limit, string kind = null) => null; }", "the model may leave `limit` out, but the method requires it.")]
    [InlineData("class Orders { string Lookup(string orderId, int limit = 3, Kind kind = Kind.Open) => null; } enum Kind { Open, Paid }", "`kind` is `paid-late` among others in the file and Kind in the code.")]
    [InlineData("class Orders { string Lookup(string orderId, int[] limit = null, string kind = null) => null; }", "`limit` is an integer in the file and int[] in the code.")]
    [InlineData("class Orders { [Description(\"Looks for orders.\")] string Lookup(string orderId, int limit = 3, string kind = null) => null; }", "the prompt file describes it as \"Finds an order.\", the code as \"Looks for orders.\".")]
    [InlineData("class Orders { string Lookup([Description(\"A number.\")] string orderId, int limit = 3, string kind = null) => null; }", "the prompt file describes `order_id` as \"The number on the receipt.\", the code as \"A number.\".")]
    [InlineData("class Orders { string Lookup(OrderQuery query) => null; } class OrderQuery { public string OrderId { get; set; } public bool Limit { get; set; } public string Kind { get; set; } }", "`limit` is an integer in the file and bool in the code.")]
    public async Task ReportsWhatDiffers(string code, string difference)
    {
        Diagnostic problem = Assert.Single(await ReportAsync(code, "Orders.Lookup"));

        Assert.Equal("PG2105", problem.Id);
        Assert.Equal(DiagnosticSeverity.Error, problem.Severity);
        Assert.Equal("The tool `lookup_order` of `triage` and this method disagree: " + difference, problem.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("Lookup", problem.Location.SourceTree!.GetText().ToString(problem.Location.SourceSpan));
    }

    [Fact]
    public async Task ReportsAllDifferencesAtOnce() => Assert.Equal(
        3, (await ReportAsync("class Orders { [Description(\"Looks for orders.\")] string Lookup(bool orderId, int limit = 3) => null; }", "Orders.Lookup")).Length);

    [Theory]
    [InlineData("Orders.LookUp", 1)]
    [InlineData("Shop.Lookup", 1)]
    [InlineData("Acme.Shop.Orders.Find", 1)]
    [InlineData("System.Text.StringBuilder.ToString", 0)]
    [InlineData("Lookup", 0)]
    [InlineData("Acme.Orders.Lookup", 0)]
    public async Task FindsTheMethodByItsName(string method, int missing)
    {
        ImmutableArray<Diagnostic> reported = await ReportAsync(
            "namespace Acme { class Orders { string Lookup(string orderId, int limit = 3, string kind = null) => null; } }", method);

        Assert.Equal(missing, reported.Count(static problem => problem.Id == "PG2106"));
        Assert.DoesNotContain(reported, static problem => problem.Id == "PG2105");
    }

    [Fact]
    public async Task AMissingMethodIsReportedAtTheLineOfThePromptFile()
    {
        const string Path = "/app/Prompts/triage.prompt.yaml";
        const string Yaml = "prompt_id: triage\ntools:\n  - name: lookup_order\n    method: Orders.LookUp   \n";
        string tool = Tool("Orders.LookUp").Replace(")]", ", File = \"Prompts/triage.prompt.yaml\", Line = 4)]", StringComparison.Ordinal);
        CSharpCompilation compilation = AnalyzerRun.Compile([tool, Attribute], []);

        Diagnostic known = Assert.Single(await compilation.WithAnalyzers(
            [new ToolAgreementAnalyzer()], new AnalyzerOptions([new PromptText("/app/Other/Prompts/triage.prompt.yaml", "x"), new PromptText(Path, Yaml)])).GetAnalyzerDiagnosticsAsync());
        Assert.Equal((Path, 3, 4), (known.Location.GetLineSpan().Path, known.Location.GetLineSpan().StartLinePosition.Line, known.Location.GetLineSpan().StartLinePosition.Character));
        Assert.Equal("method: Orders.LookUp", Yaml.Substring(known.Location.SourceSpan.Start, known.Location.SourceSpan.Length));

        // The file is not passed to the compiler any more, or is shorter by now: the line is known all the same.
        FileLinePositionSpan alone = Assert.Single(await compilation.WithAnalyzers([new ToolAgreementAnalyzer()]).GetAnalyzerDiagnosticsAsync()).Location.GetLineSpan();
        Assert.Equal(("Prompts/triage.prompt.yaml", 3), (alone.Path, alone.StartLinePosition.Line));
        FileLinePositionSpan shorter = Assert.Single(await compilation.WithAnalyzers(
            [new ToolAgreementAnalyzer()], new AnalyzerOptions([new PromptText(Path, "prompt_id: triage\n")])).GetAnalyzerDiagnosticsAsync()).Location.GetLineSpan();
        Assert.Equal((Path, 3), (shorter.Path, shorter.StartLinePosition.Line));
    }

    [Fact]
    public async Task CodeOfAnEarlierPackageSaysNoLine() =>
        Assert.Equal(Location.None, Assert.Single(await ReportAsync("class Orders { }", "Orders.LookUp")).Location);

    [Fact]
    public async Task ToolsWithoutASchemaTakeNothing()
    {
        string tool = """[assembly: PromptGen.Generated.PromptTool("triage", "stop", "Orders.Stop", null, null)]""";

        Assert.Empty(await RunAsync(tool, "class Orders { void Stop() { } }"));
        Assert.Single(await RunAsync(tool, "class Orders { void Stop(string reason) { } }"));
    }

    /// <summary>Methods of a tool and all that belongs to it, as one file.</summary>
    public static string File(string code) => "using System; using System.ComponentModel;\n" + Tool("Orders.Lookup") + "\n" + code + "\n" + Attribute;

    private static Task<ImmutableArray<Diagnostic>> ReportAsync(string code, string method) => RunAsync(Tool(method), code);

    private static string Tool(string method) =>
        $"""[assembly: PromptGen.Generated.PromptTool("triage", "lookup_order", "{method}", "Finds an order.", {Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(Schema, quote: true)})]""";

    private static Task<ImmutableArray<Diagnostic>> RunAsync(string tool, string code) =>
        AnalyzerRun.RunAsync(new ToolAgreementAnalyzer(), AnalyzerRun.Compile([tool, "using System; using System.ComponentModel;\n" + code, Attribute], []));

    private sealed class PromptText(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
