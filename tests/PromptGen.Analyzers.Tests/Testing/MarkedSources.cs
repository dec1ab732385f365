using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Testing;

namespace PromptGen.Analyzers.Tests.Testing;

/// <summary>
/// An analyzer over sources with the places where reports are expected: <c>[|here|]</c>, or <c>{|PG2002:here|}</c> for another rule than the test's.
/// The rules of the test's group and the compiler's errors are compared, and whatever an analyzer throws.
/// </summary>
internal sealed partial class MarkedSources : AnalyzerTest<DefaultVerifier>
{
    private readonly DiagnosticAnalyzer _analyzer;
    private readonly string _ruleId;
    private readonly HashSet<string> _ids;

    public MarkedSources(DiagnosticAnalyzer analyzer, string ruleId, IEnumerable<string> sources, IEnumerable<MetadataReference> references)
    {
        _analyzer = analyzer;
        _ruleId = ruleId;
        _ids = [.. RuleGroup.With(ruleId)];
        foreach (string source in sources)
        {
            TestState.Sources.Add(source);
            _ids.UnionWith(Rules(source, ruleId));
        }

        TestState.AdditionalReferences.AddRange(references);
        ReferenceAssemblies = Sdk.NoPackages;
        MarkupOptions = MarkupOptions.TreatPositionIndicatorsAsCode;
    }

    public override string Language => LanguageNames.CSharp;

    protected override string DefaultFileExt => "cs";

    /// <summary>The source as the compiler gets it.</summary>
    public static string Unmarked(string marked)
    {
        TestFileMarkupParser.GetSpans(marked, treatPositionIndicatorsAsCode: true, out string source, out _);
        return source;
    }

    /// <summary>The rules that the source expects.</summary>
    public static IEnumerable<string> Rules(string marked, string ruleId)
    {
        IEnumerable<string> rules = Marks().Matches(marked).Select(static mark => mark.Groups[1].Value);
        return marked.Contains("[|", StringComparison.Ordinal) ? rules.Append(ruleId) : rules;
    }

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [_analyzer];

    protected override DiagnosticDescriptor? GetDefaultDiagnostic(DiagnosticAnalyzer[] analyzers) =>
        _analyzer.SupportedDiagnostics.FirstOrDefault(rule => rule.Id == _ruleId);

    protected override CompilationOptions CreateCompilationOptions() => AnalyzerRun.Options(OutputKind.DynamicallyLinkedLibrary);

    protected override ParseOptions CreateParseOptions() => AnalyzerRun.Parsing;

    // One host for all tests: composing one takes longer than most of them.
    protected override Task<Workspace> CreateWorkspaceImplAsync() => Task.FromResult<Workspace>(new AdhocWorkspace(MefHostServices.DefaultHost));

    protected override ImmutableArray<(Project project, Diagnostic diagnostic)> FilterDiagnostics(ImmutableArray<(Project project, Diagnostic diagnostic)> diagnostics) =>
    [
        .. base.FilterDiagnostics(diagnostics)
            .Where(one => _ids.Contains(one.diagnostic.Id) || one.diagnostic.Id.StartsWith("CS", StringComparison.Ordinal) || one.diagnostic.Id.StartsWith("AD", StringComparison.Ordinal)),
    ];

    [GeneratedRegex(@"\{\|(PG\d{4}):")]
    private static partial Regex Marks();
}
