using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace PromptGen.CodeFixes;

/// <summary>
/// A constant whose value becomes a rendered prompt: a constant field turns into a property, a constant local into a variable. Only
/// where nothing that uses it has to be constant.
/// </summary>
internal static class ConstantDeclaration
{
    /// <summary>The declaration of the constant whose value is an expression; null if there is none, or if it declares
    /// several.</summary>
    public static SyntaxNode? Of(ExpressionSyntax value) => value.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } declaration } }
        ? declaration.Parent switch
        {
            FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.ConstKeyword) => field,
            LocalDeclarationStatementSyntax { IsConst: true } local => local,
            _ => null,
        }
        : null;

    /// <summary>Whether C# requires a constant in the place of an expression.</summary>
    public static bool IsWanted(SyntaxNode expression)
    {
        for (SyntaxNode? node = expression; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case AttributeSyntax or ParameterSyntax or SwitchLabelSyntax or PatternSyntax:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression }:
                case LocalDeclarationStatementSyntax { IsConst: true }:
                case FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.ConstKeyword):
                    return true;
                case StatementSyntax or MemberDeclarationSyntax:
                    return false;
            }
        }

        return true;
    }

    public static async Task<bool> MayChangeAsync(Document document, SyntaxNode declaration, CancellationToken cancellationToken)
    {
        VariableDeclaratorSyntax declarator = declaration.DescendantNodes().OfType<VariableDeclaratorSyntax>().First();
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || model.GetDeclaredSymbol(declarator, cancellationToken) is not { } constant)
        {
            return false;
        }

        foreach (ReferencedSymbol references in await SymbolFinder.FindReferencesAsync(constant, document.Project.Solution, cancellationToken).ConfigureAwait(false))
        {
            foreach (ReferenceLocation reference in references.Locations)
            {
                if (await reference.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
                    || IsWanted(root.FindNode(reference.Location.SourceSpan, getInnermostNodeForTie: true))
                    || IsInStaticFunction(root.FindNode(reference.Location.SourceSpan), declaration))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>A static function sees constants of the method around it, and no variables.</summary>
    private static bool IsInStaticFunction(SyntaxNode reference, SyntaxNode declaration) =>
        declaration is LocalDeclarationStatementSyntax
        && reference.Ancestors().TakeWhile(node => !node.Span.Contains(declaration.Span)).Any(static node => node switch
        {
            AnonymousFunctionExpressionSyntax function => function.Modifiers.Any(SyntaxKind.StaticKeyword),
            LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.StaticKeyword),
            _ => false,
        });

    /// <summary>The declaration with another value, and no longer constant.</summary>
    public static SyntaxNode With(SyntaxNode declaration, ExpressionSyntax value) => declaration switch
    {
        LocalDeclarationStatementSyntax local => WithValue(local, value),
        FieldDeclarationSyntax field => Property(field, value),
        _ => declaration,
    };

    private static LocalDeclarationStatementSyntax WithValue(LocalDeclarationStatementSyntax local, ExpressionSyntax value)
    {
        VariableDeclaratorSyntax declarator = local.Declaration.Variables[0];
        SyntaxToken constant = local.Modifiers.First(static token => token.IsKind(SyntaxKind.ConstKeyword));
        return local
            .WithModifiers(local.Modifiers.Remove(constant))
            .WithDeclaration(local.Declaration.WithVariables(SyntaxFactory.SingletonSeparatedList(declarator.WithInitializer(declarator.Initializer!.WithValue(value)))))
            .WithLeadingTrivia(local.GetLeadingTrivia());
    }

    private static PropertyDeclarationSyntax Property(FieldDeclarationSyntax field, ExpressionSyntax value)
    {
        VariableDeclaratorSyntax declarator = field.Declaration.Variables[0];
        SyntaxToken constant = field.Modifiers.First(static token => token.IsKind(SyntaxKind.ConstKeyword));
        return SyntaxFactory.PropertyDeclaration(
            field.AttributeLists,
            field.Modifiers.Replace(constant, SyntaxFactory.Token(SyntaxKind.StaticKeyword).WithTriviaFrom(constant)),
            field.Declaration.Type,
            explicitInterfaceSpecifier: null,
            declarator.Identifier.WithTrailingTrivia(SyntaxFactory.Space),
            accessorList: null,
            SyntaxFactory.ArrowExpressionClause(
                SyntaxFactory.Token(SyntaxKind.EqualsGreaterThanToken).WithTrailingTrivia(SyntaxFactory.Space), value.WithoutTrivia()),
            initializer: null,
            field.SemicolonToken);
    }
}
