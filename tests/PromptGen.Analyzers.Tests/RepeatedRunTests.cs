using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PromptGen.Analyzers.Rules;
using PromptGen.Analyzers.Tests.Flows;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests;

/// <summary>One set of analyzers serves many compilations, at the same time, and says the same each time.</summary>
public sealed class RepeatedRunTests
{
    private const int Runs = 6;

    [Fact]
    public async Task SaysTheSameInEachRunAndInEachOrderOfFiles()
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers = Analyzers();
        string[] sources = [.. Sources()];
        IReadOnlyList<string>[] results = await Task.WhenAll(Enumerable.Range(0, Runs).Select(async _ => await AnalyzerRun.DescribeAsync(analyzers, AnalyzerRun.Compile(sources))));

        Assert.NotEmpty(results[0]);
        Assert.All(results, result => Assert.Equal(results[0], result));
    }

    [Fact]
    public async Task RemembersNothingOfAnotherCompilation()
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers = Analyzers();
        CSharpCompilation with = AnalyzerRun.Compile(["class Client { object Run(string text) => new OpenAI.Chat.SystemChatMessage(text); }", "class Use { object Run(Client client) => client.Run(\"You are a helpful assistant.\"); }"]);
        CSharpCompilation without = AnalyzerRun.Compile(["class Client { public object Run(string text) => text; }", "class Use { object Run(Client client) => client.Run(\"You are a helpful assistant.\"); }"]);
        IReadOnlyList<string> fresh = await AnalyzerRun.DescribeAsync(Analyzers(), with);

        Assert.Empty(await AnalyzerRun.DescribeAsync(analyzers, without));
        Assert.Equal(fresh, await AnalyzerRun.DescribeAsync(analyzers, with));
        Assert.Empty(await AnalyzerRun.DescribeAsync(analyzers, without));
        Assert.Equal(fresh, await AnalyzerRun.DescribeAsync(analyzers, with.Clone()));
    }

    /// <summary>Many files in one compilation, each pair in a namespace of its own, so that the search across files has much to cross.</summary>
    private static IEnumerable<string> Sources() => CrossFileFlowTests.Pairs
        .SelectMany(static (object[] row, int index) => new[] { InNamespace((string)row[0], index), InNamespace((string)row[1], index) })
        .Concat(MemberFlowTests.Files.Select(static (object[] row, int index) => InNamespace((string)row[0], 1_000 + index)));

    private static string InNamespace(string marked, int number) =>
        "using OpenAI.Chat; using Microsoft.Extensions.AI; using System; using System.Collections.Generic; using System.Linq; using System.Text; using System.Threading.Tasks;\nnamespace N"
            + number.ToString(System.Globalization.CultureInfo.InvariantCulture) + "\n{\n" + MarkedSources.Unmarked(marked) + "\n}\n";

    private static ImmutableArray<DiagnosticAnalyzer> Analyzers() => [.. AllAnalyzers.Create()];
}
