using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PromptGen.Analyzers.Tools;

namespace PromptGen.CodeFixes;

/// <summary>
/// Declares a method that a model can call as a tool in a prompt file, with its descriptions. The descriptions also stay at the
/// method, where the SDK reads them, and must be the same on both sides from then on.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeclareToolFix))]
public sealed class DeclareToolFix : CodeFixProvider
{
    public const string NewFileTitle = "Declare the tool in a new prompt file";

    private const int FileLimit = 12;

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PG2010");

    // Which prompt offers a tool is a decision for each.
    public override FixAllProvider? GetFixAllProvider() => null;

    public static string TitleFor(string file) => "Declare the tool in " + file;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Project project = context.Document.Project;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model
                || await MethodAtAsync(context.Document, model, diagnostic.Location.SourceSpan, context.CancellationToken).ConfigureAwait(false) is not { } method
                || ToolText.NameOf(method) is not { } name)
            {
                continue;
            }

            int offered = 0;
            foreach (TextDocument file in project.AdditionalDocuments.Where(ToolList.IsPromptFile).OrderBy(static file => file.Name, StringComparer.Ordinal))
            {
                SourceText text = await file.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
                if (offered < FileLimit && ToolList.In(text, name) is { } list)
                {
                    offered++;
                    Solution changed = project.Solution.WithAdditionalDocumentText(file.Id, text.WithChanges(list.Add(ToolText.Of(method, model.Compilation, name, list.Indentation))));
                    Register(context, diagnostic, TitleFor(file.Name), changed);
                }
            }

            Register(context, diagnostic, NewFileTitle, WithNewFile(project, model.Compilation, method, name));
        }
    }

    private static void Register(CodeFixContext context, Diagnostic diagnostic, string title, Solution changed) => context.RegisterCodeFix(
        CodeAction.Create(title, _ => Task.FromResult(changed), equivalenceKey: title), diagnostic);

    /// <summary>The method that has its description or a parameter's description there, or that becomes a tool there.</summary>
    private static async Task<IMethodSymbol?> MethodAtAsync(Document document, SemanticModel model, TextSpan span, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || span.End > root.FullSpan.End)
        {
            return null;
        }

        SyntaxNode node = root.FindNode(span, getInnermostNodeForTie: true);
        if (node.FirstAncestorOrSelf<AttributeListSyntax>() is { } attributes)
        {
            return attributes.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is MethodDeclarationSyntax method
                ? model.GetDeclaredSymbol(method, cancellationToken) as IMethodSymbol
                : null;
        }

        return node is ExpressionSyntax and not LiteralExpressionSyntax ? model.GetSymbolInfo(node, cancellationToken).Symbol as IMethodSymbol : null;
    }

    private static Solution WithNewFile(Project project, Compilation compilation, IMethodSymbol method, string name)
    {
        string id = Id(project, VariableName.Words(method.ContainingType.Name, '-'));
        return PromptMove.AddFile(project, id, PromptFileText.WithTool(id, ToolText.Of(method, compilation, name, "  ")));
    }

    private static string Id(Project project, string? type)
    {
        string stem = type is null ? "tools" : type.EndsWith("tools", StringComparison.Ordinal) ? type : type + "-tools";
        string id = stem;
        for (int number = 2; project.AdditionalDocuments.Any(file => file.Name.StartsWith(id + ".prompt.", StringComparison.OrdinalIgnoreCase)); number++)
        {
            id = stem + "-" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return id;
    }
}
