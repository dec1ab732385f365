using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PromptGen.Analyzers.Rules;
using Xunit;

namespace PromptGen.Analyzers.Tests.Testing;

/// <summary>Runs analyzers over marked sources and compares what they report with the marks.</summary>
internal static class AnalyzerRun
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview);

    // The compiler of the floor, 4.8, tells analyzers nothing about a new(...) that stands in a collection expression: no operation and no
    // symbol. What is in one is not found there; it is with today's.
    private static readonly bool KnowsElements = typeof(CSharpCompilation).Assembly.GetName().Version >= new Version(4, 9);

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

        MarkedSource[] marked = [.. sources.Select(source => MarkedSource.Parse(source, ruleId))];
        CSharpCompilation compilation = Compile([.. marked.Select(static source => source.Text)], sdks, kind);
        if (mustCompile)
        {
            Diagnostic[] errors = [.. compilation.GetDiagnostics().Where(static problem => problem.Severity == DiagnosticSeverity.Error)];
            Assert.True(errors.Length == 0, string.Join("\n", errors.Select(static error => error.ToString())) + "\n\n" + string.Join("\n", marked.Select(static source => source.Text)));
        }

        string expected = Describe(marked.SelectMany((source, index) => source.Expected.Select(mark => (index, mark.Start, mark.Length, mark.Id))), marked);
        HashSet<string> ids = [.. RuleGroup.With(ruleId), .. marked.SelectMany(static source => source.Expected).Select(static mark => mark.Id)];
        foreach (CSharpCompilation seen in new[] { compilation, AsInEditors(compilation, sdks) })
        {
            ImmutableArray<Diagnostic> reported = await RunAsync(analyzer, seen, settings);
            string actual = Describe(reported.Where(problem => ids.Contains(problem.Id)).Select(Place), marked);
            Assert.True(expected == actual, $"Expected:\n{expected}\n\nReported:\n{actual}\n\n{string.Join("\n", marked.Select(static source => source.Text))}");
        }
    }

    /// <summary>References are projects there, and their members have code: every rule must report what it reports in a build.</summary>
    private static CSharpCompilation AsInEditors(CSharpCompilation compilation, IEnumerable<string> sdks) =>
        compilation.WithReferences([.. Sdk.Framework, .. sdks.Select(Sdk.Project)]);

    public static Task<ImmutableArray<Diagnostic>> RunAsync(
        DiagnosticAnalyzer analyzer, CSharpCompilation compilation, IReadOnlyDictionary<string, string>? settings = null) => RunAsync([analyzer], compilation, settings);

    public static async Task<ImmutableArray<Diagnostic>> RunAsync(
        ImmutableArray<DiagnosticAnalyzer> analyzers, CSharpCompilation compilation, IReadOnlyDictionary<string, string>? settings = null)
    {
        List<string> failures = [];
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions([], new Settings(settings)),
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
        [.. Sdk.Framework, .. (sdks ?? Sdk.All).Select(Sdk.Reference)],
        new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Disable));

    private static (int File, int Start, int Length, string Id) Place(Diagnostic diagnostic) => (
        int.Parse(diagnostic.Location.SourceTree!.FilePath.AsSpan(4, diagnostic.Location.SourceTree.FilePath.Length - 7), System.Globalization.CultureInfo.InvariantCulture),
        diagnostic.Location.SourceSpan.Start,
        diagnostic.Location.SourceSpan.Length,
        diagnostic.Id);

    private static string Describe(IEnumerable<(int File, int Start, int Length, string Id)> places, MarkedSource[] sources) => string.Join(
        "\n",
        places.Order().Select(place => $"{place.Id} file {place.File} at {place.Start}: {sources[place.File].Text.Substring(place.Start, place.Length)}"));

    private sealed class Settings(IReadOnlyDictionary<string, string>? values) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(values);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Options(IReadOnlyDictionary<string, string>? values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            value = null!;
            return values is not null && values.TryGetValue(key, out value!);
        }
    }
}
