using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace PromptGen.CodeFixes;

/// <summary>Instructions in code become a prompt file, and the code renders it.</summary>
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

    /// <summary>The solution after the fix, or as it was where the text cannot be moved.</summary>
    /// <param name="document">May have changed since, behind the place of the diagnostic.</param>
    public static Task<Solution> ApplyAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        PromptMove.ApplyAsync(document, diagnostic.Location.SourceSpan, RoleOf(diagnostic), cancellationToken);

    /// <summary>Some SDKs have a developer beside the system; the sink says which of them speaks.</summary>
    private static string RoleOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue("Sink", out string? sink) && sink?.IndexOf("Developer", StringComparison.Ordinal) >= 0 ? "developer" : "system";

    /// <summary>Each fix adds a file and takes a name, so they are made one after the other, from the end of the document.</summary>
    private sealed class EachInTurn : FixAllProvider
    {
        public override System.Collections.Generic.IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document];

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
            Solution solution = document.Project.Solution;
            foreach (Diagnostic diagnostic in diagnostics.OrderByDescending(static diagnostic => diagnostic.Location.SourceSpan.Start))
            {
                if (solution.GetDocument(document.Id) is { } current)
                {
                    solution = await MoveToPromptFileFix.ApplyAsync(current, diagnostic, cancellationToken).ConfigureAwait(false);
                }
            }

            return solution;
        }
    }
}
