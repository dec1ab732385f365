using Microsoft.CodeAnalysis.Diagnostics;
using PromptGen.Analyzers.Rules;

namespace PromptGen.Analyzers.Tests.Testing;

/// <summary>Every analyzer of the package, for tests that are about all of them.</summary>
internal static class AllAnalyzers
{
    public static DiagnosticAnalyzer[] Create() =>
    [new PromptFlowAnalyzer(), new RenderCallAnalyzer(), new ToolAgreementAnalyzer()];
}
