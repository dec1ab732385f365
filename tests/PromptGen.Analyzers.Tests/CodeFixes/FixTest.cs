using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using PromptGen.Analyzers.Tests.Testing;
using PromptGen.Generator;

namespace PromptGen.Analyzers.Tests.CodeFixes;

/// <summary>A fix over a marked source, in a project whose prompt files the generator compiles before the fix and after it. What the fix leaves must compile.</summary>
internal sealed class FixTest<TAnalyzer, TFix> : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    private readonly string _ruleId;

    public FixTest(string ruleId, string source, string fixedSource, params string[] sdks)
    {
        _ruleId = ruleId;
        TestCode = source;
        FixedCode = fixedSource;
        ReferenceAssemblies = Sdk.NoPackages;
        MarkupOptions = MarkupOptions.TreatPositionIndicatorsAsCode;
        TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck | TestBehaviors.SkipSuppressionCheck;

        // The rules need the whole compilation, so that each report comes at its end.
        CodeFixTestBehaviors = CodeFixTestBehaviors.SkipLocalDiagnosticCheck | CodeFixTestBehaviors.SkipFixAllInProjectCheck | CodeFixTestBehaviors.SkipFixAllInSolutionCheck;
        TestState.AdditionalReferences.AddRange(
        [
            .. Sdk.Framework, .. sdks.SelectMany(Sdk.References),
            MetadataReference.CreateFromFile(GeneratedProject.Library + "PromptGen.dll"), MetadataReference.CreateFromFile(GeneratedProject.Library + "PromptGen.Core.dll"),
        ]);
        TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.RootNamespace = Acme.App\nbuild_property.ProjectDir = /0/\n"));
        SolutionTransforms.Add(static (solution, project) => solution.WithProjectDefaultNamespace(project, "Acme.App").WithProjectFilePath(project, "/0/App.csproj"));
    }

    /// <summary>Another file, which the fix leaves as it is.</summary>
    public FixTest<TAnalyzer, TFix> WithSource(string source)
    {
        TestState.Sources.Add(source);
        FixedState.Sources.Add(source);
        return this;
    }

    public FixTest<TAnalyzer, TFix> WithFile(string name, string text)
    {
        TestState.AdditionalFiles.Add(File(name, text));
        return this;
    }

    public FixTest<TAnalyzer, TFix> WithFixedFile(string name, string text)
    {
        FixedState.AdditionalFiles.Add(File(name, text));
        return this;
    }

    // As files are read and written: UTF-8 without a mark.
    private static (string, SourceText) File(string name, string text) => ("/0/Prompts/" + name, SourceText.From(text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)));

    protected override IEnumerable<Type> GetSourceGenerators() => [typeof(PromptSourceGenerator)];

    protected override DiagnosticDescriptor? GetDefaultDiagnostic(DiagnosticAnalyzer[] analyzers) =>
        analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics).First(rule => rule.Id == _ruleId);

    protected override CompilationOptions CreateCompilationOptions() => AnalyzerRun.Options(OutputKind.DynamicallyLinkedLibrary);

    protected override ParseOptions CreateParseOptions() => AnalyzerRun.Parsing;

    protected override Task<Workspace> CreateWorkspaceImplAsync() => Task.FromResult<Workspace>(new AdhocWorkspace(MefHostServices.DefaultHost));

    protected override ImmutableArray<(Project project, Diagnostic diagnostic)> FilterDiagnostics(ImmutableArray<(Project project, Diagnostic diagnostic)> diagnostics)
    {
        // What is experimental is used as the rest is.
        IReadOnlyList<string> ids = RuleGroup.With(_ruleId);
        return
        [
            .. base.FilterDiagnostics(diagnostics)
                .Where(one => ids.Contains(one.diagnostic.Id)
                    || (one.diagnostic.Severity == DiagnosticSeverity.Error && !one.diagnostic.Id.StartsWith("OPENAI", StringComparison.Ordinal))),
        ];
    }
}
