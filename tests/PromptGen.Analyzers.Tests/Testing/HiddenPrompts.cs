using System.Threading.Tasks;
using PromptGen.Analyzers.Rules;

namespace PromptGen.Analyzers.Tests.Testing;

/// <summary>Expectations of the analyzer for instructions and templates.</summary>
internal static class HiddenPrompts
{
    public static Task ExpectAsync(params string[] sources) => AnalyzerRun.ExpectAsync(new PromptFlowAnalyzer(), "PG2001", sources);

    public static Task ExpectTemplatesAsync(params string[] sources) => AnalyzerRun.ExpectAsync(new PromptFlowAnalyzer(), "PG2003", sources);
}
