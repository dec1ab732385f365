using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using PromptGen.Analyzers.Rules;
using Xunit;

namespace PromptGen.Analyzers.Tests.Testing;

/// <summary>
/// Runs analyzers over marked sources and compares what they report with the marks: once with assemblies as references, as in a build, and once with
/// compilations, as in an editor, where referenced members have code. Every rule must report the same in both.
/// </summary>
internal static class AnalyzerRun
{
    public static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview);

    // The compiler of the floor, 4.8, tells analyzers nothing about a new(...) that stands in a collection expression: no operation and no
    // symbol. What is in one is not found there; it is with today's.
    private static readonly bool KnowsElements = typeof(CSharpCompilation).Assembly.GetName().Version >= new Version(4, 9);

    // The rules that a pragma has been seen to suppress.
    private static readonly ConcurrentDictionary<string, bool> Suppressed = new(StringComparer.Ordinal);

    public static Task ExpectAsync(DiagnosticAnalyzer analyzer, string ruleId, params string[] sources) =>
        ExpectAsync(analyzer, ruleId, sources, Sdk.All, settings: null, mustCompile: true);

    public static Task ExpectProgramAsync(string source) =>
        ExpectAsync(new PromptFlowAnalyzer(), "PG2001", [source], Sdk.All, settings: null, mustCompile: true, OutputKind.ConsoleApplication);

    public static async Task ExpectAsync(
        DiagnosticAnalyzer analyzer,
        string ruleId,
        string[] sources,
        IEnumerable<string> sdks,
        IReadOnlyDictionary<string, string>? settings,
        bool mustCompile,
        OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        if (!KnowsElements && sources.Any(static source => source.Contains("[new(", StringComparison.Ordinal)))
        {
            return;
        }

        bool checksSuppression = CheckSuppression(ruleId, sources);
        foreach (bool inEditor in new[] { false, true })
        {
            MarkedSources test = new(analyzer, ruleId, sources, [.. Sdk.Framework, .. sdks.SelectMany(sdk => inEditor ? Sdk.Projects(sdk) : Sdk.References(sdk))])
            {
                CompilerDiagnostics = mustCompile ? CompilerDiagnostics.Errors : CompilerDiagnostics.None,
                TestBehaviors = checksSuppression && !inEditor ? TestBehaviors.None : TestBehaviors.SkipSuppressionCheck,
            };
            test.TestState.OutputKind = kind;
            if (settings is not null)
            {
                test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\n" + string.Join("\n", settings.Select(static setting => setting.Key + " = " + setting.Value))));
            }

            await test.RunAsync();
        }
    }

    /// <summary>
    /// In whole applications, and once for each rule: a pragma suppresses by the rule alone, and looking at it runs everything again.
    /// </summary>
    private static bool CheckSuppression(string ruleId, string[] sources) =>
        ruleId == RuleGroup.Any || sources.SelectMany(source => MarkedSources.Rules(source, ruleId)).Any(static rule => Suppressed.TryAdd(rule, true));

    public static Task<ImmutableArray<Diagnostic>> RunAsync(
        DiagnosticAnalyzer analyzer, CSharpCompilation compilation) => RunAsync([analyzer], compilation);

    public static async Task<ImmutableArray<Diagnostic>> RunAsync(
        ImmutableArray<DiagnosticAnalyzer> analyzers, CSharpCompilation compilation)
    {
        List<string> failures = [];
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, _, _) => failures.Add(exception.ToString()),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        // Rules that are off by default are on in their tests.
        ImmutableDictionary<string, ReportDiagnostic> severities = analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics)
            .Where(static rule => !rule.IsEnabledByDefault)
            .ToImmutableDictionary(static rule => rule.Id, static _ => ReportDiagnostic.Warn);
        Compilation configured = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(severities));
        ImmutableArray<Diagnostic> reported = await configured.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync(CancellationToken.None);
        Assert.True(failures.Count == 0, string.Join("\n", failures));
        return reported;
    }

    /// <summary>What every analyzer reports, and by what way, in one order.</summary>
    public static async Task<IReadOnlyList<string>> DescribeAsync(ImmutableArray<DiagnosticAnalyzer> analyzers, CSharpCompilation compilation) =>
        [.. (await RunAsync(analyzers, compilation)).Select(static problem => problem + " via " + string.Join(" ", problem.AdditionalLocations)).Order(StringComparer.Ordinal)];

    public static CSharpCompilation Compile(IReadOnlyList<string> sources, IEnumerable<string>? sdks = null, OutputKind kind = OutputKind.DynamicallyLinkedLibrary) => CSharpCompilation.Create(
        "Application",
        sources.Select(static (source, index) => CSharpSyntaxTree.ParseText(source, Parsing, path: $"File{index}.cs")),
        [.. Sdk.Framework, .. (sdks ?? Sdk.All).SelectMany(Sdk.References)],
        Options(kind));

    public static CSharpCompilationOptions Options(OutputKind kind) => new(kind, nullableContextOptions: NullableContextOptions.Disable);
}
