using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PromptGen.Analyzers.Code;
using PromptGen.Analyzers.Flow;
using PromptGen.Analyzers.Sinks;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Analyzers.Rules;

/// <summary>Templates that are sent in the user's name. Off by default: much of what users say in samples and tests looks like one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UserTemplateAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Template = Descriptors.Of(DiagnosticRules.HiddenUserTemplate);
    private static readonly DiagnosticDescriptor DistantTemplate = Descriptors.AtEndOf(DiagnosticRules.DistantHiddenUserTemplate);

    private readonly WordSetCache _words = new();

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Template, DistantTemplate);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private void Start(CompilationStartAnalysisContext context)
    {
        CodeModel code = new(context.Compilation, _words.Reader(context.TryGetValue));
        PromptSearch search = new(
            code,
            ProjectSinks.Of(code, context.Options.AnalyzerConfigOptionsProvider, context.CancellationToken),
            static finding => finding is { Kind: FindingKind.Text, Path.Position: PromptPosition.User });

        context.RegisterSemanticModelAction(model =>
        {
            foreach (TextFinding finding in search.In(model.SemanticModel, model.CancellationToken))
            {
                model.ReportDiagnostic(FindingDiagnostic.Of(Template, finding));
            }
        });
        context.RegisterCompilationEndAction(end =>
        {
            foreach (TextFinding finding in search.Across(end.CancellationToken))
            {
                end.ReportDiagnostic(FindingDiagnostic.Of(DistantTemplate, finding));
            }
        });
    }
}
