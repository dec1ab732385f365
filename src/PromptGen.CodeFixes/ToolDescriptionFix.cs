using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PromptGen.Compiler.Versions;

namespace PromptGen.CodeFixes;

/// <summary>Copies the description of a tool from the prompt file to the code, or from the code to the prompt file.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ToolDescriptionFix))]
public sealed class ToolDescriptionFix : CodeFixProvider
{
    public const string FromFileTitle = "Take the description from the prompt file";
    public const string ToFileTitle = "Write the description to the prompt file";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PG2105");

    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue("Prompt", out string? prompt) || prompt is null
                || !diagnostic.Properties.TryGetValue("Tool", out string? tool) || tool is null
                || root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method
                || DescriptionOf(method, model, context.CancellationToken) is not { } described)
            {
                continue;
            }

            diagnostic.Properties.TryGetValue("Description", out string? inFile);
            if (inFile == described.Text)
            {
                continue;
            }

            if (inFile is not null)
            {
                SyntaxNode changed = root.ReplaceNode(
                    described.Argument, SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(inFile)).WithTriviaFrom(described.Argument));
                context.RegisterCodeFix(
                    CodeAction.Create(FromFileTitle, _ => Task.FromResult(context.Document.WithSyntaxRoot(changed)), equivalenceKey: FromFileTitle), diagnostic);
            }

            if (YamlScalar.CanHold(described.Text)
                && await ToFileAsync(context.Document.Project, prompt, tool, described.Text, context.CancellationToken).ConfigureAwait(false) is { } solution)
            {
                context.RegisterCodeFix(CodeAction.Create(ToFileTitle, _ => Task.FromResult(solution), equivalenceKey: ToFileTitle), diagnostic);
            }
        }
    }

    private static (ExpressionSyntax Argument, string Text)? DescriptionOf(MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (AttributeSyntax attribute in method.AttributeLists.SelectMany(static list => list.Attributes))
        {
            if (attribute is { ArgumentList.Arguments: { Count: 1 } arguments }
                && attribute.Name.ToString().Split('.').Last() is "Description" or "DescriptionAttribute"
                && model.GetConstantValue(arguments[0].Expression, cancellationToken) is { HasValue: true, Value: string text })
            {
                return (arguments[0].Expression, text);
            }
        }

        return null;
    }

    private static async Task<Solution?> ToFileAsync(Project project, string prompt, string tool, string description, CancellationToken cancellationToken)
    {
        foreach (TextDocument file in project.AdditionalDocuments)
        {
            SourceText text = await file.GetTextAsync(cancellationToken).ConfigureAwait(false);
            if (ToolEntry.Find(text, prompt, tool) is { } entry)
            {
                return project.Solution.WithAdditionalDocumentText(file.Id, text.WithChanges(entry.Describe(description)));
            }
        }

        return null;
    }
}
