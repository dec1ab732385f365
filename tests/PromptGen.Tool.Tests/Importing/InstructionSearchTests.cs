using System;
using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PromptGen.Analyzers.Rules;
using PromptGen.Tool.Importing;
using Xunit;

namespace PromptGen.Tool.Tests.Importing;

/// <summary>An analyzer that fails is silent to the compiler's eye: its texts are missing, and only AD0001 says why.</summary>
public sealed class InstructionSearchTests
{
    private static readonly CSharpCompilation Compilation = CSharpCompilation.Create(
        "App",
        [CSharpSyntaxTree.ParseText("class Agent { object Ask() => new { role = \"system\", content = \"You greet the customers of the shop.\" }; }", path: "Agent.cs")],
        [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    [Fact]
    public async Task SaysThatTheAnalyzerFailed()
    {
        InstructionSearch search = await RunAsync(new FailingAnalyzer());

        Assert.Empty(search.Instructions);
        string failure = Assert.Single(search.Failures);
        Assert.StartsWith("AD0001: ", failure, StringComparison.Ordinal);
        Assert.Contains(nameof(FailingAnalyzer), failure, StringComparison.Ordinal);
        Assert.Contains("the code is too strange", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HasNothingToSayOtherwise()
    {
        InstructionSearch search = await RunAsync(new PromptFlowAnalyzer());

        Assert.Single(search.Instructions);
        Assert.Empty(search.Failures);
    }

    private static Task<InstructionSearch> RunAsync(DiagnosticAnalyzer analyzer) =>
        InstructionSearch.RunAsync(Compilation, analyzer, new AnalyzerOptions([]), CancellationToken.None);

#pragma warning disable RS1036, RS1038, RS1041, RS2008 // An analyzer of this test, which no compiler loads.
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class FailingAnalyzer : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Rule = new("TEST01", "Title", "Message", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSemanticModelAction(static _ => throw new InvalidOperationException("the code is too strange"));
        }
    }
#pragma warning restore RS1036, RS1038, RS1041, RS2008
}
