using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PromptGen.Analyzers.Code;
using PromptGen.Analyzers.Flow;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Analyzers.Rules;

/// <summary>What happens to a rendered prompt between <c>Render</c> and the model: its text edited, or its identity left behind.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RenderedTextAnalyzer : DiagnosticAnalyzer
{
    private const string RenderedPrompt = "PromptGen.RenderedPrompt";

    private static readonly DiagnosticDescriptor Edited = Descriptors.Of(DiagnosticRules.EditedAfterRender);
    private static readonly DiagnosticDescriptor Reduced = Descriptors.Of(DiagnosticRules.IdentityLost);

    private static readonly DiagnosticDescriptor DistantEdited = Descriptors.AtEndOf(DiagnosticRules.DistantEditedAfterRender);
    private static readonly DiagnosticDescriptor DistantReduced = Descriptors.AtEndOf(DiagnosticRules.DistantIdentityLost);

    private readonly WordSetCache _words = new();

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = 
        ImmutableArray.Create(Edited, Reduced, DistantEdited, DistantReduced);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName(RenderedPrompt) is null)
        {
            return;
        }

        CodeModel code = new(context.Compilation, _words.Reader(context.TryGetValue));
        PromptSearch search = new(
            code,
            ProjectSinks.Of(code, context.Options.AnalyzerConfigOptionsProvider, context.CancellationToken),
            static finding => finding.Kind is FindingKind.Edited or FindingKind.Reduced);
        context.RegisterSemanticModelAction(model =>
        {
            foreach (TextFinding finding in search.In(model.SemanticModel, model.CancellationToken))
            {
                model.ReportDiagnostic(FindingDiagnostic.Of(finding.Kind == FindingKind.Edited ? Edited : Reduced, finding));
            }
        });
        context.RegisterCompilationEndAction(end =>
        {
            foreach (TextFinding finding in search.Across(end.CancellationToken))
            {
                end.ReportDiagnostic(FindingDiagnostic.Of(finding.Kind == FindingKind.Edited ? DistantEdited : DistantReduced, finding));
            }
        });
    }
}
