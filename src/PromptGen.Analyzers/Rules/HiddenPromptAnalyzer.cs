using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PromptGen.Analyzers.Code;
using PromptGen.Analyzers.Flow;
using PromptGen.Analyzers.Sinks;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Analyzers.Rules;

/// <summary>Instructions and templates that are written in C# instead of a prompt file.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HiddenPromptAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Instructions = Descriptors.Of(DiagnosticRules.HiddenInstructions);
    private static readonly DiagnosticDescriptor DistantInstructions = Descriptors.AtEndOf(DiagnosticRules.DistantHiddenInstructions);
    private static readonly DiagnosticDescriptor Template = Descriptors.Of(DiagnosticRules.HiddenTemplate);
    private static readonly DiagnosticDescriptor DistantTemplate = Descriptors.AtEndOf(DiagnosticRules.DistantHiddenTemplate);
    private static readonly DiagnosticDescriptor UntrackedFile = Descriptors.Of(DiagnosticRules.UntrackedPromptFile);
    private static readonly DiagnosticDescriptor DistantUntrackedFile = Descriptors.AtEndOf(DiagnosticRules.DistantUntrackedPromptFile);

    private readonly WordSetCache _words = new();

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Instructions, DistantInstructions, Template, DistantTemplate, UntrackedFile, DistantUntrackedFile);

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
            static finding => finding is
            {
                Kind: FindingKind.Text or FindingKind.File,
                Path.Position: PromptPosition.Instructions or PromptPosition.Template or PromptPosition.Body,
            });

        context.RegisterSemanticModelAction(model =>
        {
            foreach (TextFinding finding in search.In(model.SemanticModel, model.CancellationToken))
            {
                model.ReportDiagnostic(Describe(finding, isDistant: false));
            }
        });
        context.RegisterCompilationEndAction(end =>
        {
            foreach (TextFinding finding in search.Across(end.CancellationToken))
            {
                end.ReportDiagnostic(Describe(finding, isDistant: true));
            }
        });
    }

    private static Diagnostic Describe(TextFinding finding, bool isDistant)
    {
        DiagnosticDescriptor descriptor = (finding.Kind, finding.Path.Position) switch
        {
            (FindingKind.File, _) => isDistant ? DistantUntrackedFile : UntrackedFile,
            (_, PromptPosition.Template) => isDistant ? DistantTemplate : Template,
            _ => isDistant ? DistantInstructions : Instructions,
        };
        return FindingDiagnostic.Of(descriptor, finding);
    }
}
