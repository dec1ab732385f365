using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace PromptGen.CodeFixes;

/// <summary>Moves instructions from code to a prompt file that the code then renders.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveToPromptFileFix))]
public sealed class MoveToPromptFileFix : CodeFixProvider
{
    public const string Title = "Move to a prompt file";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PG2001", "PG2002");

    public override FixAllProvider GetFixAllProvider() => new EachInTurn();

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            // Offered only where the text afterwards is the one before.
            if (await PromptMove.IsPossibleAsync(context.Document, diagnostic.Location.SourceSpan, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        Title,
                        cancellationToken => ApplyAsync(context.Document, diagnostic, cancellationToken),
                        equivalenceKey: Title),
                    diagnostic);
            }
        }
    }

    /// <summary>Applies the fix to a solution.</summary>
    /// <param name="document">The document of the diagnostic; it may have changed since, after the place of the diagnostic.</param>
    /// <returns>The changed solution; the unchanged solution if the text cannot be moved.</returns>
    public static Task<Solution> ApplyAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        PromptMove.ApplyAsync(document, diagnostic.Location.SourceSpan, RoleOf(diagnostic), cancellationToken);

    /// <summary>Some SDKs have a developer beside the system; the sink says which of them speaks.</summary>
    private static string RoleOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue("Sink", out string? sink) && sink?.IndexOf("Developer", StringComparison.Ordinal) >= 0 ? "developer" : "system";

    /// <summary>Each fix adds a file and takes a name, so they are made one after the other, in the order in which somebody goes through a document.</summary>
    private sealed class EachInTurn : FixAllProvider
    {
        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document];

        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            if (fixAllContext.Document is not { } document)
            {
                return null;
            }

            ImmutableArray<Diagnostic> diagnostics = await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            return CodeAction.Create(Title, cancellationToken => ApplyAsync(document, diagnostics, cancellationToken), equivalenceKey: Title);
        }

        private static async Task<Solution> ApplyAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
        {
            if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
            {
                return document.Project.Solution;
            }

            // Each text moves with the texts before it, so it is found again by an annotation.
            List<(SyntaxAnnotation Mark, Diagnostic Diagnostic)> texts = [];
            Dictionary<SyntaxNode, SyntaxAnnotation> marks = [];
            foreach (Diagnostic diagnostic in diagnostics.OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start))
            {
                if (PromptMove.ExpressionAt(root, diagnostic.Location.SourceSpan) is { } expression && !marks.ContainsKey(expression))
                {
                    marks.Add(expression, new SyntaxAnnotation());
                    texts.Add((marks[expression], diagnostic));
                }
            }

            Solution solution = document.WithSyntaxRoot(root.ReplaceNodes(marks.Keys, (node, changed) => changed.WithAdditionalAnnotations(marks[node]))).Project.Solution;
            foreach ((SyntaxAnnotation mark, Diagnostic diagnostic) in texts)
            {
                if (solution.GetDocument(document.Id) is { } current
                    && await current.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } changed
                    && changed.GetAnnotatedNodes(mark).FirstOrDefault() is { } text)
                {
                    solution = await PromptMove.ApplyAsync(current, text.Span, RoleOf(diagnostic), cancellationToken).ConfigureAwait(false);
                }
            }

            return solution;
        }
    }
}
