using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PromptGen.Analyzers.Code;
using PromptGen.Analyzers.Flow;

namespace PromptGen.Analyzers.Rules;

/// <summary>Reports text in C# code that reaches a model, for all rules about such text.</summary>
/// <remarks>It is one analyzer because all its rules use one search. Separate analyzers would each read and search the whole
/// compilation again.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PromptFlowAnalyzer : DiagnosticAnalyzer
{
    private readonly WordSetCache _words = new();

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        HiddenPromptRules.All.AddRange(UserTemplateRules.All).AddRange(ToolDescriptionRules.All).AddRange(RenderedTextRules.All);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private void Start(CompilationStartAnalysisContext context)
    {
        CodeModel code = new(context.Compilation, _words.Reader(context.TryGetValue));
        PromptSearch search = new(code, ProjectSinks.Of(code, context.Options.AnalyzerConfigOptionsProvider, context.CancellationToken));
        context.RegisterSemanticModelAction(model =>
        {
            foreach (TextFinding finding in search.In(model.SemanticModel, model.CancellationToken))
            {
                if (RuleFor(finding, isDistant: false) is { } rule)
                {
                    model.ReportDiagnostic(FindingDiagnostic.Of(rule, finding));
                }
            }
        });
        context.RegisterCompilationEndAction(end =>
        {
            foreach (TextFinding finding in search.Across(end.CancellationToken))
            {
                if (RuleFor(finding, isDistant: true) is { } rule)
                {
                    end.ReportDiagnostic(FindingDiagnostic.Of(rule, finding));
                }
            }
        });
        ToolAttributes.Register(context);
    }

    private static DiagnosticDescriptor? RuleFor(TextFinding finding, bool isDistant) =>
        HiddenPromptRules.For(finding, isDistant)
        ?? UserTemplateRules.For(finding, isDistant)
        ?? ToolDescriptionRules.For(finding, isDistant)
        ?? RenderedTextRules.For(finding, isDistant);
}
