using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PromptGen.Analyzers.Code;

/// <summary>The syntax whose operation holds everything that runs together: a body, an accessor, an initializer.</summary>
internal static class MemberRoot
{
    public static SyntaxNode? Of(SyntaxNode node)
    {
        for (SyntaxNode? current = node; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or PrimaryConstructorBaseTypeSyntax or CompilationUnitSyntax:
                case ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax }:
                case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or ParameterSyntax or EnumMemberDeclarationSyntax }:
                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } }:
                    return current;
                case AttributeSyntax or BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }

    /// <summary>The bodies of a declared method or property from which values return.</summary>
    public static SyntaxNode? ReturningBody(SyntaxNode declaration) => declaration switch
    {
        BaseMethodDeclarationSyntax method => method,
        LocalFunctionStatementSyntax function => Of(function),
        AccessorDeclarationSyntax accessor => accessor,
        ArrowExpressionClauseSyntax arrow => arrow,
        BasePropertyDeclarationSyntax { AccessorList.Accessors: var accessors } property => Getter(accessors) ?? (SyntaxNode?)ExpressionBody(property),
        BasePropertyDeclarationSyntax property => ExpressionBody(property),
        _ => null,
    };

    private static AccessorDeclarationSyntax? Getter(SyntaxList<AccessorDeclarationSyntax> accessors)
    {
        foreach (AccessorDeclarationSyntax accessor in accessors)
        {
            if (accessor.Keyword.ValueText == "get" && (accessor.Body is not null || accessor.ExpressionBody is not null))
            {
                return accessor;
            }
        }

        return null;
    }

    private static ArrowExpressionClauseSyntax? ExpressionBody(BasePropertyDeclarationSyntax property) => property switch
    {
        PropertyDeclarationSyntax plain => plain.ExpressionBody,
        IndexerDeclarationSyntax indexer => indexer.ExpressionBody,
        _ => null,
    };
}
