using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace PromptGen.CodeFixes;

/// <summary>Suppresses a diagnostic about a text, with a place for the reason.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SuppressWithReasonFix))]
public sealed class SuppressWithReasonFix : CodeFixProvider
{
    public const string Title = "Suppress with a reason";

    private const string Category = "PromptGen.Code";
    private const string Reason = "TODO: explain why this text is in code.";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create("PG2001", "PG2002", "PG2003", "PG2005", "PG2007", "PG2010", "PG2101", "PG2102", "PG2103", "PG2104");

    // Each suppression has a reason of its own.
    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).AncestorsAndSelf().OfType<MemberDeclarationSyntax>()
                    .FirstOrDefault(static member => member is not BaseNamespaceDeclarationSyntax) is { } member)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        Title,
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(
                            member, member is GlobalStatementSyntax statement ? Between(statement, diagnostic) : With(member, diagnostic)))),
                        equivalenceKey: Title + diagnostic.Id),
                    diagnostic);
            }
        }
    }

    private static MemberDeclarationSyntax With(MemberDeclarationSyntax member, Diagnostic diagnostic)
    {
        AttributeSyntax attribute = SyntaxFactory.Attribute(
            SyntaxFactory.ParseName("System.Diagnostics.CodeAnalysis.SuppressMessage").WithAdditionalAnnotations(Simplifier.Annotation),
            SyntaxFactory.ParseAttributeArgumentList(
                "(\"" + Category + "\", \"" + diagnostic.Id + ":" + diagnostic.Descriptor.Title + "\", Justification = \"" + Reason + "\")"));
        SyntaxTriviaList leading = member.GetLeadingTrivia();
        SyntaxTriviaList indentation = SyntaxFactory.TriviaList(leading.Reverse().TakeWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse());
        AttributeListSyntax list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(attribute))
            .WithLeadingTrivia(leading)
            .WithTrailingTrivia(EndOfLine(member));
        MemberDeclarationSyntax rest = member.WithLeadingTrivia(indentation);
        return rest.WithAttributeLists(rest.AttributeLists.Insert(0, list));
    }

    /// <summary>A statement of a program without a class has nothing to put an attribute on; a comment in a directive says the reason.</summary>
    private static GlobalStatementSyntax Between(GlobalStatementSyntax statement, Diagnostic diagnostic)
    {
        SyntaxTriviaList leading = statement.GetLeadingTrivia();
        SyntaxTriviaList trailing = statement.GetTrailingTrivia();
        bool endsLine = trailing.Count > 0 && trailing[trailing.Count - 1].IsKind(SyntaxKind.EndOfLineTrivia);
        string end = EndOfLine(statement).ToFullString();
        string begin = leading.Count > 0 && leading[leading.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? end : "";
        return statement
            .WithLeadingTrivia(leading.AddRange(SyntaxFactory.ParseLeadingTrivia(begin + "#pragma warning disable " + diagnostic.Id + " // " + Reason + end)))
            .WithTrailingTrivia(trailing.AddRange(SyntaxFactory.ParseLeadingTrivia((endsLine ? "" : end) + "#pragma warning restore " + diagnostic.Id + end)));
    }

    private static SyntaxTrivia EndOfLine(SyntaxNode node) =>
        node.SyntaxTree.GetText().ToString().IndexOf("\r\n", System.StringComparison.Ordinal) >= 0 ? SyntaxFactory.CarriageReturnLineFeed : SyntaxFactory.LineFeed;
}
