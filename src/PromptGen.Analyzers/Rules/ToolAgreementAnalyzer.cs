using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PromptGen.Analyzers.Tools;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Display;

namespace PromptGen.Analyzers.Rules;

/// <summary>Reports tools in prompt files whose description or parameters differ from the C# method that they name.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ToolAgreementAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Disagreement = Descriptors.Of(DiagnosticRules.ToolDisagreement);
    private static readonly DiagnosticDescriptor NotFound = Descriptors.AtEndOf(DiagnosticRules.ToolMethodNotFound);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Disagreement, NotFound);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName(DeclaredTool.Attribute) is null || DeclaredTool.In(context.Compilation) is not { Count: > 0 } tools)
        {
            return;
        }

        ConcurrentDictionary<DeclaredTool, bool> found = new();
        context.RegisterSymbolAction(symbol => Compare(symbol, tools, found), SymbolKind.Method);
        context.RegisterCompilationEndAction(end =>
        {
            foreach (DeclaredTool tool in tools)
            {
                if (!found.ContainsKey(tool) && !IsReferenced(tool, end.Compilation))
                {
                    end.ReportDiagnostic(Diagnostic.Create(NotFound, PromptFileLine.Of(tool, end.Options.AdditionalFiles, end.CancellationToken), VisibleText.Line(tool.Name), tool.Prompt, VisibleText.Line(tool.Method)));
                }
            }
        });
    }

    private static void Compare(SymbolAnalysisContext context, IReadOnlyList<DeclaredTool> tools, ConcurrentDictionary<DeclaredTool, bool> found)
    {
        IMethodSymbol method = (IMethodSymbol)context.Symbol;
        foreach (DeclaredTool tool in tools)
        {
            if (!tool.IsImplementedBy(method))
            {
                continue;
            }

            found.TryAdd(tool, true);

            // Where a name has several overloads, the file means the one that fits.
            if (HasFittingOverload(tool, method, context.Compilation))
            {
                continue;
            }

            ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty
                .Add("Prompt", tool.Prompt).Add("Tool", tool.Name).Add("Description", tool.Description);
            foreach (string difference in ToolComparison.Differences(tool, method, context.Compilation))
            {
                context.ReportDiagnostic(Diagnostic.Create(Disagreement, method.Locations[0], properties, VisibleText.Line(tool.Name), tool.Prompt, VisibleText.Line(difference)));
            }
        }
    }

    private static bool HasFittingOverload(DeclaredTool tool, IMethodSymbol method, Compilation compilation)
    {
        foreach (ISymbol member in method.ContainingType.GetMembers(method.Name))
        {
            if (member is IMethodSymbol other && ToolComparison.Differences(tool, other, compilation).Count == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A method of another project, under the full name of its type.</summary>
    private static bool IsReferenced(DeclaredTool tool, Compilation compilation)
    {
        if (compilation.GetTypeByMetadataName(tool.TypeName) is not { } type)
        {
            return false;
        }

        return !type.GetMembers(tool.SimpleMethod).IsEmpty;
    }
}
